"""The third customer who hears the same line of feeling: it counts less, and the debrief says so."""

from __future__ import annotations

import pytest

from simulator.bundled_files import scenarios_folder
from simulator.domain.attempt import Reply
from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.scenario_files.library import read_source
from simulator.training import practice
from tests.fakes import MemoryStore

STOCK = "Oh no, {}, I am so sorry to hear that, that must be awful."
OTHERWISE = ("The kitchen floor first.", "About the table and the window.", "And the lamp, the exchange.")
WORN = "You said this same line to three customers, so it counts less."


@pytest.fixture
def store() -> RecordStore:
    return MemoryStore()


def played(store: RecordStore, trainee: Person, scenario_id: str, name: str) -> practice.Debrief:
    at = practice.start(store, read_source(scenarios_folder() / f"{scenario_id}.yaml"), trainee, 0)
    while not at.conversation.is_over:
        turn = len(at.conversation.turns)
        said = STOCK.format(name) if turn == 1 else f"{OTHERWISE[turn % 3]} That is number {turn} to see to."
        at = practice.answer(store, at, Reply(said))
    return practice.debrief(store, at.record.id, trainee)


def feeling(debrief: practice.Debrief) -> tuple[int, set[str]]:
    one = debrief.scorecard.judgement("acknowledges-damage")
    return one.points, {each.because for each in one.evidence}


def test_the_third_customer_gets_half(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    played(store, ann, "childs-birthday", "Marco")
    played(store, ann, "policy-complaint", "Ruth")
    worn, fresh = played(store, ann, "barking-dog", "Dana"), played(store, ben, "barking-dog", "Dana")
    assert feeling(worn) == (feeling(fresh)[0] // 2, {WORN})
    assert WORN not in feeling(fresh)[1]
    kept = worn.record.result
    assert kept is not None
    assert kept.relationship_points == worn.scorecard.relationship.points


def test_what_was_said_later_changes_nothing_earlier(store: RecordStore) -> None:
    ann = store.person("Ann")
    first = played(store, ann, "barking-dog", "Dana")
    played(store, ann, "childs-birthday", "Marco")
    played(store, ann, "policy-complaint", "Ruth")
    assert practice.debrief(store, first.record.id, ann).scorecard == first.scorecard


def test_playing_a_scenario_again_is_meeting_the_same_customer(store: RecordStore) -> None:
    ann = store.person("Ann")
    played_thrice = [played(store, ann, "barking-dog", "Dana") for _ in range(3)]
    assert WORN not in feeling(played_thrice[-1])[1]
