"""The tables of what people keep for themselves: passphrases, relationships, moments they let others see."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from simulator.records.marking import metadata, personal
from simulator.records.moments import Day, Moment

passphrases = Table(
    "passphrases",
    metadata,
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("who is asked for a passphrase"),
    ),
    Column("hash", Text, nullable=False, info=personal("tells the right passphrase from others; argon2")),
    Column("set_at", Moment, nullable=False, info=personal("when it was chosen; UTC")),
)
"""The passphrase itself is kept nowhere."""

relationships = Table(
    "relationships",
    metadata,
    Column("position", Integer, primary_key=True, info=personal("the order of the list")),
    Column("id", Text, nullable=False, info=personal("names the entry")),
    Column(
        "owner_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("whose list it is; nobody else reads it"),
    ),
    Column("name", Text, nullable=False, info=personal("who matters to them")),
    Column("kind", Text, nullable=False, info=personal("what they are to them")),
    Column("deed", Text, nullable=False, info=personal("the last thing done for them")),
    Column("done_on", Day, info=personal("when that was, so that blanks can be shown")),
    Unique("owner_id", "id"),
    CheckConstraint("kind IN ('customer', 'colleague', 'organisation', 'other')", name="kind"),
    sqlite_autoincrement=True,
)

best_moments = Table(
    "best_moments",
    metadata,
    Column("position", Integer, primary_key=True, info=personal("the order of asking")),
    Column("id", Text, nullable=False, info=personal("names the moment")),
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("the attempt it is of"),
    ),
    Column("turn", Integer, nullable=False, info=personal("the reply it is")),
    Column(
        "by_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("which trainer asked"),
    ),
    Column("why", Text, nullable=False, info=personal("why it is worth showing")),
    Column("answered_at", Moment, info=personal("whether its owner has answered; UTC")),
    Column("agreed_at", Moment, info=personal("whether it may be shown; UTC")),
    Unique("id"),
    Unique("attempt_id", "turn", "by_id"),
    CheckConstraint("turn >= 1", name="turn"),
    CheckConstraint("agreed_at IS NULL OR answered_at IS NOT NULL", name="agreed_at"),
    sqlite_autoincrement=True,
)
"""A reply a trainer would like to show; it may be shown while ``agreed_at`` is filled."""
