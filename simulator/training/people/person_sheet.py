"""One person as trainers and HR see them: who they are, what is asked of them, and how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from simulator.domain.completion import Completion, Stand, Tally
from simulator.domain.employment import Employment
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.training.assignments import Asked, AssignmentBook, asked_of


class PersonGoneError(SimulatorError):
    """Somebody is not on record any more."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One scenario of somebody. None of it is what they said.

    Attributes:
        scenario_id: The scenario.
        stand: How far they are.
        asked: By what it is asked for, as it presses most; None if it was completed without being asked for.
        completion: The latest completion, with its evidence; None if there is none.
    """

    scenario_id: str
    stand: Stand
    asked: Asked | None = None
    completion: Completion | None = None


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """All there is to see of one person.

    Attributes:
        somebody: Who.
        rows: What is asked of them, what presses most first, then what they completed without being asked.
        has_pin: Whether a PIN or passphrase opens their name.
        everybody: Everybody on record, to check a changed number, name or manager against.
    """

    somebody: Employment
    rows: tuple[PersonRow, ...]
    has_pin: bool
    everybody: tuple[Employment, ...]

    @property
    def manager(self) -> Employment | None:
        """Their manager, if on record."""
        return by_number(self.everybody).get(self.somebody.manager_number)


def read_person(store: RecordStore, viewer: Person, person_id: str, today: date) -> PersonSheet:
    """Return one person's sheet; for trainers and HR.

    Args:
        store: The records.
        viewer: Who looks.
        person_id: Whom at.
        today: Today, in the calendar of whoever looks.

    Raises:
        RecordsError: This person may not read about others, or the records cannot be read.
        PersonGoneError: They are not on record.
    """
    everybody = store.employments(viewer)
    somebody = next((one for one in everybody if one.person.id == person_id), None)
    if somebody is None:
        raise PersonGoneError(
            "Whoever this page was about is not on record any more.",
            remedy="Look at the list of people again.",
        )
    manager = by_number(everybody).get(somebody.manager_number)
    wanted = [one.person.id for one in (somebody, manager) if one is not None]
    counts: dict[str, dict[str, Tally]] = {id_: {} for id_ in wanted}
    for tally in store.tallies(viewer, wanted):
        counts[tally.person_id][tally.scenario_id] = tally
    goes_first = None
    if manager is not None and manager.person.id != person_id:
        goes_first = (manager.person.name, counts[manager.person.id])
    asked = asked_of(
        somebody,
        AssignmentBook.of(store.assignments(viewer)).for_person(somebody),
        counts[person_id],
        today,
        manager=goes_first,
        attempts_of=lambda _: store.attempts(somebody.person, viewer),
    )
    has_pin = store.asks_passphrase(somebody.person.name)
    return PersonSheet(somebody, _rows(asked, counts[person_id]), has_pin, everybody)


def by_number(everybody: tuple[Employment, ...]) -> dict[str, Employment]:
    """Return people by employee number, those without one left out."""
    return {one.number: one for one in everybody if one.number}


def _rows(asked: tuple[Asked, ...], tallies: Mapping[str, Tally]) -> tuple[PersonRow, ...]:
    pressing: dict[str, PersonRow] = {}
    for one in asked:
        tally = tallies.get(one.scenario_id)
        latest = one.tally.latest if one.tally else tally.latest if tally else None
        pressing.setdefault(one.scenario_id, PersonRow(one.scenario_id, one.stand, one, latest))
    unasked = [
        PersonRow(id_, Stand.DONE, None, tally.latest)
        for id_, tally in tallies.items()
        if id_ not in pressing and tally.latest is not None
    ]
    return (*pressing.values(), *unasked)
