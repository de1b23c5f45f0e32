"""Erased: by what the audit knows somebody again who has been erased, without knowing who they were."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from simulator.records.transactions import FILE_NAME

_MARK = re.compile(r"\[([0-9a-f]{64})\]")

WHAT = "erased"
"""What the audit calls it."""


ASIDE = "before-restore-"
"""The beginning of the folders in which restoring keeps what was there."""


MARKS_NAME = "erased-before.txt"
"""The file for the marks that stood only in what was kept aside and is erased itself."""


def mark_of(person_id: str) -> str:
    """Return what stays of somebody: a digest of their random id, which leads nowhere but to itself."""
    return hashlib.sha256(f"erased {person_id}".encode()).hexdigest()


def about_erased(person_id: str, attempt_count: int) -> str:
    """Return what the audit says of somebody who is erased."""
    return f"somebody, with {attempt_count} attempts [{mark_of(person_id)}]"


def about_alias(source_id: str) -> str:
    """Return what the audit says of somebody who is erased, and whom another computer knew by this id."""
    return f"somebody, as another computer knows them [{mark_of(source_id)}]"


def marks_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the marks that entries of the audit leave."""
    return frozenset(mark for text in texts for mark in _MARK.findall(text))


def erased_marks(folder: Path) -> frozenset[str]:
    """Return the marks of everybody who was erased from a data folder, or from what is kept aside in it."""
    places = (folder, *asides(folder))
    kept = folder / MARKS_NAME
    told = kept.read_text(encoding="utf-8", errors="replace") if kept.is_file() else ""
    return marks_in([told]).union(*(_marks_of(place / FILE_NAME) for place in places))


def remember_marks(folder: Path) -> None:
    """Keep the marks of everybody who was erased beside the records, before what is kept aside goes.

    Raises:
        OSError: They cannot be written.
    """
    marks = sorted(erased_marks(folder))
    if not marks:
        return
    part = folder / f"{MARKS_NAME}.part"
    with part.open("w", encoding="utf-8") as file:
        file.writelines(f"[{mark}]\n" for mark in marks)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder / MARKS_NAME)


def _marks_of(file: Path) -> frozenset[str]:
    if not file.is_file():
        return frozenset()
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as raw:
            rows = raw.execute("SELECT about FROM audit_entries WHERE what = ?", (WHAT,)).fetchall()
    except sqlite3.DatabaseError:
        return frozenset()  # damaged, which may be why a backup is wanted; or from before there was an audit
    return marks_in(str(about) for (about,) in rows)


def asides(folder: Path) -> Iterator[Path]:
    """Yield the folders in which restoring kept what was there before."""
    yield from (path for path in sorted(folder.glob(f"{ASIDE}*")) if (path / FILE_NAME).is_file())
