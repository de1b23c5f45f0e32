"""Found: what `doctor` found out about one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What was found out about one thing.

    Attributes:
        name: The thing.
        works: Whether it works.
        says: What was found.
        remedy: What to do; empty where nothing is needed.
    """

    name: str
    works: bool
    says: str
    remedy: str = ""
