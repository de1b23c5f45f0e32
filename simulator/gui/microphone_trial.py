"""MicrophoneTrial: a sentence said to see whether it arrives; judged, taken down, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background
from simulator.gui.sound_trial import SoundTrial
from simulator.gui.what_arrived import what_arrived
from simulator.speech.interface import Heard

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


class MicrophoneTrial(SoundTrial):
    """Listens for a few seconds at a time, and judges to a TrialResult."""

    def __init__(
        self,
        background: Background,
        make_microphone: Callable[[], Microphone],
        listen: Callable[[bytes], Heard],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(background, make_microphone, LONGEST_SECONDS, parent)
        self._listen = listen

    def _judge(self, sound: bytes) -> TrialResult:
        arrived = what_arrived(sound)
        if not arrived.is_speech:
            return TrialResult(is_good=False, told=arrived.told, text="", sound=sound)
        try:
            text = self._listen(sound).text
        except SimulatorError as error:
            told = f"{error.problem} {error.remedy}".strip()
            return TrialResult(is_good=False, told=told, text="", sound=sound)
        told = arrived.told or self.tr("You come through well.")
        return TrialResult(is_good=not arrived.told, told=told, text=text, sound=sound)
