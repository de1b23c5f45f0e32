"""A faster-whisper model at work; only in the child, and only where faster-whisper is installed."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any

from simulator.speech.endpoint import speech_begins

if TYPE_CHECKING:
    from simulator.speech.loaded_model import TimedWord

SURELY_FOREIGN = 0.8
"""How sure the model must be of another language; a short English reply is easily taken for one."""

SURELY_NOTHING = 0.6
"""Above this probability of no speech, what it wrote was made up."""


class WhisperModel:
    """Takes words down when the reply is over."""

    def __init__(self, folder: str) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"  # a model that is not whole is an error, not a download
        library: Any = import_module("faster_whisper")
        self._model = library.WhisperModel(folder, device="cpu", compute_type="int8", local_files_only=True)
        self._sound = bytearray()

    def begin(self) -> None:
        """Begin a reply."""
        self._sound.clear()

    def take(self, pcm: bytes) -> None:
        """Keep the next piece of sound."""
        self._sound += pcm

    def finish(self) -> list[TimedWord]:
        """End the reply and return its words; none of noise, for which the model would make some up."""
        sound = bytes(self._sound)
        self._sound.clear()
        if speech_begins(sound) is None:
            return []
        return [
            (str(word.word).strip(), float(word.start), float(word.end), float(word.probability))
            for segment in self._segments(sound)
            if segment.no_speech_prob < SURELY_NOTHING
            for word in segment.words or ()
        ]

    def _segments(self, sound: bytes) -> Any:  # noqa: ANN401  # the library's own
        import numpy as np

        samples = np.frombuffer(sound[: len(sound) // 2 * 2], "<i2").astype(np.float32) / np.float32(32_768)
        how: dict[str, Any] = {"word_timestamps": True, "condition_on_previous_text": False}
        segments, about = self._model.transcribe(samples, **how)
        if about.language != "en" and about.language_probability < SURELY_FOREIGN:
            segments, _ = self._model.transcribe(samples, language="en", **how)
        return segments
