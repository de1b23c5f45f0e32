"""Assignments: who is asked for what, by when, and how far they are with it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from simulator.domain.access import may_read_people
from simulator.domain.assignment import Assignment
from simulator.domain.completion import SOON_DAYS, Completion, Stand, Tally, stand_of
from simulator.domain.employment import Employment
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.records.interface import AttemptRecord, AttemptState, RecordStore, Result

PRESSING: tuple[Stand, ...] = (
    Stand.OVERDUE,
    Stand.DUE_AGAIN,
    Stand.COMING_DUE,
    Stand.SUBMITTED,
    Stand.BEGUN,
    Stand.OPEN,
    Stand.DONE,
)
"""How far somebody can be, what presses most first."""

AttemptsOf = Callable[[str], Sequence[AttemptRecord]]
"""Reads somebody's submitted attempts by their id, without turns."""


class AssigningError(SimulatorError):
    """An assignment that cannot be made as it was given."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One scenario that somebody is asked to complete, by one assignment.

    Attributes:
        person_id, scenario_id: Who, and what.
        assignment: By which assignment.
        stand: How far they are.
        due_on: The day it is due, or due again; None for no day.
        holds_until: The last day on which what was completed holds; None for ever, or if nothing was.
        tally: What the records count, as far as this assignment's own bars are reached.
        waits_for: The name of the manager who goes first and has not completed it yet; "" for nobody.
        attempts_left: How many attempts may still be submitted; None for any number.
    """

    person_id: str
    scenario_id: str
    assignment: Assignment
    stand: Stand
    due_on: date | None = None
    holds_until: date | None = None
    tally: Tally | None = None
    waits_for: str = ""
    attempts_left: int | None = None

    @property
    def is_used_up(self) -> bool:
        """Whether nothing more may be submitted although it is not completed."""
        return self.attempts_left == 0 and self.stand is not Stand.DONE


@dataclass(frozen=True, slots=True)
class AssignmentBook:
    """Assignments by whom they are for, so that ten thousand people are looked up quickly."""

    assignments: tuple[Assignment, ...] = ()
    _by_person: dict[str, list[Assignment]] = field(default_factory=dict[str, list[Assignment]])
    _by_team: dict[str, list[Assignment]] = field(default_factory=dict[str, list[Assignment]])

    @classmethod
    def of(cls, assignments: Iterable[Assignment]) -> AssignmentBook:
        """Return a book of those that were not withdrawn."""
        book = cls(tuple(one for one in assignments if not one.is_withdrawn))
        for one in book.assignments:
            for person_id in one.person_ids:
                book._by_person.setdefault(person_id, []).append(one)
            for team in one.teams:
                book._by_team.setdefault(team, []).append(one)
        return book

    def for_person(self, somebody: Employment) -> tuple[Assignment, ...]:
        """Return what somebody is asked for, each assignment once."""
        if not somebody.is_active:
            return ()
        found = [*self._by_person.get(somebody.person.id, ()), *self._by_team.get(somebody.team, ())]
        return tuple({one.id: one for one in found if one.is_for(somebody)}.values())

    @property
    def scenario_ids(self) -> tuple[str, ...]:
        """All scenarios anybody is asked for, those of the oldest assignment first."""
        return tuple(dict.fromkeys(id_ for one in reversed(self.assignments) for id_ in one.scenario_ids))


def asked_of(
    somebody: Employment,
    assignments: Iterable[Assignment],
    tallies: Mapping[str, Tally],
    today: date,
    *,
    manager: tuple[str, Mapping[str, Tally]] | None = None,
    attempts_of: AttemptsOf | None = None,
) -> tuple[Asked, ...]:
    """Return what somebody is asked for, what presses most first, and paths in their order.

    Args:
        somebody: Who.
        assignments: Those that are for them.
        tallies: What the records count of them, by scenario.
        today: Today, in the calendar of whoever looks.
        manager: The name and the counts of their manager, for what opens after the manager went first.
        attempts_of: Reads attempts, where an assignment has bars of its own.
    """
    asked: list[Asked] = []
    for assignment in assignments:
        for scenario_id in assignment.scenario_ids:
            tally = tallies.get(scenario_id)
            if tally is not None and attempts_of is not None and has_bars(assignment):
                tally = tally_by_bars(tally, attempts_of(somebody.person.id), assignment)
            asked.append(_asked(somebody, assignment, scenario_id, tally, today))
    if manager is not None:
        asked = [replace(one, waits_for=_waits_for(one, manager)) for one in asked]
    return tuple(sorted(asked, key=_pressure))  # stable: a path stays in its order


def own_list(store: RecordStore, person: Person, today: date) -> tuple[Asked, ...]:
    """Return what the person at the screen is asked for; one scenario stands once, as it presses most."""
    book = AssignmentBook.of(store.assignments(person))
    if not book.assignments:
        return ()
    me = _own_employment(store, person)
    theirs = book.assignments if me is None else book.for_person(me)  # who may read all is told of all
    tallies = {one.scenario_id: one for one in store.tallies(person) if one.person_id == person.id}
    own = asked_of(
        me or Employment(person),
        theirs,
        tallies,
        today,
        attempts_of=lambda _: store.attempts(person, person),
    )
    pressing: dict[str, Asked] = {}
    for one in own:
        pressing.setdefault(one.scenario_id, one)
    return tuple(pressing.values())


def assign(store: RecordStore, by: Person, wanted: Assignment, today: date) -> Assignment:
    """Keep a new assignment, or a changed one, and return it as it is kept.

    Args:
        store: The records.
        by: A trainer, or HR.
        wanted: What is asked; an id of "" is a new one.
        today: Today, for what is due before it was asked.

    Raises:
        AssigningError: It is for nobody, or was due before today.
        RecordsError: This person may not assign, or it cannot be written.
    """
    if not wanted.person_ids and not wanted.teams:
        raise AssigningError("Nobody is chosen yet.", remedy="Choose people, or a team.")
    if not wanted.id and wanted.due.on is not None and wanted.due.on < today:
        raise AssigningError(
            f"{wanted.due.on.isoformat()} has passed.", remedy="Choose today or a later day."
        )
    made = wanted if wanted.id else replace(wanted, id=str(uuid.uuid4()))
    store.assign(by, made)
    return made


def find_person(people: Sequence[Employment], wanted: str) -> Employment:
    """Return somebody by employee number or by name.

    Raises:
        AssigningError: Nobody is called that, or several are.
    """
    folded = " ".join(wanted.split()).casefold()
    found = [one for one in people if one.number and one.number == wanted.strip()]
    found = found or [one for one in people if one.person.name.casefold() == folded]
    if len(found) == 1:
        return found[0]
    if not found:
        raise AssigningError(
            f"Nobody on record is called {wanted[:60]!r}.", remedy="“people list” shows who is on record."
        )
    numbers = ", ".join(one.number or "no number" for one in found)
    raise AssigningError(
        f"{len(found)} people are called {found[0].person.name}.",
        remedy=f"Use the employee number: {numbers}.",
    )


def has_bars(assignment: Assignment) -> bool:
    """Whether an assignment asks for more, or less, than the scenario's own bar."""
    return assignment.relationship_bar is not None or assignment.task_bar is not None


def tally_by_bars(tally: Tally, attempts: Iterable[AttemptRecord], assignment: Assignment) -> Tally:
    """Return the counts with those completions that reach the assignment's own bars.

    Args:
        tally: The counts by the scenario's own bar.
        attempts: The person's attempts, of whatever scenario.
        assignment: With a bar for at least one side.
    """
    known = {one.attempt_id: one for one in (tally.first, tally.latest) if one is not None}
    reached: list[Completion] = []
    for one in attempts:
        if one.scenario_id != tally.scenario_id or one.state is not AttemptState.SUBMITTED or one.what_if:
            continue
        if one.result is not None and reaches(one.result, assignment):
            at = one.finished_at or one.started_at
            reached.append(known.get(one.id) or Completion(one.id, at, "", is_decided=one.is_decided))
    reached.sort(key=lambda each: each.at)
    first, latest = (reached[0], reached[-1]) if reached else (None, None)
    return replace(tally, first=first, latest=latest)


def reaches(result: Result, assignment: Assignment) -> bool:
    """Whether a result reaches an assignment's bars; a side without one has to pass as the scenario says."""
    sides = (
        (assignment.relationship_bar, result.relationship_points, result.relationship_of),
        (assignment.task_bar, result.task_points, result.task_of),
    )
    if any(bar is None for bar, _, _ in sides) and result.passed is not True:
        return False
    return all(bar is None or 100 * points >= bar * of for bar, points, of in sides)


def is_coming_due(day: date | None, today: date) -> bool:
    """Whether a day is no more than a week away, and has not passed."""
    return day is not None and today <= day <= today + timedelta(days=SOON_DAYS)


def _asked(
    somebody: Employment, assignment: Assignment, scenario_id: str, tally: Tally | None, today: date
) -> Asked:
    due_on = assignment.due.for_person(somebody.started_on, assignment.assigned_on)
    stand = stand_of(tally, due_on=due_on, valid_days=assignment.valid_days, today=today)
    latest = tally.latest if tally else None
    holds = None
    if latest is not None and assignment.valid_days is not None:
        holds = latest.at.date() + timedelta(days=assignment.valid_days)
    if stand is Stand.DUE_AGAIN:
        due_on = holds
    most = assignment.attempts_allowed
    left = None if most is None else max(0, most - (tally.submitted if tally else 0))
    return Asked(somebody.person.id, scenario_id, assignment, stand, due_on, holds, tally, attempts_left=left)


def _waits_for(one: Asked, manager: tuple[str, Mapping[str, Tally]]) -> str:
    name, tallies = manager
    theirs = tallies.get(one.scenario_id)
    has_gone_first = theirs is not None and theirs.first is not None
    is_open = not one.assignment.manager_first or has_gone_first or one.stand is Stand.DONE
    return "" if is_open else name


def _pressure(one: Asked) -> tuple[int, date]:
    return PRESSING.index(one.stand), one.due_on or date.max


def _own_employment(store: RecordStore, person: Person) -> Employment | None:
    """Return what the employer says of them; None for those who read only what is for them anyway."""
    if not may_read_people(person):
        return None
    return next((one for one in store.employments(person) if one.person.id == person.id), Employment(person))
