"""Handing over: completions are read from the records, written to a file, and the audit says so."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
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
from simulator.training.exports.exporters import EXPORTERS
from simulator.training.exports.whole_file import UnfinishedFile, unwritten
from simulator.training.exports.xapi_statements import HOME_PAGE

PORTION = 20
"""People who are written at once: nobody who wants to stop it, or to see how far it is, waits for long."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be handed over.

    Attributes:
        format_name: A key of EXPORTERS.
        path: The file; what was there before is replaced.
        titles: What scenarios are called.
        today: Today, in the calendar of whoever looks.
        team: Only this team; None for all.
        home_page: Where people have their accounts; only statements name it.
    """

    format_name: str
    path: Path
    titles: Mapping[str, str]
    today: date
    team: str | None = None
    home_page: str = HOME_PAGE


class NobodyInTeamError(SimulatorError):
    """Nobody on record is in a team of that name."""


class HandingOver:
    """Completions on their way into a file, some people at a time; whole or not at all.

    Each portion is read as the records are then. Nothing is handed over that the audit does not tell of.

    Args:
        store: The records.
        by: A trainer, or HR.
        order: What goes where.

    Attributes:
        done, of: How many people are written, and of how many: everybody on record, also those who left.
        lines, completed: How many lines are written, and how many of them tell of a completion.

    Raises:
        SimulatorError: This person may not read about others, there is no such team, or the file cannot be
            begun.
    """

    def __init__(self, store: RecordStore, by: Person, order: Order) -> None:
        self._store, self._by, self._order = store, by, order
        self._people = _people(store, by, order.team)
        self._book = AssignmentBook.of(store.assignments(by))
        self.done, self.of = 0, len(self._people)
        self.lines = self.completed = 0
        self._file = UnfinishedFile(order.path)
        try:
            with self._in_words():
                self._writer = EXPORTERS[order.format_name].begin(self._file.out, order.home_page)
        except BaseException:
            self._file.drop()
            raise

    def __enter__(self) -> HandingOver:
        return self

    def __exit__(self, *_: object) -> None:
        self.drop()

    def step(self, people: int = PORTION) -> bool:
        """Write some more people; return whether there are others left.

        Raises:
            SimulatorError: The records cannot be read, or the file not be written.
        """
        some = self._people[self.done : self.done + people]
        ids = [one.person.id for one in some]
        counts: dict[str, dict[str, Tally]] = {}
        for tally in self._store.tallies(self._by, ids) if ids else ():
            counts.setdefault(tally.person_id, {})[tally.scenario_id] = tally
        lines: list[CompletionLine] = []
        for somebody in some:
            theirs = counts.get(somebody.person.id, {})
            found = _lines(self._store, self._by, somebody, self._book, theirs, self._order)
            lines += _with_evidence(self._store, self._by, found)
        with self._in_words():
            self._writer.add(lines)
        self.done += len(some)
        self.lines += len(lines)
        self.completed += sum(line.latest is not None for line in lines)
        return self.done < self.of

    def finish(self) -> None:
        """Put the file in its place, once the audit tells of it.

        Raises:
            SimulatorError: It cannot be written, or not be noted; nothing is there then.
        """
        with self._in_words():
            self._writer.end()
        self._file.end()
        whose = f"of {self._order.team}" if self._order.team else "of everybody"
        lines = counted(self.lines, "line", "lines")
        self._store.note_in_audit(
            self._by, "exported", f"completions {whose} as {self._order.format_name}: {lines}"
        )
        self._file.put_in_place()

    def drop(self) -> None:
        """Leave nothing of it, unless it is finished."""
        with suppress(OSError, ValueError):
            self._writer.close()
        self._file.drop()

    @contextmanager
    def _in_words(self) -> Generator[None]:
        try:
            yield
        except OSError as error:
            raise unwritten(self._order.path, error) from error


def hand_over(store: RecordStore, by: Person, order: Order) -> HandingOver:
    """Hand everything over at once; return how much it was.

    Raises:
        SimulatorError: See ``HandingOver``.
    """
    with HandingOver(store, by, order) as handing:
        while handing.step():
            pass
        handing.finish()
        return handing


def _people(store: RecordStore, viewer: Person, team: str | None) -> tuple[Employment, ...]:
    people = store.employments(viewer)
    if team is None:
        return people
    found = tuple(one for one in people if one.team.casefold() == team.strip().casefold())
    if not found:
        raise NobodyInTeamError(
            f"Nobody on record is in a team called {team[:60]!r}.", remedy="“people list” shows the teams."
        )
    return found


def _lines(
    store: RecordStore,
    viewer: Person,
    somebody: Employment,
    book: AssignmentBook,
    tallies: Mapping[str, Tally],
    order: Order,
) -> tuple[CompletionLine, ...]:
    asked = asked_of(
        somebody,
        book.for_person(somebody),
        tallies,
        order.today,
        attempts_of=lambda _: store.attempts(somebody.person, viewer),
    )
    return lines_of(somebody, asked, tallies, order.titles)


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
