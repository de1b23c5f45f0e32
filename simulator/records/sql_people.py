"""SqlPeople: who is on record."""

from __future__ import annotations

import uuid

from sqlalchemy import Connection, func, select

from simulator.domain.people import Person
from simulator.records import refusals
from simulator.records.names import same_name_key, tidy_name
from simulator.records.rows import person_from, person_row
from simulator.records.tables import attempts, people
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_if_new


class SqlPeople:
    """The methods of a RecordStore (see ``interface``) that are about people as such."""

    _transactions: Transactions

    def person(self, name: str) -> Person:
        """See RecordStore."""
        tidy = tidy_name(name)
        with self._transactions.reading() as connection:
            found = find_person(connection, tidy)
        if found is not None:
            return found
        with self._transactions.writing() as connection:
            return put_on_record(connection, tidy)

    def people(self) -> tuple[Person, ...]:
        """See RecordStore."""
        last = (
            select(func.max(attempts.c.position)).where(attempts.c.owner_id == people.c.id).scalar_subquery()
        )
        newest_first = select(people).order_by(last.desc().nulls_last(), people.c.position.desc())
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).mappings().all()
        return tuple(person_from(row) for row in rows)


def find_person(connection: Connection, tidy: str) -> Person | None:
    """Return whoever is on record under a tidy name, by any spelling; None for nobody."""
    found = select(people).where(people.c.name_key == same_name_key(tidy))
    row = connection.execute(found).mappings().first()
    return None if row is None else person_from(row)


def put_on_record(connection: Connection, tidy: str) -> Person:
    """Return whoever is on record under a tidy name, taking them on record the first time."""
    key = same_name_key(tidy)
    new = person_row(Person(str(uuid.uuid4()), tidy), key)
    insert_if_new(connection, people, new)
    row = connection.execute(select(people).where(people.c.name_key == key)).mappings().one()
    return person_from(row)


def on_record(connection: Connection, person: Person) -> Person:
    """Return somebody with the role they have on record.

    Raises:
        RecordsError: They are not on record, any more or in this data folder.
    """
    row = connection.execute(select(people).where(people.c.id == person.id)).mappings().first()
    if row is None:
        raise refusals.not_on_record(person.name)
    return person_from(row)
