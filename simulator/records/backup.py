"""Backups: all that a data folder holds, consistent while it is in use, in one file.

A backup is a zip file with a list of what is in it. It holds people's words and voices as the folder does,
and is readable by its maker's account only, where the system knows such a thing.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.records.failures import told_in_words
from simulator.records.interface import RecordsError
from simulator.records.migrations import NEWEST
from simulator.records.recording_files import FOLDER_NAME
from simulator.records.sqlite_transactions import SqliteTransactions
from simulator.records.transactions import FILE_NAME

LIST_NAME = "rapport-backup.json"
FORMAT = 1
SINGLE_FILES = ("settings.json", "certificate-key.pem")
FOLDERS = ("scenarios",)
"""What else is backed up of a data folder: what cannot be had again. Caches and logs can."""

CHUNK_BYTES = 1_000_000
_ONLY_ME = 0o600


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds.

    Attributes:
        path: The file.
        made_at: UTC.
        revision: Of the records' schema.
        people, attempts, recordings: How many of each.
        files: SHA-256 of each file, by its name in the backup.
    """

    path: Path
    made_at: datetime
    revision: str
    people: int
    attempts: int
    recordings: int
    files: dict[str, str]


def back_up(folder: Path, file: Path, *, replace: bool = False, database_url: str = "") -> Backup:
    """Write a backup of a data folder, also while windows have it open; return what is in it.

    The records are of one instant. A recording that is erased meanwhile is left out. The caller notes it
    in the audit.

    Args:
        folder: The data folder.
        file: The backup; it is there whole or not at all.
        replace: Whether a file of that name may be overwritten.
        database_url: Where the records are, if they are on a server: that has backups of its own, and one
            without the records would be taken for a whole one.

    Raises:
        RecordsError: The records are on a server, there is nothing to back up, the file is there already,
            or it cannot be written.
    """
    check_no_server(database_url)
    if not (folder / FILE_NAME).is_file():
        raise RecordsError(f"There are no records in {folder}.", remedy="Choose the folder with --data.")
    if file.exists() and not replace:
        raise RecordsError(
            f"{file} is there already, and was left as it is.", remedy="Choose another name, or replace it."
        )
    with told_in_words(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".rapport-backup-", dir=file.parent) as name:
            part, copy = Path(name) / "part.zip", Path(name) / FILE_NAME
            with closing(SqliteTransactions(folder)) as transactions:
                transactions.copy_to(copy)
            _write(part, folder, copy)
            part.replace(file)
        _keep_name(file.parent)
    return read_list(file)


def check_no_server(database_url: str) -> None:
    """Make sure that the records are in the data folder.

    Raises:
        RecordsError: They are on a server, whose own backups are the way.
    """
    if database_url:
        from simulator.records.postgres_address import address_of, shown
        from simulator.records.postgres_failures import not_copied_here

        raise not_copied_here(shown(address_of(database_url)))


def read_list(file: Path) -> Backup:
    """Return what a backup says it holds, without looking at the rest.

    Raises:
        RecordsError: It is no backup, or one of a newer program.
    """
    try:
        with zipfile.ZipFile(file) as bundle:
            told = json.loads(bundle.read(LIST_NAME))
        made_at = datetime.fromisoformat(told["made_at"])
        counts = (int(told["people"]), int(told["attempts"]), int(told["recordings"]))
        files = {str(name): str(digest) for name, digest in told["files"].items()}
        number, revision = int(told["format"]), str(told["revision"])
    except OSError as error:
        raise RecordsError(
            f"{file} cannot be read: {error.strerror or error}.", remedy="Check the name and the drive."
        ) from error
    except (zipfile.BadZipFile, LookupError, ValueError, TypeError, AttributeError, RuntimeError) as error:
        raise no_backup(file) from error
    if number > FORMAT:
        raise newer_backup(file)
    return Backup(file, made_at, revision, *counts, files)


def no_backup(file: Path) -> RecordsError:
    """Return the answer for files that are no backups, or damaged ones."""
    return RecordsError(
        f"{file} is no backup of Rapport's, or it is damaged.",
        remedy="Nothing was changed. Try another backup.",
    )


def newer_backup(file: Path) -> RecordsError:
    """Return the answer for a backup that this program does not know how to read."""
    return RecordsError(
        f"{file} was written by a newer Rapport.", remedy="Update this program. Nothing was changed."
    )


def _write(part: Path, folder: Path, copy: Path) -> None:
    files: dict[str, str] = {}
    descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _ONLY_ME)
    with os.fdopen(descriptor, "w+b") as opened:
        with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle:
            files[FILE_NAME] = _add(bundle, FILE_NAME, copy)
            people, attempts, recordings = _counted(copy)
            found = 0
            for name in recordings:
                if (folder / name).is_file():
                    files[name] = _add(bundle, name, folder / name)
                    found += 1
            for name in _others(folder):
                files[name] = _add(bundle, name, folder / name)
            made = Backup(part, datetime.now(UTC), NEWEST, people, attempts, found, files)
            told = {**asdict(made), "path": "", "made_at": made.made_at.isoformat(), "format": FORMAT}
            bundle.writestr(LIST_NAME, json.dumps(told, indent=1))
        opened.flush()
        os.fsync(opened.fileno())


def _add(bundle: zipfile.ZipFile, name: str, path: Path) -> str:
    """Put a file in, and return its digest."""
    digest = hashlib.sha256()
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with path.open("rb") as source, bundle.open(entry, "w", force_zip64=True) as target:
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            target.write(chunk)
    return digest.hexdigest()


def _counted(copy: Path) -> tuple[int, int, list[str]]:
    """Return how many people and attempts there are, and the names of the recordings."""
    with closing(sqlite3.connect(copy)) as raw:
        (people,) = raw.execute("SELECT count(*) FROM people").fetchone()
        (attempts,) = raw.execute("SELECT count(*) FROM attempts").fetchone()
        kept = raw.execute("SELECT attempt_id, file_name FROM recordings WHERE erase_on > '1970-01-01'")
        return people, attempts, [f"{FOLDER_NAME}/{attempt_id}/{name}" for attempt_id, name in kept]


def _others(folder: Path) -> Iterator[str]:
    yield from (name for name in SINGLE_FILES if (folder / name).is_file())
    for inner in FOLDERS:
        for path in sorted((folder / inner).glob("*.y*ml")):
            if path.is_file() and not path.is_symlink():
                yield f"{inner}/{path.name}"


def _keep_name(folder: Path) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
