"""Whether a folder holds the files a model needs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def lacking(folder: Path, *, files: Sequence[str], folders: Sequence[str] = ()) -> str:
    """Tell what a folder lacks, for the middle of a sentence; "" if nothing.

    Args:
        folder: The folder.
        files: Files that must be in it, not empty; with ``/`` in between.
        folders: Folders that must be in it, not empty.
    """
    try:
        missing = [name for name in files if not (folder / name).is_file()]
        missing += [
            name for name in folders if not (folder / name).is_dir() or not any((folder / name).iterdir())
        ]
        empty = [name for name in files if name not in missing and not (folder / name).stat().st_size]
    except (OSError, ValueError) as error:
        return f"it cannot be read ({getattr(error, 'strerror', None) or error})"
    if missing:
        return f"it has no {' and no '.join(missing)}"
    return f"its {' and '.join(empty)} is empty" if empty else ""
