"""Completions as Moodle imports grades from CSV: a row for each person, a column for each scenario.

Moodle finds people by “ID number” or “Email address”; which one is chosen when the file is imported, and each
scenario's column is mapped to a grade item there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from simulator.domain.employment import Employment
from simulator.training.exports.completion_lines import CompletionLine
from simulator.training.exports.harmless import harmless

COMPLETED = "100"
"""Per cent; without a completion the cell is empty, and Moodle leaves the grade as it is."""

_HEADING = ("ID number", "Email address", "Name")


def moodle_of(lines: Iterable[CompletionLine]) -> bytes:
    """Return the file: comma, UTF-8 without a mark, as Moodle has it by default."""
    titles: dict[str, str] = {}
    people: dict[str, tuple[Employment, set[str]]] = {}
    for line in lines:
        titles.setdefault(line.scenario_id, line.scenario_title)
        _, completed = people.setdefault(line.somebody.person.id, (line.somebody, set()))
        if line.latest:
            completed.add(line.scenario_id)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*_HEADING, *_told_apart(titles)))
    for somebody, completed in people.values():
        who = (somebody.number, somebody.email, somebody.person.name)
        writer.writerow((*map(harmless, who), *(COMPLETED if id_ in completed else "" for id_ in titles)))
    return out.getvalue().encode()


def _told_apart(titles: dict[str, str]) -> list[str]:
    """Return the headings; scenarios of one title are told apart by their ids."""
    named = list(titles.values())
    return [
        harmless(f"{title} ({id_})" if named.count(title) > 1 or title in _HEADING else title)
        for id_, title in titles.items()
    ]
