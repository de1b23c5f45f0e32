"""Opening the database file: look before touching, then connect, then bring it up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, NullPool, create_engine

from simulator.records.drive_kinds import is_on_network
from simulator.records.failures import damaged, on_the_network
from simulator.records.interface import RecordsError
from simulator.records.migrations import NEWEST, REVISIONS

BUSY_SECONDS = 10.0
"""How long SQLite waits for somebody else's lock."""

CHECKED_UP_TO_BYTES = 100_000_000
"""Checking a greater file would keep people waiting for more than about half a second."""

_FIRST_BYTES = b"SQLite format 3\0"


def connect(file: Path) -> Connection:
    """Open the database, making or upgrading it where needed. Hold the lock file meanwhile.

    Raises:
        RecordsError: It is newer than this program, not Rapport's, damaged, or on a network drive.
        OSError: The operating system refused; so may sqlite3 and SQLAlchemy errors say.
    """
    if is_on_network(file.parent):
        raise on_the_network(file.parent)
    revision = _look(file)
    if revision is not None and revision not in REVISIONS:
        raise _newer(file)
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(file)),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",  # transactions are begun by hand: BEGIN IMMEDIATE
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
    )
    connection = engine.connect()
    try:
        _set_up(connection, file)
        if revision != NEWEST:
            _upgrade(connection)
            _keep_folder_entry(file.parent)
    except BaseException:
        connection.close()
        raise
    return connection


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the sqlite3 connection underneath, for the statements that begin and end transactions."""
    raw = connection.connection.driver_connection
    if not isinstance(raw, sqlite3.Connection):
        raise TypeError("the records are not kept by sqlite3")
    return raw


def _look(file: Path) -> str | None:
    """Return the revision of the schema in a file; None for one that is missing or still empty.

    It only reads, so that a file this program has no business with is not even tidied up.

    Raises:
        RecordsError: It is damaged, or not a file of Rapport's.
        sqlite3.Error: It cannot be read.
    """
    if not _is_filled(file):
        return None
    with file.open("rb") as opened:
        if opened.read(len(_FIRST_BYTES)) != _FIRST_BYTES:
            raise damaged(file)
    broke_off = _is_filled(file.with_name(f"{file.name}-wal"))
    # Without a write-ahead log there is nothing to share, and no file need be made beside it to look.
    way = "mode=ro" if broke_off else "immutable=1"
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?{way}", uri=True, timeout=BUSY_SECONDS)) as raw:
        if broke_off and file.stat().st_size <= CHECKED_UP_TO_BYTES:
            _check(raw, file)
        return _revision_in(raw, file)


def _revision_in(raw: sqlite3.Connection, file: Path) -> str | None:
    tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    found = None
    if "alembic_version" in tables:
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    if found is None:
        raise RecordsError(
            f"{file} is not a file of Rapport's records.",
            remedy="It was left as it is. Move it away, or choose another folder with --data.",
        )
    return str(found[0])


def _check(raw: sqlite3.Connection, file: Path) -> None:
    """Look for damage, where a program broke off or another is running."""
    if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged(file)


def _is_filled(file: Path) -> bool:
    try:
        return file.stat().st_size > 0
    except FileNotFoundError:
        return False


def _newer(file: Path) -> RecordsError:
    return RecordsError(
        f"The records in {file} were written by a newer Rapport.",
        remedy="Update this program, or choose another folder with --data or RAPPORT_DATA."
        " Nothing was changed.",
    )


def _set_up(connection: Connection, file: Path) -> None:
    raw = driver(connection)
    if raw.execute("PRAGMA journal_mode = WAL").fetchone() != ("wal",):
        raise on_the_network(file.parent)
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA fullfsync = ON")  # on a Mac, fsync alone does not reach the disk
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten, and not merely unlinked


def _upgrade(connection: Connection) -> None:
    from simulator.records.migrations.upgrade import upgrade  # Alembic takes most of a second to import

    with connection.begin():  # Alembic leaves a transaction that is under way alone: all of it, or nothing
        driver(connection).execute("BEGIN IMMEDIATE")
        upgrade(connection)


def _keep_folder_entry(folder: Path) -> None:
    """Make sure that a new file's name survives a power cut, too; Windows does so by itself."""
    if os.name != "posix":
        return
    for place in (folder, folder.parent):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
