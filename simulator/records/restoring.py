"""Restoring: a backup put in the place of what is there, which is kept aside; or nothing at all happens."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.records.backup import (
    CHUNK_BYTES,
    FOLDERS,
    LIST_NAME,
    SINGLE_FILES,
    Backup,
    newer_backup,
    no_backup,
    read_list,
)
from simulator.records.erased import ASIDE, erased_marks
from simulator.records.failures import told_in_words
from simulator.records.interface import RecordsError
from simulator.records.lock_file import LockFile
from simulator.records.migrations import REVISIONS
from simulator.records.recording_files import FOLDER_NAME
from simulator.records.sql_store import SqlStore
from simulator.records.transactions import FILE_NAME, LOCK_NAME

_REPLACED = (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", FOLDER_NAME, *SINGLE_FILES, *FOLDERS)
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_KNOWN = re.compile(
    rf"{re.escape(FILE_NAME)}|{FOLDER_NAME}/{_ID}/turn-\d{{3,}}\.wav"
    rf"|{'|'.join(map(re.escape, SINGLE_FILES))}|(?:{'|'.join(FOLDERS)})/[^/\\\0:]+\.ya?ml"
)


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did.

    Attributes:
        backup: What was put in place.
        aside: The folder with what was there before; None if there was nothing.
        erased_again: How many people of the backup had been erased since, and were erased again.
    """

    backup: Backup
    aside: Path | None
    erased_again: int


def restore(file: Path, folder: Path, *, replace: bool = False) -> Restored:
    """Put a backup in the place of what a data folder holds; return what was done.

    Everything is read, compared with its digest and checked before anything is moved. Whoever was erased
    here since the backup was made is erased from it again. The caller notes it in the audit.

    Args:
        file: The backup.
        folder: The data folder; close its windows first.
        replace: Whether there may be records already; they are kept aside.

    Raises:
        RecordsError: It is no sound backup, it is newer than this program, there are records already, or
            the files cannot be moved. All is as it was.
    """
    backup = read_list(file)
    if backup.revision not in REVISIONS:
        raise newer_backup(file)
    if (folder / FILE_NAME).exists() and not replace:
        raise RecordsError(
            f"There are records in {folder} already, and they were left as they are.",
            remedy="Restore into an empty folder with --data, or say that they are to be replaced.",
        )
    with told_in_words(folder / FILE_NAME):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as name:
            made = Path(name)
            _unpack(backup, made)
            marks = erased_marks(folder)
            with closing(SqlStore(made)) as store:
                erased_again = store.erase_marked(marks)
            (made / LOCK_NAME).unlink()
            lock = LockFile(folder / LOCK_NAME)
            try:
                with lock.held():
                    aside = _exchange(folder, made)
            finally:
                lock.close()
    return Restored(backup, aside, erased_again)


def _unpack(backup: Backup, made: Path) -> None:
    """Write the files of a backup, each compared with its digest.

    Raises:
        RecordsError: A file is missing, strange, damaged, or more than the list tells of.
    """
    try:
        with zipfile.ZipFile(backup.path) as bundle:
            names = [name for name in bundle.namelist() if name != LIST_NAME]
            if sorted(names) != sorted(backup.files) or FILE_NAME not in names:
                raise no_backup(backup.path)
            for name, digest in backup.files.items():
                if not _KNOWN.fullmatch(name) or _unpacked(bundle, name, made / name) != digest:
                    raise no_backup(backup.path)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError) as error:
        raise no_backup(backup.path) from error
    try:
        with closing(sqlite3.connect(made / FILE_NAME)) as raw:
            is_sound = raw.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError as error:
        raise no_backup(backup.path) from error
    if not is_sound:
        raise no_backup(backup.path)


def _unpacked(bundle: zipfile.ZipFile, name: str, target: Path) -> str:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    private = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with bundle.open(name) as source, os.fdopen(private, "wb") as written:
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            written.write(chunk)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()


def _exchange(folder: Path, made: Path) -> Path | None:
    """Move what is there aside and what was made in; whatever fails, what is there stays."""
    there = [name for name in _REPLACED if (folder / name).exists()]
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    aside = folder / f"{ASIDE}{stamp}"
    aside.mkdir(mode=0o700)
    moved: list[tuple[Path, Path]] = []
    try:
        for name in there:
            moved.append(_moved(folder / name, aside / name))
        for path in sorted(made.iterdir()):
            moved.append(_moved(path, folder / path.name))
    except OSError:
        for source, target in reversed(moved):
            target.replace(source)
        with suppress(OSError):
            aside.rmdir()
        raise
    if there:
        return aside
    shutil.rmtree(aside)
    return None


def _moved(source: Path, target: Path) -> tuple[Path, Path]:
    source.replace(target)
    return source, target
