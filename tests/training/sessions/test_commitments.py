"""What people meant to do comes back the next time they meet, to the trainer and to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from simulator.domain.people import Person, Role
from simulator.domain.sessions.commitments import COMMITTED, FOLLOWED_UP, Outcome
from simulator.domain.sessions.session import Participant, Session
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.training.sessions.commitments import earlier_commitments, own_commitments


class Room(NamedTuple):
    store: RecordStore
    kim: Person

    def meets(self, title: str, *names: str) -> Session:
        roster = [Participant(f"{title}-{number}", name) for number, name in enumerate(names)]
        return self.store.start_session(self.kim, title=title, roster=roster)

    def tells(self, session: Session, what: str, /, **told: str | int) -> int:
        number = len(self.store.session(session.id, self.kim).happenings) + 1
        self.store.add_happening(session.id, self.kim, number, what, told=told)
        return number

    def earlier(self, session: Session) -> dict[str, tuple[str, str, Outcome | None]]:
        found = earlier_commitments(self.store, self.kim, session.id, session.roster)
        return {
            session.roster[[one.id for one in session.roster].index(id_)].name: (
                one.session_title,
                one.commitment.text,
                one.outcome,
            )
            for id_, one in found.items()
        }


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    store = open_store(tmp_path / "records")
    kim = store.give_role("Kim", Role.TRAINER, by=None, passphrase="a long passphrase")
    yield Room(store, kim)
    store.close()


def test_they_come_back_to_whoever_is_in_the_room(room: Room) -> None:
    first = room.meets("Monday", "Ann", "Bo", "Zoë")
    room.tells(first, COMMITTED, participant="Monday-0", text="Look up when the door opens.")
    room.tells(first, COMMITTED, participant="Monday-2", text="Say the name twice.")
    next_time = room.meets("Friday", "zoë", "Bo")
    assert room.earlier(next_time) == {"zoë": ("Monday", "Say the name twice.", None)}
    assert room.earlier(first) == {}


def test_the_last_one_holds_and_a_kept_one_is_over(room: Room) -> None:
    first = room.meets("Monday", "Ann", "Bo")
    room.tells(first, COMMITTED, participant="Monday-0", text="Look up.")
    number = room.tells(first, COMMITTED, participant="Monday-1", text="Smile.")
    second = room.meets("Tuesday", "Ann", "Bo")
    room.tells(second, COMMITTED, participant="Tuesday-0", text="Wait for the answer.")
    room.tells(second, FOLLOWED_UP, participant="Tuesday-1", session=first.id, number=number, outcome="kept")
    assert room.earlier(second)["Bo"] == ("Monday", "Smile.", Outcome.KEPT)
    third = room.meets("Friday", "Bo", "Ann")
    assert room.earlier(third) == {"Ann": ("Tuesday", "Wait for the answer.", None)}


def test_what_is_not_kept_yet_comes_again(room: Room) -> None:
    first = room.meets("Monday", "Ann")
    number = room.tells(first, COMMITTED, participant="Monday-0", text="Look up.")
    second = room.meets("Tuesday", "Ann")
    room.tells(
        second, FOLLOWED_UP, participant="Tuesday-0", session=first.id, number=number, outcome="not-yet"
    )
    third = room.meets("Friday", "Ann")
    assert room.earlier(third) == {"Ann": ("Monday", "Look up.", Outcome.NOT_YET)}


def test_another_trainer_sees_none_of_it(room: Room) -> None:
    first = room.meets("Monday", "Ann")
    room.tells(first, COMMITTED, participant="Monday-0", text="Look up.")
    lee = room.store.give_role("Lee", Role.TRAINER, by=room.kim, passphrase="another long one")
    theirs = room.store.start_session(lee, title="Theirs", roster=[Participant("x", "Ann")])
    assert earlier_commitments(room.store, lee, theirs.id, theirs.roster) == {}


def test_people_read_their_own_and_nobody_elses(room: Room) -> None:
    first = room.meets("Monday", "Ann", "Bo")
    room.tells(first, COMMITTED, participant="Monday-0", text="Look up.")
    bos = room.tells(first, COMMITTED, participant="Monday-1", text="Smile.")
    second = room.meets("Tuesday", "Ann", "Bo")
    room.tells(second, COMMITTED, participant="Tuesday-0", text="Wait.")
    room.tells(second, FOLLOWED_UP, participant="Tuesday-1", session=first.id, number=bos, outcome="kept")
    ann, bo = room.store.person("Ann"), room.store.person("Bo")
    assert [one.commitment.text for one in own_commitments(room.store, ann)] == ["Wait.", "Look up."]
    assert own_commitments(room.store, bo) == ()
