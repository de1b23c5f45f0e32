"""HrRecords: people as HR keeps them, what they are asked for and completed, and who did what to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from simulator.domain.assignment import Assignment
from simulator.domain.completion import Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records.results import Proof, Result


@dataclass(frozen=True, slots=True)
class Submission:
    """A submitted attempt, without a word of it.

    Attributes:
        attempt_id, person_id, scenario_id, scenario_title: Whose attempt at what.
        submitted_at: UTC.
        result: With what trainers decided.
        proof: The scorecard's digest, and the verdict of each criterion (empty if it came without).
        is_decided: Whether the result is what a trainer's decisions made of it.
    """

    attempt_id: str
    person_id: str
    scenario_id: str
    scenario_title: str
    submitted_at: datetime
    result: Result
    proof: Proof
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing done to people's records: who, what, to what, when. Never what anybody said.

    ``by`` and ``about`` are empty where they named somebody who has been erased; the digest holds on.

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

    def own_employment(self, person: Person) -> Employment:
        """Return what the employer's records say of the person who asks."""
        ...

    def keep_employments(self, by: Person, people: Sequence[Employment]) -> int:
        """Put people on record, or change those of the same ``person.id``, all or none; return how many.

        A person whose id is "" is new, and a trainee: roles are given by ``give_role`` and stay as they are
        here. People sign in by name, so somebody new, or renamed, whose name is another's is kept under
        ``told_apart(name, number)``. Those who are as they were kept are not counted. For HR. Audited.

        Raises:
            RecordsError: Two have the same number, or the same name and one of them no number; somebody is
                not on record; this person does not do HR.
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

        Read from a summary kept in the same transaction as what it counts. Where nothing is submitted
        there is none for others, and ``attempts`` is 0: private practice is nobody else's business.
        """
        ...

    def recounted_tallies(self, viewer: Person) -> tuple[Tally, ...]:
        """Return the same, counted anew from the attempts themselves."""
        ...

    def submissions(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Submission, ...]:
        """Return submitted attempts, oldest first; of everybody without ids. Others see only their own."""
        ...

    def erase_person(self, by: Person, person_id: str) -> AuditEntry:
        """Erase somebody and all that is theirs from every file of the records; return the audit's entry.

        Attempts, words, recordings, completions, their place in sessions, and what the audit said of
        them go; the sessions a trainer led go with the trainer. For HR; where nobody is in charge, for all.

        Raises:
            RecordsError: They are not on record, nobody would be left in charge, this person may not
                erase people, or another program holds a recording: then all else stays as it was.
        """
        ...

    def erase_practice_before(self, day: date) -> int:
        """Erase attempts begun before that day (UTC) and never submitted, with their words and sound.

        Those played in front of a room stay with the room's session. Audited, if there were any.

        Returns:
            How many there were.
        """
        ...

    def count_practice_before(self, viewer: Person, day: date) -> int:
        """Return how many attempts ``erase_practice_before`` would erase, of everybody.

        Raises:
            RecordsError: This person has no say in how long practice is kept.
        """
        ...

    def audit(self, viewer: Person) -> tuple[AuditEntry, ...]:
        """Return who did what, oldest first; for HR."""
        ...

    def note_in_audit(self, by: Person, what: str, about: str) -> AuditEntry:
        """Append that something was done, e.g. an export; by trainers, HR, or people about themselves."""
        ...

    def first_broken_audit_entry(self) -> AuditEntry | int | None:
        """Return the first entry altered or misplaced, or the number that is missing; None if all is well."""
        ...
