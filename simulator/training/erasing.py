"""Erasing somebody: from the records, and from what else the data folder says of them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from simulator.domain.people import Person
from simulator.records.hr_interface import AuditEntry
from simulator.records.interface import RecordStore
from simulator.records.names import same_name_key, tidy_name
from simulator.settings import DAMAGED_NAME, SettingsFile

SHORTEST_MONTH_DAYS = 28

LOGS = "log/*.log*"
"""What went wrong is written there, perhaps with a name in it."""


def erase_from_folder(store: RecordStore, folder: Path, by: Person, somebody: Person) -> AuditEntry:
    """Erase somebody and all that is theirs from a data folder; return the audit's entry.

    The settings forget their name, and the logs are emptied where it stands in them. What was exported,
    and backups that were made before, are files of their own; scenarios that a trainer wrote stay.

    Args:
        store: The records of that folder.
        folder: The data folder.
        by: Who erases them.
        somebody: Who goes.

    Raises:
        RecordsError: They may not be erased, or not by this person; all is as it was.
        SettingsError: They are erased from the records, and the settings could not be written.
    """
    entry = store.erase_person(by, somebody.id)
    _empty_logs(folder, somebody.name)
    settings = SettingsFile(folder)
    kept = settings.read()[0].person
    if kept and same_name_key(tidy_name(kept)) == same_name_key(somebody.name):
        settings.change(person="")
    with suppress(OSError):
        (folder / DAMAGED_NAME).unlink(missing_ok=True)
    return entry


def _empty_logs(folder: Path, name: str) -> None:
    for path in sorted(folder.glob(LOGS)):
        with suppress(OSError):
            if name.casefold() in path.read_text(encoding="utf-8", errors="replace").casefold():
                path.write_bytes(b"")


def erase_old_practice(store: RecordStore, folder: Path, today: date) -> int:
    """Erase practice that is older than the settings keep it, at every start; return how many attempts.

    Args:
        store: The records of that folder.
        folder: The data folder.
        today: Today, UTC.

    Raises:
        RecordsError: Another program is reading, or holds a recording; the next start finishes it.
    """
    months = SettingsFile(folder).read()[0].practice_months
    return store.erase_practice_before(kept_from(months, today)) if months else 0


def kept_from(months: int, today: date) -> date:
    """Return the day from which practice is kept: so many months ago, never later than the 28th."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(year, month + 1, min(today.day, SHORTEST_MONTH_DAYS))


def retention_told(months: int) -> str:
    """Return what the audit says of how long practice is kept from now on."""
    if not months:
        return "practice that was never submitted is kept"
    return f"practice that was never submitted is erased after {months} months"
