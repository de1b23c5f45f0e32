"""What scenarios are called, wherever they are only known by id."""

from __future__ import annotations

from pathlib import Path

from simulator.bundled_files import scenarios_folder
from simulator.scenario_files.heading import heading_of
from simulator.scenario_files.library import SUFFIXES


def scenario_titles(data: Path) -> dict[str, str]:
    """Return the titles of scenarios by id: those that come with the program, and those written here.

    Args:
        data: The data folder.
    """
    folders = (data / "scenarios", scenarios_folder())
    paths = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()))
    headings = (heading_of(path) for path in paths if path.suffix in SUFFIXES and path.is_file())
    return {one.id: one.title for one in headings if one.title}
