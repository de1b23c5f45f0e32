"""CompletionSheet: people by scenarios, and how far each is with each; read some people at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from simulator.domain.access import Sight, may_see
from simulator.domain.assignment import Assignment
from simulator.domain.completion import Stand, Tally, stand_of
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records.interface import AttemptRecord, AttemptState, RecordStore
from simulator.training.assignments import (
    PRESSING,
    Asked,
    AssignmentBook,
    asked_of,
    has_bars,
    is_coming_due,
    tally_by_bars,
)

PEOPLE_A_PAGE = 50
NOT_ASKED = 0
CODES: Mapping[Stand, int] = {stand: place + 1 for place, stand in enumerate(PRESSING)}
"""What a cell is kept as: one byte, so that a million of them are a megabyte."""
DECIDED = len(CODES) + 1
"""Done, by a trainer's decision."""
STANDS: tuple[Stand | None, ...] = (None, *PRESSING, Stand.DONE)
"""What a byte means: nothing is asked and nothing was completed, or how far somebody is."""


@dataclass(frozen=True, slots=True)
class CompletionSheet:
    """Who and what stands at the edges of the sheet.

    Attributes:
        people: Those who still work there, by name.
        scenario_ids: What anybody is asked for.
        book: The assignments.
        by_number: People by employee number; where two have one number, neither.
    """

    people: tuple[Employment, ...]
    scenario_ids: tuple[str, ...]
    book: AssignmentBook
    by_number: Mapping[str, Employment]

    def manager_of(self, somebody: Employment) -> Employment | None:
        """Return somebody's manager, if they are on record."""
        return self.by_number.get(somebody.manager_number)


@dataclass(frozen=True, slots=True)
class Cell:
    """All there is to say of one person and one scenario. None of it is what anybody said.

    Attributes:
        somebody, scenario_id: Who, and what.
        asked: Each assignment that asks for it, what presses most first.
        tally: What the records count; None for nothing.
        attempts: The submitted attempts, newest first, without turns.
        may_open: Whether the viewer may read what was said in them.
    """

    somebody: Employment
    scenario_id: str
    asked: tuple[Asked, ...]
    tally: Tally | None
    attempts: tuple[AttemptRecord, ...]
    may_open: bool = False


def open_sheet(store: RecordStore, viewer: Person) -> CompletionSheet:
    """Return the edges of the sheet; its cells are read with ``read_stands``."""
    people = tuple(one for one in store.employments(viewer) if one.is_active)
    book = AssignmentBook.of(store.assignments(viewer))
    numbers: dict[str, Employment] = {}
    twice: set[str] = set()
    for one in people:
        if one.number in numbers:
            twice.add(one.number)
        if one.number:
            numbers[one.number] = one
    return CompletionSheet(
        people,
        book.scenario_ids,
        book,
        {number: one for number, one in numbers.items() if number not in twice},
    )


def read_asked(
    store: RecordStore, viewer: Person, sheet: CompletionSheet, people: Sequence[Employment], today: date
) -> tuple[tuple[Asked, ...], ...]:
    """Return, for each of these people, all they are asked for, what presses most first."""
    tallies = _tallies(store, viewer, people)
    return tuple(_asked(store, viewer, sheet, one, tallies.get(one.person.id, {}), today) for one in people)


def read_stands(
    store: RecordStore, viewer: Person, sheet: CompletionSheet, people: Sequence[Employment], today: date
) -> tuple[bytes, ...]:
    """Return a byte a scenario for each of these people; ``STANDS`` tells what it means.

    What is asked for by several assignments stands as it presses most; what was completed
    without being asked for counts as done.
    """
    tallies = _tallies(store, viewer, people)
    places = {scenario_id: place for place, scenario_id in enumerate(sheet.scenario_ids)}
    rows: list[bytes] = []
    for somebody in people:
        own = tallies.get(somebody.person.id, {})
        row = bytearray(len(places))
        for assignment in sheet.book.for_person(somebody):
            theirs = own
            if has_bars(assignment):
                attempts = store.attempts(somebody.person, viewer)
                theirs = {id_: tally_by_bars(one, attempts, assignment) for id_, one in own.items()}
            _mark(row, places, somebody, assignment, theirs, today)
        for scenario_id, tally in own.items():
            place = places.get(scenario_id)
            if place is not None and tally.latest is not None and row[place] == NOT_ASKED:
                row[place] = _code(Stand.DONE, tally)
        rows.append(bytes(row))
    return tuple(rows)


def read_cell(
    store: RecordStore,
    viewer: Person,
    sheet: CompletionSheet,
    somebody: Employment,
    scenario_id: str,
    today: date,
) -> Cell:
    """Return what there is to say of one person and one scenario, with who they wait for."""
    own = _tallies(store, viewer, (somebody,)).get(somebody.person.id, {})
    manager = sheet.manager_of(somebody)
    theirs = None
    if manager is not None and manager.person.id != somebody.person.id:
        counted = _tallies(store, viewer, (manager,)).get(manager.person.id, {})
        theirs = (manager.person.name, counted)
    attempts = tuple(
        one
        for one in store.attempts(somebody.person, viewer)
        if one.scenario_id == scenario_id and one.state is AttemptState.SUBMITTED
    )
    asked = asked_of(
        somebody,
        sheet.book.for_person(somebody),
        own,
        today,
        manager=theirs,
        attempts_of=lambda _: attempts,
    )
    here = tuple(one for one in asked if one.scenario_id == scenario_id)
    may_open = may_see(Sight.WORDS, viewer=viewer, owner_id=somebody.person.id, is_submitted=True)
    return Cell(somebody, scenario_id, here, own.get(scenario_id), attempts, may_open)


def people_in(
    people: Sequence[Employment], *, words: str = "", team: str | None = None
) -> tuple[Employment, ...]:
    """Return those of a team (None for all) in whose name, number or team each of the words stands."""
    wanted = words.casefold().split()
    return tuple(
        one
        for one in people
        if (team is None or one.team == team)
        and (not wanted or _holds(wanted, f"{one.person.name} {one.number} {one.team}".casefold()))
    )


def teams_of(people: Iterable[Employment]) -> tuple[str, ...]:
    """Return the teams there are, by name."""
    return tuple(sorted({one.team for one in people if one.team}, key=str.casefold))


def asks_reminder(one: Asked, today: date) -> bool:
    """Whether somebody should hear of it: overdue, due again, or due within a week, and nothing sent in."""
    if one.stand in (Stand.OVERDUE, Stand.DUE_AGAIN, Stand.COMING_DUE):
        return True
    return one.stand is Stand.DONE and is_coming_due(one.holds_until, today)


def _mark(
    row: bytearray,
    places: Mapping[str, int],
    somebody: Employment,
    assignment: Assignment,
    tallies: Mapping[str, Tally],
    today: date,
) -> None:
    """Put how far somebody is with an assignment into their row, where it presses more than what is there."""
    due_on = assignment.due.for_person(somebody.started_on, assignment.assigned_on)
    valid_days = assignment.valid_days
    nothing = CODES[stand_of(None, due_on=due_on, valid_days=valid_days, today=today)]
    for scenario_id in assignment.scenario_ids:
        code, tally = nothing, tallies.get(scenario_id)
        if tally is not None:
            code = _code(stand_of(tally, due_on=due_on, valid_days=valid_days, today=today), tally)
        place = places[scenario_id]
        row[place] = code if row[place] == NOT_ASKED else min(code, row[place])


def _code(stand: Stand, tally: Tally) -> int:
    """Return the byte of a stand; what a trainer decided is marked."""
    is_decided = stand is Stand.DONE and tally.latest is not None and tally.latest.is_decided
    return DECIDED if is_decided else CODES[stand]


def _asked(
    store: RecordStore,
    viewer: Person,
    sheet: CompletionSheet,
    somebody: Employment,
    tallies: Mapping[str, Tally],
    today: date,
) -> tuple[Asked, ...]:
    return asked_of(
        somebody,
        sheet.book.for_person(somebody),
        tallies,
        today,
        attempts_of=lambda _: store.attempts(somebody.person, viewer),
    )


def _tallies(store: RecordStore, viewer: Person, people: Sequence[Employment]) -> dict[str, dict[str, Tally]]:
    found: dict[str, dict[str, Tally]] = {}
    for tally in store.tallies(viewer, [one.person.id for one in people]):
        found.setdefault(tally.person_id, {})[tally.scenario_id] = tally
    return found


def _holds(wanted: Sequence[str], text: str) -> bool:
    return all(word in text for word in wanted)
