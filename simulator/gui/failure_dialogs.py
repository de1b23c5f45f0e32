"""What the screen says when the program itself is at fault: once, in words, with a report to copy."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from simulator.gui.failure_log import write_defect
from simulator.gui.widgets.report_dialog import ReportDialog


def report_of(defect: BaseException) -> str:
    """Return what somebody who mends the program wants to know."""
    lines = [
        f"Rapport under Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *traceback.format_exception(defect),
    ]
    return "\n".join(line.rstrip("\n") for line in lines)


class CrashDialog(ReportDialog):
    """Says that something went wrong inside, that the practice is safe, and shows the report."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        words = QCoreApplication.translate(
            "CrashDialog",
            "It is not your doing. Everything you have said so far is kept. You can go on; if it happens "
            "again, close Rapport, open it again, and send this report to whoever looks after it.",
        )
        title = QCoreApplication.translate("CrashDialog", "Something went wrong inside Rapport")
        super().__init__(title, words, report, QCoreApplication.translate("CrashDialog", "Go on"), parent)


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
