"""Rows that may be there already: the one way to write them, in whatever SQL a database has for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite

from simulator.records.rows import Row

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert_if_new(connection: Connection, table: Table, row: Row) -> None:
    """Insert a row, unless one that it would be in conflict with is there: that one stays as it is."""
    connection.execute(_insert_into(table, connection).on_conflict_do_nothing(), dict(row))


def insert_or_update(
    connection: Connection,
    table: Table,
    rows: Row | Sequence[Row],
    *,
    key: Sequence[str],
    changes: Mapping[str, object] | None = None,
) -> None:
    """Insert rows, or bring up to date what is there under their keys.

    Args:
        connection: In a writing transaction.
        table: Where.
        rows: One or several, all of the same columns.
        key: The columns of a unique constraint by which a row is found again.
        changes: What becomes of a row that is there; None for all that the new one says.
    """
    several = [dict(rows)] if isinstance(rows, Mapping) else [dict(row) for row in rows]
    statement = _insert_into(table, connection)
    if changes is None:
        changes = {name: statement.excluded[name] for name in several[0] if name not in key}
    statement = statement.on_conflict_do_update(index_elements=list(key), set_=changes)
    connection.execute(statement, several[0] if len(several) == 1 else several)


def _insert_into(table: Table, connection: Connection) -> sqlite.Insert | postgresql.Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # takes thirty milliseconds to import

    return postgresql.insert(table)
