"""VoskListener: takes down what is said with a Vosk model, a folder the user points at."""

from __future__ import annotations

from pathlib import Path

from simulator.speech.child_process import ChildProcess
from simulator.speech.model_folder import lacking
from simulator.speech.model_listener import ModelKind, ModelListener


def missing_from(folder: Path) -> str:
    """Tell what a folder lacks to be a Vosk model; "" if nothing."""
    return lacking(folder, files=("am/final.mdl",), folders=("conf", "graph"))


VOSK = ModelKind("vosk", "Vosk", "vosk", "vosk", missing_from)


class VoskListener(ModelListener):
    """A Listener with word times and confidences, while one speaks."""

    def __init__(self, folder: str | Path, child: ChildProcess | None = None) -> None:
        super().__init__(VOSK, folder, child)
