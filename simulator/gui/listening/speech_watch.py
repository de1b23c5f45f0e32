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
    from simulator.speech.endpoint import TurnEnd

BEFORE_SECONDS = 0.8
"""This much of what came before the first speech belongs to it: nobody's first sound is lost."""

SURE_SECONDS = 0.1
"""Whoever speaks this long while the customer does, after the 0.2 seconds that prove it speech, means it."""

SHARP_SECONDS = 0.06
"""Until that is sure, a silence as long as this was the end of a cough; later, a reply may pause."""

TALK_SECONDS = 1.2
"""A silence as long as this ends a reply."""

_BYTES_A_SECOND = 2 * SAMPLE_RATE


class SpeechWatch(QObject):
    """For one reply. Once it has ``begun``, ``heard`` carries its sound, from a little before it on."""

    begun = Signal()
    heard = Signal(bytes)
    ended = Signal()
    failed = Signal(object)

    def __init__(
        self,
        background: Background,
        make_turn_end: Callable[[float], TurnEnd],
        *,
        is_interrupting: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._make = background, make_turn_end
        self._turn_end: TurnEnd | None = None  # this and the next four: touched in the listening lane only
        self._before: deque[bytes] = deque()
        self._sure_bytes = 0
        self._is_speech = self._is_sharp = False
        self._has_begun = False
        self.is_interrupting = is_interrupting

    def hear(self, pcm: bytes) -> None:
        """Take the next piece of sound."""
        self._background.run(
            Lane.LISTENING,
            lambda: self._judge(pcm),
            asker=self,
            then=self._judged,
            failed=self._could_not,
        )

    def _judge(self, pcm: bytes) -> tuple[tuple[bytes, ...], bool]:
        """Return what of the sound belongs to the reply, and whether it has ended."""
        if self._is_speech:
            return (pcm,), self._ear(is_sharp=False).take(pcm).name == "ENDED"
        self._keep(pcm)
        turn_end = self._ear(is_sharp=self.is_interrupting)
        state = turn_end.take(pcm)
        if state.name != "SPEAKING":
            self._sure_bytes = 0
        if state.name == "ENDED":
            turn_end.restart()
        if state.name == "SPEAKING":
            self._sure_bytes += len(pcm)
            if not self.is_interrupting or self._sure_bytes >= SURE_SECONDS * _BYTES_A_SECOND:
                self._is_speech = True
                return tuple(self._before), False
        return (), False

    def _ear(self, *, is_sharp: bool) -> TurnEnd:
        """Return what tells speech; another one where it was only to tell it from a cough."""
        if self._turn_end is None or is_sharp != self._is_sharp:
            self._turn_end = self._make(SHARP_SECONDS if is_sharp else TALK_SECONDS)
            self._is_sharp = is_sharp
            if not is_sharp and self._is_speech:
                self._turn_end.take(b"".join(self._before))
        return self._turn_end

    def _keep(self, pcm: bytes) -> None:
        self._before.append(pcm)
        most = BEFORE_SECONDS * _BYTES_A_SECOND + self._sure_bytes
        while sum(map(len, self._before)) > most:
            self._before.popleft()

    def _judged(self, judged: tuple[tuple[bytes, ...], bool]) -> None:
        pieces, has_ended = judged
        if pieces and not self._has_begun:
            self._has_begun = True
            self.begun.emit()
        for pcm in pieces:
            self.heard.emit(pcm)
        if has_ended:
            self.ended.emit()

    def _could_not(self, error: SimulatorError) -> None:
        self.failed.emit(error)
