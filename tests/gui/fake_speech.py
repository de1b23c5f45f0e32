"""Stand-ins for what hears: a microphone fed by hand, a listener that knows its script, an ear for speech."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from simulator.speech.endpoint import SpeechState
from simulator.speech.interface import SAMPLE_RATE, Heard, HeardWord, KnownVoice, ListenerUnavailableError

PIECE = SAMPLE_RATE // 20 * 2
"""Bytes of 50 ms of sound."""
SPEECH = b"\x10\x20" * (PIECE // 2)
SILENCE = bytes(PIECE)


def heard(text: str, *doubtful: tuple[str, tuple[str, ...]], seconds: float = 1.0) -> Heard:
    """Return what a listener took down; of the doubtful words, what else they may have been."""
    others = dict(doubtful)
    words = text.split()
    step = seconds / max(1, len(words))
    return Heard(
        tuple(
            HeardWord(word, number * step, (number + 0.9) * step, 0.9, others.get(word, ()))
            for number, word in enumerate(words)
        ),
        seconds,
        "scripted",
    )


class FakeMicrophone(QObject):
    """Opens unless told otherwise; ``say`` is what comes in."""

    heard = Signal(bytes)
    level_changed = Signal(float)
    troubled = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.is_listening = False
        self.refuses: tuple[str, str] | None = None
        self.device = ""
        self.openings = 0
        self.rest = b""
        """What has come when it is stopped, and was not told yet."""

    def start(self) -> bool:
        if self.refuses is not None:
            self.troubled.emit(*self.refuses)
            return False
        self.is_listening = True
        self.openings += 1
        return True

    def stop(self) -> None:
        was, self.is_listening = self.is_listening, False
        if was and self.rest:
            self.heard.emit(self.rest)

    def set_device(self, wanted: str) -> None:
        self.device = wanted

    def say(self, seconds: float, sound: bytes = SPEECH) -> None:
        """Let so much sound come in, if it listens."""
        for _ in range(round(seconds * 20)):
            if self.is_listening:
                self.heard.emit(sound)

    def unplug(self) -> None:
        self.is_listening = False
        self.troubled.emit("The microphone was unplugged.", "Plug it in again, or type.")


class ScriptedListener:
    """Says what its script says, one entry a reply; an entry that is an error is raised."""

    def __init__(self, script: Sequence[Heard | Exception]) -> None:
        self.script = list(script)
        self.expected: tuple[str, ...] = ()
        self.refuses: Exception | None = None
        self.sounds: list[bytearray] = []
        self.dies_after_pieces: int | None = None
        self.is_closed = False
        self.voice: KnownVoice | None = None
        self.lessons: list[str] = []

    @property
    def name(self) -> str:
        return "scripted"

    def expect(self, sayings: Sequence[str]) -> None:
        if self.refuses is not None:
            raise self.refuses
        self.expected = tuple(sayings)

    def begin(self) -> None:
        self.sounds.append(bytearray())

    def take(self, pcm: bytes) -> None:
        if self.dies_after_pieces is not None:
            if self.dies_after_pieces == 0:
                raise ListenerUnavailableError("The listener ended.", remedy="Type.")
            self.dies_after_pieces -= 1
        self.sounds[-1] += pcm

    def finish(self) -> Heard:
        if self.dies_after_pieces == 0:
            raise ListenerUnavailableError("The listener ended.", remedy="Type.")
        said = self.script.pop(0) if self.script else heard("")
        if isinstance(said, Exception):
            raise said
        return said

    def know(self, voice: KnownVoice | None) -> None:
        self.voice = voice

    def learn(self, said: str) -> KnownVoice | None:
        if self.dies_after_pieces == 0:
            raise ListenerUnavailableError("The listener ended.", remedy="Type.")
        self.lessons.append(said)
        before = self.voice or KnownVoice(0, b"", "scripted")
        self.voice = KnownVoice(before.seconds + 4, before.packed + said.encode(), "scripted")
        return self.voice

    def close(self) -> None:
        self.is_closed = True


class LoudIsSpeech:
    """A TurnEnd for which anything but silence is speech, and less silence than usual is the end."""

    def __init__(self, silence_seconds: float) -> None:
        self._most = 1 if silence_seconds < 0.1 else 10
        self.restart()

    def restart(self) -> None:
        self._state, self._quiet = SpeechState.SILENT, 0

    def take(self, pcm: bytes) -> SpeechState:
        if any(pcm):
            self._state, self._quiet = SpeechState.SPEAKING, 0
        elif self._state is SpeechState.SPEAKING:
            self._quiet += 1
            if self._quiet >= self._most:
                self._state = SpeechState.ENDED
        return self._state
