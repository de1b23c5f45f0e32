"""Qt's text-to-speech as a voice: a WAV file where the engine can write one, and words where it cannot."""

import struct
import wave
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtMultimedia import QAudioFormat
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from simulator.gui.sound.qt_voice_child import QtEngine
from simulator.speech.child_process import Refusal


class Changes:
    """A signal without a QObject."""

    def __init__(self) -> None:
        self.slots: list[Any] = []

    def connect(self, slot: Any) -> None:
        self.slots.append(slot)

    def disconnect(self, slot: Any) -> None:
        self.slots.remove(slot)


class Speech:
    """What QTextToSpeech is to the helper, with an engine that can write its speech."""

    def __init__(self, sound_format: QAudioFormat.SampleFormat, pieces: list[bytes]) -> None:
        self.sound_format = QAudioFormat()
        self.sound_format.setSampleFormat(sound_format)
        self.sound_format.setChannelCount(1)
        self.sound_format.setSampleRate(16_000)
        self.pieces = pieces
        self.now = QTextToSpeech.State.Ready
        self.stateChanged = Changes()
        self.chosen: dict[str, Any] = {}
        self.fails = False
        self._real = QTextToSpeech("mock")

    def engineCapabilities(self) -> QTextToSpeech.Capability:  # noqa: N802
        return QTextToSpeech.Capability.Synthesize | QTextToSpeech.Capability.Speak

    def state(self) -> QTextToSpeech.State:
        return self.now

    def errorString(self) -> str:  # noqa: N802
        return "the engine broke"

    def availableLocales(self) -> list[QLocale]:  # noqa: N802
        return self._real.availableLocales()

    def setLocale(self, locale: QLocale) -> None:  # noqa: N802
        self._real.setLocale(locale)

    def availableVoices(self) -> list[Any]:  # noqa: N802
        return self._real.availableVoices()

    def setVoice(self, voice: Any) -> None:  # noqa: N802
        self.chosen["voice"] = voice.name()

    def setRate(self, rate: float) -> None:  # noqa: N802
        self.chosen["rate"] = rate

    def setPitch(self, pitch: float) -> None:  # noqa: N802
        self.chosen["pitch"] = pitch

    def synthesize(self, text: str, take: Any) -> None:
        self.chosen["text"] = text
        self.now = QTextToSpeech.State.Synthesizing
        for piece in self.pieces:
            take(self.sound_format, piece)
        QTimer.singleShot(0, self._end)

    def _end(self) -> None:
        self.now = QTextToSpeech.State.Error if self.fails else QTextToSpeech.State.Ready
        for slot in self.stateChanged.slots:
            slot()


FORMATS = QAudioFormat.SampleFormat


@pytest.mark.parametrize(
    ("kind", "pieces"),
    [
        (FORMATS.Int16, [struct.pack("<2h", 0, 16_384), struct.pack("<2h", -16_384, 32_767)]),
        (FORMATS.Float, [struct.pack("<4f", 0, 0.5, -0.5, 1.0)]),
        (FORMATS.UInt8, [bytes([128, 192, 64, 255])]),
        (FORMATS.Int32, [struct.pack("<4i", 0, 2**30, -(2**30), 2**31 - 1)]),
    ],
)
def test_a_line_becomes_a_file_of_16_bits(
    qtbot: QtBot, kind: Any, pieces: list[bytes], tmp_path: Path
) -> None:
    speech = Speech(kind, pieces)
    engine = QtEngine(speech)
    rows = engine.voices({}, b"")[0]["voices"]
    voice_id = next(row[0] for row in rows if row[1].startswith("en") and row[2] == "female")
    part = tmp_path / "line.part"
    asked = {"text": "Hello.", "voice": voice_id, "words_per_minute": 350, "pitch": 75, "part": str(part)}
    engine.render(asked, b"")
    with wave.open(str(part)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (16_000, 1, 2)
        heard = struct.unpack("<4h", file.readframes(10))
    assert heard == pytest.approx((0, 16_384, -16_384, 32_767), abs=260)
    assert speech.chosen == {"text": "Hello.", "voice": "Anne", "rate": 1.0, "pitch": 0.5}
    assert speech.stateChanged.slots == []


def test_what_goes_wrong_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    speech = Speech(FORMATS.Int16, [])
    engine = QtEngine(speech)
    voice_id = engine.voices({}, b"")[0]["voices"][0][0]
    asked = {
        "text": "Hi.",
        "voice": voice_id,
        "words_per_minute": 165,
        "pitch": 50,
        "part": str(tmp_path / "p"),
    }
    with pytest.raises(Refusal, match="made no sound"):
        engine.render(asked, b"")
    with pytest.raises(Refusal, match="lost one of its voices"):
        engine.render(asked | {"voice": "nobody"}, b"")
    speech.fails = True
    with pytest.raises(Refusal, match="the engine broke"):
        engine.render(asked, b"")
    with pytest.raises(Refusal, match="cannot speak here"):
        engine.voices({}, b"")
    assert list(tmp_path.iterdir()) == []


def test_an_engine_that_only_speaks_aloud_is_refused(qtbot: QtBot) -> None:
    speech = Speech(FORMATS.Int16, [])
    speech.engineCapabilities = lambda: QTextToSpeech.Capability.Speak  # type: ignore[method-assign]
    with pytest.raises(Refusal, match="cannot write its speech"):
        QtEngine(speech).voices({}, b"")
