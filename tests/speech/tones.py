"""Voices for tests: in this process with a tone for every line, or in a helper program that misbehaves."""

import shutil
import sys
import wave
from pathlib import Path

import pytest

from simulator.speech.child_process import ChildProcess
from simulator.speech.child_voice import ChildVoice
from simulator.speech.interface import CastVoice, EngineVoice

ODD = str(Path(__file__).with_name("odd_voice_child.py"))

needs_espeak = pytest.mark.skipif(
    sys.platform.startswith("linux") and shutil.which("espeak-ng") is None,
    reason="espeak-ng is not installed",
)


def odd_voice(mode: str, folder: Path) -> ChildVoice:
    """Return a voice whose helper program behaves in that way."""
    return ChildVoice(
        "odd", remedy="Mend it.", child=ChildProcess("odd", [sys.executable, ODD, mode, str(folder)])
    )


class ToneVoice:
    """A Voice that hums: 10 ms for every character."""

    def __init__(
        self, name: str = "tone", has: tuple[EngineVoice, ...] = (EngineVoice("a", "en", "", "", True),)
    ):
        self.name = name
        self.has = has
        self.rendered: list[tuple[str, CastVoice]] = []
        self.closed = 0

    def voices(self, *, seconds: float) -> tuple[EngineVoice, ...]:
        return self.has

    def render(self, text: str, cast: CastVoice, target: Path, *, seconds: float) -> None:
        self.rendered.append((text, cast))
        write_tone(target, 0.01 * len(text))

    def close(self) -> None:
        self.closed += 1


def write_tone(path: Path, seconds: float, *, rate: int = 8_000) -> None:
    """Write a WAV file with something to hear."""
    part = path.with_suffix(".tone")
    with wave.open(str(part), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"\x00\x40\x00\xc0" * max(1, round(seconds * rate / 2)))
    part.replace(path)
