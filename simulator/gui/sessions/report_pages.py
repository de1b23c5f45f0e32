"""Where the pages of a printed report begin: headings stay with what they head, and rows are not cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

_ROW_PADDING = 5.0
"""Pixels above the words of a row; above that is the line of the row before."""
_LEAST_OF_A_PAGE = 0.5
"""A page that would be emptier is filled to its end, at the cost of what is better kept together."""
_LINES_UNDER_HEADING = 2


def page_tops(document: QTextDocument, page_height: float, pixel: float) -> list[float]:
    """Return where each page begins in a document that is laid out in one long column.

    Args:
        document: Laid out; its page size has a width only.
        page_height: In the units of its device.
        pixel: Those units in a pixel of its style sheet.
    """
    good = sorted(_good_places(document, pixel))
    any_line = sorted(_lines(document))
    end, tops = document.size().height(), [0.0]
    while tops[-1] + page_height < end:
        least, most = tops[-1] + page_height * _LEAST_OF_A_PAGE, tops[-1] + page_height
        tops.append(_last(good, least, most) or _last(any_line, least, most) or most)
    return tops


def _last(places: Sequence[float], least: float, most: float) -> float | None:
    at = bisect_right(places, most) - 1
    return places[at] if at >= 0 and places[at] > least else None


def _good_places(document: QTextDocument, pixel: float) -> Iterator[float]:
    """Return the tops of paragraphs, tables and rows, but for those that belong to what is above them."""
    under = _LINES_UNDER_HEADING
    for piece in _pieces(document):
        if isinstance(piece, QTextTable):
            if under >= _LINES_UNDER_HEADING:
                yield _row_top(document, piece, 0, pixel)
            yield from (_row_top(document, piece, row, pixel) for row in range(2, piece.rows()))
            under = _LINES_UNDER_HEADING
        elif piece.text().strip():
            is_heading = piece.blockFormat().headingLevel() > 0
            if under >= _LINES_UNDER_HEADING or (is_heading and under > 0):
                yield document.documentLayout().blockBoundingRect(piece).top()
            under = 0 if is_heading else under + 1


def _pieces(document: QTextDocument) -> Iterator[QTextBlock | QTextTable]:
    at = document.rootFrame().begin()
    while not at.atEnd():
        frame = at.currentFrame()
        if isinstance(frame, QTextTable):
            yield frame
        elif at.currentBlock().isValid():
            yield at.currentBlock()
        at += 1


def _row_top(document: QTextDocument, table: QTextTable, row: int, pixel: float) -> float:
    firsts = (table.cellAt(row, column).firstCursorPosition().block() for column in range(table.columns()))
    tops = (document.documentLayout().blockBoundingRect(block).top() for block in firsts)
    return min(tops) - _ROW_PADDING * pixel


def _lines(document: QTextDocument) -> Iterator[float]:
    """Return the top of every line, in whatever column."""
    block = document.begin()
    while block.isValid():
        top, layout = document.documentLayout().blockBoundingRect(block).top(), block.layout()
        yield from (top + layout.lineAt(number).y() for number in range(layout.lineCount()))
        block = block.next()
