"""What HR keeps, in memory, for ``fakes.MemoryStore``; held to the same contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from simulator.domain.access import may_erase_people, may_read_people
from simulator.domain.assignment import Assignment
from simulator.domain.completion import Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.records import hr_refusals, refusals
from simulator.records.audit_chain import Link, entry_from, first_broken, new_link
from simulator.records.counting import Countable, tally_of
from simulator.records.hr_interface import AuditEntry, Submission
from simulator.records.hr_rows import assignment_row
from simulator.records.interface import AttemptRecord, AttemptState
from simulator.records.names import same_name_key
from simulator.records.results import Outcome, Proof, plain_proof
from simulator.records.sql_assignments import about_assignment, told_themselves, what_was_done
from simulator.records.sql_employments import Keeping
from simulator.records.sql_tallies import told_tallies
from tests.memory_sessions import MemoryRoles


class MemoryHr(MemoryRoles):
    """People, assignments, completions and the audit; tallies are counted each time."""

    def __init__(self) -> None:
        super().__init__()
        self._employments: dict[str, Employment] = {}
        self._assignments: dict[str, Assignment] = {}
        self._submissions: dict[str, tuple[datetime, Proof]] = {}
        self._outcomes: dict[str, tuple[Outcome, datetime | None]] = {}
        self._links: list[Link] = []
        self._voices: dict[str, bytes] = {}

    def give_role(self, name: str, role: Role, *, by: Person | None, passphrase: str = "") -> Person:
        before = {one.id: one.role for one in self._people.values()}
        had_one = self.asks_passphrase(name)
        person = super().give_role(name, role, by=by, passphrase=passphrase)
        if before.get(person.id, Role.TRAINEE) is not role:
            self._note(by or person, "role given", f"{person.name}: {role.value}")
        elif by is not None and by.id != person.id and had_one:
            self._note(by, "passphrase changed", person.name)
        return person

    def employments(self, viewer: Person) -> tuple[Employment, ...]:
        self._check()
        hr_refusals.check_reads_people(viewer)
        by_key = sorted(self._people.items())
        return tuple(replace(self._employments.get(one.id, Employment(one)), person=one) for _, one in by_key)

    def own_employment(self, person: Person) -> Employment:
        self._check()
        return replace(self._employments.get(person.id, Employment(person)), person=self._on_record(person))

    def keep_employments(self, by: Person, people: Sequence[Employment]) -> int:
        self._check()
        hr_refusals.check_changes_people(by)
        hr_refusals.check_changes_people(self._on_record(by))
        everybody = {one.person.id: one for one in self.employments(by)}
        keeping = Keeping(everybody)
        for one in people:
            keeping.tidied(one)
        hr_refusals.check_numbers(one.number for one in keeping.everybody.values())
        for one in keeping.changed.values():
            self._people = {key: kept for key, kept in self._people.items() if kept.id != one.person.id}
        for one in (*keeping.added.values(), *keeping.changed.values()):
            self._people[same_name_key(one.person.name)] = one.person
            self._employments[one.person.id] = one
        changed = len(keeping.added) + len(keeping.changed)
        if changed:
            told = f"{len(keeping.added)} new, {len(keeping.changed)} changed, of {len(people)}"
            self._note(by, "people imported", told)
        return changed

    def assign(self, by: Person, assignment: Assignment) -> None:
        self._check()
        hr_refusals.check_assigns(by)
        hr_refusals.check_assigns(self._on_record(by))
        known = {one.id for one in self._people.values()}
        if not known.issuperset(assignment.person_ids):
            raise refusals.not_on_record("Somebody this is assigned to")
        title = str(assignment_row(assignment)["title"])
        person_ids = tuple(dict.fromkeys(assignment.person_ids))
        before = self._assignments.get(assignment.id)
        self._assignments[assignment.id] = replace(assignment, title=title, person_ids=person_ids)
        what = what_was_done(assignment, before.is_withdrawn if before else None)
        self._note(by, what, about_assignment(assignment))

    def assignments(self, viewer: Person) -> tuple[Assignment, ...]:
        self._check()
        newest_first = tuple(reversed(self._assignments.values()))
        if may_read_people(viewer):
            return newest_first
        somebody = self._employments.get(viewer.id, Employment(viewer))
        return told_themselves(newest_first, somebody, self._done_by_manager(somebody))

    def _done_by_manager(self, somebody: Employment) -> frozenset[str] | None:
        number = somebody.manager_number
        found = [one for one in self._employments.values() if number and one.number == number]
        if not found or number == somebody.number:
            return None
        done = self.recounted_tallies(found[0].person)
        return frozenset(one.scenario_id for one in done if one.first is not None)

    def tallies(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Tally, ...]:
        self._check()
        wanted = None if person_ids is None else set(person_ids)
        found = self.recounted_tallies(viewer)
        return tuple(one for one in found if wanted is None or one.person_id in wanted)

    def recounted_tallies(self, viewer: Person) -> tuple[Tally, ...]:
        self._check()
        by_pair: dict[tuple[str, str], list[Countable]] = {}
        for record in self._attempts.values():
            if may_read_people(viewer) or record.owner.id == viewer.id:
                pair = (record.owner.id, record.scenario_id)
                by_pair.setdefault(pair, []).append(self._countable(record))
        return tuple(told_tallies(viewer, (tally_of(*pair, by_pair[pair]) for pair in sorted(by_pair))))

    def submissions(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Submission, ...]:
        self._check()
        wanted = None if person_ids is None else set(person_ids)
        found = [
            self._submission(record)
            for record in self._attempts.values()
            if record.state is AttemptState.SUBMITTED
            and (may_read_people(viewer) or record.owner.id == viewer.id)
            and (wanted is None or record.owner.id in wanted)
        ]
        return tuple(sorted(found, key=lambda one: one.submitted_at))

    def erase_person(self, by: Person, person_id: str) -> AuditEntry:
        self._check()
        eraser = self._on_record(by)
        in_charge = [one.id for one in self._people.values() if one.role is not Role.TRAINEE]
        if not may_erase_people(eraser, is_anybody_in_charge=bool(in_charge)):
            raise hr_refusals.may_not_erase(eraser)
        somebody = self._on_record(Person(person_id, "Whoever that was"))
        if in_charge == [somebody.id] and len(self._people) > 1:
            raise hr_refusals.last_in_charge(somebody.name)
        mine = [id_ for id_, record in self._attempts.items() if record.owner.id == person_id]
        for id_ in mine:
            del self._attempts[id_]
            self._submissions.pop(id_, None)
            self._outcomes.pop(id_, None)
        self._people = {key: one for key, one in self._people.items() if one.id != person_id}
        self._voices.pop(person_id, None)
        self._employments.pop(person_id, None)
        self._hashes.pop(person_id, None)
        for id_, one in self._assignments.items():
            person_ids = tuple(each for each in one.person_ids if each != person_id)
            self._assignments[id_] = replace(one, person_ids=person_ids)
        return self._note(by, "erased", f"somebody, with {len(mine)} attempts")

    def erase_practice_before(self, day: date) -> int:
        self._check()
        due = self._practice_before(day)
        for id_ in due:
            del self._attempts[id_]
        if due:
            about = f"{len(due)} attempts, never submitted and from before {day}"
            self._note(Person("retention", "retention"), "erased", about)
        return len(due)

    def count_practice_before(self, viewer: Person, day: date) -> int:
        self._check()
        in_charge = any(one.role is not Role.TRAINEE for one in self._people.values())
        hr_refusals.check_keeps_practice(viewer, is_anybody_in_charge=in_charge)
        return len(self._practice_before(day))

    def _practice_before(self, day: date) -> list[str]:
        return [
            id_
            for id_, record in self._attempts.items()
            if record.started_at.date() < day
            and record.state is not AttemptState.SUBMITTED
            and record.led_by is None
        ]

    def audit(self, viewer: Person) -> tuple[AuditEntry, ...]:
        self._check()
        hr_refusals.check_reads_audit(viewer)
        return tuple(entry_from(link) for link in self._links)

    def note_in_audit(self, by: Person, what: str, about: str) -> AuditEntry:
        self._check()
        self._on_record(by)
        return self._note(by, what, about)

    def first_broken_audit_entry(self) -> AuditEntry | int | None:
        self._check()
        broken = first_broken(self._links, len(self._links))
        return entry_from(broken) if isinstance(broken, Link) else broken

    def _note(self, by: Person, what: str, about: str) -> AuditEntry:
        last = (self._links[-1].number, self._links[-1].digest) if self._links else None
        self._links.append(new_link(last, by.name, what, hr_refusals.tidy_about(about)))
        return entry_from(self._links[-1])

    def _keep_submission(self, record: AttemptRecord, proof: Proof | None) -> None:
        if record.result is not None:
            made = proof or plain_proof(record.id, record.digest, record.result)
            self._submissions.setdefault(record.id, (datetime.now(UTC), made))

    def _keep_outcome(self, attempt_id: str, outcome: Outcome) -> None:
        _, passed_at = self._outcomes.pop(attempt_id, (None, None))
        if outcome.is_decided:
            kept_at = (passed_at or datetime.now(UTC)) if outcome.result.passed else None
            self._outcomes[attempt_id] = (outcome, kept_at)

    def _decided(self, record: AttemptRecord) -> AttemptRecord:
        """Return an attempt with what trainers' decisions made of it."""
        if record.id not in self._outcomes or record.result is None:
            return record
        decided = self._outcomes[record.id][0].result
        result = replace(
            record.result,
            passed=decided.passed,
            relationship_points=decided.relationship_points,
            relationship_of=decided.relationship_of,
            task_points=decided.task_points,
            task_of=decided.task_of,
        )
        return replace(record, result=result, is_decided=True)

    def _countable(self, record: AttemptRecord) -> Countable:
        at, proof = self._submissions.get(record.id, (None, Proof("")))
        decided = None
        if record.id in self._outcomes:
            outcome, passed_at = self._outcomes[record.id]
            decided = (outcome.result.passed, outcome.proof.evidence, passed_at)
        passed = record.result.passed if record.result else None
        return Countable(record.id, at, proof.evidence, passed, decided)

    def _submission(self, record: AttemptRecord) -> Submission:
        at, proof = self._submissions[record.id]
        shown = self._decided(record)
        assert shown.result is not None
        if shown.is_decided:
            proof = self._outcomes[record.id][0].proof
        return Submission(
            record.id,
            record.owner.id,
            record.scenario_id,
            record.scenario_title,
            at,
            shown.result,
            proof,
            shown.is_decided,
        )
