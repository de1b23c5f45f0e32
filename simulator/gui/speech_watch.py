"""SpeechWatch: hears when somebody begins to speak, and when they have finished."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.speech.interface import SAMPLE_RATE

if TYPE_CHECKING:
    from simulator.speech.endpoint import SpeechState, TurnEnd

BEFORE_SECONDS = 0.8
"""This much of what came before the first speech belongs to it: nobody's first sound is lost."""

SURE_SECONDS = 0.1
"""Whoever speaks this long while the customer does, after the 0.2 seconds that prove it speech, means it."""

_BYTES_A_SECOND = 2 * SAMPLE_RATE


class SpeechWatch(QObject):
    """For one reply. ``begun`` carries the sound it begins with; what comes after is not kept here."""

    begun = Signal(object)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        make_turn_end: Callable[[], TurnEnd],
        *,
        is_interrupting: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._make = background, make_turn_end
        self._turn_end: TurnEnd | None = None  # touched in the listening lane only
        self._before: deque[bytes] = deque()
        self._sure_bytes = 0
        self._has_begun = False
        self.is_interrupting = is_interrupting

    def hear(self, pcm: bytes) -> None:
        """Take the next piece of sound."""
        if not self._has_begun:
            self._before.append(pcm)
            most = BEFORE_SECONDS * _BYTES_A_SECOND + self._sure_bytes
            while sum(map(len, self._before)) > most:
                self._before.popleft()
        self._background.run(
            Lane.LISTENING,
            lambda: self._judge(pcm),
            asker=self,
            then=lambda state: self._judged(state, len(pcm)),
            failed=self._could_not,
        )

    def _judge(self, pcm: bytes) -> SpeechState:
        turn_end = self._turn_end or self._make()
        self._turn_end = turn_end
        state = turn_end.take(pcm)
        if state.name == "ENDED" and not self._has_begun:
            turn_end.restart()  # somebody coughed at length while the customer spoke
        return state

    def _judged(self, state: SpeechState, size: int) -> None:
        if self._has_begun:
            if state.name == "ENDED":
                self.ended.emit()
        elif state.name != "SPEAKING":
            self._sure_bytes = 0
        else:
            self._sure_bytes += size
            if not self.is_interrupting or self._sure_bytes >= SURE_SECONDS * _BYTES_A_SECOND:
                self._has_begun = True
                self.begun.emit(tuple(self._before))
                self._before.clear()

    def _could_not(self, error: SimulatorError) -> None:
        self.failed.emit(error)
