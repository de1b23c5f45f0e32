"""Lines read aloud: each is judged, learned from or read again, and nobody gets stuck."""

import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui import theme
from simulator.gui.background import Background
from simulator.gui.pages.reading_aloud import ENOUGH_LINES, ReadingAloud
from simulator.gui.reading_trial import LONGEST_SECONDS, ReadingTrial, lines_to_read
from simulator.speech import endpoint
from simulator.speech.endpoint import Hearing
from simulator.speech.interface import SAMPLE_RATE, ListenerUnavailableError
from tests.gui.fake_speech import FakeMicrophone

LINES = lines_to_read()


class Learner:
    """Says whether it learned, or raises; it remembers what it was given."""

    def __init__(self) -> None:
        self.answer: bool | Exception = True
        self.given: list[tuple[int, str]] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    def __call__(self, sound: bytes, line: str) -> bool:
        self.may_answer.wait(5)
        self.given.append((len(sound), line))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Scene:
    """The dialog, and what it works with."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.background, self.learner = qtbot, Background(), Learner()
        self.hearing = Hearing.SPEECH
        self.page = self.make()

    def make(self, *, can_keep: bool = True, is_kept: bool = False) -> ReadingAloud:
        self.mic = FakeMicrophone()
        trial = ReadingTrial(self.background, cast("Any", lambda: self.mic), self.learner, LINES)
        page = ReadingAloud(trial, can_keep=can_keep, is_kept=is_kept)
        page.open()
        self.qtbot.waitUntil(page.isVisible)
        return page

    def reads(self, seconds: float = 3.0) -> None:
        self.page.read.click()
        self.mic.say(seconds)
        if self.page._trial.is_running:
            self.page.read.click()
        self.qtbot.waitUntil(lambda: not self.page.is_judging)


@pytest.fixture
def scene(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    monkeypatch.setattr(FakeMicrophone, "devices", lambda _: ("Desk",), raising=False)
    scene = Scene(qtbot)
    monkeypatch.setattr(endpoint, "heard_in_check", lambda _: scene.hearing)
    yield scene
    scene.learner.may_answer.set()
    scene.background.close()


def test_a_line_that_is_read_is_learned_and_the_next_one_comes(scene: Scene) -> None:
    page = scene.page
    assert (page.line.count, page.line.text) == ("Line 1 of 24", LINES[0])
    page.read.click()
    assert page.read.text() == "Done reading"
    assert page.told.text() == "Listening …"
    scene.mic.rest = b"\x10\x20" * 100  # what has come up to the last moment belongs to it
    scene.mic.say(3.0)
    scene.learner.may_answer.clear()
    page.read.click()
    assert page.told.text() == "One moment …"
    assert not page.read.isEnabled()
    scene.learner.may_answer.set()
    scene.qtbot.waitUntil(lambda: page.learned == 1)
    assert scene.learner.given == [(3 * 2 * SAMPLE_RATE + 200, LINES[0])]
    assert page.told.text() == "That was understood."
    assert (page.line.count, page.line.text) == ("Line 2 of 24", LINES[1])
    assert page.line.progress.value() == 1
    assert page.read.isEnabled()
    assert page.focusWidget() is page.read


def test_other_words_can_be_read_again_or_skipped(scene: Scene) -> None:
    page = scene.page
    scene.learner.answer = False
    scene.reads()
    assert page.told.text().startswith("That did not sound like the line. Read it once more, or skip it.")
    assert (page.line.text, page.read.text(), page.learned) == (LINES[0], "Read again", 0)
    scene.learner.answer = True
    scene.reads()
    assert (page.line.text, page.learned) == (LINES[1], 1)
    assert page.skip.isHidden()
    scene.learner.answer = False
    scene.reads()
    page.skip.click()
    assert (page.line.text, page.learned, page.read.text()) == (LINES[2], 1, "Read it aloud")
    assert page.focusWidget() is page.read


@pytest.mark.parametrize(
    ("hearing", "told"),
    [(Hearing.SILENCE, "Nothing was heard."), (Hearing.NOISE, "Only noise was heard, no words.")],
)
def test_silence_and_noise_are_not_learned_from(scene: Scene, hearing: Hearing, told: str) -> None:
    scene.hearing = hearing
    scene.reads()
    assert told in scene.page.told.text()
    assert not scene.learner.given
    assert scene.page.read.text() == "Read again"
    assert scene.page.skip.isVisible()


def test_a_line_ends_by_itself(scene: Scene) -> None:
    scene.reads(seconds=LONGEST_SECONDS + 5)
    assert scene.learner.given == [(int(LONGEST_SECONDS) * 2 * SAMPLE_RATE, LINES[0])]
    assert not scene.mic.is_listening


def test_what_goes_wrong_is_said_and_one_can_go_on(scene: Scene) -> None:
    page = scene.page
    scene.learner.answer = ListenerUnavailableError("Nobody can listen here.", remedy="Try later.")
    scene.reads()
    assert page.told.text() == "Nobody can listen here. Try later."
    page.read.click()
    scene.mic.unplug()
    assert "unplugged" in page.told.text()
    assert not page._trial.is_running
    scene.mic.refuses = ("The microphone may not be used.", "Allow it in the settings of your system.")
    page.read.click()
    assert page.told.text() == "The microphone may not be used. Allow it in the settings of your system."
    assert page.read.isEnabled()
    scene.mic.refuses, scene.learner.answer = None, True
    scene.reads()
    assert page.learned == 1


def test_without_a_microphone_it_says_so_and_tries_when_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeMicrophone, "devices", lambda _: (), raising=False)
    scene.page = page = scene.make()
    assert "No microphone was found." in page.told.text()
    scene.reads()
    assert page.learned == 1


def test_after_some_lines_it_can_be_enough(scene: Scene) -> None:
    page = scene.page
    assert (page.enough.text(), page.enough.property("role")) == ("Not now", "quiet")
    for _ in range(ENOUGH_LINES):
        assert page.enough.property("role") == "quiet"
        scene.reads()
    assert (page.enough.text(), page.enough.property("role")) == ("That is enough", "plain")
    assert "More lines make it a little better." in page.told.text()
    page.enough.click()
    QApplication.processEvents()
    assert_whole(page)
    assert page.is_over
    assert "The listener knows your voice now." in page.told.text()
    assert page.focusWidget() is page.enough
    with scene.qtbot.waitSignal(page.finished):
        page.enough.click()


def test_after_the_last_line_it_says_what_came_of_it(scene: Scene) -> None:
    for _ in LINES:
        scene.reads()
    assert scene.page.is_over
    assert "The listener knows your voice now." in scene.page.told.text()
    assert [line for _, line in scene.learner.given] == list(LINES)


@pytest.mark.parametrize(("learned", "told"), [(0, "Nothing was learned"), (3, "has begun to know")])
def test_who_skips_most_is_not_told_that_they_are_known(scene: Scene, learned: int, told: str) -> None:
    for _ in range(learned):
        scene.reads()
    scene.learner.answer = False
    while not scene.page.is_over:
        scene.reads()
        scene.page.skip.click()
    assert told in scene.page.told.text()


def test_space_reads_and_ends_and_is_not_lost_on_the_tick(scene: Scene) -> None:
    page = scene.page
    QTest.keyClick(page.read, Qt.Key.Key_Space)
    assert scene.mic.is_listening
    scene.mic.say(2.0)
    scene.learner.may_answer.clear()
    QTest.keyClick(page.read, Qt.Key.Key_Space)
    assert page.focusWidget() is page
    QTest.keyClick(page, Qt.Key.Key_Space)  # impatience: nothing is ticked and nothing begins
    assert not page.keep.isChecked()
    assert not scene.mic.is_listening
    scene.learner.may_answer.set()
    scene.qtbot.waitUntil(lambda: page.learned == 1)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    assert scene.mic.is_listening


def test_escape_shuts_the_microphone_and_what_was_learned_stays(scene: Scene) -> None:
    scene.reads()
    scene.page.read.click()
    scene.mic.say(2.0)
    with scene.qtbot.waitSignal(scene.page.finished):
        QTest.keyClick(scene.page, Qt.Key.Key_Escape)
    assert not scene.mic.is_listening
    assert [line for _, line in scene.learner.given] == [LINES[0]]


def test_closed_while_it_is_judged_the_line_is_still_learned(scene: Scene) -> None:
    scene.learner.may_answer.clear()
    scene.page.read.click()
    scene.mic.say(2.0)
    scene.page.read.click()
    scene.page.close()
    QApplication.processEvents()
    scene.learner.may_answer.set()
    scene.qtbot.waitUntil(lambda: len(scene.learner.given) == 1)


def test_remembering_is_asked_for_and_off_until_ticked(scene: Scene) -> None:
    page = scene.page
    assert not page.keep.isChecked()
    assert page.keep.isVisible()
    for wanted in (True, False):
        with scene.qtbot.waitSignal(page.keep_changed) as changed:
            page.keep.click()
        assert changed.args == [wanted]
    kept, cannot = scene.make(is_kept=True), scene.make(can_keep=False)
    assert kept.keep.isChecked()
    assert not cannot.keep.isVisible()


def assert_whole(page: ReadingAloud) -> None:
    """Nothing that can be seen is cut off."""
    for part in page.findChildren(QWidget):
        if part.isVisible() and isinstance(part, QLabel) and part.text():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
        elif part.isVisible() and isinstance(part, QAbstractButton):
            assert part.height() >= part.sizeHint().height(), part.text()


@pytest.mark.parametrize("percent", [100, 150])
def test_fits_the_smallest_screen_with_every_line_whole(
    scene: Scene, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    try:
        scene.page = page = scene.make()
        scene.learner.answer = False
        scene.reads()
        QApplication.processEvents()
        assert page.width() <= 1280
        assert page.height() <= 800
        assert_whole(page)
        for at in range(len(LINES)):
            page.line.show_line(at)
            QApplication.processEvents()
            assert_whole(page)
        while not page.is_over:
            page.skip.click()
        QApplication.processEvents()
        assert_whole(page)
    finally:
        theme.apply(qapp, "light")
