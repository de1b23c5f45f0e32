"""The page on who agrees with whom: nothing yet, a few cases, and the way to the cases themselves."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.agreement import ONE_ANSWER, Agreement
from simulator.gui.calibration_flow import CALIBRATION, CalibrationFlow
from simulator.gui.main_window import MainWindow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.start import ROOMS
from simulator.training.sessions.calibration import Calibration, CalibrationRow, Judge, Pairing
from tests.gui.fake_sound import FakeLanes

PAIR = Pairing(Judge.TRAINER, Judge.MACHINE, 7, 9, Agreement(0.55, "", 9))
SAME = Pairing(Judge.ROOM, Judge.MACHINE, 3, 3, Agreement(None, ONE_ANSWER, 3))
NONE = Pairing(Judge.TRAINER, Judge.ROOM, 0, 0, Agreement(None, "Nothing.", 0))


@dataclass
class Shown:
    window: MainWindow
    lanes: FakeLanes
    flow: CalibrationFlow

    @property
    def page(self) -> Any:
        return self.window.page(CALIBRATION)

    def texts(self) -> str:
        return "\n".join(label.text() for label in self.page.findChildren(QLabel))


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    flow = CalibrationFlow(window, desk, "practise", parent)
    desk.open(tmp_path, "Sam Weber")
    lanes.work()
    window.show()
    yield Shown(window, lanes, flow)
    desk.close()
    lanes.work()


def test_nothing_yet_is_said_kindly(shown: Shown) -> None:
    shown.flow.enter()
    assert "One moment" in shown.page.words.text()
    shown.lanes.work()
    assert "Nothing was judged by two yet" in shown.page.words.text()


def test_pairs_sessions_and_criteria(shown: Shown, qtbot: QtBot) -> None:
    shown.flow.enter()
    shown.lanes.work()
    rows = (CalibrationRow("Monday <b>group</b>", "2026-11-23", (PAIR, SAME)), CalibrationRow("Two", "x", ()))
    criteria = (CalibrationRow("Notices the dog", "The barking dog", (PAIR,)),)
    shown.page.show_calibration(Calibration((NONE, PAIR, SAME), Agreement(0.5, "", 12), 2, rows, criteria))
    told = shown.texts()
    assert "Trainers and the program: the same in 7 of 9" in told
    assert "They agree clearly beyond chance (0.55). Cohen's kappa." in told
    assert "Rooms and the program: the same in 3 of 3" in told
    assert ONE_ANSWER in told
    assert "Trainers and rooms: nothing yet that both judged" in told
    assert "In 2 cases no answer had more than half" in told
    assert "Only one judge so far." in told
    assert "Monday <b>group</b>" in told.replace("\u200b", "")
    with qtbot.waitSignal(shown.flow.differences_asked):
        shown.page.differences.click()
    shown.page.show_calibration(None)
    assert not shown.page.differences.isVisible()
