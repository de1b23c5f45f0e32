"""What somebody took part in is told to them, and to nobody else."""

from pathlib import Path

import pytest

from simulator.domain.people import Role
from simulator.domain.sessions.role_play import PLAY_BEGUN
from simulator.domain.sessions.session import ActivityKind, Participant, PlanItem
from simulator.domain.sessions.session_plan import SessionPlan
from simulator.domain.sessions.state import ITEM_BEGUN, state_of
from simulator.records.interface import RecordsError
from simulator.training.sessions.opening import (
    Progress,
    planned,
    planning_desk,
    put_on_record,
    sessions_led,
)
from simulator.training.sessions.roster import with_names
from simulator.training.sessions.sittings import played_in
from tests.fakes import MemoryStore

ITEMS = (PlanItem("a1", ActivityKind.ROLE_PLAY, "Play", 20, "barking-dog"),)


@pytest.fixture
def store(tmp_path: Path) -> MemoryStore:
    made = MemoryStore()
    made.give_role("Mira", Role.TRAINER, by=None, passphrase="grün und Katze")
    return made


def test_attempts_know_their_session(store: MemoryStore) -> None:
    mira = store.sign_in("Mira", "grün und Katze")
    session = put_on_record(store, mira, SessionPlan("Tuesday", with_names((), ("Sam", "Ana")), ITEMS))
    told = {"player": "p1", "attempt": "abc", "of": "", "turn": 0}
    store.add_happening(session.id, mira, 2, PLAY_BEGUN, item="a1", told=told)
    assert played_in(store, store.person("Sam")) == {"abc": "Tuesday"}
    assert played_in(store, store.person("Ana")) == {}


def test_a_plan_goes_on_record_and_comes_back_as_it_was(store: MemoryStore) -> None:
    mira = store.sign_in("Mira", "grün und Katze")
    session = put_on_record(store, mira, SessionPlan("Tuesday", with_names((), ("Sam",)), ITEMS))
    assert state_of(session).plan == ITEMS
    again = planned(store, session.id, mira)
    assert (again.title, again.items, again.session_id) == ("Tuesday", ITEMS, session.id)
    assert put_on_record(store, mira, again).happenings == session.happenings
    longer = SessionPlan("Tuesday", with_names(again.roster, ("Jo",)), (*ITEMS, *ITEMS), session.id)
    changed = put_on_record(store, mira, longer)
    assert [one.name for one in changed.roster] == ["Sam", "Jo"]
    assert len(state_of(changed).plan) == 2


def test_lists_say_how_far_each_session_has_come(store: MemoryStore) -> None:
    mira = store.sign_in("Mira", "grün und Katze")
    for title in ("planned", "under way", "ended"):
        session = put_on_record(store, mira, SessionPlan(title, with_names((), ("Sam",)), ITEMS))
        if title != "planned":
            store.add_happening(session.id, mira, 2, ITEM_BEGUN, item="a1")
        if title == "ended":
            store.end_session(session.id, mira)
    led = sessions_led(store, mira)
    assert [(one.session.title, one.progress) for one in led] == [
        ("ended", Progress.ENDED),
        ("under way", Progress.UNDER_WAY),
        ("planned", Progress.PLANNED),
    ]


def test_at_hand_are_the_others_and_the_last_roster(store: MemoryStore) -> None:
    mira = store.sign_in("Mira", "grün und Katze")
    assert planning_desk(store, mira).last_roster == ()
    put_on_record(store, mira, SessionPlan("Tuesday", with_names((), ("Sam",)), ITEMS))
    at_hand = planning_desk(store, mira)
    assert [person.name for person in at_hand.people] == ["Sam"]
    assert [one.name for one in at_hand.last_roster] == ["Sam"]


def test_somebody_twice_is_refused_in_words(store: MemoryStore) -> None:
    mira = store.sign_in("Mira", "grün und Katze")
    twice = (Participant("p1", "Sam"), Participant("p2", "SAM"))
    with pytest.raises((RecordsError, ValueError), match=r"\w+ "):
        put_on_record(store, mira, SessionPlan("Tuesday", twice, ITEMS))
