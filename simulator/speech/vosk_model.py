"""A Vosk model at work; only in the child, and only where vosk is installed."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

from simulator.speech.interface import SAMPLE_RATE

if TYPE_CHECKING:
    from simulator.speech.loaded_model import TimedWord

NO_WORDS = frozenset({"", "<unk>", "[unk]"})


class VoskModel:
    """Takes words down while they are spoken."""

    def __init__(self, folder: str) -> None:
        self._vosk: Any = import_module("vosk")
        self._vosk.SetLogLevel(-1)
        self._model = self._vosk.Model(folder)
        self._recogniser: Any = None
        self._found: list[str] = []

    def begin(self) -> None:
        """Begin a reply."""
        self._recogniser = self._vosk.KaldiRecognizer(self._model, SAMPLE_RATE)
        self._recogniser.SetWords(True)
        self._found = []

    def take(self, pcm: bytes) -> None:
        """Take the next piece of sound; a sentence that ended in it is put by."""
        if self._recogniser.AcceptWaveform(pcm):
            self._found.append(self._recogniser.Result())

    def finish(self) -> list[TimedWord]:
        """End the reply and return its words."""
        self._found.append(self._recogniser.FinalResult())
        self._recogniser = None
        return [
            (str(word["word"]), float(word["start"]), float(word["end"]), float(word.get("conf", 1.0)))
            for result in self._found
            for word in json.loads(result).get("result", ())
            if word["word"] not in NO_WORDS
        ]
