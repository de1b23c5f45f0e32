"""What was seen is counted from attempts a trainer may read, and comes to what a hand count comes to."""

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.people import Person, Role
from simulator.domain.sessions.board_changes import BOARD_TAKEN_UP, QUALITIES_NAMED, QUALITY_DROPPED
from simulator.domain.sessions.session import Participant, Session
from simulator.records.interface import RecordsError
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.sessions.last_board import last_board
from simulator.training.sessions.sightings import TeamAttempt, seen_in, sightings_of, team_attempts
from tests.fakes import MemoryStore

SAID = (
    "Good morning, Harbour Mutual, this is Sam. Who's that barking?",
    "I'm so sorry about your ceiling.",
    "Good morning! I'm so sorry, and I'm sorry for him too. It's our policy, there is nothing I can do.",
)
"""Sorry in two replies, however often in each; policy in one."""


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def kim(store: MemoryStore) -> Person:
    return store.give_role("Kim", Role.TRAINER, by=None, passphrase="long enough")


def played(store: MemoryStore, name: str, *said: str) -> practice.Practice:
    here = practice.start(store, read_source("barking-dog"), store.person(name), seed=0)
    for text in said or SAID:
        here = practice.answer(store, here, Reply(text))
    return here


def session(store: MemoryStore, kim: Person, *names: str) -> Session:
    roster = [Participant(f"p{n}", name) for n, name in enumerate(names)]
    return store.start_session(kim, title="Tuesday", roster=roster)


def ids(store: MemoryStore, *names: str) -> set[str]:
    return {store.person(name).id for name in names}


def test_counts_are_those_of_a_hand_count(store: MemoryStore, kim: Person) -> None:
    tuesday = session(store, kim, "Ann", "Bo", "Kim")
    for name in ("Ann", "Bo", "Kim"):
        store.link_attempt(played(store, name).record.id, tuesday.id, kim)
    found = team_attempts(store, kim, ids(store, "Ann", "Bo", "Kim"))
    assert {one.owner_id for one in found} == ids(store, "Ann", "Bo"), "the trainer is none of the team"
    counts = sightings_of(found, {one.id: seen_in(store, one.id, kim) for one in found})
    assert (counts.attempts, counts.people) == (2, 2)
    assert counts.replies["apologises"] == 2 * 2
    assert counts.replies["gives-own-name"] == 2 * 1
    assert counts.replies["hides-behind-policy"] == 2 * 1
    assert "congratulates" not in counts.replies
    assert not any(name in str(counts) for name in ("Ann", "Bo", "Sam"))


def test_what_is_private_is_not_looked_at(store: MemoryStore, kim: Person) -> None:
    private = played(store, "Ann").record.id
    assert team_attempts(store, kim, ids(store, "Ann")) == ()
    with pytest.raises(RecordsError):
        seen_in(store, private, kim)
    tuesday = session(store, kim, "Ann")
    store.link_attempt(played(store, "Ann").record.id, tuesday.id, kim)
    assert len(team_attempts(store, kim, ids(store, "Ann"))) == 1
    assert team_attempts(store, kim, ids(store, "Bo")) == ()
    lee = store.give_role("Lee", Role.TRAINER, by=kim, passphrase="long enough")
    assert team_attempts(store, lee, ids(store, "Ann")) == ()


def test_what_a_what_if_shares_with_its_original_is_counted_once(store: MemoryStore, kim: Person) -> None:
    tuesday = session(store, kim, "Ann")
    first = played(store, "Ann")
    again = practice.try_again(store, first.record.id, 3, store.person("Ann"))
    again = practice.answer(store, again, Reply("Could you tell me what happened?"))
    for one in (first, again):
        store.link_attempt(one.record.id, tuesday.id, kim)
    assert seen_in(store, first.record.id, kim)["apologises"] == 2
    seen = seen_in(store, again.record.id, kim)
    assert "apologises" not in seen
    assert seen["asks-open-question"] == 1


def test_attempts_not_counted_yet_do_not_count() -> None:
    attempts = [TeamAttempt("a", "ann", 3), TeamAttempt("b", "ann", 3), TeamAttempt("c", "bo", 2)]
    counts = sightings_of(attempts, {"a": {"admits": 2}, "b": {"admits": 1, "thanks": 1}, "z": {"admits": 9}})
    assert (counts.replies, counts.attempts, counts.people) == ({"admits": 3, "thanks": 1}, 2, 1)


def test_the_board_worked_on_last_can_be_taken_up_again(store: MemoryStore, kim: Person) -> None:
    first, second = session(store, kim, "Ann"), session(store, kim, "Ann")
    assert last_board(store, kim, second.id, "b") is None
    told = {"qualities": [{"text": "Trust", "times": 2, "lines": []}]}
    store.add_happening(first.id, kim, 1, BOARD_TAKEN_UP, item="b", told=told)
    store.add_happening(
        first.id, kim, 2, QUALITIES_NAMED, item="b", told={"qualities": [{"text": "Respect"}]}
    )
    store.add_happening(second.id, kim, 1, QUALITIES_NAMED, item="b", told={"qualities": [{"text": "Mine"}]})
    found = last_board(store, kim, second.id, "b")
    assert found is not None
    assert [(one.text, one.times) for one in found.board.qualities] == [("Trust", 2), ("Respect", 1)]
    for number, quality in enumerate(found.board.qualities, 3):
        store.add_happening(first.id, kim, number, QUALITY_DROPPED, item="b", told={"quality": quality.id})
    assert last_board(store, kim, second.id, "b") is None, "an empty board is nothing to take up"
