"""What the program keeps: people, scenario texts and attempts. SQLAlchemy stops here."""

from __future__ import annotations

from pathlib import Path

from simulator.records.interface import RecordStore


def open_store(folder: Path, database_url: str = "") -> RecordStore:
    """Open the records in a data folder, making them the first time; or those on a database server.

    Any number of windows and programs may have the same records open. SQLAlchemy takes
    most of a second to import, so it is imported here and not before: call this from
    the background.

    Args:
        folder: The data folder; made if it is missing. Recordings are kept there in either case.
        database_url: The address of a PostgreSQL database that was set up for it; "" for the data folder.

    Returns:
        The store; close it when done.

    Raises:
        RecordsError: The records cannot be opened; nothing was changed.
    """
    from simulator.records.sql_store import SqlStore

    if not database_url:
        return SqlStore(folder)
    from simulator.records.postgres_transactions import PostgresTransactions

    return SqlStore(folder, PostgresTransactions(database_url))
