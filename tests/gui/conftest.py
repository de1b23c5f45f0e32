"""After each test of the window: no window, no object and no thread is left behind."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.gui.enter_key import let_enter_press
from tests.gui.speaking_stage import Makes, SpeakingStage


@pytest.fixture(autouse=True)
def _enter_presses(qapp: QApplication) -> None:
    let_enter_press(qapp)


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    alive = [t.name for t in threading.enumerate() if t is not threading.main_thread()]
    assert not alive, f"threads left alive: {alive}"


@pytest.fixture
def makes(qtbot: QtBot, tmp_path: Path) -> Iterator[Makes]:
    made: list[SpeakingStage] = []

    def make(*args: Any, **choices: Any) -> SpeakingStage:
        made.append(SpeakingStage(qtbot, tmp_path, *args, **choices))
        return made[-1]

    yield make
    for one in made:
        one.close()
