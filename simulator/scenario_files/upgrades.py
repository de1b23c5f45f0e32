"""What changed from one format version to the next, and how an older file is brought up to date.

- Format 1: the first.

A change of the format adds one line to ``UPGRADES`` and one to this list; a file of each
old version stays in ``tests/scenario_files/old_versions`` for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

NEWEST = 1
"""The format this program writes about in its guide."""

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns what a file of one version says into what it would say in the next."""

UPGRADES: Mapping[int, Upgrade] = {}
"""Old version -> the step to the version after it."""


def upgraded(
    content: dict[str, Any], version: int, upgrades: Mapping[int, Upgrade] = UPGRADES, newest: int = NEWEST
) -> dict[str, Any]:
    """Return the file's content as the newest format says it."""
    for old in range(version, newest):
        content = upgrades[old](content)
    return {**content, "format_version": newest}
