"""The page on which people and the score differ: cases, words for authors, and one's own copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.overruling import Decision
from simulator.gui.differences_flow import DIFFERENCES, DifferencesFlow
from simulator.gui.main_window import MainWindow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.start import ROOMS
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.training import practice
from simulator.training.deciding import decide
from tests.gui.fake_sound import FakeLanes

SMALL = Path(__file__).resolve().parents[1] / "scenario_files" / "small.yaml"
WORDS = "Zonko the hound is singing"


@dataclass
class Shown:
    """The page in its window."""

    window: MainWindow
    lanes: FakeLanes
    flow: DifferencesFlow
    own: Path

    @property
    def page(self) -> Any:
        return self.window.page(DIFFERENCES)

    def enter(self) -> None:
        self.flow.enter()
        self.lanes.work()

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    flow = DifferencesFlow(window, desk, tmp_path / "scenarios", parent)
    desk.open(tmp_path, "Sam Weber")
    lanes.work()
    window.show()
    yield Shown(window, lanes, flow, tmp_path / "scenarios")
    desk.close()
    lanes.work()


@pytest.fixture
def decided(shown: Shown, tmp_path: Path) -> Shown:
    """Sam heard the question for the colour in words that no pattern knows, and is unsure of another."""
    store = open_store(tmp_path)
    sam = store.person("Sam Weber")
    here = practice.start(store, read_source(str(SMALL)), sam, seed=0)
    said = iter((f"Well. {WORDS}.", "Let me see.", "One moment.", "Right.", "I am looking.", "Goodbye."))
    while not here.conversation.is_over:
        here = practice.answer(store, here, Reply(next(said)))
    id_ = here.record.id
    decide(store, id_, sam, "asks-colour", Decision.YES, quote=WORDS, reason="That is <b>it</b>")
    decide(store, id_, sam, "refuses", Decision.OPEN)
    store.close()
    return shown


def test_nothing_yet_is_a_friendly_sentence(shown: Shown) -> None:
    shown.enter()
    assert shown.window.shown == DIFFERENCES
    assert "Nobody has seen a verdict differently yet." in shown.texts()


def test_cases_are_told_with_words_verdicts_and_agreement(decided: Shown) -> None:
    decided.enter()
    told = decided.texts()
    assert "You said yes: That is <b>it</b>. The program said no." in told
    assert f"The words it rests on: “{WORDS}”" in told
    assert "Cohen's kappa, 1 verdict." in told
    assert "Too few cases to say how far they agree (0.00)." in told
    first, second = decided.page.cases.values()
    assert {first.listen.isVisible(), second.listen.isVisible()} == {True, False}


def case_with_words(decided: Shown) -> Any:
    return next(view for view in decided.page.cases.values() if view.told.may_listen)


def test_words_become_lines_that_are_copied_or_saved_into_an_own_copy(decided: Shown) -> None:
    decided.enter()
    view = case_with_words(decided)
    view.listen.click()
    decided.lanes.work()
    lines = view.amendment.lines.toPlainText()
    assert 'says: ["zonko the hound is singing"]' in lines
    view.amendment.copy.click()
    assert QGuiApplication.clipboard().text() == lines
    view.amendment.save.click()
    decided.lanes.work()
    assert "Saved in wet-umbrella-own.yaml" in view.amendment.words.text()
    own = read_source(str(decided.own / "wet-umbrella-own.yaml")).scenario
    assert own.id == "wet-umbrella-own"


def test_what_would_break_the_file_is_said_and_not_written(decided: Shown) -> None:
    decided.enter()
    view = case_with_words(decided)
    view.test.click()
    decided.lanes.work()
    assert view.amendment.lines.toPlainText().startswith("tests:")
    view.amendment.save.click()
    decided.lanes.work()
    texts = "\n".join(label.text() for label in decided.window.findChildren(QLabel))
    assert "nothing was written" in texts
    assert not decided.own.exists()
