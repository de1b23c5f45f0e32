"""RoundClock: the seconds of a round; neither sleep nor a changed clock takes any of them away."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from simulator.domain.sessions.two_rounds import ROUND_SECONDS
from simulator.gui.widgets.stopwatch import Now

GAP_SECONDS: Final = 5.0
"""Longer without a tick, and nobody was there to see the time pass."""
TICK_MS: Final = 50


def wakeful_now() -> float:
    """Return seconds on a clock that never jumps, and goes on while the computer sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    if clock is None and hasattr(time, "CLOCK_UPTIME_RAW"):
        clock = time.CLOCK_MONOTONIC  # macOS: this one counts sleep, Python's own does not
    return time.monotonic() if clock is None else time.clock_gettime(clock)


class RoundClock(QObject):
    """Counts a round from 0 to its end; it stands still until ``go_on``.

    Args:
        now: A clock that never jumps.
        length_seconds: How long a round is.
        parent: Its owner.
    """

    ticked = Signal()
    """Time has passed."""
    over = Signal()
    slept = Signal()
    """Nobody could see the time pass (the computer slept): it is held at what was seen last."""

    def __init__(
        self,
        now: Now = wakeful_now,
        *,
        length_seconds: float = ROUND_SECONDS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._now, self.length_seconds = now, length_seconds
        self._before = self._since = self._seen = 0.0
        self.is_running = False
        self._ticking = QTimer(self)
        self._ticking.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self.tick)

    @property
    def seconds(self) -> float:
        """Seconds of the round that have passed; never more than there are."""
        passed = 0.0
        if self.is_running:
            now = self._now()
            passed = (self._seen if self._is_gap(now) else now) - self._since
        return min(self.length_seconds, self._before + max(0.0, passed))

    @property
    def is_over(self) -> bool:
        """Whether the round has ended."""
        return self.seconds >= self.length_seconds

    def stand_at(self, seconds: float) -> None:
        """Stand still at so many seconds."""
        self._stop()
        self._before = min(max(0.0, seconds), self.length_seconds)

    def hold(self) -> None:
        """Let no time pass."""
        self.stand_at(self.seconds)

    def go_on(self) -> None:
        """Let time pass, unless the round is over."""
        if self.is_running or self.is_over:
            return
        self._since = self._seen = self._now()
        self.is_running = True
        self._ticking.start()

    def tick(self) -> None:
        """Look at the time."""
        if not self.is_running:
            return
        now = self._now()
        if self._is_gap(now):
            self.hold()
            self.slept.emit()
            return
        self._seen = now
        self.ticked.emit()
        if self.is_running and self.is_over:
            self.stand_at(self.length_seconds)
            self.over.emit()

    def _is_gap(self, now: float) -> bool:
        return now - self._seen > GAP_SECONDS

    def _stop(self) -> None:
        self._ticking.stop()
        self.is_running = False
