"""SendCountdown: a few seconds in which a reply that was heard clearly can still be stopped."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from simulator.gui.widgets.stopwatch import Now, Stopwatch

SECONDS = 3.0

_LOOK_MS = 50
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin)


class SendCountdown(QObject):
    """Counts down until somebody touches anything."""

    left_changed = Signal(int)
    """Whole seconds that are left."""
    stopped = Signal()
    due = Signal()

    def __init__(self, now: Now = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watch = Stopwatch(now)
        self._left = 0
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether it counts."""
        return self._watch.is_running

    def start(self) -> None:
        """Count from SECONDS."""
        self._watch.restart()
        self._left = 0
        self._looking.start()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._look()

    def stop(self) -> None:
        """Count no more; harmless where it does not."""
        if not self.is_running:
            return
        self._end()
        self.stopped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any key, press or turn of the wheel stops it, and does what it does anyway."""
        if event.type() in _TOUCHES:
            self.stop()
        return False

    def _end(self) -> None:
        self._watch.reset()
        self._looking.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def _look(self) -> None:
        left = SECONDS - self._watch.seconds
        if left <= 0:
            self._end()
            self.due.emit()
        elif math.ceil(left) != self._left:
            self._left = math.ceil(left)
            self.left_changed.emit(self._left)
