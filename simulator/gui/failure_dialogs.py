"""What the screen says when the program itself is at fault: once, in words, with a report to copy."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.failure_log import write_defect

_WIDTH, _HEIGHT = 640, 460


def report_of(defect: BaseException) -> str:
    """Return what somebody who mends the program wants to know."""
    lines = [
        f"Rapport under Python {platform.python_version()}, Qt {QtCore.qVersion()}, {platform.platform()}",
        "",
        *traceback.format_exception(defect),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)


class CrashDialog(QDialog):
    """Says that something went wrong inside, that the practice is safe, and shows the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        title = theme.label(self.tr("Something went wrong inside Rapport"), "title")
        words = theme.label(
            self.tr(
                "It is not your doing. Everything you have said so far is kept. You can go on; if it happens "
                "again, close Rapport, open it again, and send this report to whoever looks after it."
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.report.setTabChangesFocus(True)
        self._copy = QPushButton(self.tr("Copy the report"))
        self._copy.clicked.connect(self._copy_report)
        go_on = QPushButton(self.tr("Go on"))
        go_on.setProperty("role", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(title)
        column.addWidget(words)
        column.addWidget(self.report, 1)
        column.addLayout(row)
        self.resize(_WIDTH, _HEIGHT)
        go_on.setFocus()

    def add_report(self, report: str) -> None:
        """Add a further failure to the one that is shown."""
        self.report.appendPlainText("\n" + report)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._copy.setText(self.tr("Copied"))


class Defects(QObject):
    """Takes every failure nobody expected, writes it down and shows it, in one dialog at a time."""

    _raised_elsewhere = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._window = parent
        self._dialog: CrashDialog | None = None
        self._raised_elsewhere.connect(self.show_defect)

    def watch(self) -> None:
        """Take what is raised in any slot and any thread from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def stop_watching(self) -> None:
        """Leave it to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def show_defect(self, defect: BaseException) -> None:
        """Write a defect down and show it."""
        write_defect(defect, defect.__traceback__)
        report = report_of(defect)
        if self._dialog is not None:
            self._dialog.add_report(report)
            return
        self._dialog = CrashDialog(report, self._window)
        self._dialog.finished.connect(self._dialog_gone)
        self._dialog.open()

    def _dialog_gone(self) -> None:
        self._dialog = None

    def _take(self, kind: type[BaseException], defect: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.show_defect(defect.with_traceback(where))

    def _take_from_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None:
            self._raised_elsewhere.emit(raised.exc_value)
