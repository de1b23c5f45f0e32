"""Where words in doubt stand in an editor, and how they look: a breath of tint over a row of dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from simulator.domain.attempt import Doubt
from simulator.gui import theme
from simulator.gui.widgets.text_units import unit_count

_DOT = 2.2
_STEP = 4.4
_GAP_WIDTH = 10
"""How wide the place is where a word may have been missed, in pixels before the theme's scale."""


def tinted(editor: QPlainTextEdit, doubts: Iterable[Doubt]) -> list[QTextEdit.ExtraSelection]:
    """Return a ground of their own for the words in doubt; none in high contrast, which has no tints."""
    worn = theme.current()
    if worn.name == "contrast":
        return []
    text, made = editor.toPlainText(), list[QTextEdit.ExtraSelection]()
    ground = QColor(theme.mixed(worn.surface, worn.unsure, 0.14))
    for doubt in doubts:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(editor.document())
        cursor.setPosition(unit_count(text[: doubt.start]))
        cursor.setPosition(unit_count(text[: doubt.end]), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor  # type: ignore[assignment]  # a field, though Qt's stubs call it a method
        selection.format.setBackground(ground)  # type: ignore[attr-defined]  # likewise
        made.append(selection)
    return made


def paint_doubts(painter: QPainter, editor: QPlainTextEdit, doubts: Sequence[Doubt]) -> None:
    """Dot the line under each word in doubt; a hook where one may have been missed."""
    worn = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.unsure))
    dot, step = _DOT * worn.scale, _STEP * worn.scale
    for doubt in doubts:
        for area in places_of(editor, doubt):
            count = max(1, int(area.width() // step))
            inset = (area.width() - (count - 1) * step) / 2
            for number in range(count):
                middle = QPointF(area.left() + inset + number * step, area.bottom() - dot / 2)
                painter.drawEllipse(middle, dot / 2, dot / 2)


def doubt_at(editor: QPlainTextEdit, doubts: Iterable[Doubt], point: QPointF) -> Doubt | None:
    """Return the word in doubt at a point of the editor's viewport."""
    return next(
        (doubt for doubt in doubts if any(area.contains(point) for area in places_of(editor, doubt))), None
    )


def places_of(editor: QPlainTextEdit, doubt: Doubt) -> Iterator[QRectF]:
    """Return where a word in doubt stands in the viewport; a word may be broken across rows."""
    text = editor.toPlainText()
    start, end = unit_count(text[: doubt.start]), unit_count(text[: doubt.end])
    cursor = QTextCursor(editor.document())
    cursor.setPosition(start)
    first = editor.cursorRect(cursor)
    cursor.setPosition(end)
    last = editor.cursorRect(cursor)
    right = float(editor.viewport().width())
    if start == end:
        half = theme.current().px(_GAP_WIDTH) / 2
        yield QRectF(first.center().x() - half, first.top(), 2 * half, first.height())
    elif first.top() == last.top():
        yield QRectF(first.left(), first.top(), last.left() - first.left(), first.height())
    else:
        yield QRectF(first.left(), first.top(), right - first.left(), first.height())
        yield QRectF(0, last.top(), last.left(), last.height())
