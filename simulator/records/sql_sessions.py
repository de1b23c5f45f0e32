"""SqlSessions: trainers' sessions, kept as what happened in them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from simulator.domain.access import may_lead
from simulator.domain.people import Person
from simulator.domain.sessions.session import NOTHING_TOLD, Happening, Json, Participant, Session
from simulator.records import session_refusals
from simulator.records.kept_once import kept_once
from simulator.records.names import tidy_name
from simulator.records.over_all_rows import last_attempt_position
from simulator.records.rows import as_kept
from simulator.records.session_rows import (
    happening_from,
    happening_row,
    participant_from,
    participant_row,
    session_from,
)
from simulator.records.session_tables import session_happenings, session_participants, sessions
from simulator.records.sql_people import on_record, put_on_record
from simulator.records.tables import people
from simulator.records.transactions import Transactions

SESSIONS = select(sessions, people.c.name.label("leader_name"), people.c.role.label("leader_role")).join(
    people, people.c.id == sessions.c.leader_id
)


class SqlSessions:
    """The methods of a RecordStore (see ``interface``) by which a session is led."""

    _transactions: Transactions

    @kept_once
    def start_session(self, leader: Person, *, title: str, roster: Sequence[Participant]) -> Session:
        """See SessionRecords."""
        tidy = session_refusals.check_title(title)
        session_refusals.check_roster(roster)
        if not may_lead(leader):
            raise session_refusals.not_a_trainer(leader.name)
        session_id = str(uuid.uuid4())
        with self._transactions.writing() as connection:
            if not may_lead(on_record(connection, leader)):
                raise session_refusals.not_a_trainer(leader.name)
            new = {
                "id": session_id,
                "leader_id": leader.id,
                "title": tidy,
                "started_at": as_kept(datetime.now(UTC)),
                "attempts_before": last_attempt_position(connection),
            }
            connection.execute(insert(sessions).values(new))
            _put_roster(connection, session_id, roster)
            return _whole(connection, led(connection, session_id, leader))

    def change_roster(self, session_id: str, leader: Person, roster: Sequence[Participant]) -> Session:
        """See SessionRecords."""
        session_refusals.check_roster(roster)
        with self._transactions.writing() as connection:
            row = led(connection, session_id, leader)
            of_session = session_participants.c.session_id == session_id
            connection.execute(delete(session_participants).where(of_session))
            _put_roster(connection, session_id, roster)
            return _whole(connection, row)

    def add_happening(
        self,
        session_id: str,
        leader: Person,
        number: int,
        what: str,
        *,
        item: str = "",
        told: Mapping[str, Json] = NOTHING_TOLD,
    ) -> Happening:
        """See SessionRecords.

        Raises:
            ValueError: It is not the next number, or JSON has no word for what was told.
        """
        happening = Happening(number, datetime.now(UTC), what, item, told)
        new = happening_row(session_id, happening)
        of_session = session_happenings.c.session_id == session_id
        with self._transactions.writing() as connection:
            row = led(connection, session_id, leader)
            found = select(session_happenings).where(of_session, session_happenings.c.number == number)
            there = connection.execute(found).mappings().first()
            if there is None:
                last = connection.scalar(select(func.max(session_happenings.c.number)).where(of_session))
                _check_next(number, last or 0, row)
                connection.execute(insert(session_happenings).values(new))
                there = connection.execute(found).mappings().one()
        if any(there[column] != new[column] for column in ("what", "item", "told")):
            raise session_refusals.session_went_on_elsewhere()
        return happening_from(there)

    def end_session(self, session_id: str, leader: Person) -> Session:
        """See SessionRecords."""
        with self._transactions.writing() as connection:
            led(connection, session_id, leader)
            connection.execute(
                update(sessions)
                .where(sessions.c.id == session_id, sessions.c.ended_at.is_(None))
                .values(ended_at=as_kept(datetime.now(UTC)))
            )
            return _whole(connection, led(connection, session_id, leader))

    def session(self, session_id: str, viewer: Person) -> Session:
        """See SessionRecords."""
        with self._transactions.reading() as connection:
            return _whole(connection, led(connection, session_id, viewer))


def led(connection: Connection, session_id: str, viewer: Person) -> RowMapping:
    """Return the row of a session to the trainer who leads it, and to everybody else that there is none.

    Raises:
        RecordsError: There is no such session that the viewer may see.
    """
    row = connection.execute(SESSIONS.where(sessions.c.id == session_id)).mappings().first()
    if row is None or row["leader_id"] != viewer.id or not may_lead(viewer):
        raise session_refusals.no_such_session()
    if not may_lead(on_record(connection, viewer)):  # in another window they are a trainer no longer
        raise session_refusals.no_such_session()
    return row


def roster_of(connection: Connection, session_id: str) -> tuple[Participant, ...]:
    """Return everybody on a session's roster, in order."""
    found = (
        select(session_participants)
        .where(session_participants.c.session_id == session_id)
        .order_by(session_participants.c.place)
    )
    return tuple(participant_from(row) for row in connection.execute(found).mappings())


def _whole(connection: Connection, row: RowMapping) -> Session:
    in_order = (
        select(session_happenings)
        .where(session_happenings.c.session_id == row["id"])
        .order_by(session_happenings.c.number)
    )
    happenings = tuple(happening_from(each) for each in connection.execute(in_order).mappings())
    return session_from(row, roster_of(connection, row["id"]), happenings)


def _put_roster(connection: Connection, session_id: str, roster: Sequence[Participant]) -> None:
    for place, one in enumerate(roster, 1):
        known = _known(connection, one)
        connection.execute(insert(session_participants).values(participant_row(session_id, place, known)))


def _known(connection: Connection, one: Participant) -> Participant:
    """Return somebody on a roster with who they are on record; whoever is there is put on record."""
    name = tidy_name(one.name)
    if one.person_id is not None:
        on_record(connection, Person(one.person_id, name))
        return replace(one, name=name)
    if not one.is_present:
        return replace(one, name=name)
    return replace(one, name=name, person_id=put_on_record(connection, name).id)


def _check_next(number: int, last: int, row: RowMapping) -> None:
    """Make sure that this is the next thing to happen, in a session that goes on.

    Raises:
        MovedOnError: The session has ended.
        ValueError: What should have happened before is missing.
    """
    if row["ended_at"] is not None:
        raise session_refusals.session_has_ended()
    if number != last + 1:
        raise ValueError(f"number {number} cannot follow number {last}")
