"""The helper program in which pyttsx3 speaks, one line at a time, into files."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path
from typing import Any

from simulator.speech.aiff import wav_from_aiff
from simulator.speech.child_process import Refusal, Words, serve
from simulator.speech.engine_voices import described
from simulator.speech.line_end import ended_with_its_speech

FINISHED_SECONDS = 60.0
"""Longer than anybody waits for us: whoever asked ends this program before."""

ROOM_BYTES = 10_000_000
"""What a line may need of the disk, three minutes long."""

SLOWEST = 80
"""Words a minute; espeak takes less for this."""


class Engine:
    """pyttsx3, made when it is first needed."""

    def __init__(self) -> None:
        self._engine: Any = None
        self._finished = threading.Event()

    def voices(self, words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Answer what it can sound like."""
        engine = self._ready()
        return {"voices": list(described(engine.getProperty("voices"), engine.driver_name))}, b""

    def render(self, words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Write ``text`` to ``part``."""
        engine, part = self._ready(), Path(words["part"])
        _check_place(part)
        self._finished.clear()
        # espeak forgets pace and pitch with each new voice, so the voice comes first.
        engine.setProperty("voice", words["voice"])
        engine.setProperty("rate", max(SLOWEST, int(words["words_per_minute"])))
        if engine.driver_name == "espeak":
            engine.setProperty("pitch", int(words["pitch"]))
            _let_espeak_finish()
        engine.save_to_file(words["text"], str(part))
        engine.runAndWait()
        self._wait(engine.driver_name)
        _make_wav(part)
        if engine.driver_name == "sapi5":
            self._engine = None  # a second line of the same one is never spoken
        return {}, b""

    def _ready(self) -> Any:  # noqa: ANN401  # pyttsx3 has no types
        if self._engine is None:
            try:
                import pyttsx3  # pyright: ignore[reportMissingTypeStubs]

                self._engine = pyttsx3.Engine()
            except Exception as error:
                raise Refusal(_why(error)) from error
            self._engine.connect("finished-utterance", self._finish)
            if self._engine.driver_name == "espeak":
                self._engine.proxy.setBusy(False)  # else what is set before the first line waits for its loop
        return self._engine

    def _finish(self, **_told: object) -> None:
        self._finished.set()

    def _wait(self, driver: str) -> None:
        """Wait until the file is whole: only sapi5 has written it when it comes back from its loop."""
        if driver == "sapi5":
            return
        if not self._finished.wait(FINISHED_SECONDS):
            raise Refusal("did not finish a line")
        if driver == "espeak":
            _let_espeak_finish()


def _let_espeak_finish() -> None:
    """Wait for espeak's own thread.

    A loop of pyttsx3 begins with cancelling whatever that thread still does: a new pace
    or pitch would be lost. And the end of a line it still reports would end the next loop.
    """
    from pyttsx3.drivers import _espeak  # pyright: ignore[reportMissingTypeStubs]

    _espeak.Synchronize()


def _check_place(part: Path) -> None:
    """Find what is wrong with the place now: espeak's thread would meet it, and tell nobody."""
    try:
        part.touch()
        free_bytes = shutil.disk_usage(part.parent).free
    except OSError as error:
        raise Refusal(f"could not write its sound: {error.strerror or error}") from error
    if free_bytes < ROOM_BYTES:
        raise Refusal("could not write its sound: the disk is full")


def _make_wav(part: Path) -> None:
    sound = part.read_bytes()
    if sound[:4] == b"FORM":
        sound = wav_from_aiff(sound)
    elif sound[:4] != b"RIFF":
        raise Refusal("wrote a sound of an unknown kind")
    part.write_bytes(ended_with_its_speech(sound))


def _why(error: Exception) -> str:
    if "espeak" in str(error).lower() and sys.platform.startswith("linux"):
        return "cannot speak, because espeak-ng is not installed"
    return f"cannot speak here ({type(error).__name__}: {error})"


def main() -> int:
    """Speak until whoever started us is gone."""
    engine = Engine()
    return serve({"voices": engine.voices, "render": engine.render})
