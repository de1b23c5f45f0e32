"""Private lists in a session: the room is asked to write, and only how many are done is counted."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.domain.sessions.session import Happening

HANDS_COUNTED = "hands-counted"
"""How many have finished writing, by a show of hands. Told: count."""


def hands_of(happenings: Iterable[Happening]) -> int:
    """Return the last count; 0 before the first."""
    counted = 0
    for one in happenings:
        count = one.told.get("count")
        if one.what == HANDS_COUNTED and isinstance(count, int) and not isinstance(count, bool):
            counted = max(0, count)
    return counted
