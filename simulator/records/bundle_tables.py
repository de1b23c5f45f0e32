"""The tables of what other computers handed over: which computers are trusted, and what came from them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

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
)
"""An attempt that came without its words has no turns here."""
