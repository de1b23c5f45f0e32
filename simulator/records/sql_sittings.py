"""SqlSittings: what is read across sessions, and the attempts that were played in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, true

from simulator.domain.access import OWN_PLACE, Sight, may_be_told, may_lead
from simulator.domain.people import Person
from simulator.domain.sessions.session import Session
from simulator.records import session_refusals
from simulator.records.interface import AttemptState
from simulator.records.rows import as_shown
from simulator.records.seeing import one_attempt, sees
from simulator.records.session_interface import SessionHappening
from simulator.records.session_rows import happening_from, session_from
from simulator.records.session_tables import (
    session_attempts,
    session_happenings,
    session_participants,
    sessions,
)
from simulator.records.sql_sessions import SESSIONS, led, roster_of
from simulator.records.transactions import Transactions


class SqlSittings:
    """The methods of a RecordStore (see ``interface``) that look at several sessions, or at attempts."""

    _transactions: Transactions

    def sessions(self, viewer: Person) -> tuple[Session, ...]:
        """See SessionRecords."""
        if not may_lead(viewer):
            return ()
        newest_first = SESSIONS.where(sessions.c.leader_id == viewer.id).order_by(sessions.c.position.desc())
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).mappings().all()
            return tuple(session_from(row, roster_of(connection, row["id"])) for row in rows)

    def happenings(self, viewer: Person, *what: str) -> tuple[SessionHappening, ...]:
        """See SessionRecords."""
        if not may_lead(viewer):
            return ()
        oldest_first = (
            select(session_happenings, sessions.c.title)
            .join(sessions, sessions.c.id == session_happenings.c.session_id)
            .where(sessions.c.leader_id == viewer.id, session_happenings.c.what.in_(what) if what else true())
            .order_by(sessions.c.position, session_happenings.c.number)
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(oldest_first).mappings().all()
            names = {each: _names(connection, each) for each in {row["session_id"] for row in rows}}
        return tuple(
            SessionHappening(row["session_id"], row["title"], happening_from(row), names[row["session_id"]])
            for row in rows
        )

    def happenings_about(self, person: Person, *what: str) -> tuple[SessionHappening, ...]:
        """See SessionRecords."""
        oldest_first = (
            select(
                session_happenings,
                sessions.c.title,
                session_participants.c.id.label("participant"),
                session_participants.c.name,
            )
            .join(sessions, sessions.c.id == session_happenings.c.session_id)
            .join(session_participants, session_participants.c.session_id == sessions.c.id)
            .where(
                session_participants.c.person_id == person.id,
                session_happenings.c.what.in_(OWN_PLACE.keys() & what if what else OWN_PLACE.keys()),
            )
            .order_by(sessions.c.position, session_happenings.c.number)
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(oldest_first).mappings().all()
        all_there_is = ((row, happening_from(row)) for row in rows)
        return tuple(
            SessionHappening(row["session_id"], row["title"], one, {row["participant"]: row["name"]})
            for row, one in all_there_is
            if may_be_told(row["participant"], one.what, one.told)
        )

    def link_attempt(self, attempt_id: str, session_id: str, leader: Person) -> None:
        """See SessionRecords."""
        with self._transactions.writing() as connection:
            session = led(connection, session_id, leader)
            found = select(session_attempts.c.session_id).where(session_attempts.c.attempt_id == attempt_id)
            if connection.scalar(found) == session_id:
                return
            row = one_attempt(connection, attempt_id)
            if not _may_be_linked(connection, row, session, leader):
                raise session_refusals.not_played_here()
            new = {"attempt_id": attempt_id, "session_id": session_id}
            connection.execute(insert(session_attempts).values(new))

    def session_attempts(self, session_id: str, viewer: Person) -> tuple[str, ...]:
        """See SessionRecords."""
        in_order = (
            select(session_attempts.c.attempt_id)
            .where(session_attempts.c.session_id == session_id)
            .order_by(session_attempts.c.position)
        )
        with self._transactions.reading() as connection:
            led(connection, session_id, viewer)
            return tuple(connection.scalars(in_order))

    def sittings(self, owner: Person) -> tuple[tuple[str, datetime], ...]:
        """See SessionRecords."""
        newest_first = (
            select(sessions.c.title, sessions.c.started_at)
            .join(session_participants, session_participants.c.session_id == sessions.c.id)
            .where(session_participants.c.person_id == owner.id, session_participants.c.is_present)
            .order_by(sessions.c.position.desc())
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).all()
        return tuple((title, as_shown(started_at)) for title, started_at in rows)


def _names(connection: Connection, session_id: str) -> Mapping[str, str]:
    return {one.id: one.name for one in roster_of(connection, session_id)}


def _may_be_linked(connection: Connection, row: RowMapping, session: RowMapping, leader: Person) -> bool:
    """Whether an attempt was begun in front of this room: nothing that was private before can be linked."""
    if row["led_by_id"] is not None or session["ended_at"] is not None:
        return False
    if row["state"] != AttemptState.UNDER_WAY or row["position"] <= session["attempts_before"]:
        return False
    if not _is_present(connection, row["owner_id"], session["id"]):
        return False
    of = row["what_if_of"]
    return of is None or sees(Sight.WORDS, leader, one_attempt(connection, of))


def _is_present(connection: Connection, person_id: str, session_id: str) -> bool:
    found = select(session_participants.c.id).where(
        session_participants.c.session_id == session_id,
        session_participants.c.person_id == person_id,
        session_participants.c.is_present,
    )
    return connection.scalar(found) is not None
