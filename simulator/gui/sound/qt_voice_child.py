"""The helper program in which Qt's text-to-speech writes lines into files, where it can."""

from __future__ import annotations

import math
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtMultimedia import QAudioFormat
from PySide6.QtTextToSpeech import QTextToSpeech, QVoice

from simulator.speech.child_process import Refusal, Words, serve

USUAL_WORDS_PER_MINUTE = 175
"""What engines take their middle pace to be."""

SYNTHESIS_SECONDS = 30.0
"""Longer than anybody waits for us."""

_TRIAL_ENGINE = "mock"
"""Qt brings it for its own tests; it makes no sound anybody could listen to."""

_AGES = {
    QVoice.Age.Child: "child",
    QVoice.Age.Teenager: "young",
    QVoice.Age.Adult: "middle",
    QVoice.Age.Senior: "old",
}
_GENDERS = {QVoice.Gender.Male: "male", QVoice.Gender.Female: "female"}

_SAMPLES = {
    QAudioFormat.SampleFormat.UInt8: ("u1", 128.0, 128.0),
    QAudioFormat.SampleFormat.Int16: ("<i2", 0.0, 32_768.0),
    QAudioFormat.SampleFormat.Int32: ("<i4", 0.0, 2_147_483_648.0),
    QAudioFormat.SampleFormat.Float: ("<f4", 0.0, 1.0),
}
"""How each kind of sample is written, where its middle is and how large it gets."""


class QtEngine:
    """Qt's text-to-speech, made when it is first needed.

    Args:
        speech: A stand-in for QTextToSpeech; None takes the system's.
    """

    def __init__(self, speech: Any = None) -> None:  # noqa: ANN401  # whatever looks like QTextToSpeech
        self._speech = speech

    def voices(self, _words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Answer what it can sound like."""
        speech = self._ready()
        rows = [
            (
                name,
                voice.locale().bcp47Name().lower(),
                _GENDERS.get(voice.gender(), ""),
                _age(voice),
                True,
            )
            for name, voice in _all_voices(speech)
        ]
        return {"voices": rows}, b""

    def render(self, words: Words, _payload: bytes) -> tuple[Words, bytes]:
        """Write ``text`` to ``part``."""
        speech = self._ready()
        voice = dict(_all_voices(speech)).get(words["voice"])
        if voice is None:
            raise Refusal("has lost one of its voices")
        speech.setLocale(voice.locale())
        speech.setVoice(voice)
        speech.setRate(max(-1.0, min(1.0, math.log2(words["words_per_minute"] / USUAL_WORDS_PER_MINUTE))))
        speech.setPitch(max(-1.0, min(1.0, (words["pitch"] - 50) / 50)))
        _write(Path(words["part"]), *_synthesised(speech, words["text"]))
        return {}, b""

    def _ready(self) -> Any:  # noqa: ANN401
        if self._speech is None:
            if not [name for name in QTextToSpeech.availableEngines() if name != _TRIAL_ENGINE]:
                raise Refusal("has no engine on this computer")
            self._speech = QTextToSpeech()
        speech = self._speech
        if speech.state() == QTextToSpeech.State.Error:
            raise Refusal(f"cannot speak here ({speech.errorString()})")
        # Linux's speech-dispatcher speaks only aloud, and Qt for Python may not pass this on.
        can_write = bool(speech.engineCapabilities() & QTextToSpeech.Capability.Synthesize)
        if not can_write or not hasattr(speech, "synthesize"):
            raise Refusal("cannot write its speech into a file here")
        return speech


def _all_voices(speech: Any) -> Iterator[tuple[str, QVoice]]:  # noqa: ANN401
    """Yield the voices of all languages, each with a name of its own."""
    for locale in speech.availableLocales():
        speech.setLocale(locale)
        for voice in speech.availableVoices():
            yield f"{locale.name()}/{voice.name()}", voice


def _age(voice: QVoice) -> str:
    return _AGES.get(voice.age(), "")


def _synthesised(speech: Any, text: str) -> tuple[QAudioFormat, bytes]:  # noqa: ANN401
    """Return a line as the engine makes it."""
    pieces, formats, loop = list[bytes](), list[QAudioFormat](), QEventLoop()

    def take(sound_format: QAudioFormat, piece: Any) -> None:  # noqa: ANN401
        formats.append(QAudioFormat(sound_format))
        pieces.append(bytes(piece))

    def look() -> None:
        if speech.state() in (QTextToSpeech.State.Ready, QTextToSpeech.State.Error):
            loop.quit()

    speech.stateChanged.connect(look)
    QTimer.singleShot(int(SYNTHESIS_SECONDS * 1_000), loop, loop.quit)
    speech.synthesize(text, take)
    if speech.state() == QTextToSpeech.State.Synthesizing:
        loop.exec()
    speech.stateChanged.disconnect(look)
    if speech.state() == QTextToSpeech.State.Error:
        raise Refusal(f"could not say a line ({speech.errorString()})")
    if not pieces:
        raise Refusal("made no sound")
    return formats[0], b"".join(pieces)


def _write(part: Path, sound_format: QAudioFormat, sound: bytes) -> None:
    import numpy as np

    if sound_format.sampleFormat() not in _SAMPLES:
        raise Refusal("makes sound of an unknown kind")
    kind, middle, size = _SAMPLES[sound_format.sampleFormat()]
    samples = (np.frombuffer(sound, kind).astype(np.float64) - middle) * (32_767 / size)
    with wave.open(str(part), "wb") as file:
        file.setnchannels(sound_format.channelCount())
        file.setsampwidth(2)
        file.setframerate(sound_format.sampleRate())
        file.writeframes(np.clip(samples, -32_768, 32_767).astype("<i2").tobytes())


def main() -> int:
    """Speak until whoever started us is gone."""
    application = QCoreApplication([])
    engine = QtEngine()
    code = serve({"voices": engine.voices, "render": engine.render})
    application.quit()
    return code
