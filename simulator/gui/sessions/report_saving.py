"""ReportSaving: asks where a report goes, and puts it there: a printer, a PDF, a web page, a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.report import SessionReport
from simulator.gui.sessions.report_document import print_on, unwritten, usual_paper, write_pdf
from simulator.training.sessions.report_html import report_html
from simulator.training.sessions.report_tables import attendance_table

Write = Callable[[SessionReport, Path], None]


class ReportSaving(QObject):
    """Its dialogs stand over a widget and hold nothing up."""

    saved = Signal(str)
    """Where it is now."""
    refused = Signal(object)
    """A SimulatorError."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._report: SessionReport | None = None
        self._write: Write = _as_pdf

    def ask_pdf(self, report: SessionReport) -> None:
        """Ask where the PDF goes."""
        self._ask(report, _as_pdf, "pdf", self.tr("PDF (*.pdf)"))

    def ask_web_page(self, report: SessionReport) -> None:
        """Ask where the web page goes."""
        self._ask(report, _as_web_page, "html", self.tr("Web page (*.html)"))

    def ask_attendance(self, report: SessionReport) -> None:
        """Ask where the table of who was there goes."""
        self._ask(report, _as_attendance, "csv", self.tr("Table (*.csv)"))

    def ask_printer(self, report: SessionReport) -> None:
        """Ask for a printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: finding printers takes its time

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._over)
        dialog.setModal(True)

        def finished(answer: int) -> None:
            if answer == QDialog.DialogCode.Accepted:
                print_on(report, printer)
            dialog.deleteLater()

        dialog.finished.connect(finished)  # both end together
        dialog.show()

    def save(self, path: str) -> None:
        """Write what was asked for to this path."""
        if self._report is None:
            return
        try:
            self._write(self._report, Path(path))
        except SimulatorError as error:
            self.refused.emit(error)
        else:
            self.saved.emit(path)

    def _ask(self, report: SessionReport, write: Write, ending: str, names: str) -> None:
        self._report, self._write = report, write
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._over, self.tr("Save the report"), folder, names)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{file_name(report)}.{ending}")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def file_name(report: SessionReport) -> str:
    """Return a name for the file: the title without what a file's name may not have, and the day."""
    title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", report.title).strip(" .")[:80] or "session"
    return f"{title} {report.started_at.astimezone().date().isoformat()}"


def _as_pdf(report: SessionReport, path: Path) -> None:
    write_pdf(report, path, usual_paper())


def _as_web_page(report: SessionReport, path: Path) -> None:
    _write_text(report_html(report, is_for_browser=True), path, "utf-8")


def _as_attendance(report: SessionReport, path: Path) -> None:
    _write_text(attendance_table(report), path, "utf-8-sig")  # so marked, Excel takes it for what it is


def _write_text(text: str, path: Path, encoding: str) -> None:
    try:
        path.write_text(text, encoding=encoding, newline="")
    except OSError as error:
        raise unwritten(path, error) from error
