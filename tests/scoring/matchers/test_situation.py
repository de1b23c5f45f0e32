"""Conditions about where the conversation stands, and how conditions are put together."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.evidence import Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.matchers import (
    AllOf,
    AnyOf,
    AtNode,
    Between,
    Earned,
    ForAPerson,
    InPart,
    MeetsCriterion,
    MoodIs,
    Not,
    Remembers,
    Rings,
    Says,
    Seconds,
    Told,
    TurnIs,
)
from tests.scoring.small_world import NO, UNSURE, YES, moment, nowhere, quotes


class Always:
    """A condition that always answers the same."""

    def __init__(self, certainty: Certainty) -> None:
        passage = Evidence(3, 0, 2, "He", "So it is.", certainty)
        self._finding = Finding(certainty, (passage,) if certainty else ())

    def find(self, moment: Moment) -> Finding:
        return self._finding

    def looks_for(self) -> tuple[str, ...]:
        return ("nothing",)


@pytest.mark.parametrize(("one", "other"), list(itertools.product(Certainty, repeat=2)))
def test_and_or_not_have_three_values(one: Certainty, other: Certainty):
    both = (Always(one), Always(other))
    assert AnyOf(both).find(moment()).certainty is max(one, other)
    assert AllOf(both).find(moment()).certainty is min(one, other)
    assert Not(both[0]).find(moment()).certainty is one.opposite
    assert Not(AnyOf(both)).find(moment()).certainty is max(one, other).opposite
    assert Not(AllOf(both)).find(moment()).certainty is min(one, other).opposite
    assert Not(Not(both[0])).find(moment()).certainty is one


def test_nothing_asked():
    assert AnyOf(()).find(moment()).certainty is NO
    assert AllOf(()).find(moment()).certainty is YES
    assert AnyOf(()).looks_for() == ()
    assert AllOf(()).looks_for() == ("anything at all",)


def test_passages_come_in_order_and_none_inside_another():
    text = moment("Sorry, Mia, so sorry.")
    both = AllOf((Says(("so sorry", "mia")), Says(("sorry",))))
    assert quotes(both.find(text)) == ["Sorry", "Mia", "so sorry"]
    assert quotes(AnyOf((ForAPerson(), Says(("mia",)))).find(text)) == ["Mia"]
    assert quotes(Not(Says(("hello",))).find(text)) == []


def test_a_person_is_asked():
    assert ForAPerson().find(moment()).certainty is UNSURE
    assert Not(ForAPerson()).find(moment()).certainty is UNSURE


@pytest.mark.parametrize(
    ("condition", "place", "certainty"),
    [
        (AtNode(("hello", "bye")), {}, YES),
        (AtNode(("bye",)), {}, NO),
        (InPart("opening"), {}, YES),
        (InPart("close"), {}, NO),
        (MoodIs(Between(at_least=50)), {"mood": 50}, YES),
        (MoodIs(Between(at_least=51)), {"mood": 50}, NO),
        (MoodIs(Between(at_least=10, at_most=20)), {"mood": 15}, YES),
        (MoodIs(Between()), {"mood": 0}, YES),
        (TurnIs(Between(at_most=2)), {"turn": 2}, YES),
        (TurnIs(Between(at_most=2)), {"turn": 3}, NO),
        (Remembers("dog"), {"remembered": frozenset({"dog"})}, YES),
        (Remembers("dog"), {}, NO),
        (Earned("greets"), {"earned": frozenset({"greets"})}, YES),
        (Earned("greets"), {}, NO),
        (Told("dog"), {"told": {"dog": 1}}, YES),
        (Told("dog"), {"told": {}}, NO),
        (Told("dog", 1), {"told": {"dog": 3}}, YES),
        (Told("dog", 1), {"told": {"dog": 2}}, NO),
        (Told("dog", 2), {"told": {"dog": 2}}, YES),
        (Told("dog", 2), {"told": {"dog": 1}}, NO),
    ],
)
def test_where_the_conversation_stands(condition: Condition, place: dict[str, Any], certainty: Certainty):
    assert condition.find(moment(**place)).certainty is certainty


@pytest.mark.parametrize(
    ("rings", "seconds", "rang", "took"),
    [(3, 5.0, YES, YES), (4, 5.1, NO, NO), (0, 0.0, YES, YES), (None, None, YES, YES)],
)
def test_timing(rings: int | None, seconds: float | None, rang: Certainty, took: Certainty):
    here = moment(reply=Reply("Hello", rings=rings, answer_seconds=seconds))
    assert Rings(Between(at_most=3)).find(here).certainty is rang
    assert Seconds(Between(at_most=5)).find(here).certainty is took
    measured = Rings(Between(at_most=9)).find(here).evidence
    assert [each.because for each in measured] == ([] if rings is None else [told(rings)])


def told(rings: int) -> str:
    return f"You answered at ring {rings}."


PLACES = [
    AtNode(("bye",)),
    InPart("close"),
    MoodIs(Between(at_least=90)),
    TurnIs(Between(at_least=9)),
    Remembers("dog"),
    Earned("greets"),
    Told("dog", 1),
    Rings(Between(at_most=1)),
    Seconds(Between(at_most=1)),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: type(place).__name__)
def test_nobody_is_blamed_for_what_cannot_be_seen(place: Condition):
    """Outside a conversation it holds, and its opposite holds as well, however deep either stands."""
    says, unsaid = Says(("hello",)), Says(("bye",))
    for condition in (
        place,
        Not(place),
        Not(Not(place)),
        AllOf((place, says)),
        Not(AllOf((place, says))),
        Not(AnyOf((place, unsaid))),
        Not(MeetsCriterion("there", AllOf((place, place)))),
    ):
        assert condition.find(nowhere("hello")).certainty is YES
    assert AllOf((place, unsaid)).find(nowhere("hello")).certainty is NO
    assert Not(AnyOf((place, says))).find(nowhere("hello")).certainty is NO


def test_another_line_of_the_rubric_is_asked_as_it_stands():
    meets = MeetsCriterion("apologises", Says(("sorry",)))
    assert quotes(meets.find(moment("so sorry"))) == ["sorry"]
    assert meets.looks_for() == ("words like “sorry”",)
