"""Planning an import: each row of a file against who is on record; it writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from simulator.domain.employment import Employment, told_apart
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.training.people.days import is_ambiguous, order_of
from simulator.training.people.entries import Entry, EntryReader
from simulator.training.people.headings import Field
from simulator.training.people.import_plan import (
    Change,
    ImportChoices,
    ImportPlan,
    PlannedRow,
    base_name,
    differences,
)
from simulator.training.people.known_people import KnownPeople, Match, name_key
from simulator.training.people.people_table import (
    ImportStoppedError,
    MustStop,
    PeopleFileError,
    PeopleTable,
)
from simulator.training.people.twice import told_twice

T = TypeVar("T")
_ASKED_EVERY = 1_000
"""Rows."""
_DAYS = (Field.STARTED_ON, Field.LEFT_ON)


def check_columns(columns: Iterable[Field]) -> None:
    """Refuse columns that name nobody.

    Raises:
        PeopleFileError: No column is the name.
    """
    if not {Field.NAME, Field.FIRST_NAME, Field.LAST_NAME} & set(columns):
        raise PeopleFileError(
            "No column says what people are called.", remedy="Say which column is the name, or its parts."
        )


def plan_import(
    table: PeopleTable,
    choices: ImportChoices,
    people: tuple[Employment, ...],
    today: date,
    *,
    must_stop: MustStop | None = None,
) -> ImportPlan:
    """Return what an import would change.

    Args:
        table: What stands in the file.
        choices: What its columns mean, and what else somebody said.
        people: Everybody on record.
        today: Today, where the employer is.
        must_stop: Asked now and then whether nobody wants it any more.

    Raises:
        PeopleFileError: No column is the name.
        ImportStoppedError: ``must_stop`` said so.
    """
    check_columns(choices.columns)
    days = [
        row.cells[table.column(choices.columns[f])]
        for f in _DAYS
        if f in choices.columns
        for row in table.rows
    ]
    order = choices.date_order or order_of(days)
    ambiguous = next((day for day in days if is_ambiguous(day)), "") if order is None else ""
    if ambiguous:
        return ImportPlan(table.name, (), table.notes, people, ambiguous)
    reader = EntryReader(table, choices.columns, order, today)
    entries = [reader.entry(row) for row in _unless(must_stop, table.rows)]
    known = KnownPeople(people, choices.new_numbers, (one for one in entries if not one.problem))
    rows = _Planner(entries, choices, known).rows(must_stop)
    if choices.is_everybody:
        rows += _missing(rows, people)
    return ImportPlan(table.name, tuple(rows), table.notes, people)


class _Planner:
    """Goes through the rows once; remembers who was found, and which names are taken."""

    def __init__(self, entries: Sequence[Entry], choices: ImportChoices, known: KnownPeople) -> None:
        self._entries, self._columns, self._known = entries, choices.columns, known
        self._twice = told_twice(entries)
        self._taken: dict[str, str] = {name_key(one.person.name): one.person.id for one in known.everybody}
        self._found: dict[str, int] = {}
        self._manager = _manager_finder(entries, known)

    def rows(self, must_stop: MustStop | None) -> list[PlannedRow]:
        return [self._row(entry) for entry in _unless(must_stop, self._entries)]

    def _row(self, entry: Entry) -> PlannedRow:
        twice = self._twice.get(entry.line)
        if entry.problem:
            return PlannedRow(entry.line, Change.REFUSED, entry.name, entry.number, note=entry.problem)
        if twice is not None:
            return PlannedRow(entry.line, twice.change, entry.name, entry.number, note=twice.note)
        match = self._known.match(entry)
        if match.problem:
            return PlannedRow(entry.line, Change.REFUSED, entry.name, entry.number, note=match.problem)
        if match.is_asked:
            return PlannedRow(
                entry.line, Change.ASKED, entry.name, entry.number, before=match.person, note=match.note
            )
        return self._new(entry) if match.person is None else self._known_row(entry, match.person, match)

    def _new(self, entry: Entry) -> PlannedRow:
        if entry.is_active is False:
            note = "Has left, and nobody here knows them."
            return PlannedRow(entry.line, Change.PASSED_OVER, entry.name, entry.number, note=note)
        notes: list[str] = []
        name = entry.name
        if name_key(name) in self._taken:
            name = told_apart(name, entry.number)
            notes.append(f"Somebody else has this name: will be called {name}.")
        self._taken[name_key(name)] = f"line {entry.line}"
        manager, told = self._manager(entry)
        notes += told
        wanted = Employment(
            Person("", entry.name), entry.number, entry.email, entry.team, manager, entry.started_on
        )
        return PlannedRow(
            entry.line, Change.NEW, entry.name, entry.number, wanted=wanted, note=" ".join(notes)
        )

    def _known_row(self, entry: Entry, before: Employment, match: Match) -> PlannedRow:
        first = self._found.setdefault(before.person.id, entry.line)
        if first != entry.line:
            note = f"Line {first:,} is about the same person."
            return PlannedRow(entry.line, Change.REFUSED, entry.name, entry.number, before=before, note=note)
        manager, told = self._manager(entry)
        wanted = self._wanted(entry, before, match, manager)
        change = _change(before, wanted)
        return PlannedRow(
            entry.line,
            change,
            entry.name,
            entry.number,
            wanted=wanted,
            before=before,
            note=" ".join(filter(None, (match.note, *told)))
            if change is not Change.UNCHANGED
            else match.note,
        )

    def _wanted(self, entry: Entry, before: Employment, match: Match, manager: str) -> Employment:
        """What the file does not speak of stays as it is."""
        number = entry.number or before.number
        if match.note.startswith("The file says"):
            number = before.number
        name = (
            before.person.name if base_name(before) == entry.name and number == before.number else entry.name
        )
        if (
            name != before.person.name
            and self._taken.get(name_key(name), before.person.id) != before.person.id
        ):
            name = told_apart(name, number) if number else name
        has = self._columns
        return Employment(
            replace(before.person, name=name),
            number,
            entry.email if Field.EMAIL in has else before.email,
            entry.team if Field.TEAM in has else before.team,
            manager if Field.MANAGER in has else before.manager_number,
            entry.started_on if Field.STARTED_ON in has else before.started_on,
            before.is_active if entry.is_active is None else entry.is_active,
        )


def _change(before: Employment, wanted: Employment) -> Change:
    if before.is_active != wanted.is_active:
        return Change.RETURNED if wanted.is_active else Change.LEFT
    return Change.CHANGED if differences(before, wanted) else Change.UNCHANGED


def _manager_finder(
    entries: Sequence[Entry], known: KnownPeople
) -> Callable[[Entry], tuple[str, tuple[str, ...]]]:
    """Return what finds a manager's number, also where the file names the manager, or their address."""
    numbers = {one.number for one in entries if one.number and not one.problem}
    by_words: dict[str, set[str]] = {}
    for one in entries:
        if one.number and not one.problem:
            for words in filter(None, (name_key(one.name), one.email.casefold())):
                by_words.setdefault(words, set()).add(one.number)

    def find(entry: Entry) -> tuple[str, tuple[str, ...]]:
        said = entry.manager
        if not said or said in numbers or known.has_number(said):
            return said, ("Is their own manager.",) if said and said == entry.number else ()
        found = by_words.get(name_key(said)) or {one.number for one in known.named(said) if one.number}
        if len(found) == 1:
            return next(iter(found)), ()
        if found:
            return "", (f"{len(found)} people are called {said}; the manager was left open.",)
        return said, (f"Nobody has the manager's number {said}.",)

    return find


def _missing(rows: Sequence[PlannedRow], people: Sequence[Employment]) -> list[PlannedRow]:
    """Those with a number of whom the file says nothing; who may be meant by a row in doubt is spared."""
    told = {row.before.person.id for row in rows if row.before is not None}
    numbers = {row.number for row in rows if row.number}
    names = {name_key(row.name) for row in rows if row.change in (Change.REFUSED, Change.ASKED)}
    return [
        PlannedRow(
            0,
            Change.LEFT,
            one.person.name,
            one.number,
            wanted=replace(one, is_active=False),
            before=one,
            note="Is not in the file.",
        )
        for one in people
        if one.is_active and one.number and one.person.id not in told and one.number not in numbers
        if name_key(base_name(one)) not in names
    ]


def _unless(must_stop: MustStop | None, items: Iterable[T]) -> Iterator[T]:
    for place, item in enumerate(items):
        if place % _ASKED_EVERY == 0 and must_stop is not None and must_stop():
            raise ImportStoppedError("The comparing was stopped.", remedy="Nothing was changed.")
        yield item


def plan_words(plan: ImportPlan) -> str:
    """Return a plan in one sentence: "196 new, 4 changed, 1 left, 10 unchanged; 2 left out."."""
    by_change = plan.counts
    taken = [f"{by_change[c]:,} {c.value}" for c in Change if c not in _ASIDE and by_change[c]]
    aside = [f"{by_change[c]:,} {c.value}" for c in _ASIDE if by_change[c]]
    if not taken and not aside:
        return f"{plan.file} names nobody."
    first = ", ".join(taken) or counted(0, "change", "changes")
    return f"{first}; {', '.join(aside)}." if aside else f"{first}."


_ASIDE = (Change.ASKED, Change.REFUSED, Change.PASSED_OVER)
