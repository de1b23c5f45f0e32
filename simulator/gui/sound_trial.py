"""SoundTrial: something short is said into a microphone and judged; no sound of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.speech.interface import SAMPLE_RATE

if TYPE_CHECKING:
    from simulator.gui.sound.microphone import Microphone


class SoundTrial(QObject):
    """Listens for some seconds at a time. What is judged, and how, is said by those that derive from it."""

    level_changed = Signal(float)
    ended = Signal()
    """Nothing is listened to any more; a result follows, or a trouble."""
    judged = Signal(object)
    """What `_judge` returned."""
    troubled = Signal(str, str)

    def __init__(
        self,
        background: Background,
        make_microphone: Callable[[], Microphone],
        longest_seconds: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._longest_bytes = round(longest_seconds * SAMPLE_RATE) * 2
        self._microphone = make_microphone()
        self._microphone.setParent(self)
        self._microphone.heard.connect(self._hear)
        self._microphone.level_changed.connect(self.level_changed)
        self._microphone.troubled.connect(self._failed)
        self._sound = bytearray()
        self.is_running = self._is_ending = False

    def devices(self) -> tuple[str, ...]:
        """Return the microphones there are, the system's choice first."""
        return self._microphone.devices()

    def set_device(self, wanted: str) -> None:
        """Try this microphone; "" is the system's choice."""
        self.stop()
        self._microphone.set_device(wanted)

    def start(self) -> None:
        """Listen, for the longest time it may take at most."""
        self._sound.clear()
        self.is_running = True
        if not self._microphone.start() and self.is_running:
            self._failed(self.tr("The microphone did not open."), self.tr("Choose another one."))

    def stop(self) -> None:
        """Listen no more; what was said is judged."""
        if not self.is_running:
            return
        self._shut()
        sound = bytes(self._sound)
        self._sound.clear()
        self._background.run(
            Lane.LISTENING,
            lambda: self._judge(sound),
            asker=self,
            then=self.judged.emit,
            failed=self._judging_failed,
        )

    def close(self) -> None:
        """Shut the microphone; nothing follows."""
        self.is_running = False
        self._microphone.stop()
        self._sound.clear()

    def _judge(self, sound: bytes) -> object:
        """Return what came of it; blocking, in the listeners' lane."""
        raise NotImplementedError

    def _shut(self) -> None:
        self.is_running, self._is_ending = False, True
        self._microphone.stop()  # it still tells what came up to now
        self._is_ending = False
        self.ended.emit()

    def _hear(self, pcm: bytes) -> None:
        if self.is_running or self._is_ending:
            self._sound += bytes(pcm)
        if self.is_running and len(self._sound) >= self._longest_bytes:
            self.stop()

    def _judging_failed(self, error: SimulatorError) -> None:
        self.troubled.emit(error.problem, error.remedy)

    def _failed(self, problem: str, remedy: str) -> None:
        if self.is_running:
            self._shut()
        self.troubled.emit(problem, remedy)
