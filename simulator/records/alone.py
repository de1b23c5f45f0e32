"""check_alone: whether anybody else has a database open, before its files are moved."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from simulator.records.interface import RecordsUnavailableError

_PATIENCE_SECONDS = 0.5
_IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF
"""What of an SQLite error code is its kind; the rest tells finer distinctions."""


def check_alone(file: Path) -> None:
    """Make sure that no other window or program has a database open; hold the lock file meanwhile.

    A database can leave its write-ahead log only while one connection alone has it open: what was in the
    log is in the file afterwards. A damaged database is nobody's hindrance, and passes.

    Args:
        file: The database; it may be missing.

    Raises:
        RecordsUnavailableError: Somebody has it open.
    """
    if not file.is_file():
        return
    with suppress(sqlite3.DatabaseError):
        try:
            with closing(sqlite3.connect(file, timeout=_PATIENCE_SECONDS, isolation_level=None)) as raw:
                raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY in _IN_USE:
                raise in_use() from error


def in_use() -> RecordsUnavailableError:
    """Return that another window or program has the records open."""
    return RecordsUnavailableError(
        "Another window of Rapport, or a command, has these records open.",
        remedy="Close it and try again. Nothing was changed.",
    )
