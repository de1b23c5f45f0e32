"""HrRecords: people as HR keeps them, what they are asked for and completed, and who did what to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from simulator.domain.assignment import Assignment
from simulator.domain.completion import Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing done to people's records: who, what, to what, when. Never what anybody said.

    Attributes:
        number: From 1, without gaps.
        at: UTC.
        by: The name of who did it.
        what: "people imported", "assigned", "withdrawn", "overruled", "exported", "erased", "role given" ...
        about: What it was done to, in words.
        digest: SHA-256 over the entry before it and this one, as hex digits.
    """

    number: int
    at: datetime
    by: str
    what: str
    about: str
    digest: str


class HrRecords(Protocol):
    """People, assignments, completions, audit; see ``RecordStore`` for errors.

    Only trainers and HR read any of it about others; only HR changes people. Everybody reads their own
    assignments and tallies. Nothing here carries a transcript or a recording.
    """

    def employments(self, viewer: Person) -> tuple[Employment, ...]:
        """Return everybody on record, by name; for trainers and HR."""
        ...

    def keep_employments(self, by: Person, people: Sequence[Employment]) -> int:
        """Put people on record, or change those of the same ``person.id``, all or none; return how many.

        A person whose id is "" is new. For HR. Audited.
        """
        ...

    def assign(self, by: Person, assignment: Assignment) -> None:
        """Keep an assignment; one of the same id is changed. For trainers and HR. Audited."""
        ...

    def assignments(self, viewer: Person) -> tuple[Assignment, ...]:
        """Return all assignments to trainers and HR, to others those for them; the newest first."""
        ...

    def tallies(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Tally, ...]:
        """Return the counts of people and scenarios; of everybody without ids. Others see only their own.

        Read from a summary kept in the same transaction as what it counts.
        """
        ...

    def recounted_tallies(self, viewer: Person) -> tuple[Tally, ...]:
        """Return the same, counted anew from the attempts themselves."""
        ...

    def audit(self, viewer: Person) -> tuple[AuditEntry, ...]:
        """Return who did what, oldest first; for HR."""
        ...

    def note_in_audit(self, by: Person, what: str, about: str) -> AuditEntry:
        """Append that something was done, e.g. an export."""
        ...

    def first_broken_audit_entry(self) -> AuditEntry | int | None:
        """Return the first entry altered or misplaced, or the number that is missing; None if all is well."""
        ...
