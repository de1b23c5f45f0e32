"""A board on paper: the same table that was drawn on the wall, as HTML, PDF or on a printer."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QSizeF
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextDocument,
)

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.board import Board, Column, DeedLine
from simulator.domain.sessions.board_state import Sightings

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_MARGIN_MM = 18
_BODY_POINTS = 10
_DOTS_PER_INCH = 1200
"""With fewer, letters are set one by one, and the PDF cannot be searched."""
_STYLE = """
body { color: #20242b; }
h1 { font-size: 20pt; font-weight: 600; }
p.small { color: #5a6270; font-size: 9pt; }
td, th { padding: 8px 10px 4px 0; vertical-align: top; text-align: left; border-bottom: 1px solid #cfc6b8; }
td p { margin: 0 0 4px 0; }
th { color: #5a6270; font-weight: 600; font-size: 9pt; }
td.quality { font-weight: 600; font-size: 12pt; }
span.seen { color: #5a6270; font-size: 8pt; }
"""


class BoardFileError(SimulatorError):
    """A board could not be written to a file."""


def board_html(board: Board, sightings: Sightings, title: str, when: str = "") -> str:
    """Return a board as a page: qualities down the left, two columns beside them."""
    heads = (_tr("Quality"), "✓ " + _tr("Supports it"), "✗ " + _tr("Erodes it"))
    head = "".join(
        f'<th width="{width}%">{escape(text)}</th>' for width, text in zip((24, 38, 38), heads, strict=True)
    )
    rows = "".join(
        f'<tr><td class="quality">{escape(quality.text)}</td>'
        f"<td>{_cell(quality.column(Column.SUPPORT), sightings)}</td>"
        f"<td>{_cell(quality.column(Column.ERODE), sightings)}</td></tr>"
        for quality in board.qualities
    )
    told = _counts_told(sightings) if any(map(sightings.replies.get, board.behaviours)) else ""
    return (
        f"<html><head><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f'<p class="small">{escape(when)}</p>'
        f'<table border="0" cellspacing="0" width="100%">'
        f"<thead><tr>{head}</tr></thead>{rows}</table>"
        f'<p class="small">{escape(told)}</p></body></html>'
    )


def write_pdf(board: Board, sightings: Sightings, title: str, when: str, path: Path) -> None:
    """Write a board to a PDF file.

    Raises:
        BoardFileError: The file cannot be written.
    """
    try:
        path.open("ab").close()  # the writer itself only falls silent
    except OSError as error:
        raise _unwritten(path, error) from error
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setResolution(_DOTS_PER_INCH)
    _lay_out(writer)
    _document(board, sightings, title, when, writer).print_(writer)


def print_on(board: Board, sightings: Sightings, title: str, when: str, printer: QPrinter) -> None:
    """Print a board."""
    _document(board, sightings, title, when, printer).print_(printer)


def write_text(text: str, path: Path) -> None:
    """Write a table to a file, marked so that Excel takes it for what it is.

    Raises:
        BoardFileError: The file cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8-sig", newline="")
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> BoardFileError:
    return BoardFileError(
        f"“{path.name}” could not be written: {error.strerror or error}.",
        remedy="Choose another place for it.",
    )


def _lay_out(device: QPagedPaintDevice) -> None:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape,
        margins,
        QPageLayout.Unit.Millimeter,
    )
    device.setPageLayout(layout)


def _document(
    board: Board, sightings: Sightings, title: str, when: str, device: QPagedPaintDevice
) -> QTextDocument:
    document = QTextDocument()
    face = QGuiApplication.font()
    face.setPointSizeF(_BODY_POINTS)
    document.setDefaultFont(face)
    document.documentLayout().setPaintDevice(device)
    document.setHtml(board_html(board, sightings, title, when))
    document.setPageSize(QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size()))
    return document


def _cell(lines: tuple[DeedLine, ...], sightings: Sightings) -> str:
    told = (
        escape(line.text) + (f' <span class="seen">{seen}×</span>' if seen is not None else "")
        for line in lines
        for seen in (sightings.of(line),)
    )
    return "".join(f"<p>{line}</p>" for line in told)


def _counts_told(sightings: Sightings) -> str:
    return _tr("×: in how many replies it was seen, in {attempts} conversations of {people} people.").format(
        attempts=sightings.attempts, people=sightings.people
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("BoardPrint", text)
