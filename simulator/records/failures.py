"""What disks and databases do wrong, told in words with a remedy.

Only what a person can do something about is told; anything else (a missing column, a
broken rule of the schema) is a defect and goes on as it is.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from simulator.records.interface import RecordsUnavailableError

ROOM_NEEDED_BYTES = 262_144
"""With less than this free, a failure to write is put down to the full disk."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NETWORK_HINT = (
    "If the data folder is on a network drive, choose one on this computer instead: a database needs that."
)


@contextmanager
def told_in_words(file: Path) -> Generator[None]:
    """Turn failures of the disk and the database into words.

    Args:
        file: The database file.

    Raises:
        RecordsUnavailableError: Something a person can act on went wrong.
    """
    try:
        yield
    except OSError as error:
        raise disk_failure(error, file) from error
    except UnicodeDecodeError as error:
        raise damaged(file) from error  # even SQLite's own message was no text
    except Exception as error:
        cause = cast("object", getattr(error, "orig", None) or error)
        told = _database_failure(cause, file) if isinstance(cause, sqlite3.Error) else None
        if told is None:
            raise
        raise told from error


def disk_failure(error: OSError, path: Path) -> RecordsUnavailableError:
    """Return what the operating system refused, in words; ``path`` is a file, or a folder to be made."""
    if error.errno in _FULL:
        return _disk_full(path)
    if error.errno in _FORBIDDEN:
        return _not_writable(path)
    if isinstance(error, FileExistsError | NotADirectoryError):
        return RecordsUnavailableError(
            f"The data folder cannot be used: a file is in its place, at {error.filename or path}.",
            remedy="Move that file away, or choose another folder with --data or RAPPORT_DATA.",
        )
    if isinstance(error, FileNotFoundError):
        return RecordsUnavailableError(
            f"The records are gone from {_folder_of(path)}.",
            remedy="Bring the folder back (a drive may have to be plugged in), then try again.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return RecordsUnavailableError(
            f"The data folder cannot be made: its name is too long ({str(path)[:60]}…).",
            remedy="Choose one with a shorter name with --data or RAPPORT_DATA.",
        )
    return RecordsUnavailableError(
        f"The records at {path} cannot be reached: {error.strerror or error}.",
        remedy=f"Check the disk, then try again. {_NETWORK_HINT}",
    )


def on_the_network(folder: Path) -> RecordsUnavailableError:
    """Return that a folder cannot carry a live database."""
    return RecordsUnavailableError(
        f"The records cannot be kept in {folder}: it seems to be on a network drive, which loses what several"
        " computers write.",
        remedy="Choose a folder on this computer with --data or RAPPORT_DATA. Several computers share records"
        " on a database server (--database-url), or hand over what was submitted in bundles (main.py bundle)."
        " Nothing was changed.",
    )


def damaged(file: Path) -> RecordsUnavailableError:
    """Return that a file is no sound database; it is left as it is."""
    return RecordsUnavailableError(
        f"The records in {file} are damaged and cannot be read.",
        remedy="The file was left as it is. Put a backup in its place, or move it somewhere safe to start"
        " with empty records.",
    )


def _database_failure(error: sqlite3.Error, file: Path) -> RecordsUnavailableError | None:
    match _kind_of(error):
        case "SQLITE_FULL":
            return _disk_full(file)
        case "SQLITE_CORRUPT" | "SQLITE_NOTADB":
            return damaged(file)
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return _busy()
        case "SQLITE_READONLY" | "SQLITE_PERM":
            return _not_writable(file)
        case "SQLITE_CANTOPEN" | "SQLITE_IOERR" | "SQLITE_PROTOCOL" | "SQLITE_NOLFS":
            return _unreachable(error, file)
        case _:
            return None


def _kind_of(error: sqlite3.Error) -> str:
    """Return SQLite's name for the kind of error, without its finer distinctions."""
    if str(error).startswith("Could not decode"):
        return "SQLITE_CORRUPT"  # text that is no text: found by Python, so it has no name of SQLite's
    name = cast("str", getattr(error, "sqlite_errorname", ""))
    return "_".join(name.split("_")[:2])


def _unreachable(error: sqlite3.Error, file: Path) -> RecordsUnavailableError:
    """Tell the causes apart that SQLite reports alike."""
    if not file.parent.is_dir():
        return disk_failure(FileNotFoundError(), file)
    if shutil.disk_usage(file.parent).free < ROOM_NEEDED_BYTES:
        return _disk_full(file)
    if str(error).startswith("unable to open"):
        return _not_writable(file)
    return RecordsUnavailableError(
        f"The records in {file} could not be read or written: {error}.",
        remedy=f"Check that the disk is connected and sound, then try again. {_NETWORK_HINT}",
    )


def still_read() -> RecordsUnavailableError:
    """Return that what was erased may still stand in the write-ahead log."""
    return RecordsUnavailableError(
        "It is erased, but another program is reading the records, and its log may keep some of it.",
        remedy="Close all other windows of Rapport; the last one out empties the log.",
    )


def _disk_full(path: Path) -> RecordsUnavailableError:
    return RecordsUnavailableError(
        f"The disk is full: nothing more can be written to {_folder_of(path)}.",
        remedy="Make some room on it, then try again. Everything kept so far is safe.",
    )


def _not_writable(path: Path) -> RecordsUnavailableError:
    return RecordsUnavailableError(
        f"The records cannot be written: {_folder_of(path)}, or a file in it, may only be read.",
        remedy="Allow writing there, or choose another folder with --data or RAPPORT_DATA, then try again."
        " Everything kept so far is safe.",
    )


def _busy() -> RecordsUnavailableError:
    return RecordsUnavailableError(
        "Another program is holding the records and does not let go.",
        remedy=f"Close it, then try again; nothing is lost. {_NETWORK_HINT}",
    )


def _folder_of(path: Path) -> Path:
    return path.parent if path.suffix else path
