"""What is said in a sound room is heard, and only between start and stop."""

from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from simulator.gui.sound.microphone import PIECE_BYTES, Microphone
from simulator.speech.interface import SAMPLE_RATE
from tests.sound_room import SoundRoom

pytestmark = pytest.mark.qt_log_ignore("Failed to get so")  # sources and sinks; of those that were unplugged

WORDS = (0.3 * np.sin(2 * np.pi * 440 * np.arange(8000) / SAMPLE_RATE) * 32767).astype("<i2").tobytes()
"""Half a second."""


class Ear:
    """What a microphone told."""

    def __init__(self, mic: Microphone) -> None:
        self.pieces = list[bytes]()
        self.levels = list[float]()
        self.troubles = list[str]()
        mic.heard.connect(self.pieces.append)
        mic.level_changed.connect(self.levels.append)
        mic.troubled.connect(self._note)

    def _note(self, problem: str, _remedy: str) -> None:
        self.troubles.append(problem)

    @property
    def samples(self) -> np.ndarray:
        return np.frombuffer(b"".join(self.pieces), "<i2")

    def has_heard(self) -> bool:
        return len(self.samples) > 0 and int(np.abs(self.samples).max()) > 3000


@pytest.fixture
def mic(sound_room: SoundRoom, qapp: object) -> Iterator[Microphone]:
    made = Microphone()
    yield made
    made.close()
    made.deleteLater()


def test_what_is_said_is_heard_whole_in_pieces_of_50_ms(
    mic: Microphone, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    ear = Ear(mic)
    assert mic.devices() == ("microphone",)
    assert mic.start()
    assert mic.is_listening
    sound_room.say(WORDS).wait(5)
    qtbot.waitUntil(ear.has_heard, timeout=3000)
    qtbot.wait(500)
    mic.stop()
    loud = np.abs(ear.samples) > 300
    assert loud.sum() == pytest.approx(8000, rel=0.03)
    assert {len(piece) for piece in ear.pieces[:-1]} == {PIECE_BYTES}
    assert max(ear.levels) == pytest.approx(0.86, abs=0.03)
    assert ear.levels[-1] == 0.0
    assert not ear.troubles


def test_nothing_is_heard_before_the_start_nor_after_the_end(
    mic: Microphone, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    ear = Ear(mic)
    sound_room.say(WORDS).wait(5)
    with qtbot.assertNotEmitted(mic.heard, wait=200):
        pass
    assert mic.start()
    qtbot.waitUntil(lambda: len(ear.pieces) > 5, timeout=3000)
    assert not ear.has_heard(), "what was said before is not in it"
    mic.stop()
    assert not mic.is_listening
    count = len(ear.pieces)
    sound_room.say(WORDS).wait(5)
    qtbot.wait(200)
    assert len(ear.pieces) == count


def test_a_room_in_which_nobody_speaks_is_no_trouble(
    mic: Microphone, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    ear = Ear(mic)
    assert mic.start()
    with qtbot.assertNotEmitted(mic.troubled, wait=1600):
        pass
    assert mic.is_listening
    assert not any(ear.samples)


def test_a_microphone_that_is_unplugged_is_missed_within_a_second(
    mic: Microphone, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    ear = Ear(mic)
    assert mic.start()
    speaking = sound_room.say(WORDS * 8)
    qtbot.waitUntil(ear.has_heard, timeout=3000)
    with qtbot.waitSignal(mic.troubled, timeout=1000):
        sound_room.unplug_microphone()
    assert "gone" in ear.troubles[0]
    assert not mic.is_listening
    assert ear.has_heard(), "what was said is still there"
    assert not mic.start()
    speaking.terminate()
    sound_room.plug_in_microphone()
    assert mic.start()
    count = len(ear.pieces)
    qtbot.waitUntil(lambda: len(ear.pieces) > count, timeout=3000)
