"""The data folder, ready to keep records in."""

from __future__ import annotations

from pathlib import Path

from simulator import settings
from simulator.records.failures import disk_failure


def data_folder(option: str | None) -> Path:
    """Return the data folder (``settings.data_folder`` says which), made if it was missing.

    Args:
        option: What ``--data`` said; None if it was not given.

    Raises:
        RecordsError: It cannot be made.
    """
    folder = settings.data_folder(option)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_failure(error, folder) from error
    return folder
