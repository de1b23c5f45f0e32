"""A report on paper: set page by page, with its title and page number at the foot, as PDF or on a printer."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from simulator.domain.errors import SimulatorError
from simulator.gui.sessions.report_pages import page_tops
from simulator.training.sessions.report_html import ON_PAPER, report_html

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from simulator.domain.sessions.report import SessionReport

_MARGIN_MM = 18
_BODY_POINTS = 10.0
_FOOT_POINTS = 8.0
_FOOT_LINES = 3
_CSS_DOTS_PER_INCH = 96.0
_POINTS_PER_INCH = 72
_DOTS_PER_INCH = 1200
"""With fewer, letters are set one by one, and the PDF cannot be searched."""


class Paper(Enum):
    """The sheets reports are set for."""

    A4 = QPageSize.PageSizeId.A4
    LETTER = QPageSize.PageSizeId.Letter


class ReportFileError(SimulatorError):
    """A report could not be written to a file."""


def usual_paper() -> Paper:
    """Return the paper that is in the printers here."""
    is_letter = QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    return Paper.LETTER if is_letter else Paper.A4


def write_pdf(report: SessionReport, path: Path, paper: Paper = Paper.A4) -> None:
    """Write a report to a PDF file.

    Raises:
        ReportFileError: The file cannot be written.
    """
    try:
        path.open("ab").close()  # the writer itself only falls silent
    except OSError as error:
        raise unwritten(path, error) from error
    writer = QPdfWriter(str(path))
    _lay_out(writer, report.title, paper)
    paint_page(report_html(report), report.title, writer)


def page_pdf(page: str, title: str, paper: Paper = Paper.A4) -> bytes:
    """Return a report as a PDF.

    Args:
        page: As HTML.
        title: What stands at the foot.
        paper: What it is set for.
    """
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(kept)
    _lay_out(writer, title, paper)
    paint_page(page, title, writer)
    return bytes(kept.data().data())


def _lay_out(writer: QPdfWriter, title: str, paper: Paper) -> None:
    writer.setTitle(title)
    writer.setResolution(_DOTS_PER_INCH)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    portrait, millimetres = QPageLayout.Orientation.Portrait, QPageLayout.Unit.Millimeter
    writer.setPageLayout(QPageLayout(QPageSize(paper.value), portrait, margins, millimetres))


def print_on(report: SessionReport, printer: QPrinter) -> None:
    """Print a report on the paper that was chosen with the printer."""
    paint_page(report_html(report), report.title, printer)


def unwritten(path: Path, error: OSError) -> ReportFileError:
    """Return what to say when a file cannot be written."""
    return ReportFileError(
        f"“{path.name}” could not be written: {error.strerror or error}.",
        remedy="Choose another place for it.",
    )


def paint_page(page: str, title: str, device: QPagedPaintDevice) -> None:
    """Paint a report onto paper, page by page."""
    whole = QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size())
    foot_height = _FOOT_POINTS / _POINTS_PER_INCH * device.logicalDpiY() * _FOOT_LINES
    page_height = whole.height() - foot_height
    document = _document(page, device, whole.width())
    tops = page_tops(document, page_height, device.logicalDpiY() / _CSS_DOTS_PER_INCH)
    ends = [*tops[1:], tops[-1] + page_height]
    painter = QPainter(device)
    for number, (top, end) in enumerate(zip(tops, ends, strict=True), 1):
        if number > 1:
            device.newPage()
        painter.save()
        painter.translate(0, -top)
        document.drawContents(painter, QRectF(0, top, whole.width(), end - top))
        painter.restore()
        foot = QRectF(0, page_height, whole.width(), foot_height)
        _paint_foot(painter, title, (number, len(tops)), foot)
    painter.end()


def _document(page: str, device: QPagedPaintDevice, width: float) -> QTextDocument:
    document = QTextDocument()
    face = QGuiApplication.font()
    face.setPointSizeF(_BODY_POINTS)
    document.setDefaultFont(face)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    document.setHtml(page)
    document.setTextWidth(width)
    return document


def _paint_foot(painter: QPainter, title: str, page: tuple[int, int], area: QRectF) -> None:
    face = QGuiApplication.font()
    face.setPointSizeF(_FOOT_POINTS)
    painter.save()
    painter.setFont(face)
    painter.setPen(QColor(ON_PAPER.muted))
    number = QCoreApplication.translate("ReportPrint", "{} of {}").format(*page)
    room = painter.fontMetrics().horizontalAdvance(number) * 2
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(area.width()) - room)
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shown)
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, number)
    painter.restore()
