"""WhisperListener: takes down what is said with a faster-whisper model, a folder the user points at."""

from __future__ import annotations

from pathlib import Path

from simulator.speech.child_process import ChildProcess
from simulator.speech.model_folder import lacking
from simulator.speech.model_listener import ModelKind, ModelListener


def missing_from(folder: Path) -> str:
    """Tell what a folder lacks to be a faster-whisper model; "" if nothing.

    Without tokenizer.json the library would fetch one from the internet, so that is asked for too.
    """
    missing = lacking(folder, files=("model.bin", "config.json", "tokenizer.json"))
    if missing or any((folder / name).is_file() for name in ("vocabulary.txt", "vocabulary.json")):
        return missing
    return "it has no vocabulary.txt or vocabulary.json"


WHISPER = ModelKind("whisper", "faster-whisper", "faster_whisper", "faster-whisper", missing_from)


class WhisperListener(ModelListener):
    """A Listener that works once the reply is over: slower, and often righter."""

    def __init__(self, folder: str | Path, child: ChildProcess | None = None) -> None:
        super().__init__(WHISPER, folder, child)
