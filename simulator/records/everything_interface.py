"""EverythingRecords: all that is kept about one person, for themselves or as far as HR may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from simulator.domain.people import Person

Value = str | int | float | bool | None
"""A cell; moments are UTC and days are days, both as ISO 8601 writes them."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one table keeps of somebody.

    Attributes:
        name: The table's.
        title: What it is, in words.
        columns: The names of its columns, in order.
        rows: A mapping of all columns for each row.
        json_columns: Those whose texts are JSON.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Value], ...]
    json_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is kept and not told."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is kept about one person, but the sound of their voice, which is in files.

    Attributes:
        person: Whom it is about.
        is_own: Whether they asked for it themselves; else what HR may not see is not in it.
        parts: What is kept, those without a row left out.
        left_out: What is not told, and why.
    """

    person: Person
    is_own: bool
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]


class EverythingRecords(Protocol):
    """See ``RecordStore`` for errors."""

    def everything_about(self, asker: Person, person_id: str) -> Everything:
        """Return all that is kept about somebody; of another person, to HR only and without what is private.

        Raises:
            RecordsError: They are not on record, or this person may not have it.
        """
        ...
