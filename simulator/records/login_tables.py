"""The table of logins: which of a database server's own users is which person. Empty without a server."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from simulator.records.marking import metadata, personal

database_logins = Table(
    "database_logins",
    metadata,
    Column("login", Text, primary_key=True, info=personal("what the database server calls the person")),
    Column(
        "person_id",
        Text,
        ForeignKey("people.id", ondelete="CASCADE"),
        nullable=False,
        info=personal("whose rows the server shows to that login"),
    ),
)
