"""Verdicts, points and passing: what the scorer makes of an attempt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.rubric import Counts, Order, Side
from simulator.domain.scenario import Opening
from simulator.domain.scorecard import Judgement, Scorecard, Verdict
from simulator.scoring.matchers import AllOf, ForAPerson, InPart, Says, Seconds
from simulator.scoring.matchers.between import Between
from simulator.scoring.scorer import score
from tests.scoring.small_world import attempt, criterion, scenario

SORRY = Says(("sorry",), ("afraid",))
"""A yes for "sorry", not sure for "afraid"."""

AGAINST = Counts.AGAINST


def judged(judge: Scorecard | Judgement, id_: str = "it") -> tuple[str, int, int, int, int]:
    one = judge.judgement(id_) if isinstance(judge, Scorecard) else judge
    return one.verdict.value, one.points, one.low, one.high, one.of


@pytest.mark.parametrize(
    ("rest", "replies", "expected"),
    [
        ({}, ("sorry", "x", "x"), ("yes", 2, 2, 2, 2)),
        ({}, ("x", "x", "x"), ("no", 0, 0, 0, 2)),
        ({}, ("afraid", "x", "x"), ("unsure", 0, 0, 2, 2)),
        ({}, ("afraid", "sorry", "x"), ("yes", 2, 2, 2, 2)),
        ({}, ("sorry", "sorry", "sorry"), ("yes", 2, 2, 2, 2)),
        ({"most_times": 2}, ("sorry", "x", "x"), ("yes", 2, 2, 2, 4)),
        ({"most_times": 2}, ("sorry", "sorry", "sorry"), ("yes", 4, 4, 4, 4)),
        ({"most_times": 2}, ("afraid", "afraid", "afraid"), ("unsure", 0, 0, 4, 4)),
        ({"most_times": 9}, ("x", "x", "x"), ("no", 0, 0, 0, 6)),
        ({"counts": AGAINST}, ("sorry", "x", "x"), ("yes", -2, -2, -2, 0)),
        ({"counts": AGAINST}, ("x", "x", "x"), ("no", 0, 0, 0, 0)),
        ({"counts": AGAINST}, ("afraid", "x", "x"), ("unsure", 0, -2, 0, 0)),
        ({"counts": AGAINST, "most_times": 3}, ("sorry", "sorry", "x"), ("yes", -4, -4, -4, 0)),
        ({"points": 0}, ("sorry", "x", "x"), ("yes", 0, 0, 0, 0)),
        ({"opportunity": InPart("close")}, ("sorry", "x", "x"), ("no", 0, 0, 0, 2)),
        ({"opportunity": InPart("close")}, ("x", "x", "sorry"), ("yes", 2, 2, 2, 2)),
        ({"opportunity": InPart("nowhere")}, ("sorry", "x", "x"), ("no-opportunity", 0, 0, 0, 0)),
        ({"opportunity": ForAPerson()}, ("sorry", "x", "x"), ("unsure", 0, 0, 2, 2)),
        ({"opportunity": InPart("close"), "most_times": 3}, ("x", "x", "sorry"), ("yes", 2, 2, 2, 2)),
    ],
)
def test_verdict_and_points(rest, replies, expected):
    story = scenario(criterion("it", SORRY, **rest))
    assert judged(score(story, attempt(story, *replies))) == expected


def test_the_evidence_quotes_what_decided():
    story = scenario(criterion("it", SORRY, most_times=3))
    card = score(story, attempt(story, "I'm afraid.", "So sorry, sorry.", "Sorry"))
    told = [(e.turn, e.start, e.quote, e.because) for e in card.judgement("it").evidence]
    why = "Heard as certain words."
    assert told == [(2, 3, "sorry", why), (2, 10, "sorry", why), (3, 0, "Sorry", why)]


def test_what_was_listened_for_is_told_with_the_facts():
    story = scenario(
        criterion("it", SORRY, looked_for="a word about {dog.name}"), criterion("other", SORRY, looked_for="")
    )
    card = score(story, attempt(story, "x", seed=0))
    assert card.judgement("it").looked_for == "a word about Biscuit"
    assert card.judgement("other").looked_for == "words like “sorry”, “afraid”"


@pytest.mark.parametrize(
    ("order", "replies", "verdict"),
    [
        ({"before": "other"}, ("sorry", "receipt", "x"), "yes"),
        ({"before": "other"}, ("receipt", "sorry", "x"), "no"),
        ({"before": "other"}, ("sorry", "x", "x"), "yes"),
        ({"before": "other"}, ("sorry, your receipt", "x", "x"), "yes"),
        ({"before": "other"}, ("your receipt, sorry", "x", "x"), "no"),
        ({"before": "other"}, ("your receipt, sorry", "sorry", "x"), "no"),
        ({"before": "other"}, ("paper", "sorry", "x"), "unsure"),
        ({"before": "other"}, ("sorry", "paper", "sorry"), "yes"),
        ({"before": "other"}, ("afraid", "receipt", "sorry"), "unsure"),
        ({"before": "other"}, ("afraid", "paper", "sorry"), "unsure"),
        ({"before": "other"}, ("afraid", "receipt", "x"), "unsure"),
        ({"after": "other"}, ("receipt", "sorry", "x"), "yes"),
        ({"after": "other"}, ("sorry", "receipt", "x"), "no"),
        ({"after": "other"}, ("sorry", "x", "x"), "no"),
        ({"after": "other"}, ("your receipt, sorry", "x", "x"), "yes"),
        ({"after": "other"}, ("sorry, your receipt", "x", "x"), "no"),
        ({"after": "other"}, ("sorry, your receipt, sorry", "x", "x"), "yes"),
        ({"after": "other"}, ("paper", "sorry", "x"), "unsure"),
        ({"after": "other"}, ("paper", "sorry", "receipt"), "unsure"),
        ({"after": "other"}, ("paper", "receipt", "sorry"), "yes"),
        ({"after": "other"}, ("receipt", "afraid", "x"), "unsure"),
        ({"before": "no-such"}, ("sorry", "x", "x"), "yes"),
    ],
)
def test_order(order, replies, verdict):
    story = scenario(
        criterion("it", SORRY, order=Order(**order)), criterion("other", Says(("receipt",), ("paper",)))
    )
    assert score(story, attempt(story, *replies)).judgement("it").verdict == verdict


def test_only_the_words_that_came_later_are_quoted():
    story = scenario(criterion("it", SORRY, order=Order(after="other")), criterion("other", "receipt"))
    card = score(story, attempt(story, "Sorry, your receipt? Sorry!"))
    assert [each.start for each in card.judgement("it").evidence] == [21]


def test_something_done_does_not_come_before_the_words_said_with_it():
    quick = AllOf((SORRY, Seconds(Between(at_most=5))))
    story = scenario(criterion("it", quick, order=Order(before="other")), criterion("other", "receipt"))
    said = Reply("Your receipt? Sorry.", answer_seconds=2.0)
    assert score(story, attempt(story, said)).judgement("it").verdict is Verdict.NO


def test_the_sides_are_never_added_together():
    story = scenario(
        criterion("kind", "sorry", side=Side.RELATIONSHIP),
        criterion("rude", "go away", side=Side.RELATIONSHIP, counts=AGAINST, points=1),
        criterion("done", "repair", points=3),
        criterion("never", "x", opportunity=InPart("nowhere"), points=9),
        criterion("perhaps", Says((), ("soon",)), points=5),
    )
    card = score(story, attempt(story, "Sorry, go away.", "A repair, soon.", "y"))
    kind, task = card.relationship, card.task
    assert (kind.side, kind.points, kind.low, kind.high, kind.of) == (Side.RELATIONSHIP, 1, 1, 1, 2)
    assert (task.side, task.points, task.low, task.high, task.of) == (Side.TASK, 3, 3, 8, 8)
    assert kind.is_sure
    assert not task.is_sure


def test_hints_cost_relationship_points_and_no_total_is_below_nothing():
    story = scenario(
        criterion("kind", "sorry", side=Side.RELATIONSHIP),
        criterion("rude", "go away", counts=AGAINST),
        hint_cost=3,
    )
    card = score(story, attempt(story, Reply("sorry, go away", hints=1), "x", "x"))
    assert card.hints == 1
    assert (card.relationship.points, card.relationship.low, card.relationship.high) == (0, 0, 0)
    assert (card.task.points, card.task.low, card.task.high, card.task.of) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("rest", "replies", "passed", "failed"),
    [
        ({}, ("sorry", "x", "x"), True, ()),
        ({}, ("x", "x", "x"), False, ()),
        ({}, ("afraid", "x", "x"), None, ()),
        ({"critical": True}, ("x", "x", "x"), False, ("it",)),
        ({"critical": True, "points": 0}, ("x", "x", "x"), False, ("it",)),
        ({"critical": True, "points": 0}, ("afraid", "x", "x"), None, ()),
        ({"critical": True, "points": 0}, ("sorry", "x", "x"), True, ()),
        ({"critical": True, "counts": AGAINST}, ("sorry", "x", "x"), False, ("it",)),
        ({"critical": True, "counts": AGAINST}, ("afraid", "x", "x"), None, ()),
        ({"critical": True, "counts": AGAINST}, ("x", "x", "x"), True, ()),
        ({"critical": True, "opportunity": InPart("nowhere")}, ("x", "x", "x"), True, ()),
        ({"points": 0}, ("afraid", "x", "x"), True, ()),
    ],
)
def test_passing(rest, replies, passed, failed):
    story = scenario(criterion("it", SORRY, **rest), pass_task=70)
    card = score(story, attempt(story, *replies))
    assert (card.passed, card.failed_critical) == (passed, failed)


@pytest.mark.parametrize(
    ("bar", "replies", "passed"),
    [
        (50, ("a1 afraid", "x", "x"), True),
        (51, ("a1 afraid", "x", "x"), None),
        (75, ("a1 a2 afraid", "x", "x"), None),
        (100, ("a1 x", "x", "x"), False),
        (100, ("a1 sorry", "x", "x"), True),
    ],
)
def test_it_hangs_on_a_person_only_where_they_decide_it(bar, replies, passed):
    story = scenario(criterion("sure", "a1"), criterion("it", SORRY), pass_task=bar)
    assert score(story, attempt(story, *replies)).passed is passed


def test_an_attempt_under_way_is_judged_and_not_passed():
    story = scenario(criterion("it", "sorry"))
    card = score(story, attempt(story, "sorry"))
    assert (card.passed, card.ending_id, card.comes_back) == (False, None, None)
    assert card.task.points == 2
    assert score(story, attempt(story)).judgement("it").verdict is Verdict.NO_OPPORTUNITY


def test_the_turns_are_told_with_moods_and_thoughts():
    story = scenario(opening=Opening(3.0, 3, -10, "At last, {town}."))
    card = score(story, attempt(story, Reply("hi", rings=4), "x", "x"))
    first, second, _ = card.turns
    assert (first.number, first.node_id, first.customer, first.speaker) == (
        1,
        "turn-1",
        "Line 1 in Dover.",
        "marco",
    )
    assert (first.mood, first.mood_change, first.thought) == (45, -5, "At last, Dover. Hm, Biscuit.")
    assert (second.mood, second.mood_change, second.thought) == (50, 5, "Hm, Biscuit.")
    assert (card.mood, card.ending_id, card.seed, card.digest) == (55, "stays", 0, "0" * 64)


def test_the_kept_way_is_followed_whatever_would_be_heard_now():
    story = scenario(criterion("it", "sorry"))
    kept = attempt(story, "sorry", "x", "x")
    changed = replace(story, rubric=replace(story.rubric, criteria=(criterion("it", "pardon"),)))
    card = score(changed, kept)
    assert card.ending_id == "stays"
    assert card.judgement("it").verdict is Verdict.NO


def test_an_attempt_of_another_scenario_is_refused():
    story = scenario()
    with pytest.raises(ValueError, match="was not said at"):
        score(replace(story, start="turn-2"), attempt(story, "x"))


def test_a_criterion_that_is_not_there():
    story = scenario()
    with pytest.raises(KeyError):
        score(story, attempt(story)).judgement("it")
