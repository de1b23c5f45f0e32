"""The tables of what other computers handed over: which computers are trusted, and what came from them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from simulator.records.marking import impersonal, metadata, personal
from simulator.records.moments import Moment

trusted_computers = Table(
    "trusted_computers",
    metadata,
    Column("key", Text, primary_key=True, info=impersonal("tells a computer's signature; a did:key")),
    Column("name", Text, nullable=False, info=impersonal("what the computer calls itself")),
    Column("trusted_at", Moment, nullable=False, info=impersonal("since when; UTC")),
)

bundled_attempts = Table(
    "bundled_attempts",
    metadata,
    Column(
        "attempt_id",
        Text,
        ForeignKey("attempts.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("which attempt was played on another computer"),
    ),
    Column("computer_key", Text, nullable=False, info=personal("whose signature it came under")),
    Column("source_id", Text, info=personal("who played it, as the other computer knows them")),
    Column("what_if_of", Text, info=personal("the attempt it tries a turn of again, once that is here too")),
    Column("what_if_turn", Integer, info=personal("the turn it tries again")),
)
"""An attempt that came without its words has no turns here."""

bundled_people = Table(
    "bundled_people",
    metadata,
    Column("source_id", Text, primary_key=True, info=personal("how another computer knows somebody")),
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("who that is here"),
    ),
    Column("name", Text, nullable=False, info=personal("what they are called there")),
    Column("number", Text, nullable=False, info=personal("their employee number there")),
    Column("told_at", Moment, nullable=False, info=personal("which of two tellings is newer; UTC")),
    Column("made_name", Text, info=personal("what they were called here when a bundle put them on record")),
    Column("made_number", Text, info=personal("the number they got here then")),
)
"""``made_name`` and ``made_number`` are filled for people whom nothing but bundles put on record: once HR
changed them, they are HR's."""

bundled_decisions = Table(
    "bundled_decisions",
    metadata,
    Column(
        "overruling_id",
        Text,
        ForeignKey("overrulings.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("which decision was made on another computer"),
    ),
    Column("source_id", Text, nullable=False, info=personal("who decided, as the other computer knows them")),
)
