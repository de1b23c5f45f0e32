"""Where the records are: --data, RAPPORT_DATA, or the platform's place for a person's data."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.records.failures import disk_failure

VARIABLE = "RAPPORT_DATA"


def data_folder(option: str | None) -> Path:
    """Return the data folder, made if it was missing.

    Args:
        option: What ``--data`` said; None if it was not given.

    Raises:
        RecordsError: It cannot be made.
    """
    chosen = option or os.environ.get(VARIABLE)
    try:
        folder = Path(chosen).expanduser().absolute() if chosen else _platform_folder()
    except RuntimeError:  # "~somebody" who is unknown here
        folder = Path(chosen or ".").absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_failure(error, folder) from error
    return folder


def _platform_folder() -> Path:
    from platformdirs import user_data_dir  # the window is up before anybody needs this

    return Path(user_data_dir("Rapport", appauthor=False))
