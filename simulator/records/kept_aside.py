"""What restoring kept aside: listed, and erased for good once nobody wants it back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.records.erased import ASIDE, remember_marks
from simulator.records.failures import told_in_words
from simulator.records.interface import RecordsError
from simulator.records.recording_files import erase_file, files_below

STAMP = "%Y-%m-%d-%H%M%S-%f"
"""How the moment stands in a folder's name; UTC."""


@dataclass(frozen=True, slots=True)
class KeptAside:
    """The records that were there before a backup was put in their place.

    Attributes:
        folder: Where they are.
        kept_at: When they were put there; UTC.
        size_bytes: All of their files.
    """

    folder: Path
    kept_at: datetime
    size_bytes: int


def kept_aside(folder: Path) -> tuple[KeptAside, ...]:
    """Return what is kept aside in a data folder, the newest first."""
    found: list[KeptAside] = []
    for path in sorted(folder.glob(f"{ASIDE}*"), reverse=True):
        try:
            at = datetime.strptime(path.name.removeprefix(ASIDE), STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue  # somebody's own folder
        if path.is_dir() and not path.is_symlink():
            size = sum(file.lstat().st_size for file in files_below(path))
            found.append(KeptAside(path, at, size))
    return tuple(found)


def erase_kept_aside(folder: Path, name: str) -> None:
    """Erase what was kept aside under a name, every file overwritten.

    Who was erased from it is remembered by a mark that leads nowhere, so that a backup that is put back
    later erases them again. The caller notes it in the audit.

    Args:
        folder: The data folder.
        name: The name of the folder in it, as ``kept_aside`` returns it.

    Raises:
        RecordsError: There is no such thing, or a file of it is held by another program.
    """
    gone = next((one.folder for one in kept_aside(folder) if one.folder.name == name), None)
    if gone is None:
        raise RecordsError("That is not kept aside any more.", remedy="Look at the list again.")
    with told_in_words(gone):
        remember_marks(folder)
        left = [path for path in files_below(gone) if not erase_file(path)]
        if left:
            raise RecordsError(
                f"{left[0].name} could not be erased: another program holds it.",
                remedy="Close that program, and erase the rest once more.",
            )
        shutil.rmtree(gone)
