"""People of bundles on record: who they are here, worked out and written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, delete, insert, select, update

from simulator.domain.people import Person, Role
from simulator.records.bundle_interface import BundledPerson
from simulator.records.bundle_people import Known, Source, WhoIsWho, who_is_who
from simulator.records.bundle_tables import bundled_people
from simulator.records.hr_tables import employments, tallies
from simulator.records.marking import metadata
from simulator.records.names import same_name_key, tidy_name
from simulator.records.rows import Row, as_kept, as_shown, person_row
from simulator.records.tables import people


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of people here and elsewhere.

    Attributes:
        base: On record by HR or by signing in.
        made: On record by bundles alone.
        sources: As other computers know them, by id.
    """

    base: tuple[Known, ...]
    made: tuple[Known, ...]
    sources: dict[str, Source]

    def with_people(self, told: Iterable[BundledPerson], at: datetime) -> Told:
        """Return the same with what a bundle tells, unless something newer was told."""
        sources = dict(self.sources)
        for one in told:
            new, before = Source(one.id, one.name, one.number, at), sources.get(one.id)
            if before is None or _age(new) > _age(before):
                sources[one.id] = new
        return Told(self.base, self.made, sources)

    def who_is_who(self) -> WhoIsWho:
        """Return who everybody is."""
        return who_is_who(self.base, self.sources.values())

    def named(self, found: WhoIsWho, source_id: str) -> Known:
        """Return who somebody is here."""
        id_ = found.person_ids[source_id]
        return found.made.get(id_) or next(one for one in self.base if one.id == id_)


def read_told(connection: Connection) -> Told:
    """Return what is known of people."""
    everybody = select(people.c.id, people.c.name, employments.c.number).outerjoin(
        employments, employments.c.person_id == people.c.id
    )
    rows = connection.execute(select(bundled_people)).mappings().all()
    made = {row["person_id"]: (row["made_name"], row["made_number"]) for row in rows if row["made_name"]}
    known = [Known(id_, name, number or "") for id_, name, number in connection.execute(everybody).all()]
    is_made = {one.id for one in known if made.get(one.id) == (one.name, one.number)}
    sources = {
        row["source_id"]: Source(row["source_id"], row["name"], row["number"], as_shown(row["told_at"]))
        for row in rows
    }
    return Told(
        tuple(sorted((one for one in known if one.id not in is_made), key=_by_id)),
        tuple(one for one in known if one.id in is_made),
        sources,
    )


def keep_people(connection: Connection, before: Told, now: Told, found: WhoIsWho) -> None:
    """Put people on record, and keep who is who; nobody of HR's is changed."""
    here = {one.id: one for one in before.made}
    new = [one for one in found.made.values() if one.id not in here]
    changed = [one for one in found.made.values() if one.id in here and one != here[one.id]]
    for one in changed:  # names may change places
        connection.execute(update(people).where(people.c.id == one.id).values(name_key=one.id))
    for one in (one for one in before.made if one.id not in found.made):
        connection.execute(update(people).where(people.c.id == one.id).values(name_key=one.id))
    for one in changed:
        named = {"name": one.name, "name_key": same_name_key(one.name)}
        connection.execute(update(people).where(people.c.id == one.id).values(named))
    if new:
        rows = [dict(person_row(Person(one.id, one.name), same_name_key(one.name))) for one in new]
        connection.execute(insert(people), rows)
    for one in (*new, *changed):
        _keep_number(connection, one)
    _keep_sources(connection, now, found)


def let_go(connection: Connection, before: Told, found: WhoIsWho) -> None:
    """Take those from the records whom nothing names any more; whoever has something here stays."""
    for one in before.made:
        if one.id in found.made:
            continue
        if _has_something(connection, one.id):
            name_key = _free_key(connection, one)
            connection.execute(update(people).where(people.c.id == one.id).values(name_key=name_key))
        else:
            connection.execute(delete(people).where(people.c.id == one.id))


def _free_key(connection: Connection, one: Known) -> str:
    key = same_name_key(tidy_name(one.name))
    taken = connection.scalar(select(people.c.id).where(people.c.name_key == key, people.c.id != one.id))
    return key if taken is None else one.id


def _keep_number(connection: Connection, one: Known) -> None:
    which = employments.c.person_id == one.id
    if connection.scalar(select(employments.c.person_id).where(which)) is not None:
        connection.execute(update(employments).where(which).values(number=one.number))
    elif one.number:
        row = {
            "person_id": one.id,
            "number": one.number,
            "email": "",
            "team": "",
            "manager_number": "",
            "started_on": None,
            "is_active": True,
        }
        connection.execute(insert(employments).values(row))


def _keep_sources(connection: Connection, now: Told, found: WhoIsWho) -> None:
    kept = {row["source_id"]: row for row in connection.execute(select(bundled_people)).mappings().all()}
    for source in now.sources.values():
        row = _source_row(source, found)
        before = kept.get(source.id)
        if before is not None and dict(before) != row:
            which = bundled_people.c.source_id == source.id
            connection.execute(update(bundled_people).where(which).values(dict(row)))
        elif before is None:
            connection.execute(insert(bundled_people).values(dict(row)))


def _source_row(source: Source, found: WhoIsWho) -> Row:
    id_ = found.person_ids[source.id]
    made = found.made.get(id_)
    return {
        "source_id": source.id,
        "person_id": id_,
        "name": source.name,
        "number": source.number,
        "told_at": as_kept(source.told_at),
        "made_name": made and made.name,
        "made_number": made and made.number,
    }


def _has_something(connection: Connection, person_id: str) -> bool:
    """Return whether anything on record is theirs, but for counts and what bundles brought."""
    if connection.scalar(select(people.c.role).where(people.c.id == person_id)) != Role.TRAINEE.value:
        return True
    return any(
        connection.scalar(select(column).where(column == person_id).limit(1)) is not None
        for table in metadata.sorted_tables
        if not _is_counted(table)
        for column in table.columns
        if any(key.column.table is people for key in column.foreign_keys)
    )


def _is_counted(table: Table) -> bool:
    return table in (tallies, employments, bundled_people)


def _age(one: Source) -> tuple[datetime, str, str]:
    return one.told_at, one.name, one.number


def _by_id(one: Known) -> str:
    return one.id
