"""The table of what waits to be sent to a learning record store, was taken there, or refused."""

from __future__ import annotations

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from simulator.records.marking import metadata, personal
from simulator.records.moments import Moment

outbox = Table(
    "outbox",
    metadata,
    Column("position", Integer, primary_key=True, info=personal("the order of sending")),
    Column("store_url", Text, nullable=False, info=personal("where it goes")),
    Column("statement_id", Text, nullable=False, info=personal("keeps it from counting twice there; a UUID")),
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("which submitted attempt it tells of"),
    ),
    Column("statement", Text, nullable=False, info=personal("what is told, without words; xAPI JSON")),
    Column("evidence", Text, nullable=False, info=personal("which scorecard it tells of; SHA-256")),
    Column("account", Text, nullable=False, info=personal("whom it names: an employee number")),
    Column("home_page", Text, nullable=False, info=personal("where that account is")),
    Column("voids", Text, nullable=False, info=personal("the statement that this one takes back")),
    Column("is_standing", Boolean, nullable=False, info=personal("whether it tells what holds now")),
    Column("state", Text, nullable=False, info=personal("whether it is still to be sent")),
    Column("tries", Integer, nullable=False, info=personal("how often it was tried")),
    Column("next_at", Moment, info=personal("not to be tried again before; UTC")),
    Column("answer", Text, nullable=False, info=personal("what the store answered last, in words")),
    Column("changed_at", Moment, nullable=False, info=personal("shown in lists; UTC")),
    Unique("store_url", "statement_id"),
    CheckConstraint("state IN ('pending', 'sent', 'refused')", name="state"),
    CheckConstraint("tries >= 0", name="tries"),
    Index(None, "attempt_id"),
    Index(None, "store_url", "state"),
    sqlite_autoincrement=True,
)
"""No statement is ever changed: one that no longer holds is taken back by another, and a new one follows."""
