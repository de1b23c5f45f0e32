"""Handing over: completions are read from the records, written to a file, and the audit says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from simulator.domain.completion import Completion, Tally
from simulator.domain.employment import Employment
from simulator.domain.errors import SimulatorError
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.interface import RecordStore
from simulator.training.assignments import AssignmentBook, asked_of
from simulator.training.exports.completion_lines import CompletionLine, lines_of
from simulator.training.exports.exporters import exported
from simulator.training.exports.whole_file import whole_file
from simulator.training.exports.xapi_statements import HOME_PAGE


class NobodyInTeamError(SimulatorError):
    """Nobody on record is in a team of that name."""


def read_lines(
    store: RecordStore,
    viewer: Person,
    titles: Mapping[str, str],
    today: date,
    team: str | None = None,
) -> tuple[CompletionLine, ...]:
    """Return the lines of everybody on record, also of those who left, by name.

    Args:
        store: The records.
        viewer: A trainer, or HR.
        titles: What scenarios are called.
        today: Today, in the calendar of whoever looks.
        team: Only this team; None for all.

    Raises:
        RecordsError: This person may not read about others, or the records cannot be read.
        NobodyInTeamError: There is no such team.
    """
    people = store.employments(viewer)
    if team is not None:
        people = tuple(one for one in people if one.team.casefold() == team.strip().casefold())
        if not people:
            raise NobodyInTeamError(
                f"Nobody on record is in a team called {team[:60]!r}.",
                remedy="“people list” shows the teams.",
            )
    book = AssignmentBook.of(store.assignments(viewer))
    counts: dict[str, dict[str, Tally]] = {}
    for tally in store.tallies(viewer, None if team is None else [one.person.id for one in people]):
        counts.setdefault(tally.person_id, {})[tally.scenario_id] = tally
    lines: list[CompletionLine] = []
    for somebody in people:
        theirs = counts.get(somebody.person.id, {})
        lines += _with_evidence(store, viewer, _lines(store, viewer, somebody, book, theirs, titles, today))
    return tuple(lines)


def hand_over(
    store: RecordStore,
    by: Person,
    lines: tuple[CompletionLine, ...],
    format_name: str,
    path: Path,
    *,
    team: str | None = None,
    home_page: str = HOME_PAGE,
) -> None:
    """Write lines to a file, whole or not at all; nothing is handed over that the audit does not tell of.

    Args:
        store: The records.
        by: Who exports.
        lines: What to tell.
        format_name: A key of EXPORTERS.
        path: The file.
        team: Whose lines they are; None for everybody's.
        home_page: Where people have their accounts; only statements name it.

    Raises:
        SimulatorError: It cannot be written, or not in this format.
    """
    raw = exported(format_name, lines, home_page)
    whose = f"of {team}" if team else "of everybody"
    with whole_file(path, raw):
        told = f"completions {whose} as {format_name}: {counted(len(lines), 'line', 'lines')}"
        store.note_in_audit(by, "exported", told)


def _lines(
    store: RecordStore,
    viewer: Person,
    somebody: Employment,
    book: AssignmentBook,
    tallies: Mapping[str, Tally],
    titles: Mapping[str, str],
    today: date,
) -> tuple[CompletionLine, ...]:
    asked = asked_of(
        somebody,
        book.for_person(somebody),
        tallies,
        today,
        attempts_of=lambda _: store.attempts(somebody.person, viewer),
    )
    return lines_of(somebody, asked, tallies, titles)


def _with_evidence(
    store: RecordStore, viewer: Person, lines: Iterable[CompletionLine]
) -> tuple[CompletionLine, ...]:
    """Put the evidence to completions that the summary does not name, as an assignment's own bars find."""
    found = tuple(lines)
    if not any(one and not one.evidence for line in found for one in (line.first, line.latest)):
        return found
    ids = {line.somebody.person.id for line in found}
    known = {one.attempt_id: one for one in store.submissions(viewer, ids)}

    def proven(completion: Completion | None) -> Completion | None:
        if completion is None or completion.evidence or completion.attempt_id not in known:
            return completion
        one = known[completion.attempt_id]
        return replace(completion, evidence=one.proof.evidence, is_decided=one.is_decided)

    return tuple(replace(line, first=proven(line.first), latest=proven(line.latest)) for line in found)
