"""The tables of trainers' sessions. Names stand on the roster only; all else names people by its ids."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from simulator.records.marking import metadata, of_session, on_roster, personal, told_in_session
from simulator.records.moments import Moment

sessions = Table(
    "sessions",
    metadata,
    Column("position", Integer, primary_key=True, info=of_session("the order, whatever clocks say")),
    Column("id", Text, nullable=False, info=of_session("names the session in other rows")),
    Column(
        "leader_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=of_session("who led it and may see it"),
    ),
    Column("title", Text, nullable=False, info=of_session("what it is called")),
    Column("started_at", Moment, nullable=False, info=of_session("shown in lists; UTC")),
    Column("ended_at", Moment, info=of_session("whether it is over; UTC")),
    Column(
        "attempts_before",
        Integer,
        nullable=False,
        info=of_session("tells attempts begun in it from private ones begun before"),
    ),
    Unique("id"),
    sqlite_autoincrement=True,
)

session_participants = Table(
    "session_participants",
    metadata,
    Column(
        "session_id",
        Text,
        ForeignKey("sessions.id", ondelete="CASCADE"),
        primary_key=True,
        info=on_roster("which session"),
    ),
    Column("id", Text, primary_key=True, info=on_roster("names the person in what happened there")),
    Column("place", Integer, nullable=False, info=on_roster("the order of the roster")),
    Column("name", Text, nullable=False, info=on_roster("what the room calls them")),
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        info=on_roster("whose attendance and attempts these are"),
    ),
    Column("is_present", Boolean, nullable=False, info=on_roster("whether they were there")),
)

session_happenings = Table(
    "session_happenings",
    metadata,
    Column(
        "session_id",
        Text,
        ForeignKey("sessions.id", ondelete="CASCADE"),
        primary_key=True,
        info=of_session("which session"),
    ),
    Column("number", Integer, primary_key=True, autoincrement=False, info=of_session("the order")),
    Column("at", Moment, nullable=False, info=of_session("when it happened; UTC")),
    Column("what", Text, nullable=False, info=of_session("what happened")),
    Column("item", Text, nullable=False, info=of_session("in which activity")),
    Column("told", Text, nullable=False, info=told_in_session("all there is to know about it; JSON")),
    CheckConstraint("number >= 1", name="number"),
    sqlite_with_rowid=False,
)
"""Only ever appended to; what was told can be emptied, when somebody it tells of is erased."""

session_attempts = Table(
    "session_attempts",
    metadata,
    Column("position", Integer, primary_key=True, info=personal("the order in which they were played")),
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("which attempt was played in front of a room"),
    ),
    Column(
        "session_id",
        Text,
        ForeignKey("sessions.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("which room's trainer may see it"),
    ),
    Unique("attempt_id"),
    sqlite_autoincrement=True,
)

HAPPENINGS_ARE_NEVER_CHANGED = """\
CREATE TRIGGER session_happenings_are_never_changed BEFORE UPDATE ON session_happenings
WHEN NOT (NEW.told = '{}' AND NEW.session_id = OLD.session_id AND NEW.number = OLD.number
AND NEW.at = OLD.at AND NEW.what = OLD.what AND NEW.item = OLD.item)
BEGIN SELECT RAISE(ABORT, 'what happened is never changed'); END"""

HAPPENINGS_GO_WITH_THEIR_SESSION = """\
CREATE TRIGGER session_happenings_go_with_their_session BEFORE DELETE ON session_happenings
WHEN EXISTS (SELECT 1 FROM sessions WHERE id = OLD.session_id)
BEGIN SELECT RAISE(ABORT, 'what happened only goes with its session'); END"""

HAPPENINGS_FORGET_ERASED_PEOPLE = """\
CREATE TRIGGER session_happenings_forget_erased_people BEFORE DELETE ON people
BEGIN UPDATE session_happenings SET told = '{}' WHERE what <> 'planned' AND EXISTS (
SELECT 1 FROM session_participants WHERE session_participants.person_id = OLD.id
AND session_participants.session_id = session_happenings.session_id
AND instr(session_happenings.told, '"' || session_participants.id || '"') > 0); END"""
"""Whatever names somebody who is erased loses all it told; a plan names nobody."""

SESSION_TRIGGERS = (
    HAPPENINGS_ARE_NEVER_CHANGED,
    HAPPENINGS_GO_WITH_THEIR_SESSION,
    HAPPENINGS_FORGET_ERASED_PEOPLE,
)
