"""The room's window: on real screens, by its keys, and closed without ending anything."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.wall import QuestionWall, TitleWall
from simulator.gui.sessions.room_screens import Standing
from simulator.gui.sessions.room_window import RoomWindow
from tests.gui.sessions.two_screens import screens_file


@pytest.fixture
def room(qtbot: QtBot) -> RoomWindow:
    window, console = RoomWindow(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(console)
    console.show()
    window.screens.stand_beside(console)
    window.screens.show_as_window()
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def test_two_real_screens_are_used_and_swapped_and_swapped_back(tmp_path: Path) -> None:
    platform = f"offscreen:configfile={screens_file(tmp_path)}"
    ran = subprocess.run(
        [sys.executable, "-m", "tests.gui.sessions.two_screens"],
        env=os.environ | {"QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(ran.stdout) == [
        ["laptop", "projector", "1024"],
        ["projector", "laptop", "1280"],
        ["laptop", "projector", "1024"],
    ]


def test_its_keys_work_where_it_has_the_keyboard(room: RoomWindow) -> None:
    QTest.keyClick(room, Qt.Key.Key_F9)
    assert room.is_blank
    QTest.keyClick(room, Qt.Key.Key_F9)
    assert not room.is_blank
    QTest.keyClick(
        room, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert room.screens.standing is Standing.OVER


def test_closing_it_only_hides_it(room: RoomWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(room.put_away):
        room.close()
    room.show_wall(QuestionWall("Still here?"))
    room.screens.swap()
    assert room.isVisible()
    assert room.wall == QuestionWall("Still here?")


def test_it_keeps_no_program_alive_and_its_title_names_nobody(room: RoomWindow) -> None:
    room.show_wall(TitleWall("Tuesday group with Ann"))
    assert not room.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert "Ann" not in room.windowTitle()


def test_it_is_gone_for_good_after_the_session(qtbot: QtBot, qapp: QApplication) -> None:
    room = RoomWindow()
    room.screens.show_as_window()
    with qtbot.waitSignal(room.destroyed):
        room.close_for_good()
    assert not any(isinstance(one, RoomWindow) for one in qapp.topLevelWidgets())
