"""What HR keeps, in memory: a MemoryStore with people, assignments and counts that a test writes down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from simulator.domain.assignment import Assignment, Due
from simulator.domain.completion import Completion, Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.records.hr_interface import Submission
from simulator.records.interface import AttemptRecord, RecordsError

TODAY = date(2026, 11, 23)
HR = Person("hr", "Hanna Roth", Role.HR)
TRAINER = Person("trainer", "Tom Berg", Role.TRAINER)
EVIDENCE = "ab" * 32


def worker(id_: str, name: str, team: str = "", **told: Any) -> Employment:
    """Return somebody who works here."""
    return Employment(Person(id_, name), team=team, **told)


def completion(day: date, attempt_id: str = "a1", **told: Any) -> Completion:
    """Return a completion of that day."""
    return Completion(attempt_id, datetime(day.year, day.month, day.day, 10, tzinfo=UTC), EVIDENCE, **told)


def assignment(*scenario_ids: str, **told: Any) -> Assignment:
    """Return an assignment made three weeks ago, for the team Claims unless it says otherwise."""
    told.setdefault("assigned_on", date(2026, 11, 2))
    if "person_ids" not in told:
        told.setdefault("teams", ("Claims",))
    told.setdefault("due", Due(on=date(2026, 11, 27)))
    return Assignment(told.pop("id", "one"), told.pop("title", "Autumn"), scenario_ids, **told)


class HrOnPaper:
    """Answers what is asked of HrRecords from what a test has put into its lists."""

    def __init__(self) -> None:
        self.people_kept: list[Employment] = []
        self.assigned: list[Assignment] = []
        self.counts: list[Tally] = []
        self.submitted: list[AttemptRecord] = []
        self.sent_in: list[Submission] = []
        self.noted: list[tuple[str, str]] = []
        self.asked_for: list[int] = []

    def employments(self, viewer: Person) -> tuple[Employment, ...]:
        if viewer.role is Role.TRAINEE:
            raise RecordsError("Only trainers and HR see who is on record.")
        return tuple(sorted(self.people_kept, key=lambda one: one.person.name))

    def own_employment(self, person: Person) -> Employment:
        return next((one for one in self.people_kept if one.person.id == person.id), Employment(person))

    def assign(self, by: Person, assignment: Assignment) -> None:
        if by.role is Role.TRAINEE:
            raise RecordsError("Only trainers and HR assign.")
        self.assigned = [assignment, *(one for one in self.assigned if one.id != assignment.id)]

    def assignments(self, viewer: Person) -> tuple[Assignment, ...]:
        if viewer.role is not Role.TRAINEE:
            return tuple(self.assigned)
        me = next(one for one in self.people_kept if one.person.id == viewer.id)
        return tuple(one for one in self.assigned if one.is_for(me))

    def tallies(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Tally, ...]:
        wanted = None if person_ids is None else set(person_ids)
        self.asked_for.append(-1 if wanted is None else len(wanted))
        own = viewer.id if viewer.role is Role.TRAINEE else None
        return tuple(
            one
            for one in self.counts
            if (wanted is None or one.person_id in wanted) and own in (None, one.person_id)
        )

    def attempts(self, owner: Person, viewer: Person) -> tuple[AttemptRecord, ...]:
        return tuple(one for one in self.submitted if one.owner.id == owner.id)

    def submissions(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Submission, ...]:
        wanted = None if person_ids is None else set(person_ids)
        return tuple(one for one in self.sent_in if wanted is None or one.person_id in wanted)

    def note_in_audit(self, by: Person, what: str, about: str) -> None:
        self.noted.append((what, about))

    def people(self) -> Sequence[Person]:
        return [one.person for one in self.people_kept]
