"""SqlEverything: all that the tables keep about one person, found by what points to them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Column, ColumnElement, Connection, Table, false, or_, select

from simulator.domain.access import may_be_told
from simulator.domain.people import Person
from simulator.records import hr_refusals
from simulator.records.everything_interface import Everything, LeftOut, Part, Value
from simulator.records.everything_told import (
    NOT_FOR_HR,
    NOT_IN_OWN,
    TITLES,
    is_json,
    told_columns,
    told_tables,
)
from simulator.records.hr_tables import assignment_people, assignments, audit_entries, employments, tallies
from simulator.records.interface import AttemptState
from simulator.records.names import same_name_key
from simulator.records.readable import readable_columns
from simulator.records.session_tables import session_happenings, session_participants, sessions
from simulator.records.sql_people import on_record
from simulator.records.tables import attempts, overrulings, people, scenario_texts
from simulator.records.transactions import Transactions

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom it is about, and what of theirs is found first: places on rosters by session, attempts."""

    person: Person
    is_own: bool
    places: Mapping[str, str]
    attempt_ids: frozenset[str]


class SqlEverything:
    """The method of a RecordStore (see ``interface``) by which people get what is kept about them."""

    _transactions: Transactions

    def everything_about(self, asker: Person, person_id: str) -> Everything:
        """See EverythingRecords."""
        with self._transactions.reading() as connection:
            asking = on_record(connection, asker)
            hr_refusals.check_takes_everything(asking, person_id)
            person = on_record(connection, Person(person_id, "Whoever that was"))
            is_own = asking.id == person.id
            asked = _Asked(
                person, is_own, _places(connection, person), _attempt_ids(connection, person, is_own=is_own)
            )
            parts = [_part(connection, table, asked) for table in told_tables(is_own=is_own)]
        told = tuple(part for part in parts if part.rows)
        kept_back = tuple(
            LeftOut(part.title, "the server shows it to nobody, or to HR only: ask them")
            for part in parts
            if not part.columns
        )
        return Everything(person, is_own, told, (NOT_IN_OWN if is_own else NOT_FOR_HR) + kept_back)


def _part(connection: Connection, table: Table, asked: _Asked) -> Part:
    readable = readable_columns(connection, table)
    told = tuple(one for one in told_columns(table, is_own=asked.is_own) if one.name in readable)
    columns = tuple(column.name for column in told)
    if not told:
        return Part(table.name, TITLES.get(table.name, table.name), (), ())
    rows = tuple(
        {name: _value(row[name]) for name in columns} for row in _rows(connection, table, told, asked)
    )
    as_json = tuple(column.name for column in told if is_json(column))
    return Part(table.name, TITLES.get(table.name, table.name), columns, rows, as_json)


def _rows(
    connection: Connection, table: Table, told: Sequence[Column[object]], asked: _Asked
) -> Iterable[Mapping[Any, Any]]:
    if table is session_happenings:
        return _happenings(connection, asked)
    if table is audit_entries:
        return _audit(connection, asked)
    if table is assignments:
        return _assignments(connection, asked)
    found = select(*told).where(_is_about(table, asked)).order_by(*table.primary_key.columns)
    rows = connection.execute(found).mappings()
    return _without_others_words(rows, asked) if table is overrulings else rows


def _is_about(table: Table, asked: _Asked) -> ColumnElement[bool]:
    """Return what holds for the rows of a table that are about somebody: they point to them, or to theirs."""
    person, mine = asked.person, attempts.c.owner_id == asked.person.id
    if table is people:
        return people.c.id == person.id
    if table is attempts:
        return mine if asked.is_own else mine & (attempts.c.state == AttemptState.SUBMITTED.value)
    if table is sessions:
        return (sessions.c.leader_id == person.id) | sessions.c.id.in_(asked.places)
    if table is session_participants:
        places = [
            (session_participants.c.session_id == session_id) & (session_participants.c.id == place)
            for session_id, place in asked.places.items()
        ]
        return or_(false(), *places)
    is_about = or_(false(), *_pointing(table, asked))
    return is_about & (tallies.c.submitted > 0) if table is tallies and not asked.is_own else is_about


def _pointing(table: Table, asked: _Asked) -> list[ColumnElement[bool]]:
    """Return what holds for rows that point to somebody, to an attempt of theirs, or to such a row."""
    found: list[ColumnElement[bool]] = []
    for column in table.columns:
        for key in column.foreign_keys:
            target = key.column.table
            if target is people:
                found.append(column == asked.person.id)
            elif target is attempts:
                found.append(column.in_(asked.attempt_ids))
            elif target not in (table, sessions, assignments, scenario_texts):
                found.append(column.in_(select(key.column).where(_is_about(target, asked))))
    return found


def _places(connection: Connection, person: Person) -> dict[str, str]:
    """Return somebody's id on the roster of each session, also where only their name was written."""
    column = session_participants.c
    found = select(column.session_id, column.id, column.name, column.person_id)
    rows = connection.execute(
        found.where((column.person_id == person.id) | column.person_id.is_(None)).order_by(column.place)
    ).all()
    key = same_name_key(person.name)
    return {
        row.session_id: row.id for row in rows if row.person_id == person.id or same_name_key(row.name) == key
    }


def _attempt_ids(connection: Connection, person: Person, *, is_own: bool) -> frozenset[str]:
    found = select(attempts.c.id).where(attempts.c.owner_id == person.id)
    if not is_own:
        found = found.where(attempts.c.state == AttemptState.SUBMITTED.value)
    return frozenset(connection.scalars(found))


def _happenings(connection: Connection, asked: _Asked) -> Iterable[Mapping[Any, Any]]:
    """What happened in sessions somebody led, and in others what they may be told."""
    led = frozenset(connection.scalars(select(sessions.c.id).where(sessions.c.leader_id == asked.person.id)))
    column = session_happenings.c
    wanted = column.session_id.in_(led | set(asked.places))
    found = select(session_happenings).where(wanted).order_by(column.session_id, column.number)
    for row in connection.execute(found).mappings():
        told = cast("dict[str, object]", json.loads(row["told"]))
        place = asked.places.get(row["session_id"], "")
        if row["session_id"] in led or may_be_told(place, row["what"], told):
            yield row


def _assignments(connection: Connection, asked: _Asked) -> Iterable[Mapping[Any, Any]]:
    by_name = select(assignment_people.c.assignment_id).where(
        assignment_people.c.person_id == asked.person.id
    )
    named = frozenset(connection.scalars(by_name))
    team = connection.scalar(select(employments.c.team).where(employments.c.person_id == asked.person.id))
    for row in connection.execute(select(assignments).order_by(assignments.c.position)).mappings():
        if row["id"] in named or (team and team in cast("list[str]", json.loads(row["teams"]))):
            yield row


def _audit(connection: Connection, asked: _Asked) -> Iterable[Mapping[Any, Any]]:
    """Return the entries somebody made, and those that name them, their number or one of their attempts."""
    person = asked.person
    names = connection.scalars(select(people.c.name).where(people.c.id != person.id))
    longer = sorted((name for name in names if person.name.casefold() in name.casefold()), key=len)[::-1]
    number = connection.scalar(select(employments.c.number).where(employments.c.person_id == person.id))
    words = [person.name, person.id, *filter(None, [f"({number})" if number else ""])]
    naming = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE)
    column = audit_entries.c
    told = select(column.number, column.at, column.by, column.what, column.about).order_by(column.number)
    for row in connection.execute(told).mappings():
        about = str(row["about"])
        for other in longer:  # "Ann Smith (0019)" is somebody else than Ann Smith
            about = re.sub(re.escape(other), "", about, flags=re.IGNORECASE)
        is_theirs = not asked.attempt_ids.isdisjoint(_ID.findall(about))
        if row["by"] == person.name or is_theirs or naming.search(about):
            yield row


def _without_others_words(rows: Iterable[Mapping[Any, Any]], asked: _Asked) -> Iterable[Mapping[Any, Any]]:
    for row in rows:
        is_about_them = row["attempt_id"] in asked.attempt_ids
        yield row if is_about_them else {**row, "quote": ""}


def _value(kept: object) -> Value:
    if isinstance(kept, datetime):
        return kept.isoformat(timespec="seconds") + "Z"
    if isinstance(kept, date):
        return kept.isoformat()
    return kept if kept is None or isinstance(kept, str | int | float | bool) else str(kept)
