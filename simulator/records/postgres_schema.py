"""The schema on a PostgreSQL server: made in one go, and from then on brought up to date by migrations."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import Connection, insert, inspect, text

from simulator.records import postgres_failures
from simulator.records.migrations import REVISIONS
from simulator.records.postgres_triggers import POSTGRES_ONLY, RULES, audit_length
from simulator.records.tables import metadata

WRITERS_LOCK = 0x7261_7070_6F72_7401
"""The advisory lock of whoever writes, one among all programs: "rapport" and a 1."""


def lock_writers(connection: Connection) -> None:
    """Keep every other writer waiting until this transaction ends."""
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")


def set_up(connection: Connection) -> None:
    """Make the tables where there are none, or run the migrations that are missing.

    Whoever is connected becomes the tables' owner. The first schema that is given is used.

    Args:
        connection: In a transaction, which the caller ends.

    Raises:
        RecordsError: The schema holds something else, is newer than this program, or cannot keep every name.
    """
    from simulator.records.migrations.upgrade import stamp, upgrade

    if connection.scalar(text("SHOW server_encoding")) != "UTF8":
        raise postgres_failures.not_utf8()
    revision = revision_of(connection)
    if revision is not None:
        check_known(revision)
        upgrade(connection)
        return
    if set(inspect(connection).get_table_names()) & set(metadata.tables):
        raise postgres_failures.not_ours()
    metadata.create_all(connection)
    POSTGRES_ONLY.create_all(connection)
    connection.execute(insert(audit_length).values(number=0))
    schema = connection.scalar(text("SELECT quote_ident(current_schema())"))
    for rule in RULES:
        for statement in rule.statements(schema):
            cast("Any", connection.connection.driver_connection).execute(statement)
    stamp(connection)


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the schema; None where there are no tables of Rapport's."""
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))


def check_known(revision: str) -> None:
    """Make sure that this program knows the schema.

    Raises:
        RecordsError: A newer program has brought it further.
    """
    if revision not in REVISIONS:
        raise postgres_failures.newer()
