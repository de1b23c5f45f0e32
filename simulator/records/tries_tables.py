"""The table of wrong tries: how often in a row a PIN or passphrase was wrong, so that guessing takes long."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Table, Text

from simulator.records.marking import metadata, personal
from simulator.records.moments import Moment

wrong_tries = Table(
    "wrong_tries",
    metadata,
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        primary_key=True,
        info=personal("at whose name somebody tried"),
    ),
    Column("tries", Integer, nullable=False, info=personal("how long the next one has to wait")),
    Column("last_at", Moment, nullable=False, info=personal("since when it waits; UTC")),
    CheckConstraint("tries >= 1", name="tries"),
)
"""The row goes with the first right one."""
