"""Somebody who wants to answer aloud where there is no microphone: it is said, and typing takes over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.gui.pages.microphone_check import MicrophoneCheck
from simulator.scenario_files.library import read_source
from simulator.settings import SettingsFile
from tests.stories.somebody import PATIENCE, Somebody

Comes = Callable[[], Somebody]


def check_of(sam: Somebody, qtbot: QtBot) -> MicrophoneCheck:
    """Wait for the microphone's check, which comes before it is first used."""

    def found() -> list[MicrophoneCheck]:
        return [one for one in sam.house.window.findChildren(MicrophoneCheck) if one.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=PATIENCE)
    return found()[0]


def test_one_key_leads_to_the_check_and_then_to_words(comes: Comes, qtbot: QtBot, tmp_path: Path) -> None:
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(read_source("childs-birthday").scenario.title)
    stage, box = sam._stage, sam._stage.foot.box
    sam.house.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box.editor, timeout=PATIENCE)
    QTest.keyClick(box.editor, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    check = check_of(sam, qtbot)
    assert stage.is_paused
    assert "No microphone was found." in check.told.text()
    check.skip.click()
    assert not stage.is_paused
    assert SettingsFile(tmp_path / "data").read()[0].checked_microphones == "*"
    QTest.keyClick(box.editor, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "There is no microphone." in box.notice.text, timeout=PATIENCE)
    sam.types("Good evening, welcome.")
    QTest.keyClick(box.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(sam._conversation.turns) == 1, timeout=PATIENCE)
    assert sam._conversation.turns[0].reply.heard is None


def test_who_speaks_first_tries_the_microphone_before_the_telephone_rings(
    comes: Comes, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    SettingsFile(tmp_path / "data").change(answer_by="voice", customer_speech="captions")
    sam = comes()
    sam.enters_as("Sam")
    sam.presses(read_source("barking-dog").scenario.title)
    sam.waits_for("briefing")
    sam.presses("Start")
    check = check_of(sam, qtbot)
    assert sam.screen == "briefing"
    QTest.keyClick(check, Qt.Key.Key_Escape)
    sam.waits_for("stage")
    qtbot.keyClick(sam._stage.phone.answer, Qt.Key.Key_Space)
    sam.house.window.activateWindow()
    box = sam._stage.foot.box
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box.microphone, timeout=PATIENCE)
    assert box.line.text().startswith("Hold Space and speak")
