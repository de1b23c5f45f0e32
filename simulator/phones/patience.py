"""Patience: how often somebody may ask before they are asked to wait; by address or by phone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

_MOST_KNOWN = 1_000
"""Askers remembered; who asked longest ago is forgotten, and starts with full patience again."""


class Patience:
    """A bucket for each asker that a request empties by one and time fills again. Not safe for threads.

    Args:
        at_once: How many requests in a row are fine.
        each_second: How many more each second.
        now: Seconds, monotonic.
    """

    def __init__(self, at_once: int, each_second: float, now: Callable[[], float] = monotonic) -> None:
        self._at_once, self._each_second, self._now = at_once, each_second, now
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def is_over(self, asker: str) -> bool:
        """Whether somebody would have to wait, without counting a request."""
        return self._left_of(asker) < 1

    def spend(self, asker: str) -> bool:
        """Count a request, and return whether it is to be answered."""
        left = self._left_of(asker)
        is_fine = left >= 1
        self._left[asker] = (left - 1 if is_fine else left, self._now())
        self._left.move_to_end(asker)
        while len(self._left) > _MOST_KNOWN:
            self._left.popitem(last=False)
        return is_fine

    def _left_of(self, asker: str) -> float:
        left, when = self._left.get(asker, (float(self._at_once), self._now()))
        return min(float(self._at_once), left + (self._now() - when) * self._each_second)
