"""SqlEmployments: people as their employer keeps them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from simulator.domain.employment import Employment, told_apart
from simulator.domain.people import Person, Role
from simulator.records import hr_refusals, refusals
from simulator.records.hr_rows import EmploymentColumns, employment_from, employment_row
from simulator.records.hr_tables import employments
from simulator.records.kept_once import kept_once
from simulator.records.names import same_name_key, tidy_name
from simulator.records.plain_sql import NOTHING_GIVEN, fetch_all, plain
from simulator.records.rows import Row, person_row
from simulator.records.sql_audit import note
from simulator.records.sql_people import on_record
from simulator.records.tables import people
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_or_update

_EMPLOYMENTS = plain(
    select(
        people.c.id,
        people.c.name,
        people.c.role,
        employments.c.number,
        employments.c.email,
        employments.c.team,
        employments.c.manager_number,
        employments.c.started_on,
        employments.c.is_active,
    ).outerjoin(employments, employments.c.person_id == people.c.id)
)
"""There are thousands, so the driver reads them and not SQLAlchemy."""


class SqlEmployments:
    """The methods of a RecordStore (see ``interface``) about people as HR keeps them."""

    _transactions: Transactions

    def employments(self, viewer: Person) -> tuple[Employment, ...]:
        """See HrRecords."""
        hr_refusals.check_reads_people(viewer)
        with self._transactions.reading() as connection:
            return tuple(_read(connection, " ORDER BY people.name_key"))

    def own_employment(self, person: Person) -> Employment:
        """See HrRecords."""
        with self._transactions.reading() as connection:
            return employment_of(connection, on_record(connection, person))

    @kept_once
    def keep_employments(self, by: Person, people: Sequence[Employment]) -> int:
        """See HrRecords."""
        hr_refusals.check_changes_people(by)
        with self._transactions.writing() as connection:
            hr_refusals.check_changes_people(on_record(connection, by))
            keeping = Keeping(_everybody(connection))
            kept = tuple(keeping.tidied(one) for one in people)
            hr_refusals.check_numbers(one.number for one in keeping.everybody.values())
            _write(connection, keeping)
            changed = len(keeping.added) + len(keeping.changed)
            if changed:
                told = f"{len(keeping.added)} new, {len(keeping.changed)} changed, of {len(kept)}"
                note(connection, by, "people imported", told)
        return changed


class Keeping:
    """Employments on the way to be kept, none of them written yet.

    Attributes:
        everybody: All people by id, as they will be.
        added, changed: Ids of those who are new, and of those who will be otherwise than they are.
    """

    def __init__(self, everybody: dict[str, Employment]) -> None:
        self.everybody = everybody
        self.added: dict[str, Employment] = {}
        self.changed: dict[str, Employment] = {}
        self._keys = {same_name_key(one.person.name): id_ for id_, one in everybody.items()}

    def tidied(self, one: Employment) -> Employment:
        """Take somebody in and return them as they will be kept.

        Raises:
            RecordsError: They are not on record, or nothing tells them from somebody of that name.
        """
        before = self.everybody.get(one.person.id)
        if before is None and one.person.id:
            raise refusals.not_on_record(one.person.name)
        id_ = before.person.id if before else str(uuid.uuid4())
        row = employment_row(one)
        name = self._free_name(tidy_name(one.person.name), str(row["number"]), id_)
        role = before.person.role if before else Role.TRAINEE
        tidy = replace(
            one,
            person=Person(id_, name, role),
            number=str(row["number"]),
            email=str(row["email"]),
            team=str(row["team"]),
            manager_number=str(row["manager_number"]),
        )
        if before and before.person.name != name:
            self._keys.pop(same_name_key(before.person.name), None)
        self._keys[same_name_key(name)] = id_
        if before is None or id_ in self.added:
            self.added[id_] = tidy
        elif tidy != before:
            self.changed[id_] = tidy
        self.everybody[id_] = tidy
        return tidy

    def _free_name(self, name: str, number: str, id_: str) -> str:
        if self._keys.get(same_name_key(name), id_) == id_:
            return name
        if not number:
            raise hr_refusals.two_of_one_name(name)
        apart = tidy_name(told_apart(name, number))
        if self._keys.get(same_name_key(apart), id_) != id_:
            raise hr_refusals.two_of_one_name(apart)
        return apart


def employment_of(connection: Connection, person: Person) -> Employment:
    """Return somebody's employment; of somebody who is not on record, that there is none."""
    found = tuple(_read(connection, " WHERE people.id = :id", {"id": person.id}))
    return found[0] if found else Employment(person)


def _read(connection: Connection, how: str = "", given: Row = NOTHING_GIVEN) -> Iterator[Employment]:
    rows = fetch_all(connection, _EMPLOYMENTS + how, given)
    return (employment_from(cast("EmploymentColumns", row)) for row in rows)


def _everybody(connection: Connection) -> dict[str, Employment]:
    return {one.person.id: one for one in _read(connection)}


def _write(connection: Connection, keeping: Keeping) -> None:
    if keeping.changed:
        # Names may change places; so nobody has one of the old names while the new ones are given.
        ids = [{"which": id_} for id_ in keeping.changed]
        connection.execute(update(people).where(_which()).values(name_key=people.c.id), ids)
        named = [
            {"which": id_, "new_name": one.person.name, "new_key": same_name_key(one.person.name)}
            for id_, one in keeping.changed.items()
        ]
        renaming = update(people).where(_which())
        connection.execute(renaming.values(name=bindparam("new_name"), name_key=bindparam("new_key")), named)
    if keeping.added:
        rows = [
            dict(person_row(one.person, same_name_key(one.person.name))) for one in keeping.added.values()
        ]
        connection.execute(insert(people), rows)
    every = [dict(employment_row(one)) for one in (*keeping.added.values(), *keeping.changed.values())]
    if every:
        insert_or_update(connection, employments, every, key=["person_id"])


def _which() -> ColumnElement[bool]:
    return people.c.id == bindparam("which")
