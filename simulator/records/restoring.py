"""Restoring: a backup put in the place of what is there, which is kept aside; or nothing at all happens."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from simulator.records.alone import check_alone
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
from simulator.records.failures import ROOM_NEEDED_BYTES, disk_failure, told_in_words
from simulator.records.interface import RecordsError
from simulator.records.kept_aside import STAMP
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

Tell = Callable[[int, int], None]
"""Is told how many bytes are done, and of how many."""
MustStop = Callable[[], bool]


class RestoringStoppedError(RecordsError):
    """Somebody stopped it; all is as it was."""


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


def check_backup(file: Path, tell: Tell | None = None, must_stop: MustStop | None = None) -> Backup:
    """Return what a backup holds, if all of it is there as it was written; nothing is changed.

    Raises:
        RecordsError: It is no backup, one of a newer program, cut off, or damaged; or somebody stopped it.
    """
    backup = _known(file)
    with told_in_words(file):
        _each_file(backup, None, tell, must_stop)
    return backup


def restore(
    file: Path,
    folder: Path,
    *,
    replace: bool = False,
    tell: Tell | None = None,
    must_stop: MustStop | None = None,
) -> Restored:
    """Put a backup in the place of what a data folder holds; return what was done.

    Everything is read, compared with its digest and checked before anything is moved. Whoever was erased
    here since the backup was made is erased from it again. The caller notes it in the audit.

    Args:
        file: The backup.
        folder: The data folder; close its windows first.
        replace: Whether there may be records already; they are kept aside.
        tell: Is told how far it has come.
        must_stop: Asked between files, until everything is checked.

    Raises:
        RecordsError: It is no sound backup, it is newer than this program, there are records already,
            another program has them open, the files cannot be moved, or somebody stopped it. All is as it
            was.
    """
    backup = _known(file)
    if (folder / FILE_NAME).exists() and not replace:
        raise RecordsError(
            f"There are records in {folder} already, and they were left as they are.",
            remedy="Restore into an empty folder with --data, or say that they are to be replaced.",
        )
    with told_in_words(folder / FILE_NAME):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as name:
            made = Path(name)
            _unpack(backup, made, tell, must_stop)
            marks = erased_marks(folder)
            with closing(SqlStore(made)) as store:
                erased_again = store.erase_marked(marks)
            (made / LOCK_NAME).unlink()
            lock = LockFile(folder / LOCK_NAME)
            try:
                with lock.held():
                    check_alone(folder / FILE_NAME)
                    aside = _exchange(folder, made)
            finally:
                lock.close()
    return Restored(backup, aside, erased_again)


def _known(file: Path) -> Backup:
    backup = read_list(file)
    if backup.revision not in REVISIONS:
        raise newer_backup(file)
    return backup


def _unpack(backup: Backup, made: Path, tell: Tell | None, must_stop: MustStop | None) -> None:
    """Write the files of a backup, each compared with its digest.

    Raises:
        RecordsError: A file is missing, strange, damaged, or more than the list tells of.
    """
    _each_file(backup, made, tell, must_stop)
    try:
        with closing(sqlite3.connect(made / FILE_NAME)) as raw:
            is_sound = raw.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except sqlite3.DatabaseError as error:
        raise no_backup(backup.path) from error
    if not is_sound:
        raise no_backup(backup.path)


def _each_file(backup: Backup, made: Path | None, tell: Tell | None, must_stop: MustStop | None) -> None:
    """Compare each file with its digest, and write it into a folder if there is one.

    Raises:
        RecordsError: A file is missing, strange, damaged, or more than the list tells of.
    """
    try:
        with zipfile.ZipFile(backup.path) as bundle:
            entries = [entry for entry in bundle.infolist() if entry.filename != LIST_NAME]
            names = [entry.filename for entry in entries]
            if sorted(names) != sorted(backup.files) or FILE_NAME not in names:
                raise no_backup(backup.path)
            if made is not None:
                _check_room(made, sum(entry.file_size for entry in entries))
            counted = _Counted(sum(entry.file_size for entry in entries), tell, must_stop)
            for name, digest in backup.files.items():
                target = None if made is None else made / name
                if not _KNOWN.fullmatch(name) or _read(bundle, name, target, counted) != digest:
                    raise no_backup(backup.path)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, RuntimeError) as error:
        raise no_backup(backup.path) from error


def _check_room(made: Path, needed_bytes: int) -> None:
    if shutil.disk_usage(made).free < needed_bytes + ROOM_NEEDED_BYTES:
        raise disk_failure(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), made.parent / FILE_NAME)


class _Counted:
    """Tells how far reading has come, and stops it."""

    def __init__(self, of_bytes: int, tell: Tell | None, must_stop: MustStop | None) -> None:
        self._of, self._tell, self._must_stop, self._done = of_bytes, tell, must_stop, 0

    def add(self, size_bytes: int) -> None:
        self._done += size_bytes
        if self._must_stop is not None and self._must_stop():
            raise RestoringStoppedError("It was stopped, and nothing was changed.")
        if self._tell is not None:
            self._tell(self._done, self._of)


def _read(bundle: zipfile.ZipFile, name: str, target: Path | None, counted: _Counted) -> str:
    """Return the digest of a file in a backup, after writing it where it belongs."""
    digest = hashlib.sha256()
    with bundle.open(name) as source, ExitStack() as stack:
        written = None if target is None else stack.enter_context(_private(target))
        while chunk := source.read(CHUNK_BYTES):
            digest.update(chunk)
            if written is not None:
                written.write(chunk)
            counted.add(len(chunk))
        if written is not None:
            written.flush()
            os.fsync(written.fileno())
    return digest.hexdigest()


def _private(target: Path) -> BinaryIO:
    target.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(target, flags, 0o600), "wb")


def _exchange(folder: Path, made: Path) -> Path | None:
    """Move what is there aside and what was made in; whatever fails, what is there stays."""
    there = [name for name in _REPLACED if (folder / name).exists()]
    stamp = datetime.now(UTC).strftime(STAMP)
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
