"""ActivityClock: how long an activity has taken, and what is left; it goes on where a crash cut it off."""

from __future__ import annotations

import time

from simulator.domain.sessions.session import PlanItem, Session
from simulator.domain.sessions.time_spent import seconds_of_items
from simulator.gui.widgets.stopwatch import Now, Stopwatch


class ActivityClock:
    """Counts the seconds of one activity; it stands still until ``go_on``.

    Args:
        session: As it is kept: what was spent before comes from it.
        item: The activity.
        now: A clock that never jumps.
    """

    def __init__(self, session: Session, item: PlanItem, now: Now = time.monotonic) -> None:
        self._item = item
        self._before = seconds_of_items(session).get(item.id, 0.0)
        self._watch = Stopwatch(now)

    @property
    def seconds(self) -> float:
        """Seconds spent."""
        return self._before + self._watch.seconds

    @property
    def seconds_left(self) -> int:
        """Whole seconds left of what was planned; negative once it is over."""
        return round(self._item.minutes * 60 - self.seconds)

    def hold(self) -> None:
        """Let no time pass."""
        self._watch.hold()

    def go_on(self) -> None:
        """Let time pass again."""
        self._watch.go_on()
