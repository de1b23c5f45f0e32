"""SqlAssignments: what people are asked to complete."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from simulator.domain.access import may_read_people
from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records import hr_refusals, refusals
from simulator.records.hr_rows import assignment_from, assignment_row
from simulator.records.hr_tables import assignment_people, assignments
from simulator.records.kept_once import kept_once
from simulator.records.over_all_rows import done_by_manager
from simulator.records.sql_audit import note
from simulator.records.sql_employments import employment_of
from simulator.records.sql_people import on_record
from simulator.records.tables import people
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_or_update

PEOPLE_AT_ONCE = 500
"""How many ids one statement names."""


class SqlAssignments:
    """The methods of a RecordStore (see ``interface``) about assignments."""

    _transactions: Transactions

    @kept_once
    def assign(self, by: Person, assignment: Assignment) -> None:
        """See HrRecords."""
        hr_refusals.check_assigns(by)
        row = dict(assignment_row(assignment))
        with self._transactions.writing() as connection:
            hr_refusals.check_assigns(on_record(connection, by))
            which = assignments.c.id == assignment.id
            was_withdrawn = connection.scalar(select(assignments.c.is_withdrawn).where(which))
            insert_or_update(connection, assignments, row, key=["id"])
            _put_people(connection, assignment)
            note(connection, by, what_was_done(assignment, was_withdrawn), about_assignment(assignment))

    def assignments(self, viewer: Person) -> tuple[Assignment, ...]:
        """See HrRecords. Others are told of nobody but themselves."""
        newest_first = select(assignments).order_by(assignments.c.position.desc())
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).mappings().all()
            named = _people_of(connection)
            somebody = employment_of(connection, viewer)
            gone_first = done_by_manager(connection, somebody.person.id)
        every = tuple(assignment_from(row, named.get(row["id"], ())) for row in rows)
        if may_read_people(viewer):
            return every
        return told_themselves(every, somebody, gone_first)


def what_was_done(assignment: Assignment, was_withdrawn: bool | None) -> str:
    """Return what the audit calls it that an assignment is kept.

    Args:
        assignment: As it is kept now.
        was_withdrawn: Whether it was taken back before; None if it is new.
    """
    if assignment.is_withdrawn:
        return "withdrawn"
    return "assignment changed" if was_withdrawn is False else "assigned"


def about_assignment(assignment: Assignment) -> str:
    """Return what the audit says of an assignment; it names nobody."""
    count = len(assignment.person_ids)
    whom = [*assignment.teams, *([f"{count} {'person' if count == 1 else 'people'}"] if count else [])]
    return f"“{assignment.title}” ({', '.join(assignment.scenario_ids)}) to {', '.join(whom) or 'nobody'}"


def told_themselves(
    every: Iterable[Assignment], somebody: Employment, gone_first: Collection[str] | None
) -> tuple[Assignment, ...]:
    """Return what is for somebody, as they read it: without the others, and with their own day.

    Args:
        every: All assignments.
        somebody: Who reads.
        gone_first: The scenarios that their manager has completed: of what the manager does first, only
            these have opened. None where nobody on record is their manager.
    """
    return tuple(
        _for_themselves(one, somebody, opened)
        for one in every
        if one.is_for(somebody) and (opened := _opened(one, gone_first))
    )


def _opened(assignment: Assignment, gone_first: Collection[str] | None) -> tuple[str, ...]:
    if not assignment.manager_first or gone_first is None:
        return assignment.scenario_ids
    return tuple(one for one in assignment.scenario_ids if one in gone_first)


def _for_themselves(assignment: Assignment, somebody: Employment, opened: tuple[str, ...]) -> Assignment:
    return replace(
        assignment,
        scenario_ids=opened,
        due=Due(assignment.due.for_person(somebody.started_on, assignment.assigned_on)),
        person_ids=tuple(id_ for id_ in assignment.person_ids if id_ == somebody.person.id),
        teams=tuple(team for team in assignment.teams if team == somebody.team),
    )


def _put_people(connection: Connection, assignment: Assignment) -> None:
    of_assignment = assignment_people.c.assignment_id == assignment.id
    connection.execute(delete(assignment_people).where(of_assignment))
    ids = tuple(dict.fromkeys(assignment.person_ids))
    known = set[str]()
    for start in range(0, len(ids), PEOPLE_AT_ONCE):
        some = ids[start : start + PEOPLE_AT_ONCE]
        known.update(connection.scalars(select(people.c.id).where(people.c.id.in_(some))))
    if len(known) < len(ids):
        raise refusals.not_on_record("Somebody this is assigned to")
    if ids:
        rows = [
            {"assignment_id": assignment.id, "person_id": id_, "place": place}
            for place, id_ in enumerate(ids)
        ]
        connection.execute(insert(assignment_people), rows)


def _people_of(connection: Connection) -> dict[str, list[str]]:
    in_order = select(assignment_people.c.assignment_id, assignment_people.c.person_id).order_by(
        assignment_people.c.assignment_id, assignment_people.c.place
    )
    found: dict[str, list[str]] = {}
    for assignment_id, person_id in connection.execute(in_order):
        found.setdefault(assignment_id, []).append(person_id)
    return found
