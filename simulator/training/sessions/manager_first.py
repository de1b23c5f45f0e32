"""Manager first: whether a scenario is open to the team, the manager's example, and who may play."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.domain.sessions.session import Participant
from simulator.records.interface import AttemptState, RecordStore
from simulator.training.practice import submit
from simulator.training.sessions.best_moments import SaidReply, replies_in


class GateClosedError(SimulatorError):
    """The manager has not gone first yet."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a scenario is open to the team.

    Attributes:
        attempt_id: The manager's newest submitted attempt at it; "" while it is closed.
        waiting_id: Their newest finished one of this session that is not submitted; "" for none.
    """

    attempt_id: str = ""
    waiting_id: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the team may play."""
        return bool(self.attempt_id)


def gate_of(
    store: RecordStore, leader: Person, manager: Participant, scenario_id: str, session_id: str
) -> Gate:
    """Return where the gate stands, by the records and by nothing else.

    Only an attempt the manager played whole, submitted, at this very scenario opens it; a what-if does not.
    """
    person = next((one for one in store.people() if one.id == manager.person_id), None)
    if person is None:
        return Gate()
    seen = list(store.attempts(person, leader))
    known = {one.id for one in seen}
    for attempt_id in store.session_attempts(session_id, leader):
        if attempt_id not in known:
            seen.append(store.attempt(attempt_id, leader))
    own = [
        one
        for one in sorted(seen, key=lambda one: one.started_at, reverse=True)
        if one.owner.id == person.id and one.scenario_id == scenario_id and one.what_if is None
    ]
    submitted = next((one.id for one in own if one.state is AttemptState.SUBMITTED), "")
    finished = next((one.id for one in own if one.state is AttemptState.FINISHED), "")
    return Gate(submitted, finished)


def may_begin(
    store: RecordStore,
    leader: Person,
    *,
    manager: Participant | None,
    player: Participant,
    scenario_id: str,
    session_id: str,
) -> None:
    """Return if somebody may play now.

    Raises:
        GateClosedError: They are not the manager, and the manager has not submitted an attempt yet.
    """
    if manager is None:
        raise GateClosedError("Nobody is chosen as the manager yet.", remedy="Choose who goes first.")
    if player.id == manager.id or gate_of(store, leader, manager, scenario_id, session_id).is_open:
        return
    raise GateClosedError(
        f"This opens to the team once {manager.name} has submitted an attempt of their own.",
        remedy=f"Let {manager.name} play first, and submit it.",
    )


def submit_example(
    store: RecordStore, leader: Person, manager: Participant, scenario_id: str, session_id: str
) -> Gate:
    """Submit the manager's finished attempt, because they say so, and return the gate.

    Raises:
        GateClosedError: There is no finished attempt of theirs.
    """
    gate = gate_of(store, leader, manager, scenario_id, session_id)
    if not gate.waiting_id:
        raise GateClosedError(
            f"{manager.name} has no finished attempt to submit.", remedy="Play it to its ending first."
        )
    submit(store, gate.waiting_id, store.attempt(gate.waiting_id, leader).owner)
    return gate_of(store, leader, manager, scenario_id, session_id)


def example_of(store: RecordStore, leader: Person, attempt_id: str) -> tuple[SaidReply, ...]:
    """Return what was said in the manager's attempt, turn by turn."""
    return replies_in(store, store.attempt(attempt_id, leader))
