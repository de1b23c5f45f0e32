"""A person's decision stands above the program's, and the points follow; one's own view changes nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from simulator.domain.access import may_overrule
from simulator.domain.decided_scorecard import overruled
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person, Role
from simulator.domain.rubric import Counts, Criterion, Rubric, Side
from simulator.domain.scorecard import Judgement, Scorecard, Verdict
from simulator.domain.totals import passes, total_of
from simulator.scoring.matchers import Says

KIM, ANN = Person("k", "Kim", Role.TRAINER), Person("a", "Ann")


def criterion(id_: str, **more: Any) -> Criterion:
    given: dict[str, Any] = {
        "side": Side.RELATIONSHIP,
        "counts": Counts.FOR,
        "points": 2,
        "practices": (),
        "why": "",
        "looked_for": "",
        "good": "",
        "poor": "",
        "listen_for": Says(("hello",)),
    }
    return Criterion(id_, id_, **(given | more))


def judged(one: Criterion, verdict: Verdict, points: int = 0, low: int = 0, high: int = 0) -> Judgement:
    of = one.points if one.counts is Counts.FOR and verdict is not Verdict.NO_OPPORTUNITY else 0
    return Judgement(one, verdict, points, low, high, of, (), "")


def card(*judgements: Judgement, hints: int = 0) -> tuple[Scorecard, Rubric]:
    rubric = Rubric(tuple(each.criterion for each in judgements), 50, 50)
    relationship, task = (
        total_of(judgements, side, hints * (side is Side.RELATIONSHIP))
        for side in (Side.RELATIONSHIP, Side.TASK)
    )
    passed = passes(rubric, relationship, task, judgements)
    return Scorecard(
        "x", "d", 0, "end", None, 50, passed, relationship, task, judgements, (), hints=hints
    ), rubric


def says(id_: str, decision: Decision, by: Person = KIM, at: int = 0) -> Overruling:
    when = datetime(2026, 11, 22, 9, at, tzinfo=UTC)
    return Overruling(f"{id_}{at}", "1", id_, None, Verdict.NO, decision, "", "", by, by is ANN, when)


MISSED = judged(criterion("greets"), Verdict.NO)
DONE = judged(criterion("thanks"), Verdict.YES, 2, 2, 2)


def test_a_yes_brings_the_points_and_may_pass() -> None:
    before, rubric = card(MISSED, judged(criterion("names"), Verdict.NO))
    assert before.passed is False
    after = overruled(before, rubric, [says("greets", Decision.YES)])
    told = after.judgement("greets")
    assert (told.verdict, told.points, told.of) == (Verdict.YES, 2, 2)
    assert told.overruled is not None
    assert told.overruled.by is KIM
    assert (after.relationship.points, after.relationship.of, after.passed) == (2, 4, True)


def test_a_no_takes_them_and_open_is_a_range() -> None:
    before, rubric = card(DONE)
    after = overruled(before, rubric, [says("thanks", Decision.NO)])
    assert (after.relationship.points, after.passed) == (0, False)
    open_ = overruled(before, rubric, [says("thanks", Decision.OPEN)])
    assert (open_.relationship.low, open_.relationship.high, open_.passed) == (0, 2, None)
    assert open_.judgement("thanks").verdict is Verdict.UNSURE


def test_the_latest_wins_and_withdrawing_leaves_it_to_the_program() -> None:
    before, rubric = card(DONE)
    first, second = says("thanks", Decision.NO), says("thanks", Decision.WITHDRAWN, at=1)
    assert overruled(before, rubric, [first, second]) == before
    third = says("thanks", Decision.OPEN, at=2)
    assert overruled(before, rubric, [first, second, third]).judgement("thanks").overruled is third


def test_ones_own_view_is_shown_and_changes_nothing() -> None:
    before, rubric = card(MISSED)
    mine = says("greets", Decision.YES, ANN)
    after = overruled(before, rubric, [mine])
    assert after == replace(before, judgements=(replace(MISSED, overruled=mine),))
    theirs = says("greets", Decision.NO, KIM)
    assert overruled(before, rubric, [theirs, mine]).judgement("greets").overruled is theirs


def test_what_counts_against_loses_points() -> None:
    rushes = criterion("rushes", counts=Counts.AGAINST, points=1)
    before, rubric = card(DONE, judged(rushes, Verdict.NO))
    after = overruled(before, rubric, [says("rushes", Decision.YES)])
    assert (after.relationship.points, after.relationship.of) == (1, 2)
    assert after.judgement("rushes").of == 0


def test_several_occasions_stay_several_and_doubtful_ones_become_sure() -> None:
    often = criterion("restates", most_times=3)
    doubtful = replace(judged(often, Verdict.UNSURE, 0, 0, 4), of=6)
    before, rubric = card(doubtful)
    told = overruled(before, rubric, [says("restates", Decision.YES)]).judgement("restates")
    assert (told.points, told.low, told.high, told.of) == (4, 4, 4, 6)


def test_no_opportunity_that_was_one_after_all_counts() -> None:
    before, rubric = card(DONE, judged(criterion("greets"), Verdict.NO_OPPORTUNITY))
    after = overruled(before, rubric, [says("greets", Decision.NO)])
    assert (after.relationship.points, after.relationship.of) == (2, 4)


def test_advice_that_a_person_decides_counts() -> None:
    before, rubric = card(DONE, judged(criterion("greets"), Verdict.YES, 2, 2, 2).as_advice)
    after = overruled(before, rubric, [says("greets", Decision.YES)])
    assert (after.relationship.points, after.relationship.of) == (4, 4)
    left = overruled(before, rubric, [says("greets", Decision.OPEN)]).judgement("greets")
    assert (left.verdict, left.is_advisory, left.of) == (Verdict.UNSURE, True, 0)


def test_a_critical_miss_that_was_none_no_longer_fails() -> None:
    vital = judged(criterion("apologises", critical=True), Verdict.NO)
    before, rubric = card(DONE, vital, judged(criterion("b"), Verdict.YES, 2, 2, 2))
    assert before.passed is False
    after = overruled(before, rubric, [says("apologises", Decision.YES)])
    assert (after.passed, after.failed_critical) == (True, ())
    again = overruled(before, rubric, [says("b", Decision.NO)])
    assert again.failed_critical == ("apologises",)


def test_hints_still_cost() -> None:
    before, rubric = card(MISSED, DONE, hints=1)
    assert overruled(before, rubric, [says("greets", Decision.YES)]).relationship.points == 3


def test_who_may() -> None:
    for role in Role:
        somebody = Person("s", "Sam", role)
        for is_submitted in (True, False):
            assert may_overrule(person=somebody, owner_id="s", is_submitted=is_submitted)
            others = may_overrule(person=somebody, owner_id="a", is_submitted=is_submitted)
            assert others == (is_submitted and role is Role.TRAINER)
