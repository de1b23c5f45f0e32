"""Promises about any reply at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.attempt import LONGEST_REPLY, Reply, clean_reply
from simulator.domain.rubric import Counts, Order, Side
from simulator.domain.scenario import Scenario
from simulator.scoring import judge_text, score
from simulator.scoring.behaviours.catalogue import behaviour_ids
from simulator.scoring.english_words import listed
from simulator.scoring.matchers import (
    Addressed,
    AllOf,
    AnyOf,
    CallsByName,
    ForAPerson,
    Gives,
    GivesReason,
    InPart,
    Not,
    Offers,
    Rings,
    Says,
    ShowsBehaviour,
)
from simulator.scoring.matchers.between import Between
from tests.scoring.small_world import CARD, TRAY, attempt_of, criterion, scenario
from tests.thoroughness import times

SORRY = Says(("[so] sorry", "apologise", "not * right"), ("afraid",), ("but",))
CRITERIA = (
    criterion("sorry", SORRY, side=Side.RELATIONSHIP, most_times=2),
    criterion("dog", Says(("{dog.name}", "dog~")), order=Order(before="offer")),
    criterion("offer", Offers(CARD.may, 2), order=Order(after="sorry")),
    criterion("to-mia", AllOf((Addressed("mia"), Not(CallsByName("marco"))))),
    criterion("gift", AnyOf((Gives("any", TRAY), GivesReason(CARD.reason)))),
    criterion("late", Rings(Between(at_least=4)), counts=Counts.AGAINST),
    criterion("rude", Says(("whatever",)), counts=Counts.AGAINST, critical=True),
    criterion("person", ForAPerson(), opportunity=InPart("close")),
    *(criterion(id_, ShowsBehaviour(id_, about=("dog", "sorry"))) for id_ in behaviour_ids()[:5]),
)
STORY = scenario(*CRITERIA, pass_task=50, pass_relationship=50)
PIECES = (
    "so sorry",
    "lend you",
    "sold as new",
    "you said",
    *sorted(
        listed(
            """sorry I'm not no but afraid Mia Marco, Biscuit dogs exchange repair whatever hello a % & 3pm
            don’t İ ß ﬁ 😀 👩\u200d👩\u200d👧 שלום مرحبا \u202e \u0301 “ ” " ' ? ! ... . , —"""
        )
    ),
)

anything = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join)
replies = st.builds(
    Reply,
    anything.map(clean_reply).map(lambda text: text or "hm"),
    to=st.sampled_from([(), ("mia",), ("marco",), ("marco", "mia")]),
    gives=st.sampled_from([None, "balloon", "toy"]),
    rings=st.none() | st.integers(0, 9),
    hints=st.integers(0, 2),
)
conversations = st.lists(replies, max_size=3)


@settings(max_examples=times(150, usual=40), deadline=None)
@given(conversations)
def test_every_quote_is_in_the_reply_at_its_place(said: list[Reply]):
    card = score(STORY, attempt_of(STORY, said))
    for judgement in card.judgements:
        for evidence in judgement.evidence:
            text = said[evidence.turn - 1].text
            assert text[evidence.start : evidence.end] == evidence.quote
            assert evidence.because


@settings(max_examples=times(100, usual=30), deadline=None)
@given(conversations)
def test_the_same_words_score_the_same_and_points_add_up(said: list[Reply]):
    card = score(STORY, attempt_of(STORY, said))
    assert score(STORY, attempt_of(STORY, said)) == card
    for total in (card.relationship, card.task):
        assert 0 <= total.low <= total.points <= total.high <= total.of or total.points == total.low == 0
        mine = [each for each in card.judgements if each.criterion.side is total.side]
        assert total.of == sum(each.of for each in mine)
    for each in card.judgements:
        assert each.low <= each.points <= each.high
        assert each.low == each.high or each.verdict == "unsure"
    if card.ending_id and card.passed is None:
        assert any(each.verdict == "unsure" for each in card.judgements)


@settings(max_examples=times(100, usual=30), deadline=None)
@given(conversations, st.sampled_from(["hello", "lamp", "sorry"]), st.integers(0, len(CRITERIA)))
def test_an_unrelated_criterion_changes_no_other_verdict(said: list[Reply], heard: str, at: int):
    def judged(story: Scenario) -> dict[str, object]:
        card = score(story, attempt_of(story, said))
        return {each.criterion.id: each for each in card.judgements if each.criterion.id != "unrelated"}

    added = (*CRITERIA[:at], criterion("unrelated", heard, points=7), *CRITERIA[at:])
    assert judged(replace(STORY, rubric=replace(STORY.rubric, criteria=added))) == judged(STORY)


@settings(max_examples=times(150, usual=40), deadline=None)
@given(anything, st.none() | anything)
def test_any_text_can_be_judged_and_quotes_itself(text: str, customer: str | None):
    judged = judge_text(STORY, text, customer=customer)
    for found in (*judged.criteria.values(), *judged.behaviours.values()):
        assert found.quote in clean_reply(text)
    assert judge_text(STORY, text, customer=customer) == judged


@pytest.mark.parametrize(
    "piece", ["sorry ", "not sorry ", "İ", "😀", "שלום ", "a.", '"a" ', "x's", "you said ", "?", "Mia, ", "9"]
)
def test_the_longest_reply_is_judged(piece: str):
    text = clean_reply((piece * LONGEST_REPLY)[:LONGEST_REPLY])
    card = score(STORY, attempt_of(STORY, [Reply(text)]))
    for judgement in card.judgements:
        for evidence in judgement.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
    judge_text(STORY, text, customer=text)
