"""MicrophoneTrial: a sentence said to see whether it arrives; judged, taken down, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.speech.interface import SAMPLE_RATE, Heard

if TYPE_CHECKING:
    from simulator.gui.sound.microphone import Microphone

LONGEST_SECONDS = 5.0


class TrialResult(NamedTuple):
    """What came of it.

    Attributes:
        is_good: Whether one can speak with this microphone as it is.
        told: What to say of it, and what to do; a sentence or two.
        text: The words that were heard; "" for none, or where nobody could listen.
        sound: What was said (SAMPLE_RATE, one channel, 16-bit).
    """

    is_good: bool
    told: str
    text: str
    sound: bytes


class MicrophoneTrial(QObject):
    """Listens for a few seconds at a time."""

    level_changed = Signal(float)
    ended = Signal()
    """Nothing is listened to any more; a result follows."""
    judged = Signal(object)
    """A TrialResult."""
    troubled = Signal(str, str)

    def __init__(
        self,
        background: Background,
        make_microphone: Callable[[], Microphone],
        listen: Callable[[bytes], Heard],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._listen = background, listen
        self._microphone = make_microphone()
        self._microphone.setParent(self)
        self._microphone.heard.connect(self._hear)
        self._microphone.level_changed.connect(self.level_changed)
        self._microphone.troubled.connect(self._failed)
        self._sound = bytearray()
        self.is_running = False

    def devices(self) -> tuple[str, ...]:
        """Return the microphones there are, the system's choice first."""
        return self._microphone.devices()

    def set_device(self, wanted: str) -> None:
        """Try this microphone; "" is the system's choice."""
        self.stop()
        self._microphone.set_device(wanted)

    def start(self) -> None:
        """Listen, for LONGEST_SECONDS at most."""
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
        self._background.run(
            Lane.LISTENING,
            lambda: self._judge(sound),
            asker=self,
            then=self.judged.emit,
            failed=self._judging_failed,
        )

    def close(self) -> None:
        """Shut the microphone; nothing follows."""
        if self.is_running:
            self._shut()

    def _shut(self) -> None:
        self.is_running = False
        self._microphone.stop()
        self.ended.emit()

    def _hear(self, pcm: bytes) -> None:
        if self.is_running:
            self._sound += bytes(pcm)
            if len(self._sound) >= LONGEST_SECONDS * 2 * SAMPLE_RATE:
                self.stop()

    def _judge(self, sound: bytes) -> TrialResult:
        from simulator.speech.endpoint import Hearing, heard_in_check
        from simulator.speech.loudness import loudness_of, remarks_on

        remarks = " ".join(remarks_on(loudness_of(sound)))
        hearing = heard_in_check(sound)
        if hearing is Hearing.SILENCE or loudness_of(sound).is_silent:
            told = self.tr("Nothing was heard. Look whether it is switched on, or choose another one.")
            return TrialResult(is_good=False, told=told, text="", sound=sound)
        if hearing is Hearing.NOISE:
            told = remarks or self.tr(
                "Only noise was heard, no words. Speak nearer to it, or choose another."
            )
            return TrialResult(is_good=False, told=told, text="", sound=sound)
        try:
            text = self._listen(sound).text
        except SimulatorError as error:
            return TrialResult(
                is_good=False, told=f"{error.problem} {error.remedy}".strip(), text="", sound=sound
            )
        told = remarks or self.tr("You come through well.")
        return TrialResult(is_good=not remarks, told=told, text=text, sound=sound)

    def _judging_failed(self, error: SimulatorError) -> None:
        self.troubled.emit(error.problem, error.remedy)

    def _failed(self, problem: str, remedy: str) -> None:
        if self.is_running:
            self._shut()
        self.troubled.emit(problem, remedy)
