"""Somebody answers aloud: a voice into a microphone, through the real window, to words on record."""

import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui.background import Lane
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.settings import SettingsFile
from simulator.speech.sound_file import read_sound
from tests.sound_room import SoundRoom
from tests.stories.somebody import PATIENCE, Somebody

SENTENCE = "Good morning, Harbour Mutual, this is Sam speaking. Who is calling please?"

Comes = Callable[[], Somebody]


@pytest.fixture
def sentence(tmp_path: Path) -> Path:
    """A recorded person's voice: the listener knows people, not machines."""
    flite = shutil.which("flite")
    if flite is None:
        pytest.skip("flite, which has a voice like a person's, is not installed")
    path = tmp_path / "sentence.wav"
    subprocess.run([flite, "-voice", "rms", "-t", SENTENCE, "-o", str(path)], check=True, timeout=30)
    return path


@pytest.fixture
def sam(comes: Comes, qtbot: QtBot, tmp_path: Path, sound_room: SoundRoom) -> Somebody:
    """Sam answers by voice, has agreed to keep the sound, and has picked up the telephone."""
    (tmp_path / "data").mkdir()
    SettingsFile(tmp_path / "data").change(
        answer_by="voice", checked_microphones="*", customer_speech="captions"
    )
    sam = comes()
    sam.enters_as("Sam")
    interior = sam.house.interior
    assert interior is not None
    interior.answering._agree(30)
    sam.begins(read_source("barking-dog").scenario.title)
    qtbot.keyClick(sam._stage.phone.answer, Qt.Key.Key_Space)
    sam.house.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sam._stage.foot.box.microphone, timeout=PATIENCE)
    lane_is_ready(sam, qtbot)
    return sam


def lane_is_ready(sam: Somebody, qtbot: QtBot) -> None:
    """Wait until the listener knows what to expect, as it does while one listens to the customer."""
    ready: list[object] = []
    interior = sam.house.interior
    assert interior is not None
    interior.background.run(
        Lane.LISTENING, lambda: None, asker=interior, then=ready.append, failed=ready.append
    )
    qtbot.waitUntil(lambda: bool(ready), timeout=60_000)


def keyboard() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def test_holds_space_and_says_it(
    sam: Somebody, qtbot: QtBot, sentence: Path, sound_room: SoundRoom, tmp_path: Path
) -> None:
    box = sam._stage.foot.box
    seconds = len(read_sound(sentence)) / 32_000
    QTest.keyPress(keyboard(), Qt.Key.Key_Space)
    voice = sound_room.say(sentence)
    qtbot.waitUntil(lambda: voice.poll() is not None, timeout=PATIENCE)
    qtbot.wait(300)  # one lets go a little after the last word
    let_go = time.monotonic()
    QTest.keyRelease(keyboard(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(box.words), timeout=PATIENCE)
    took = time.monotonic() - let_go
    print(f"\n{box.words!r} {took:.3f} s after {seconds:.1f} s of speech")
    for word in ("good", "morning", "mutual", "this", "is"):
        assert word in box.words.casefold().split()
    heard = box.words
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(sam._conversation.turns) == 1, timeout=PATIENCE)
    sam.goes()
    store = open_store(tmp_path / "data")
    try:
        person = store.person("Sam")
        [record] = store.attempts(person, person)
        [turn] = store.attempt(record.id, person).turns
        [kept] = store.recordings(person)
    finally:
        store.close()
    assert turn.reply.heard == heard
    assert turn.reply.delivery is not None
    assert turn.reply.delivery.words == len(heard.split())
    assert abs(kept.seconds - seconds) < 1.5
    assert len(read_sound(kept.path)) / 32_000 == pytest.approx(kept.seconds, abs=0.1)


def test_an_unplugged_microphone_is_noticed_at_once_and_what_was_said_is_there(
    sam: Somebody, qtbot: QtBot, sentence: Path, sound_room: SoundRoom
) -> None:
    box = sam._stage.foot.box
    QTest.keyPress(keyboard(), Qt.Key.Key_Space)
    voice = sound_room.say(sentence)
    qtbot.wait(2_500)
    sound_room.unplug_microphone()
    since = time.monotonic()
    qtbot.waitUntil(lambda: box.notice.isVisible(), timeout=PATIENCE)
    noticed = time.monotonic() - since
    qtbot.waitUntil(lambda: box.microphone.state is MicrophoneState.UNAVAILABLE, timeout=PATIENCE)
    print(f"\nnoticed after {noticed:.2f} s: {box.notice.text!r}; {box.words!r}")
    voice.terminate()
    voice.wait(5)
    assert noticed < 1.5  # a second, and what a busy computer takes
    assert "morning" in box.words.casefold()
    QTest.keyRelease(keyboard(), Qt.Key.Key_Space)
    sam.types(" Sam.")
    assert box.words.endswith("Sam.")
