"""Statements that the database's driver runs itself: where people wait, or where there are thousands of rows.

They are written as SQLite reads them, ``:name`` for what is given; text and numbers only. Dates and moments
come back as text, booleans as whatever is true or false.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Protocol, cast

from sqlalchemy import Connection, Executable
from sqlalchemy.engine.default import DefaultDialect

from simulator.records.rows import Row

NOTHING_GIVEN: Row = {}

_NAME = re.compile(r":(\w+)")
_TEXTS = ("date", "timestamp")


class _Cursor(Protocol):
    """What drivers run statements with."""

    def execute(self, sql: str, given: Row, /) -> object: ...
    def executemany(self, sql: str, given: Sequence[Row], /) -> object: ...
    def fetchall(self) -> list[tuple[Any, ...]]: ...
    def fetchone(self) -> tuple[Any, ...] | None: ...
    def close(self) -> None: ...


def plain(statement: Executable) -> str:
    """Return a statement as text."""
    return str(cast("Any", statement).compile(dialect=DefaultDialect(paramstyle="named")))


def fetch_all(connection: Connection, sql: str, given: Row = NOTHING_GIVEN) -> list[tuple[Any, ...]]:
    """Return all rows that a statement finds."""
    cursor = _run(connection, sql, given)
    try:
        return cursor.fetchall()
    finally:
        cursor.close()


def fetch_one(connection: Connection, sql: str, given: Row = NOTHING_GIVEN) -> tuple[Any, ...] | None:
    """Return the first row that a statement finds; None for none."""
    cursor = _run(connection, sql, given)
    try:
        return cursor.fetchone()
    finally:
        cursor.close()


def run_each(connection: Connection, sql: str, rows: Sequence[Row]) -> None:
    """Run a statement once for each row."""
    if not rows:
        return
    cursor = _cursor(connection)
    try:
        cursor.executemany(_in_dialect(connection, sql), rows)
    finally:
        cursor.close()


def _run(connection: Connection, sql: str, given: Mapping[str, object]) -> _Cursor:
    cursor = _cursor(connection)
    cursor.execute(_in_dialect(connection, sql), given)
    return cursor


def _cursor(connection: Connection) -> _Cursor:
    cursor = cast("Any", connection.connection.driver_connection).cursor()
    if connection.dialect.name == "postgresql":
        from psycopg.types.string import TextLoader

        for name in _TEXTS:
            cursor.adapters.register_loader(name, TextLoader)
    return cast("_Cursor", cursor)


def _in_dialect(connection: Connection, sql: str) -> str:
    return _for_psycopg(sql) if connection.dialect.name == "postgresql" else sql


@cache
def _for_psycopg(sql: str) -> str:
    return _NAME.sub(r"%(\1)s", sql.replace("%", "%%"))
