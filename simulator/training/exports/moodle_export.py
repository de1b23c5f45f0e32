"""Completions as Moodle imports grades from CSV: a row for each person, a column for each scenario.

Moodle finds people by “ID number” or “Email address”; which one is chosen when the file is imported, and each
scenario's column is mapped to a grade item there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import BinaryIO

from simulator.domain.employment import Employment
from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.harmless import harmless

COMPLETED = "100"
"""Per cent; without a completion the cell is empty, and Moodle leaves the grade as it is."""

_HEADING = ("ID number", "Email address", "Name")


class MoodleWriter:
    """Comma, UTF-8 without a mark, as Moodle has it by default. What it keeps is a set for each person."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._titles: dict[str, str] = {}
        self._people: dict[str, tuple[Employment, set[str]]] = {}

    def add(self, lines: Iterable[CompletionLine]) -> None:
        """See LineWriter; the columns are known at the end only."""
        for line in lines:
            self._titles.setdefault(line.scenario_id, line.scenario_title)
            _, completed = self._people.setdefault(line.somebody.person.id, (line.somebody, set()))
            if line.latest:
                completed.add(line.scenario_id)

    def end(self) -> None:
        """See LineWriter."""
        text = StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow((*_HEADING, *_told_apart(self._titles)))
        for somebody, completed in self._people.values():
            who = (somebody.number, somebody.email, somebody.person.name)
            marks = (COMPLETED if id_ in completed else "" for id_ in self._titles)
            writer.writerow((*map(harmless, who), *marks))
        self._out.write(text.getvalue().encode())

    def close(self) -> None:
        """See LineWriter."""


def moodle_of(lines: Iterable[CompletionLine]) -> bytes:
    """Return the file."""
    out = BytesIO()
    writer = MoodleWriter(out)
    writer.add(lines)
    writer.end()
    return out.getvalue()


def _told_apart(titles: dict[str, str]) -> list[str]:
    """Return the headings; scenarios of one title are told apart by their ids."""
    named = list(titles.values())
    return [
        harmless(f"{title} ({id_})" if named.count(title) > 1 or title in _HEADING else title)
        for id_, title in titles.items()
    ]
