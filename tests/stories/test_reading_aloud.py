"""Somebody reads a line aloud, lets the listener remember them, and is known the next day."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.gui.known_voice_flow import KnownVoiceFlow
from simulator.gui.reading_trial import lines_to_read
from tests.sound_room import SoundRoom
from tests.stories.somebody import PATIENCE, Somebody

LISTENING_PATIENCE = 60_000
"""The listener is started, and learns the lines, with the first one that is read."""


@pytest.fixture
def first_line(tmp_path: Path) -> Path:
    flite = shutil.which("flite")
    if flite is None:
        pytest.skip("flite, which has a voice like a person's, is not installed")
    path = tmp_path / "line.wav"
    subprocess.run(
        [flite, "-voice", "slt", "-t", lines_to_read()[0], "-o", str(path)], check=True, timeout=30
    )
    return path


def known_voice(somebody: Somebody) -> KnownVoiceFlow:
    interior = somebody.house.interior
    assert interior is not None
    return interior.known_voice


def test_reads_a_line_and_is_known_the_next_day(
    comes: Callable[[], Somebody], qtbot: QtBot, tmp_path: Path, sound_room: SoundRoom, first_line: Path
) -> None:
    sam = comes()
    sam.enters_as("Sam")
    interior = sam.house.interior
    assert interior is not None
    qtbot.waitUntil(lambda: interior.desk.is_anybody_in, timeout=PATIENCE)
    page = interior.known_voice.read_aloud(sam.house.window)
    page.keep.click()
    page.read.click()
    voice = sound_room.say(first_line)
    qtbot.waitUntil(lambda: voice.poll() is not None, timeout=PATIENCE)
    page.read.click()
    qtbot.waitUntil(lambda: page.learned == 1, timeout=LISTENING_PATIENCE)
    known = known_voice(sam).voice
    assert known is not None
    assert known.seconds > 1
    page.close()
    qtbot.waitUntil(lambda: bool(list((tmp_path / "data").glob("voices/*.voice"))), timeout=PATIENCE)
    sam.goes()
    again = comes()
    again.waits_for("practise")
    qtbot.waitUntil(lambda: known_voice(again).voice == known, timeout=PATIENCE)
    assert known_voice(again).is_kept
