"""The microphone's check says whether one comes through, and keeps nothing of what was said."""

import math
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.gui.background import Background
from simulator.gui.microphone_trial import MicrophoneTrial, TrialResult
from simulator.gui.pages.microphone_check import MicrophoneCheck
from simulator.speech import endpoint
from simulator.speech.endpoint import Hearing
from simulator.speech.interface import SAMPLE_RATE, Heard, ListenerUnavailableError
from simulator.speech.sound_file import read_sound
from tests.gui.fake_speech import FakeMicrophone, heard

SENTENCE = heard("good morning this is Sam")


def tone(loudness: float) -> bytes:
    """Return 50 ms of a tone."""
    count = SAMPLE_RATE // 20
    peak = 32_767 * loudness
    samples = (
        max(-32_767, min(32_767, round(peak * math.sin(math.tau * 200 * at / SAMPLE_RATE))))
        for at in range(count)
    )
    return struct.pack(f"<{count}h", *samples)


class Ears:
    """A listener's answer, or its trouble."""

    def __init__(self) -> None:
        self.answer: Heard | Exception = SENTENCE

    def __call__(self, _sound: bytes) -> Heard:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class FakeLoudspeaker:
    def __init__(self) -> None:
        self.played: list[bytes] = []
        self.path = Path()

    def play_file(self, path: Path) -> None:
        self.path = path
        self.played.append(read_sound(path))

    def stop(self) -> None:
        pass


class Scene:
    """The check, and what it works with."""

    def __init__(self, qtbot: QtBot, hearing: Hearing) -> None:
        self.qtbot, self.background, self.mic, self.ears = qtbot, Background(), FakeMicrophone(), Ears()
        self.loudspeaker = FakeLoudspeaker()
        self.hearing = hearing
        self.check = self.make("")

    def make(self, wanted: str) -> MicrophoneCheck:
        trial = MicrophoneTrial(self.background, cast("Any", lambda: self.mic), self.ears)
        check = MicrophoneCheck(trial, self.loudspeaker, wanted)
        check.open()
        self.qtbot.waitUntil(check.isVisible)
        return check

    def says(self, sound: bytes, seconds: float = 2.0) -> None:
        with self.qtbot.waitSignal(self.check._trial.judged):
            self.check.say.click()
            self.mic.say(seconds, sound)
            if self.check._trial.is_running:
                self.check.say.click()


@pytest.fixture
def scene(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr(FakeMicrophone, "devices", lambda _: ("Desk", "Headset"), raising=False)
    scene = Scene(qtbot, Hearing.SPEECH)
    monkeypatch.setattr(endpoint, "heard_in_check", lambda _: scene.hearing)
    yield scene
    scene.background.close()


def test_a_sentence_that_comes_through_is_shown_and_can_be_heard(scene: Scene) -> None:
    scene.says(tone(0.3))
    check = scene.check
    assert check.told.text() == "You come through well."
    assert check.heard.text() == "Heard: “good morning this is Sam”"
    check.listen.click()
    assert [len(sound) for sound in scene.loudspeaker.played] == [2 * 2 * SAMPLE_RATE]
    with scene.qtbot.waitSignal(check.checked) as checked:
        check.ready.click()
    assert checked.args == [""]
    assert not scene.loudspeaker.path.exists()  # nothing of it is kept


@pytest.mark.parametrize(
    ("hearing", "loudness", "told"),
    [
        (Hearing.SPEECH, 0.01, "very quiet"),
        (Hearing.SPEECH, 4.0, "too loud"),
        (Hearing.NOISE, 0.3, "Only noise was heard"),
        (Hearing.SILENCE, 0.0, "Nothing was heard"),
    ],
)
def test_says_what_is_amiss_and_what_to_do(
    scene: Scene, hearing: Hearing, loudness: float, told: str
) -> None:
    scene.hearing = hearing
    scene.says(tone(loudness))
    assert told in scene.check.told.text()
    assert scene.check.say.property("role") == "primary"


def test_stops_by_itself_after_a_few_seconds(scene: Scene) -> None:
    scene.says(tone(0.3), seconds=20)
    scene.check.listen.click()
    assert len(scene.loudspeaker.played[0]) == 5 * 2 * SAMPLE_RATE


def test_without_a_listener_it_says_so(scene: Scene) -> None:
    scene.ears.answer = ListenerUnavailableError("Nobody can listen here.", remedy="Install a model.")
    scene.says(tone(0.3))
    assert scene.check.told.text() == "Nobody can listen here. Install a model."


def test_a_microphone_that_goes_is_told(scene: Scene) -> None:
    scene.check.say.click()
    scene.mic.unplug()
    assert "unplugged" in scene.check.told.text()
    assert not scene.check._trial.is_running


def test_another_microphone_can_be_chosen(scene: Scene) -> None:
    box = scene.check.device
    assert [box.itemText(row) for row in range(box.count())] == ["The system's choice", "Desk", "Headset"]
    with scene.qtbot.waitSignal(scene.check.device_chosen) as chosen:
        box.setCurrentIndex(2)
        box.activated.emit(2)
    assert chosen.args == ["Headset"]
    assert scene.mic.device == "Headset"
    with scene.qtbot.waitSignal(scene.check.checked) as checked:
        QTest.keyClick(scene.check, Qt.Key.Key_Escape)
    assert checked.args == ["Headset"]


def test_closing_while_it_listens_shuts_the_microphone(scene: Scene) -> None:
    scene.check.say.click()
    assert scene.mic.is_listening
    scene.check.close()
    QApplication.processEvents()
    assert not scene.mic.is_listening


def test_without_any_microphone_one_can_go_on(
    qtbot: QtBot, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeMicrophone, "devices", lambda _: (), raising=False)
    check = scene.make("")
    assert "No microphone was found." in check.told.text()
    assert not check.say.isEnabled()
    with qtbot.waitSignal(check.checked):
        check.skip.click()


def test_words_that_were_heard_are_shown_as_they_are(scene: Scene) -> None:
    scene.check._show_result(TrialResult(is_good=True, told="Well.", text="<b>bold</b>", sound=b""))
    assert "<b>bold</b>" in scene.check.heard.text()
    assert scene.check.heard.textFormat() == Qt.TextFormat.PlainText


def test_reading_some_lines_is_offered_where_it_helps(scene: Scene) -> None:
    check = scene.check
    assert not check.read_lines.isVisible()
    check.offer_reading(is_offered=True)
    assert check.read_lines.isVisible()
    check.say.click()
    with scene.qtbot.waitSignal(check.reading_asked):
        check.read_lines.click()
    assert not scene.mic.is_listening
