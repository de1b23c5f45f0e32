"""SecondListener: has Moonshine write down what PocketSphinx listens to, in a child process of its own.

It gives an opinion and is never waited for long: where its package is not installed, or its program ends or
is late, there is none, and the first listener's words stand alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotInTimeError
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from simulator.speech.child_process import ChildProcess, ChildRefusedError, ChildTroubleError

MODEL = "moonshine_voice"
"""The package, which brings a model of English."""

INSTALLED_AS = "moonshine-voice==0.1.0"
"""What is installed to have it; later versions bring no model."""

LATE_AFTER_SECONDS = 1.0
"""How much longer than the first listener's words its own may take; on a computer at rest they are sooner."""

ANSWERS_WITHIN_SECONDS = 20.0
"""How long one question may take before the child is ended: the model is loaded with the first words."""

READY = "ready"
"""What the child says when its model is loaded."""

SWITCH = "RAPPORT_SECOND_LISTENER"
"""Set to "off", it leaves the second listener out."""

_FILES = ("encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin")


def model_folder() -> Path | None:
    """Return where the package's model is; None where either is missing, or it is switched off."""
    found = find_spec(MODEL) if os.environ.get(SWITCH) != "off" else None
    for place in (found.submodule_search_locations or ()) if found is not None else ():
        folder = Path(place) / "assets" / "tiny-en"
        if all((folder / name).is_file() for name in _FILES):
            return folder
    return None


class SecondListener:
    """Takes what the first listener takes, and says at its end what it wrote. Nothing here waits but the end.

    Args:
        child: The program it works in; None is its own, where the package is installed.
    """

    def __init__(self, child: ChildProcess | None = None) -> None:
        self._child = child or (ChildProcess("second") if model_folder() is not None else None)
        self._turn = Lock()
        self._asking: ThreadPoolExecutor | None = None
        self._is_lost = False

    def works(self) -> bool:
        """Return whether it can listen here; loads its model, which may take seconds."""
        return opinion(self._later(lambda: self._ask("hello")), ANSWERS_WITHIN_SECONDS) == READY

    def begin(self) -> None:
        """Begin a reply."""
        self._later(self._begin)

    def take(self, pcm: bytes) -> None:
        """Take the next piece of sound."""
        self._later(lambda: self._ask("take", pcm))

    def end(self) -> Future[str]:
        """End the reply; the words come later."""
        return self._later(lambda: self._ask("finish"))

    def close(self) -> None:
        """Let go of it; it may be used again. Safe from any thread."""
        with self._turn:
            if self._asking is not None:
                self._asking.shutdown(wait=False, cancel_futures=True)
            self._asking = None
        if self._child is not None:
            self._child.close()

    def _later(self, ask: Callable[[], str]) -> Future[str]:
        if self._child is None:
            nothing = Future[str]()
            nothing.set_result("")
            return nothing
        with self._turn:
            if self._asking is None:
                self._asking = ThreadPoolExecutor(1, "second-listener")
            return self._asking.submit(ask)

    def _begin(self) -> str:
        self._is_lost = False
        return self._ask("begin")

    def _ask(self, question: str, payload: bytes = b"") -> str:
        """Return what the child says; from where it fails on, nothing until the next reply begins."""
        if self._child is None or self._is_lost:
            return ""
        try:
            answer = self._child.ask(question, payload, seconds=ANSWERS_WITHIN_SECONDS)
        except (ChildTroubleError, ChildRefusedError):
            self._is_lost = True
            return ""
        return str(answer.words.get("text", ""))


def opinion(later: Future[str], seconds: float) -> str:
    """Return what a second listener wrote; "" where that takes longer, or it was closed meanwhile."""
    try:
        return later.result(seconds)
    except (NotInTimeError, CancelledError):
        return ""
