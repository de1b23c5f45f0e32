"""A stock line of feeling that other customers heard as well counts less, and says so."""

from __future__ import annotations

import pytest

from simulator.domain.said_before import EarlierReply
from simulator.domain.scorecard import Judgement, Verdict
from simulator.scoring.matchers import ShowsBehaviour
from simulator.scoring.scorer import score
from tests.scoring.small_world import attempt, criterion, scenario

STOCK = "Oh {}, I am so very sorry to hear that."


def judged(text: str, said_before: list[EarlierReply], points: int = 3, **rest: int) -> Judgement:
    world = scenario(criterion("it", ShowsBehaviour("apologises"), points=points, **rest))
    return score(world, attempt(world, text, "okay", "okay"), said_before=said_before).judgement("it")


def said_to(*customers: str) -> list[EarlierReply]:
    return [EarlierReply(each, f"{STOCK.format('Ruth')} When was it?") for each in customers]


@pytest.mark.parametrize(("points", "worth"), [(1, 0), (2, 1), (3, 1), (4, 2)])
def test_a_line_said_to_two_others_counts_half(points: int, worth: int) -> None:
    one = judged(STOCK.format("Dana"), said_to("lamp", "crown"), points)
    assert (one.verdict, one.points, one.low, one.high, one.of) == (Verdict.YES, worth, worth, worth, points)
    assert one.evidence[0].because == "You said this same line to three customers, so it counts less."


def test_four_customers_are_counted() -> None:
    told = judged(STOCK.format("Mia"), said_to("lamp", "crown", "kettle", "crown")).evidence[0].because
    assert "four customers" in told


@pytest.mark.parametrize("others", [(), ("lamp",), ("lamp", "lamp", "lamp")])
def test_saying_it_to_one_other_customer_is_how_people_speak(others: tuple[str, ...]) -> None:
    assert judged(STOCK.format("Dana"), said_to(*others)).points == 3


@pytest.mark.parametrize(
    "text",
    [
        "I am so very sorry to hear that about your kitchen.",
        "I am so very sorry to hear that, and about Biscuit too.",
        "I am so sorry.",
        f"{STOCK.format('Dana')} And I am sorry about your floor.",
    ],
)
def test_other_words_count_fully(text: str) -> None:
    assert (
        judged(text, [*said_to("lamp", "crown"), *(EarlierReply(c, "I am so sorry.") for c in "ab")]).points
        == 3
    )


def test_naming_this_customers_matter_counts_fully() -> None:
    line = "I am so sorry about the whole of Dover."  # the town is this customer's, drawn by the seed
    world = scenario(criterion("it", ShowsBehaviour("apologises"), points=3))
    stock = [EarlierReply(each, line) for each in ("lamp", "crown")]
    assert score(world, attempt(world, line, "okay", "okay"), said_before=stock).judgement("it").points == 3
    elsewhere = line.replace("Dover", "it all")
    stock = [EarlierReply(each, elsewhere) for each in ("lamp", "crown")]
    assert (
        score(world, attempt(world, elsewhere, "okay", "okay"), said_before=stock).judgement("it").points == 1
    )


def test_a_fresh_line_later_makes_up_for_a_worn_one() -> None:
    world = scenario(criterion("it", ShowsBehaviour("apologises"), points=3))
    replies = (STOCK.format("Dana"), "I'm sorry you had to wait in the cold kitchen.", "okay")
    assert score(world, attempt(world, *replies), said_before=said_to("a", "b")).judgement("it").points == 3
