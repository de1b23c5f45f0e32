"""What the program keeps: people, scenario texts and attempts. SQLAlchemy stops here."""

from __future__ import annotations

from pathlib import Path

from simulator.records.interface import RecordStore


def open_store(folder: Path) -> RecordStore:
    """Open the records in a data folder, making them the first time.

    Any number of windows and programs may have the same folder open. SQLAlchemy takes
    most of a second to import, so it is imported here and not before: call this from
    the background.

    Args:
        folder: The data folder; made if it is missing.

    Returns:
        The store; close it when done.

    Raises:
        RecordsError: The records cannot be opened; nothing was changed.
    """
    from simulator.records.sql_store import SqlStore

    return SqlStore(folder)
