"""Without any loudspeaker a line runs by the clock, and that nothing is heard is said once."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QAudioDevice
from pytestqt.qtbot import QtBot

from simulator.bundled_files import assets_folder
from simulator.gui.sound import devices
from simulator.gui.sound.loudspeaker import Loudspeaker
from simulator.speech.interface import Spoken

BARK = assets_folder() / "sounds" / "dog-bark.wav"


def line(seconds: float, path: Path | None = None) -> Spoken:
    return Spoken("Hello.", path, seconds, (), (), "silent")


@pytest.fixture
def loudspeaker(qapp: object) -> Iterator[Loudspeaker]:
    speaker = Loudspeaker()
    yield speaker
    speaker.close()
    speaker.deleteLater()


def test_there_is_none(loudspeaker: Loudspeaker) -> None:
    assert loudspeaker.devices() == ()
    assert not loudspeaker.is_playing


def test_a_line_takes_its_time(loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    places = list[float]()
    loudspeaker.moved.connect(places.append)
    begun = time.monotonic()
    with qtbot.waitSignal(loudspeaker.started, timeout=1000):
        loudspeaker.play(line(0.3))
    assert time.monotonic() - begun < 0.2
    assert loudspeaker.is_playing
    with qtbot.waitSignal(loudspeaker.ended, timeout=2000):
        pass
    assert 0.29 <= time.monotonic() - begun < 0.8
    assert not loudspeaker.is_playing
    assert places == sorted(places)
    assert 0 <= places[0] < 0.1
    assert 0.2 < places[-1] <= 0.3


def test_a_file_takes_as_long_as_it_is(loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    begun = time.monotonic()
    with qtbot.waitSignal(loudspeaker.ended, timeout=3000):
        loudspeaker.play_file(BARK)
    assert 0.59 <= time.monotonic() - begun < 1.2


def test_stopping_ends_the_line_at_once_and_once(loudspeaker: Loudspeaker) -> None:
    ends = list[bool]()
    loudspeaker.ended.connect(lambda: ends.append(loudspeaker.is_playing))
    loudspeaker.play(line(5.0))
    loudspeaker.stop()
    loudspeaker.stop()
    assert ends == [False]


def test_another_line_takes_the_place_of_the_first(loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    ends = list[float]()
    loudspeaker.ended.connect(lambda: ends.append(time.monotonic()))
    loudspeaker.play(line(5.0))
    begun = time.monotonic()
    loudspeaker.play(line(0.2))
    qtbot.waitUntil(lambda: bool(ends), timeout=2000)
    assert len(ends) == 1
    assert ends[0] - begun >= 0.19


def test_a_line_that_is_held_stands_still(loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    places = list[float]()
    loudspeaker.moved.connect(places.append)
    loudspeaker.play(line(0.4))
    qtbot.waitUntil(lambda: len(places) > 2)
    loudspeaker.hold()
    stood = len(places)
    with qtbot.assertNotEmitted(loudspeaker.ended, wait=500):
        pass
    assert len(places) == stood
    loudspeaker.go_on()
    with qtbot.waitSignal(loudspeaker.ended, timeout=2000):
        pass
    assert places[stood] - places[stood - 1] < 0.1


def test_that_nothing_is_heard_is_said_once(loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    words = list[tuple[str, str]]()
    loudspeaker.troubled.connect(lambda problem, remedy: words.append((problem, remedy)))
    loudspeaker.set_ambience("restaurant", "phone-line")
    loudspeaker.play_effect("dog-bark")
    for _ in range(2):
        with qtbot.waitSignal(loudspeaker.ended, timeout=2000):
            loudspeaker.play(line(0.1))
    assert [problem for problem, _ in words] == ["No loudspeaker was found."]
    assert "shown as well" in words[0][1]


def test_a_line_whose_file_is_gone_is_still_shown(
    loudspeaker: Loudspeaker, qtbot: QtBot, tmp_path: Path
) -> None:
    words = list[str]()
    loudspeaker.troubled.connect(lambda problem, _remedy: words.append(problem))
    begun = time.monotonic()
    with qtbot.waitSignal(loudspeaker.ended, timeout=2000):
        loudspeaker.play(line(0.2, tmp_path / "gone.wav"))
    assert time.monotonic() - begun >= 0.19
    assert any("gone.wav" in problem for problem in words)


def test_a_device_that_cannot_be_opened_is_named(
    loudspeaker: Loudspeaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "find_output", lambda _wanted: QAudioDevice())
    with qtbot.waitSignal(loudspeaker.troubled, timeout=1000) as trouble:
        loudspeaker.play(line(0.1))
    assert trouble.args is not None
    assert "cannot be used" in trouble.args[0]
    assert "another program" in trouble.args[1] or "the program that uses it" in trouble.args[1]
    assert loudspeaker.is_playing


def test_closed_it_may_be_used_again(loudspeaker: Loudspeaker, qtbot: QtBot) -> None:
    with qtbot.waitSignal(loudspeaker.ended):
        loudspeaker.play(line(5.0))
        loudspeaker.close()
    with qtbot.waitSignal(loudspeaker.ended, timeout=2000):
        loudspeaker.play(line(0.1))


def test_unknown_sounds_are_passed_over(loudspeaker: Loudspeaker) -> None:
    loudspeaker.set_ambience("no-such-place")
    loudspeaker.play_effect("no-such-sound")
    assert not loudspeaker.is_playing
