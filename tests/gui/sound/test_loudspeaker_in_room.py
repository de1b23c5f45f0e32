"""What a loudspeaker gives, heard in a sound room."""

import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from simulator.gui.sound.loudspeaker import Loudspeaker
from simulator.speech.interface import Spoken
from tests.sound_room import SoundRoom

pytestmark = pytest.mark.qt_log_ignore(
    "Failed to get sink information"
)  # said by Qt of one that was unplugged


@pytest.fixture
def line(tmp_path: Path) -> Spoken:
    """A tone of a second."""
    samples = 0.5 * np.sin(2 * np.pi * 440 * np.arange(22_050) / 22_050)
    with wave.open(str(tmp_path / "line.wav"), "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return Spoken("Hello.", tmp_path / "line.wav", 1.0, (), (), "pyttsx3")


@pytest.fixture
def loudspeaker(sound_room: SoundRoom, qtbot: QtBot) -> Iterator[Loudspeaker]:
    speaker = Loudspeaker()
    speaker.prepare()
    qtbot.wait(100)  # as on the stage: it was opened before anybody speaks
    yield speaker
    speaker.close()
    speaker.deleteLater()


def best(once: Callable[[], float], enough: float) -> float:
    """Return the least of up to four measurements: a computer that is busy otherwise is no failure."""
    least = float("inf")
    for _ in range(4):
        least = min(least, once())
        if least < enough:
            break
    return least


def test_a_line_is_heard_at_once_and_its_place_is_what_is_heard(
    loudspeaker: Loudspeaker, line: Spoken, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    places = list[tuple[float, float]]()
    loudspeaker.moved.connect(lambda seconds: places.append((sound_room.now(), seconds)))

    def once() -> float:
        """Play it; return by how much it was off at the worst, as a share of what it may be off by."""
        places.clear()
        played = sound_room.now()
        with qtbot.waitSignal(loudspeaker.ended, timeout=4000):
            loudspeaker.play(line)
        ended = sound_room.now()
        qtbot.wait(150)
        heard = sound_room.heard(played)
        lags = [at - heard.begins() - seconds for at, seconds in places]
        assert len(places) > 25
        return max(
            abs(heard.ends() - heard.begins() - 1.0) / 0.03,
            abs(ended - heard.ends()) / 0.06,
            abs(float(np.median(lags))) / 0.02,
        )

    assert best(once, 1.0) < 1.0


def test_from_play_to_sound_it_is_50_ms(
    loudspeaker: Loudspeaker, line: Spoken, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    def once() -> float:
        played = sound_room.now()
        loudspeaker.play(line)
        qtbot.waitUntil(lambda: sound_room.heard(played).loudest() > 0.1)
        loudspeaker.stop()
        qtbot.wait(150)
        return sound_room.heard(played).begins() - played

    assert 0 < best(once, 0.05) < 0.05


def test_a_line_that_is_stopped_is_silent_within_100_ms(
    loudspeaker: Loudspeaker, line: Spoken, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    def once() -> float:
        played = sound_room.now()
        loudspeaker.play(line)
        qtbot.wait(200)
        stopped = sound_room.now()
        loudspeaker.stop()
        qtbot.wait(250)
        return sound_room.heard(played).ends() - stopped

    assert 0 < best(once, 0.1) < 0.1


def test_a_busy_window_does_not_make_the_voice_falter(
    loudspeaker: Loudspeaker, line: Spoken, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    busy = QTimer()
    busy.timeout.connect(lambda: time.sleep(0.03))
    busy.start(100)

    def once() -> float:
        """Return how many hundredths of a second were not heard."""
        played = sound_room.now()
        with qtbot.waitSignal(loudspeaker.ended, timeout=4000):
            loudspeaker.play(line)
        heard = sound_room.heard(played)
        first = int(np.searchsorted(heard.times, heard.begins()))
        middle = np.abs(heard.samples[first + 800 : first + 14_000])
        return float((middle[: len(middle) // 160 * 160].reshape(-1, 160).max(axis=1) < 0.4).sum())

    assert best(once, 1) == 0
    busy.stop()


def test_what_is_around_is_heard_and_ends(
    loudspeaker: Loudspeaker, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    since = sound_room.now()
    loudspeaker.set_ambience("restaurant")
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > 0.03, timeout=4000)
    loudspeaker.set_ambience("")
    qtbot.wait(600)
    assert sound_room.heard(sound_room.now() - 0.15).loudest() < 0.001


def test_a_loudspeaker_that_goes_is_missed_within_a_second_and_one_that_comes_is_used(
    loudspeaker: Loudspeaker, line: Spoken, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    loudspeaker.play(line)
    qtbot.wait(200)
    begun = time.monotonic()
    with qtbot.waitSignal(loudspeaker.ended, timeout=4000):
        with qtbot.waitSignal(loudspeaker.troubled, timeout=1500) as trouble:
            sound_room.unplug_loudspeaker()
        assert time.monotonic() - begun < 1.2
    assert time.monotonic() - begun < 1.9, "the line goes on by the clock"
    assert trouble.args is not None
    assert trouble.args[0] == "The loudspeaker is gone."
    with qtbot.waitSignal(loudspeaker.recovered, timeout=5000):
        sound_room.plug_in_loudspeaker()
    qtbot.wait(100)
    since = sound_room.now()
    loudspeaker.play(line)
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > 0.4, timeout=3000)


def test_the_loudspeaker_somebody_chose_is_used(
    loudspeaker: Loudspeaker, line: Spoken, sound_room: SoundRoom, qtbot: QtBot
) -> None:
    assert loudspeaker.devices() == ("Loudspeaker", "Throat")
    loudspeaker.set_device("Throat")
    since = sound_room.now()
    loudspeaker.play(line)
    qtbot.wait(300)
    assert sound_room.heard(since).loudest() == 0
    loudspeaker.set_device("one that is not there")
    qtbot.waitUntil(lambda: sound_room.heard(since).loudest() > 0.4, timeout=3000)
