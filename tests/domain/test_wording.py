"""The words of a result: signs, ranges, reasons."""

import pytest

from simulator.domain.rubric import Counts, Side
from simulator.domain.scenario import Character, ComesBack, VoiceWish
from simulator.domain.scorecard import SideTotal, Verdict
from simulator.domain.wording import (
    Group,
    change_words,
    changes,
    comes_back_answer,
    comes_back_question,
    group_of,
    hints_words,
    lost_words,
    outcome_words,
    pass_mark,
    points_gained,
    points_out_of,
    sign_of,
    signed,
    totals_compared,
    verdict_words,
)
from tests.gui import debriefs

FOR = debriefs.criterion("kind", "Is kind", points=2)
AGAINST = debriefs.criterion("rude", "Is rude", points=3, counts=Counts.AGAINST)


@pytest.mark.parametrize(
    ("criterion", "verdict", "group", "sign", "word", "points"),
    [
        (FOR, Verdict.YES, Group.DID, "✓", "done", "+2"),
        (FOR, Verdict.NO, Group.MISSED, "✗", "missed", "0 of 2"),
        (FOR, Verdict.UNSURE, Group.FOR_A_PERSON, "?", "not sure", "0 to +2"),
        (FOR, Verdict.NO_OPPORTUNITY, Group.NO_OPPORTUNITY, "–", "no opportunity", ""),
        (AGAINST, Verdict.YES, Group.HURT, "✗", "it hurt", "−3"),
        (AGAINST, Verdict.NO, Group.AVOIDED, "✓", "avoided", ""),
        (AGAINST, Verdict.UNSURE, Group.FOR_A_PERSON, "?", "not sure", "−3 to 0"),
    ],
)
def test_every_verdict_has_a_sign_a_word_and_points(criterion, verdict, group, sign, word, points):
    judgement = debriefs.judged(criterion, verdict)
    assert group_of(judgement) is group
    assert (sign_of(judgement), verdict_words(judgement), points_gained(judgement)) == (sign, word, points)


def test_points_are_a_range_only_while_something_is_not_sure():
    assert points_out_of(SideTotal(Side.TASK, 8, 8, 8, 8)) == "8 of 8"
    assert points_out_of(SideTotal(Side.RELATIONSHIP, 14, 18, 14, 16)) == "14–16 of 18"


@pytest.mark.parametrize(("of", "per_cent", "mark"), [(15, 60, 9), (8, 70, 6), (10, 100, 10), (0, 60, 0)])
def test_the_pass_mark_is_the_fewest_whole_points_that_reach_it(of, per_cent, mark):
    assert pass_mark(SideTotal(Side.TASK, 0, of, 0, of), per_cent) == mark


@pytest.mark.parametrize(("gender", "question"), [("female", "she"), ("male", "he"), ("", "Kim Lee")])
def test_the_question_is_about_this_customer(gender, question):
    character = Character("kim", "Kim Lee", ("Kim",), "kim", VoiceWish(gender=gender))
    assert comes_back_question(character) == f"Will {question} come back?"
    assert [comes_back_answer(one) for one in ComesBack] == ["Yes.", "Perhaps.", "No."]


def test_a_failed_critical_criterion_is_said_before_any_points():
    debrief = debriefs.cold()
    outcome, reason = outcome_words(debrief.scorecard, debrief.scenario.rubric)
    assert outcome == "Not yet"
    assert reason == "“Promises a time” (missed) decides this, whatever the points."


def test_the_outcome_says_what_is_missing_or_who_decides():
    warm, crowded, what_if = debriefs.warm(), debriefs.crowded(), debriefs.cold()
    rubric = warm.scenario.rubric
    assert outcome_words(warm.scorecard, rubric) == ("Passed", "Both sides reach their mark.")
    assert outcome_words(crowded.scorecard, rubric) == ("It hangs on a person", "1 check is not sure.")
    low = debriefs.scorecard(debriefs.played(what_if.scenario), what_if.scorecard.judgements, passed=False)
    reason = "It takes 9 more relationship points and 4 more task points."
    assert outcome_words(low, rubric) == ("Not yet", reason)


def test_what_was_lost_is_told_with_its_reason():
    warm, cold = debriefs.warm(), debriefs.cold()
    rubric = warm.scenario.rubric
    assert lost_words(warm.scorecard, rubric, Side.RELATIONSHIP) == "13 earned, −1 for 1 hint"
    assert lost_words(cold.scorecard, rubric, Side.RELATIONSHIP) == "0 earned, −5 for what hurt"
    assert lost_words(cold.scorecard, rubric, Side.TASK) == ""


def test_hints_and_changes_are_told_with_their_sign():
    assert hints_words(0, 1) == ""
    assert hints_words(1, 1) == "1 hint taken: −1 relationship point."
    assert hints_words(2, 0) == "2 hints taken."
    assert [signed(n) for n in (15, 0, -20)] == ["+15", "0", "−20"]


def test_a_what_if_is_compared_in_words():
    debrief = debriefs.what_if()
    assert debrief.original is not None
    pairs = changes(debrief.original, debrief.scorecard)
    told = {new.criterion.id: change_words(old, new) for old, new in pairs}
    assert told["answers-her-answer"] == "missed → done, +3"
    assert told["shares-own"] == "missed → not sure"
    assert told["asks-what-happened"] == "done → missed"
    assert "notices-dog" not in told
    before = SideTotal(Side.TASK, 12, 18, 12, 12)
    assert (
        totals_compared(before, SideTotal(Side.TASK, 15, 18, 15, 15))
        == "original 12 of 18 → this time 15 of 18"
    )
