"""Who sees what of a session: everybody there is, asked by every method there is."""

import inspect
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.domain.sessions.session import Session
from simulator.records.interface import AttemptRecord, RecordsError, RecordStore
from simulator.records.notebook_interface import NotebookRecords, Relationship
from simulator.records.roles_interface import RolesRecords
from simulator.records.session_interface import SessionRecords
from tests.records.led import PASSPHRASE, begun, played_in, roster, trainer
from tests.records.played import RESULT

SECRET = "CANARY: what was told in the room"
WHO = ("leader", "another trainer", "hr", "player", "listed", "stranger", "leader as hr", "leader as trainee")


class Room(NamedTuple):
    """A session with one attempt played in it, and everybody who could ask."""

    store: RecordStore
    session: Session
    attempt: AttemptRecord
    people: dict[str, Person]


@pytest.fixture
def room(store: RecordStore) -> Room:
    kim = trainer(store)
    session = begun(store, kim, "Ann", "Ben")
    store.add_happening(session.id, kim, 1, "noted", told={"text": SECRET, "participant": "p1"})
    attempt = played_in(store, session, store.person("Ann"))
    people = {
        "leader": kim,
        "another trainer": trainer(store, "Lee"),
        "hr": store.give_role("Hal", Role.HR, by=kim, passphrase=PASSPHRASE),
        "player": store.person("Ann"),
        "listed": store.person("Ben"),
        "stranger": store.person("Zoë"),
        "leader as hr": Person(kim.id, kim.name, Role.HR),
        "leader as trainee": Person(kim.id, kim.name),
    }
    assert tuple(people) == WHO
    return Room(store, session, attempt, people)


Call = Callable[[Room, Person], object]


def _decided(room: Room, who: Person) -> object:
    room.store.finish_attempt(room.attempt.id, RESULT)
    return room.store.overrule(
        room.attempt.id, who, criterion_id="greets", machine=Verdict.NO, decision=Decision.YES
    )


def _linked(room: Room, who: Person) -> object:
    from tests.records.played import started

    new = started(room.store, room.people["listed"])
    room.store.link_attempt(new.id, room.session.id, who)
    return room.store.session_attempts(room.session.id, who)


LEADER = frozenset({"leader"})
TRAINERS = frozenset({"leader", "another trainer"})
CALLS: dict[str, tuple[Call, frozenset[str]]] = {
    "start_session": (lambda r, who: r.store.start_session(who, title="T", roster=roster("Cy")), TRAINERS),
    "change_roster": (lambda r, who: r.store.change_roster(r.session.id, who, r.session.roster), LEADER),
    "add_happening": (lambda r, who: r.store.add_happening(r.session.id, who, 2, "paused"), LEADER),
    "end_session": (lambda r, who: r.store.end_session(r.session.id, who), LEADER),
    "session": (lambda r, who: r.store.session(r.session.id, who), LEADER),
    "sessions": (lambda r, who: r.store.sessions(who), LEADER),
    "happenings": (lambda r, who: r.store.happenings(who, "noted"), LEADER),
    "link_attempt": (_linked, LEADER),
    "session_attempts": (lambda r, who: r.store.session_attempts(r.session.id, who), LEADER),
    "attempt": (lambda r, who: r.store.attempt(r.attempt.id, who).turns, LEADER | {"player"}),
    "attempts": (lambda r, who: r.store.attempts(r.attempt.owner, who), LEADER | {"player"}),
    "overrule": (_decided, LEADER | {"player"}),
    "recordings": (lambda r, who: _heard(r, who), frozenset({"player"})),
    "sittings": (lambda r, who: r.store.sittings(who), frozenset({"player", "listed"})),
    "happenings_about": (lambda r, who: r.store.happenings_about(who), frozenset()),
    "propose_moment": (lambda r, who: r.store.propose_moment(r.attempt.id, 1, who, ""), LEADER),
    "relationship_counts": (
        lambda r, who: r.store.relationship_counts(who),
        TRAINERS | {"hr", "leader as hr"},
    ),
    "relationships": (lambda r, who: _list_of_ann(r, who), frozenset({"player"})),
    "moments": (lambda r, who: _moments(r, who), LEADER | {"player", "leader as hr", "leader as trainee"}),
    "answer_moment": (lambda r, who: _answered(r, who), frozenset({"player"})),
}
"""Each method, how it is asked, and who gets an answer that is not empty."""

NOT_ABOUT_ANYBODY_ELSE = {
    "keep_relationship",
    "erase_relationship",
    "give_role",
    "sign_in",
    "asks_passphrase",
    "has_trainer",
    "connected_as",
}
"""Methods that show nothing, or only what everybody may know; their own tests hold them."""


def _heard(room: Room, who: Person) -> object:
    room.store.agree_to_recording(room.people["player"], 3)
    return room.store.recording_file(room.attempt.id, 1, who)


def _list_of_ann(room: Room, who: Person) -> object:
    room.store.keep_relationship(room.people["player"], Relationship("r", "Mrs Ōta", "customer"))
    return room.store.relationships(who)


def _moments(room: Room, who: Person) -> object:
    room.store.propose_moment(room.attempt.id, 1, room.people["leader"], "")
    return room.store.moments(who)


def _answered(room: Room, who: Person) -> object:
    asked = room.store.propose_moment(room.attempt.id, 1, room.people["leader"], "")
    return room.store.answer_moment(asked.id, who, agrees=True)


def test_no_method_is_left_out() -> None:
    methods = {
        name
        for protocol in (SessionRecords, RolesRecords, NotebookRecords)
        for name, _ in inspect.getmembers(protocol, inspect.isfunction)
        if not name.startswith("_")
    }
    assert methods <= CALLS.keys() | NOT_ABOUT_ANYBODY_ELSE


@pytest.mark.parametrize("method", CALLS)
def test_each_gets_what_is_for_them(room: Room, method: str) -> None:
    call, allowed = CALLS[method]
    answered = set[str]()
    for who in sorted(WHO, key=allowed.__contains__):
        answer, told = _asked(room, room.people[who], call)
        answered.update((who,) if answer else ())
        assert who == "leader" or SECRET not in told, who
    assert answered == allowed


def _asked(room: Room, who: Person, call: Call) -> tuple[object, str]:
    """Return the answer and all that could be read from it, also from a refusal."""
    try:
        answer = call(room, who)
    except RecordsError as error:
        return None, str(error)
    return answer, repr(answer)


def test_a_session_one_may_not_see_is_as_good_as_none(room: Room) -> None:
    for who in WHO[1:]:
        with pytest.raises(RecordsError) as refused:
            room.store.session(room.session.id, room.people[who])
        with pytest.raises(RecordsError) as missing:
            room.store.session("no-such-session", room.people[who])
        assert str(refused.value) == str(missing.value)


def test_who_is_a_trainer_no_longer_leads_no_longer(room: Room) -> None:
    kim = room.people["leader"]
    room.store.give_role("Kim", Role.TRAINEE, by=room.people["another trainer"])
    with pytest.raises(RecordsError, match="no such session"):
        room.store.session(room.session.id, kim)
    with pytest.raises(RecordsError, match="no such session"):
        room.store.add_happening(room.session.id, kim, 2, "noted")
    with pytest.raises(RecordsError, match="not a trainer"):
        room.store.start_session(kim, title="Another", roster=())


def test_decisions_in_the_room_are_read_by_leader_and_player(room: Room) -> None:
    _decided(room, room.people["leader"])
    read = {who for who, person in room.people.items() if room.store.overrulings(person, room.attempt.id)}
    assert read == {"leader", "player"}


def test_other_attempts_of_the_player_stay_private(room: Room) -> None:
    from tests.records.played import finished

    private = finished(room.store, room.people["player"])
    with pytest.raises(RecordsError, match="no such attempt"):
        room.store.attempt(private.id, room.people["leader"])
    assert [one.id for one in room.store.attempts(room.people["player"], room.people["leader"])] == [
        room.attempt.id
    ]


def test_names_stand_on_the_roster_only(disk_store: RecordStore, folder: Path) -> None:
    kim = trainer(disk_store)
    session = begun(disk_store, kim, "Zebedee Quux")
    disk_store.add_happening(session.id, kim, 1, "next-up", told={"player": "p1"})
    played_in(disk_store, session, disk_store.person("Zebedee Quux"))
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        named = {
            table
            for table in tables
            for row in raw.execute(f"SELECT * FROM {table}")
            if "Zebedee" in repr(row)
        }
    assert named == {"people", "session_participants"}
