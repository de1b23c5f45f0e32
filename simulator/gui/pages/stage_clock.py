"""StageClock: how long the trainee takes to answer, and the time the bar shows."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.domain.conversation import Conversation
from simulator.gui.widgets.stopwatch import Now, Stopwatch

_TICK_MS = 250


class StageClock(QObject):
    """Counts from the end of the customer's line; ``ticked`` says now and then that the time shown moves."""

    ticked = Signal()

    def __init__(self, now: Now = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = Stopwatch(now)
        self._listening = Stopwatch(now)
        self._key = ""
        self._seconds_before = 0.0
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.ticked)

    @property
    def answer_seconds(self) -> float:
        """How long the trainee has taken for this reply so far."""
        return self._watch.seconds

    @property
    def seconds(self) -> float:
        """The time of the whole conversation, as it is shown."""
        return self._seconds_before + self._listening.seconds + self._watch.seconds

    def show_turn(self, conversation: Conversation, key: str) -> None:
        """Stand still at the beginning of a turn; ``key`` tells this attempt from others."""
        if not key or key != self._key:
            self._listening.reset()
        self._key = key
        self._listening.hold()
        self._seconds_before = sum(turn.reply.answer_seconds or 0.0 for turn in conversation.turns)
        self._watch.reset()

    def tick(self) -> None:
        """Let the time be shown as it moves."""
        self._ticking.start()

    def go_on(self) -> None:
        """Let the trainee's time pass."""
        self._listening.hold()
        self._watch.go_on()

    def listen(self) -> None:
        """Let time pass that is not the trainee's: somebody speaks to them."""
        self._watch.hold()
        self._listening.go_on()

    def hold(self) -> None:
        """Let no time pass."""
        self._listening.hold()
        self._watch.hold()

    def stop(self) -> None:
        """Let no time pass, and none be shown."""
        self.hold()
        self._ticking.stop()
