"""A defect is written down, shown once with a report that can be copied, and the window goes on."""

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from simulator.gui.failure_dialogs import CrashDialog, Defects, report_of
from simulator.gui.failure_log import FailureLog


def _defect(words: str) -> Exception:
    try:
        return Exception(int(words))
    except ValueError as defect:
        return defect


def _dialogs() -> list[CrashDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def test_the_report_says_what_and_where_and_on_what() -> None:
    report = report_of(_defect("<b>half</b> a customer"))
    assert "ValueError: invalid literal" in report
    assert "<b>half</b> a customer" in report
    assert "_defect" in report
    assert "Python 3" in report


def test_one_dialog_takes_all_reports_and_copies_them(qtbot: QtBot) -> None:
    defects = Defects()
    defects.show_defect(_defect("first"))
    defects.show_defect(_defect("second"))
    (dialog,) = _dialogs()
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "first" in copied
    assert "second" in copied
    dialog.accept()
    qtbot.waitUntil(lambda: not _dialogs())
    defects.show_defect(_defect("third"))
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)


def test_what_another_thread_raises_is_shown_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    defects = Defects()
    defects.watch()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(_dialogs()) == 1)
    assert "ZeroDivisionError" in _dialogs()[0].report.toPlainText()


def test_qt_and_python_warnings_go_to_the_log(tmp_path: Path, qtbot: QtBot) -> None:
    log = FailureLog(tmp_path)
    log.open()
    try:
        qWarning("a warning of Qt")
        logging.getLogger("anything").warning("a warning of ours")
    finally:
        log.close()
    written = log.path.read_text(encoding="utf-8")
    assert "a warning of Qt" in written
    assert "a warning of ours" in written


def test_a_folder_that_cannot_be_written_goes_without_a_log(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    log = FailureLog(tmp_path)
    log.open()
    log.close()
