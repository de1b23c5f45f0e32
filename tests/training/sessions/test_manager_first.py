"""A scenario opens to the team by the manager's own submitted attempt and by nothing else."""

from pathlib import Path

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.people import Person, Role
from simulator.domain.sessions.session import Participant, Session
from simulator.records.interface import RecordStore
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.sessions.manager_first import (
    GateClosedError,
    example_of,
    gate_of,
    may_begin,
    submit_example,
)
from tests.fakes import MemoryStore

SMALL = Path(__file__).resolve().parents[2] / "scenario_files" / "small.yaml"
SCENARIO = "wet-umbrella"


class Room:
    """A manager, one of the team, and a trainer."""

    def __init__(self) -> None:
        self.store: RecordStore = MemoryStore()
        self.tess = self.store.give_role("Tess", Role.TRAINER, by=None, passphrase="long enough")
        self.session: Session = self.store.start_session(
            self.tess, title="Tuesday", roster=(Participant("p1", "Mona"), Participant("p2", "Ben"))
        )
        self.mona, self.ben = self.session.roster

    def play(self, who: Participant, *, to_the_end: bool = True, in_session: bool = False) -> str:
        here = practice.start(self.store, read_source(str(SMALL)), self.store.person(who.name), seed=0)
        if in_session:
            self.store.link_attempt(here.record.id, self.session.id, self.tess)
        while not here.conversation.is_over:
            here = practice.answer(self.store, here, Reply("Good morning, this is Mona."))
            if not to_the_end:
                break
        return here.record.id

    def submit(self, attempt_id: str, who: Participant) -> None:
        practice.submit(self.store, attempt_id, self.person(who))

    def person(self, who: Participant) -> Person:
        return self.store.person(who.name)

    def is_open(self, scenario_id: str = SCENARIO) -> bool:
        return gate_of(self.store, self.tess, self.mona, scenario_id, self.session.id).is_open

    def begin(self, player: Participant, manager: Participant | None) -> None:
        may_begin(
            self.store,
            self.tess,
            manager=manager,
            player=player,
            scenario_id=SCENARIO,
            session_id=self.session.id,
        )


@pytest.fixture
def room() -> Room:
    return Room()


def test_the_team_waits_until_the_manager_has_submitted(room: Room) -> None:
    with pytest.raises(GateClosedError, match="once Mona has submitted"):
        room.begin(room.ben, room.mona)
    room.begin(room.mona, room.mona)
    attempt_id = room.play(room.mona)
    assert not room.is_open()
    with pytest.raises(GateClosedError):
        room.begin(room.ben, room.mona)
    room.submit(attempt_id, room.mona)
    assert room.is_open()
    room.begin(room.ben, room.mona)


def test_nobody_begins_while_no_manager_is_chosen(room: Room) -> None:
    with pytest.raises(GateClosedError, match="Nobody is chosen"):
        room.begin(room.ben, None)


def test_somebody_elses_attempt_another_scenario_and_a_what_if_open_nothing(room: Room) -> None:
    room.submit(room.play(room.ben), room.ben)
    assert not room.is_open()
    attempt_id = room.play(room.mona)
    here = practice.try_again(room.store, attempt_id, 1, room.person(room.mona))
    while not here.conversation.is_over:
        here = practice.answer(room.store, here, Reply("Good morning."))
    room.submit(here.record.id, room.mona)
    assert not room.is_open()
    room.submit(attempt_id, room.mona)
    assert room.is_open()
    assert not room.is_open("another")


def test_a_private_attempt_at_home_stays_unseen(room: Room) -> None:
    room.play(room.mona)
    gate = gate_of(room.store, room.tess, room.mona, SCENARIO, room.session.id)
    assert gate.waiting_id == ""
    with pytest.raises(GateClosedError, match="no finished attempt"):
        submit_example(room.store, room.tess, room.mona, SCENARIO, room.session.id)


def test_what_was_played_before_the_room_is_submitted_when_the_manager_says_so(room: Room) -> None:
    room.play(room.mona, to_the_end=False, in_session=True)
    with pytest.raises(GateClosedError):
        submit_example(room.store, room.tess, room.mona, SCENARIO, room.session.id)
    attempt_id = room.play(room.mona, in_session=True)
    gate = submit_example(room.store, room.tess, room.mona, SCENARIO, room.session.id)
    assert gate.attempt_id == attempt_id
    [submission] = room.store.submissions(room.tess)
    assert submission.proof.verdicts, "a completion is proven by its scorecard"
    example = example_of(room.store, room.tess, attempt_id)
    assert (example[0].who, example[0].reply) == ("Ida Berg", "Good morning, this is Mona.")
