"""Where the files that come with the program are: beside a checkout, or inside an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def assets_folder() -> Path:
    """Return the folder of portraits, places, icons and sounds."""
    return _folder("assets")


def scenarios_folder() -> Path:
    """Return the folder of the scenarios that come with the program."""
    return _folder("scenarios")


def _folder(name: str) -> Path:
    installed = _PACKAGE / "bundled" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
