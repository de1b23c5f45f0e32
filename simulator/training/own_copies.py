"""Own copies: somebody's own text of a scenario, read and written; a bundled scenario is never touched."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.records.interface import RecordStore
from simulator.scenario_files.amending import OWN, AmendingError, as_own_copy
from simulator.scenario_files.reader import check_scenario_text

_MOST_TOLD = 3


def own_copy(store: RecordStore, folder: Path, scenario_id: str, digest: str) -> tuple[Path, str]:
    """Return where somebody's own copy of a scenario is, or would be, and its text.

    Args:
        store: The records, which know the scenario's text.
        folder: Where own scenarios are.
        scenario_id: The scenario, or the own copy itself.
        digest: Of its text as it was played.

    Raises:
        AmendingError: The file cannot be read.
    """
    path = folder / f"{scenario_id.removesuffix(OWN)}{OWN}.yaml"
    return path, as_own_copy(_text(path) or store.scenario_text(digest))


def write_if_right(path: Path, before: str, text: str) -> None:
    """Write a text over an own copy, unless it has faults that were not there before.

    Raises:
        AmendingError: It would make the file, or one of its tests, wrong, or it cannot be written;
            nothing was.
    """
    known = {(each.code, each.message) for each in check_scenario_text(before, path).problems}
    wrong = [
        each
        for each in check_scenario_text(text, path).problems
        if each.is_error and (each.code, each.message) not in known
    ]
    if wrong:
        told = "\n".join(each.rendered(path.name) for each in wrong[:_MOST_TOLD])
        raise AmendingError(
            f"With this, the file would no longer be right, so nothing was written.\n{told}",
            remedy="Copy the lines and fit them in by hand.",
        )
    _write(path, text)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise AmendingError(f"{path} cannot be read.", remedy="Look at the file.") from error


def _write(path: Path, text: str) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise AmendingError(
            f"{path} cannot be written: {error.strerror or error}.", remedy="Copy the lines instead."
        ) from error
