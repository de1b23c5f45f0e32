"""LibraryEntry: what a library shows of one scenario file, and how it is remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from simulator.scenario_files.problems import Problem


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One scenario file, playable or not.

    Attributes:
        path: The file.
        id, title, summary, minutes, channel, level, practices, language, company: As in the file;
            where it cannot be read, the id is the file's name and the rest is empty.
        customer, portrait: Name and portrait of the customer.
        place: The place behind the face.
        digest: SHA-256 of the file's text in UTF-8, as 64 hex digits.
        problems: What is wrong with it, warnings too; its own tests are not run for the library.
        is_checked: False while only its heading was read.
    """

    path: Path
    id: str
    title: str
    digest: str
    summary: str = ""
    minutes: int = 0
    channel: str = ""
    level: str = ""
    language: str = ""
    company: str = ""
    customer: str = ""
    portrait: str = ""
    place: str = ""
    practices: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_checked: bool = True

    @property
    def errors(self) -> int:
        """How many problems keep it from being played."""
        return sum(each.is_error for each in self.problems)

    @property
    def is_playable(self) -> bool:
        """Whether it can be played, as far as is known."""
        return not self.errors


_KEPT = [each.name for each in fields(LibraryEntry)][1:-3]
"""The fields that JSON keeps as they are; practices and problems follow. Only what was checked is kept."""


def scenario_digest(text: str) -> str:
    """Return the SHA-256 of a scenario file's text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def as_remembered(entry: LibraryEntry) -> list[Any]:
    """Return the entry as JSON keeps it, without its path."""
    told = [[p.code, p.message, p.remedy, p.line, p.column] for p in entry.problems]
    kept = (getattr(entry, name) for name in _KEPT)
    return [*kept, list(entry.practices), told]


def from_remembered(kept: Sequence[Any], path: Path) -> LibraryEntry:
    """Return the entry that was kept.

    Raises:
        TypeError, ValueError: It was not kept by this program.
    """
    *plain, practices, told = kept
    problems = tuple([Problem(*each) for each in told]) if told else ()
    return LibraryEntry(path, *plain, practices=tuple(practices), problems=problems)
