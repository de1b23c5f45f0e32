"""What every condition promises: an answer, words for it, and that it never changes."""

from __future__ import annotations

import dataclasses

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.behaviours.catalogue import behaviour_ids
from simulator.scoring.matchers import (
    MATCHERS,
    Addressed,
    AllOf,
    AnyOf,
    AtNode,
    Between,
    BeyondCard,
    CallsByName,
    Earned,
    ForAPerson,
    Gives,
    GivesReason,
    InPart,
    Means,
    MeetsCriterion,
    MoodIs,
    Not,
    Offers,
    Remembers,
    Rings,
    Says,
    Seconds,
    ShowsBehaviour,
    Told,
    TurnIs,
)
from tests.scoring.small_world import CARD, TRAY, moment, nowhere

SORRY = Says(("sorry",))

ONE_OF_EACH: dict[str, Condition] = {
    "any": AnyOf((SORRY, ForAPerson())),
    "all": AllOf((SORRY, InPart("opening"))),
    "not": Not(SORRY),
    "says": SORRY,
    "behaviour": ShowsBehaviour(behaviour_ids()[0]),
    "means": Means(behaviour_ids()[0]),
    "criterion": MeetsCriterion("apologises", SORRY),
    "earned": Earned("apologises"),
    "to": Addressed("mia"),
    "names": CallsByName("mia"),
    "gives": Gives("any", TRAY),
    "rings": Rings(Between(at_most=3)),
    "seconds": Seconds(Between(at_most=5)),
    "mood": MoodIs(Between(at_least=70)),
    "turn": TurnIs(Between(at_least=2)),
    "remembers": Remembers("dog-met"),
    "told": Told("dog", within=2),
    "at": AtNode(("hello",)),
    "part": InPart("close"),
    "offers": Offers(CARD.may, 2),
    "gives_reason": GivesReason(CARD.reason),
    "beyond_card": BeyondCard(CARD.may_not),
    "person": ForAPerson(),
}

MOMENTS = [
    moment("I am sorry, Mia. Would you like a repair or an exchange?"),
    moment(reply=Reply("", gives="balloon", rings=2, answer_seconds=3.5)),
    moment("İ 😀 שלום"),
    moment("...", told=None),
    nowhere("sorry"),
]


def test_there_is_one_of_each():
    assert list(ONE_OF_EACH) == list(MATCHERS)
    assert [type(condition) for condition in ONE_OF_EACH.values()] == list(MATCHERS.values())


@pytest.mark.parametrize("key", MATCHERS)
@pytest.mark.parametrize("here", MOMENTS, ids=lambda here: here.reply.text or "nothing said")
def test_it_answers_with_words_from_the_reply(key: str, here: Moment):
    finding = ONE_OF_EACH[key].find(here)
    assert isinstance(finding, Finding)
    assert isinstance(finding.certainty, Certainty)
    for evidence in finding.evidence:
        assert finding.certainty is not Certainty.NO
        assert here.reply.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.turn == here.turn
        assert evidence.quote or evidence.because
    assert ONE_OF_EACH[key].find(here) == finding


@pytest.mark.parametrize("key", MATCHERS)
def test_it_says_what_would_count(key: str):
    told = ONE_OF_EACH[key].looks_for()
    assert told
    assert all(isinstance(words, str) and words.strip() for words in told)


@pytest.mark.parametrize("key", MATCHERS)
def test_it_is_a_frozen_value(key: str):
    condition = ONE_OF_EACH[key]
    again = dataclasses.replace(condition)  # pyright: ignore[reportArgumentType, reportUnknownVariableType] # all are dataclasses
    assert again == condition
    assert hash(again) == hash(condition)
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError, TypeError)):
        condition.find = None  # pyright: ignore[reportAttributeAccessIssue] # this is what must not work
