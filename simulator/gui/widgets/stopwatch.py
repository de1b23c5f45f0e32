"""Stopwatch: seconds that pass only while nobody has paused."""

from __future__ import annotations

import time
from collections.abc import Callable

Now = Callable[[], float]
"""Seconds on a clock that never jumps; only differences mean anything."""


class Stopwatch:
    """Counts seconds from its start, leaving out the time it was held."""

    def __init__(self, now: Now = time.monotonic) -> None:
        self._now = now
        self._before = 0.0
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """Seconds counted so far; never negative."""
        running = self._now() - self._since if self._since is not None else 0.0
        return self._before + max(0.0, running)

    def restart(self) -> None:
        """Count from 0 again, from now on."""
        self._before, self._since = 0.0, self._now()

    def hold(self) -> None:
        """Let no more time pass."""
        self._before, self._since = self.seconds, None

    def go_on(self) -> None:
        """Let time pass again."""
        if self._since is None:
            self._since = self._now()

    def reset(self) -> None:
        """Forget everything and stand still at 0."""
        self._before, self._since = 0.0, None
