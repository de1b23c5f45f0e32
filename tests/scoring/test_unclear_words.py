"""What was not heard clearly: no scorecard holds anything for sure that hangs on it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from simulator.domain.attempt import ANYTHING, PERHAPS, Doubt, Reply
from simulator.domain.conversation import Conversation
from simulator.domain.hearings import hearings_of
from simulator.domain.rubric import Counts, Order
from simulator.domain.scorecard import Verdict
from simulator.scenario_files.library import read_source
from simulator.scoring import judge_text, score
from simulator.scoring.matchers import Addressed, AllOf, CallsByName, Not, Says
from tests.scoring.small_world import attempt, attempt_of, criterion, scenario
from tests.thoroughness import times

CAN, CANNOT = Says(("can",), but_not=("not",)), Says(("can not",))


def unclear(text: str, passage: str, *instead: str, **more: object) -> Reply:
    start = text.index(passage)
    return replace(Reply(text, heard=text, doubts=(Doubt(start, start + len(passage), instead),)), **more)


CAN_T = unclear("Yes, I can do that.", "can", "can't")
BECAUSE = "Not clearly heard: “can” may have been “can't”."


def test_a_verdict_that_hangs_on_it_is_not_sure() -> None:
    story = scenario(criterion("can", CAN), criterion("cannot", CANNOT), criterion("that", "yes"), turns=1)
    card = score(story, attempt(story, CAN_T))
    can, cannot, that = card.judgements
    assert [can.verdict, cannot.verdict, that.verdict] == [Verdict.UNSURE, Verdict.UNSURE, Verdict.YES]
    assert [(each.quote, each.because) for each in (*can.evidence, *cannot.evidence)] == [
        ("can", BECAUSE)
    ] * 2
    assert (can.points, can.low, can.high, can.of) == (0, 0, 2, 2)
    assert card.passed is True


def test_nothing_against_anybody_is_sure_either() -> None:
    against = criterion("cannot", CANNOT, counts=Counts.AGAINST, critical=True)
    story = scenario(criterion("that", "yes"), against, turns=1, pass_task=50)
    card = score(story, attempt(story, CAN_T))
    assert (card.judgement("cannot").verdict, card.passed, card.failed_critical) == (Verdict.UNSURE, None, ())


def test_an_opportunity_that_hangs_on_it_makes_it_not_sure() -> None:
    story = scenario(criterion("that", "yes", opportunity=CANNOT), turns=1)
    assert score(story, attempt(story, CAN_T)).judgement("that").verdict is Verdict.UNSURE
    plain = attempt(story, Reply(CAN_T.text))
    assert score(story, plain).judgement("that").verdict is Verdict.NO_OPPORTUNITY


HARDLY_HEARD = unclear("city fifth exchange", "city", "pity", ANYTHING)


def test_nothing_is_missing_from_a_reply_that_was_hardly_heard() -> None:
    against = criterion("cannot", CANNOT, counts=Counts.AGAINST, critical=True)
    story = scenario(criterion("exchange", "exchange"), criterion("can", CAN), against, turns=1)
    card = score(story, attempt(story, HARDLY_HEARD))
    assert [each.verdict for each in card.judgements] == [Verdict.YES, Verdict.UNSURE, Verdict.UNSURE]
    (evidence,) = card.judgement("can").evidence
    assert (evidence.quote, evidence.because) == (
        "city",
        "Not clearly heard: “city” may have been anything.",
    )
    assert card.failed_critical == ()


def test_anything_is_no_words_of_its_own() -> None:
    assert [each.text for each in hearings_of(HARDLY_HEARD)] == ["city fifth exchange", "pity fifth exchange"]
    bare = unclear("city fifth", "city", ANYTHING)
    assert [each.text for each in hearings_of(bare)] == ["city fifth", "fifth"]


def test_where_anything_may_have_been_said_its_place_is_not_known() -> None:
    story = scenario(*SORRY_FIRST, turns=2)
    card = score(story, attempt(story, HARDLY_HEARD, "Sorry. Let us exchange it."))
    assert card.judgement("offer").verdict == "yes"
    assert card.judgement("early").verdict != "no"


SORRY_FIRST = (
    criterion("sorry", "sorry"),
    criterion("offer", "exchange", order=Order(after="sorry")),
    criterion("early", "exchange", order=Order(before="sorry")),
)


@pytest.mark.parametrize(
    ("reply", "offer", "early"),
    [
        (unclear("sorry. Let us exchange it. I am sorry.", "sorry", "sore"), "unsure", "unsure"),
        (unclear("I am sorry. Let us exchange it.", "am", "was"), "yes", "no"),
        (unclear("Let us exchange it. sorry", "us", "them"), "no", "yes"),
        (unclear("I exchange ideas. Sorry! Let us exchange it.", "exchange", "change"), "unsure", "unsure"),
    ],
)
def test_order_is_told_only_where_the_sound_tells_it(reply: Reply, offer: str, early: str) -> None:
    card = score(*((story := scenario(*SORRY_FIRST, turns=1)), attempt(story, reply)))
    assert (card.judgement("offer").verdict, card.judgement("early").verdict) == (offer, early)


def test_an_unclear_turn_leaves_the_order_of_others_alone() -> None:
    story = scenario(*SORRY_FIRST, turns=3)
    muddled = unclear("sorry. Let us exchange it. I am sorry.", "sorry", "sore")
    late = score(story, attempt(story, "Sorry.", muddled, "Bye."))
    assert (late.judgement("offer").verdict, late.judgement("early").verdict) == ("yes", "no")
    again = score(story, attempt(story, muddled, "We exchange it.", "Bye."))
    assert again.judgement("offer").verdict == "yes"


def test_a_single_text_with_doubts() -> None:
    story = scenario(criterion("can", CAN), turns=1)
    found = judge_text(story, CAN_T.text, doubts=CAN_T.doubts)
    assert (found.criteria["can"].verdict, found.criteria["can"].quote) == (Verdict.UNSURE, "can")
    assert found.criteria["can"].because == BECAUSE
    assert judge_text(story, CAN_T.text).criteria["can"].verdict is Verdict.YES
    sorry = judge_text(None, "I'm so sorry about your dog.", doubts=(Doubt(7, 12, ("sore I",)),))
    assert Verdict.UNSURE in {one.verdict for one in sorry.behaviours.values()}


WORDS = ("sorry", "can", "can't", "not", "exchange", "dog", "Biscuit", "Mia", "Marco", "but", "I", ".", ",")
SAID = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
CRITERIA = (
    *SORRY_FIRST,
    criterion("can", CAN, most_times=2),
    criterion("cannot", CANNOT, counts=Counts.AGAINST, order=Order(before="can")),
    criterion("to-mia", AllOf((Addressed("mia"), Not(CallsByName("marco"))))),
    criterion("dog", Says(("{dog.name}", "dog~")), opportunity=Not(Says(("sorry",)))),
    criterion("late", Says(("dog",), ("can",)), order=Order(after="cannot")),
)
STORY = scenario(*CRITERIA)


@st.composite
def heard_and_true(draw: st.DrawFn) -> tuple[Reply, Reply]:
    """A reply with doubts, and one of its hearings."""
    words = draw(SAID)
    doubts, at = [], 0
    for word in words:
        if draw(st.booleans()):
            others = st.sampled_from((*WORDS[:-2], "", "sorry I can not exchange"))
            doubts.append(Doubt(at, at + len(word), tuple(draw(st.lists(others, min_size=1, max_size=3)))))
        at += len(word) + 1
    reply = Reply(" ".join(words), doubts=tuple(doubts))
    return reply, draw(st.sampled_from(hearings_of(reply)))


NO_SENTENCE = "not can sorry can exchange sorry can sorry"
"""Words with one more, or none, of which some hearing is no sentence any more and another just is."""


@settings(max_examples=times(150, usual=40), deadline=None)
@given(st.lists(heard_and_true(), min_size=1, max_size=3))
@example(
    [
        (
            Reply(
                f"{NO_SENTENCE} sorry",
                doubts=(
                    Doubt(14, 17, ("sorry",)),
                    Doubt(18, 26, ("sorry",)),
                    Doubt(43, 48, ("can't", "can")),
                ),
            ),
            Reply(f"{NO_SENTENCE} can"),
        )
    ]
)
def test_no_slip_of_the_listener_is_held_against_or_for_anybody(said: list[tuple[Reply, Reply]]) -> None:
    heard = score(STORY, attempt_of(STORY, [reply for reply, _ in said]))
    true = score(STORY, attempt_of(STORY, [reply for _, reply in said]))
    opposite = {Verdict.YES: (Verdict.NO, Verdict.NO_OPPORTUNITY), Verdict.NO: (Verdict.YES,)}
    for judged, truth in zip(heard.judgements, true.judgements, strict=True):
        assert judged.verdict not in opposite.get(truth.verdict, ()), judged.criterion.id
        for evidence in judged.evidence:
            text = said[evidence.turn - 1][0].text
            assert text[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=times(60, usual=20), deadline=None)
@given(heard_and_true())
def test_customers_answer_the_words_that_were_sent(said: tuple[Reply, Reply]) -> None:
    """The trainee saw the words and sent them; a doubt about them is the score's business."""
    reply = said[0]
    here = Conversation.begin(STORY)
    assert here.choose(reply) == here.choose(replace(reply, doubts=()))


@settings(max_examples=times(60, usual=20), deadline=None)
@given(SAID.map(" ".join))
def test_same_words_typed_or_spoken_without_doubt_same_score(text: str) -> None:
    typed, spoken = Reply(text), Reply(text, heard=text)
    first, second = (score(STORY, attempt_of(STORY, [reply])) for reply in (typed, spoken))
    assert first == second


@pytest.mark.parametrize("scenario_id", ["barking-dog", "childs-birthday", "policy-complaint"])
def test_a_sure_reply_of_a_real_scenario_is_judged_the_same_with_a_doubt_that_changes_nothing(
    scenario_id: str,
) -> None:
    story = read_source(scenario_id).scenario
    here = Conversation.begin(story)
    for node in story.nodes.values():
        if node.good and here.node:
            plain = Reply(node.good)
            same = replace(plain, heard=node.good, doubts=(Doubt(0, 0, ("um", "uh")),))
            assert here.choose(same) == here.choose(plain), node.id


HARDLY_CAN = unclear("Yes, I can do that.", "can", PERHAPS, "can't")


def test_what_was_hardly_said_brings_what_may_be_missing_and_takes_nothing() -> None:
    story = scenario(criterion("can", CAN), criterion("cannot", CANNOT), turns=1)
    can, cannot = score(story, attempt(story, HARDLY_CAN)).judgements
    assert (can.verdict, cannot.verdict) == (Verdict.YES, Verdict.UNSURE)
    assert [(each.quote, each.because) for each in cannot.evidence] == [("can", BECAUSE)]


def test_two_slips_at_once_may_have_cost_a_yes() -> None:
    text = "there's a billion take line"
    doubts = (Doubt(10, 17, (PERHAPS, "balloon")), Doubt(23, 27, ("dine", PERHAPS, "one")))
    gift = criterion("gift", Says(("balloon take dine",)))
    both = Reply(text, heard=text, doubts=doubts)
    assert score(*((story := scenario(gift, turns=1)), attempt(story, both))).judgement("gift").verdict == (
        Verdict.UNSURE
    )
    assert [each.text for each in hearings_of(both)] == [text, "there's a billion take dine"]


def test_what_was_hardly_said_makes_no_opportunity() -> None:
    dog = criterion("dog", Says(("dog",)), opportunity=Says(("can",)))
    story = scenario(dog, turns=1)
    for instead in ((PERHAPS, "can"), ("so", PERHAPS, "can")):
        found = score(story, attempt(story, unclear("sorry about that", "sorry", *instead)))
        assert found.judgement("dog").verdict is Verdict.NO_OPPORTUNITY
        assert judge_text(story, "sorry about that", doubts=(Doubt(0, 5, instead),)).criteria[
            "dog"
        ].verdict in (
            Verdict.NO,
            Verdict.NO_OPPORTUNITY,
        )


@settings(max_examples=60, deadline=None)
@given(heard_and_true())
def test_hardly_likely_words_never_change_a_yes_or_make_one(said: tuple[Reply, Reply]) -> None:
    reply = said[0]
    hardly = replace(
        reply, doubts=tuple(replace(each, instead=(PERHAPS, *each.instead)) for each in reply.doubts)
    )
    typed = score(STORY, attempt_of(STORY, [replace(reply, doubts=())]))
    heard = score(STORY, attempt_of(STORY, [hardly]))
    for plain, judged in zip(typed.judgements, heard.judgements, strict=True):
        assert judged.verdict in (plain.verdict, Verdict.UNSURE)
        if plain.criterion.order is None and plain.verdict is Verdict.YES:
            assert judged.verdict is Verdict.YES
