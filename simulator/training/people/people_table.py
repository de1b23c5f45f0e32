"""PeopleTable: what stands in a file of people, cell by cell, before anybody says what a column means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from simulator.domain.errors import SimulatorError
from simulator.training.people.headings import is_known_heading

MOST_ROWS = 250_000
MOST_COLUMNS = 300
LONGEST_CELL = 100_000
"""Characters."""
_HEADING_WITHIN = 20
"""Rows: reports like to say on top what they are."""
_TOLD_EVERY = 2_000
"""Rows."""

Progress = Callable[[int], None]
"""Told how many rows have been read so far."""
MustStop = Callable[[], bool]
"""Asked now and then whether nobody wants the file any more."""


class PeopleFileError(SimulatorError):
    """A file of people cannot be read."""


class ImportStoppedError(SimulatorError):
    """Somebody stopped the reading of a file; nothing was changed."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row.

    Attributes:
        line: Where it begins in the file, from 1, as editors and spreadsheets count.
        cells: Its cells as text, as many as there are headings.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """A table as it stands in a file.

    Attributes:
        name: The file's name.
        form: What it is, in words: "CSV, UTF-8, separated by semicolons".
        headings: The names of the columns; unnamed ones are called by their letter.
        rows: Its rows, without empty ones.
        notes: What was odd about it, in sentences.
    """

    name: str
    form: str
    headings: tuple[str, ...]
    rows: tuple[FileRow, ...]
    notes: tuple[str, ...] = ()

    def column(self, heading: str) -> int:
        """Return the place of a column, from 0.

        Raises:
            ValueError: There is no such column.
        """
        return self.headings.index(heading)


@dataclass(frozen=True, slots=True)
class _Top:
    """The rows up to and with the headings."""

    headings: tuple[str, ...]
    taken: int


def table_of(
    name: str, form: str, lines: Iterable[tuple[int, list[str]]], *, progress: Progress, must_stop: MustStop
) -> PeopleTable:
    """Return the table that rows of cells make up.

    Args:
        name: The file's name.
        form: What it is, in words.
        lines: Line numbers from 1, and cells.
        progress: Told now and then how many rows were read.
        must_stop: Asked now and then.

    Raises:
        PeopleFileError: There is nothing in it, or too much.
        ImportStoppedError: ``must_stop`` said so.
    """
    filled = ((line, _trimmed(cells)) for line, cells in lines)
    source = ((line, cells) for line, cells in filled if cells)
    first: list[tuple[int, list[str]]] = []
    for row in source:
        first.append(row)
        if len(first) == _HEADING_WITHIN:
            break
    if not first:
        raise PeopleFileError(f"There is nothing in {name}.", remedy="Choose the file with the people in it.")
    top = _top(first)
    rows, longer = _rows((*first[top.taken :],), source, len(top.headings), progress, must_stop)
    notes: list[str] = []
    if top.taken > 1:
        notes.append(f"The first {top.taken - 1} lines say what the file is, and were passed over.")
    if longer:
        notes.append(f"{longer:,} rows have more cells than there are headings; those cells were left out.")
    return PeopleTable(name, form, top.headings, rows, tuple(notes))


def _trimmed(cells: list[str]) -> list[str]:
    """The cells without what is blank at their edges and without empty ones at the end."""
    trimmed = [cell.strip(" \t\r\n\u00a0\ufeff") for cell in cells]
    while trimmed and not trimmed[-1]:
        trimmed.pop()
    return trimmed


def _top(first: list[tuple[int, list[str]]]) -> _Top:
    """The headings are the row that names most of what is known; else the first."""
    known = [sum(is_known_heading(cell) for cell in cells) for _, cells in first]
    best = max(range(len(first)), key=lambda place: (known[place], -place))
    cells = first[best][1]
    if len(cells) > MOST_COLUMNS:
        raise PeopleFileError(
            f"The file has {len(cells):,} columns; {MOST_COLUMNS} are the most.",
            remedy="Save one with the columns about people.",
        )
    seen: dict[str, int] = {}
    headings: list[str] = []
    for place, cell in enumerate(cells):
        named = " ".join(cell.split())[:100] or f"Column {place + 1}"
        seen[named] = seen.get(named, 0) + 1
        headings.append(named if seen[named] == 1 else f"{named} ({seen[named]})")
    return _Top(tuple(headings), best + 1)


def _rows(
    first: Iterable[tuple[int, list[str]]],
    rest: Iterator[tuple[int, list[str]]],
    width: int,
    progress: Progress,
    must_stop: MustStop,
) -> tuple[tuple[FileRow, ...], int]:
    rows: list[FileRow] = []
    longer = 0
    for source in (first, rest):
        for line, cells in source:
            longer += len(cells) > width
            rows.append(FileRow(line, tuple(cells[:width]) + ("",) * (width - len(cells))))
            if len(rows) % _TOLD_EVERY == 0:
                _look_up(len(rows), progress, must_stop)
    progress(len(rows))
    return tuple(rows), longer


def _look_up(read: int, progress: Progress, must_stop: MustStop) -> None:
    if must_stop():
        raise ImportStoppedError("The reading was stopped.", remedy="Nothing was changed.")
    if read > MOST_ROWS:
        raise PeopleFileError(
            f"The file has more than {MOST_ROWS:,} rows.", remedy="Split it, and import the parts."
        )
    progress(read)
