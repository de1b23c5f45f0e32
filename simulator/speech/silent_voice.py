"""SilentVoice: the last voice of the table; it makes no sound, and the captions do without."""

from __future__ import annotations

from pathlib import Path

from simulator.speech.interface import CastVoice, EngineVoice


class SilentVoice:
    """A Voice that cannot fail."""

    name = "silent"

    def voices(self, *, seconds: float) -> tuple[EngineVoice, ...]:
        """Return one voice, which paces the captions."""
        del seconds
        return (EngineVoice("silent", ""),)

    def render(self, text: str, cast: CastVoice, target: Path, *, seconds: float) -> None:
        """Write nothing."""

    def close(self) -> None:
        """Let go of nothing."""
