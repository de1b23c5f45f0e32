"""How a quote is marked: a breath of colour, and a line under it that tells sides apart in grey too."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from simulator.gui import theme
from simulator.gui.widgets.passages import Passage

_DASHES = {"relationship": [], "task": [3, 1.5], "unsure": [1, 1.6]}
_WORDS = {"relationship": "relationship", "task": "task", "bad": "it hurt", "unsure": "not sure"}
_MOST_LINES = 2
_APART = 3.5
_WAVE = 3.0


def mark_of(passage: Passage) -> str:
    """Return the kind of mark: a side, "bad" for what hurt, or "unsure"."""
    return passage.token if passage.is_sure else "unsure"


def paint_piece(
    painter: QPainter, rect: QRectF, passages: tuple[Passage, ...], lit: str | None, *, is_current: bool
) -> None:
    """Paint one stretch of marked text: ground, lines under it, and a ring where the keyboard is."""
    worn = theme.current()
    is_lit = any(one.criterion_id == lit for one in passages)
    first = next((one for one in passages if one.criterion_id == lit), passages[-1])
    strength = 0.34 if is_lit else 0.06 if lit else 0.14
    ground = rect.adjusted(0, 1, 0, 1)
    if worn.name != "contrast":
        colour = QColor(getattr(worn, first.token))
        colour.setAlphaF(strength)
        painter.fillRect(ground, colour)
    elif is_lit:
        painter.fillRect(ground, QColor(theme.mixed(worn.paper, getattr(worn, first.token), 0.35)))
    # Two lines at most: a third would run into the words below. What is lit comes first.
    for level, one in enumerate(sorted(passages, key=lambda one: one.criterion_id != lit)[:_MOST_LINES]):
        colour = QColor(getattr(worn, one.token))
        is_faint = bool(lit) and one.criterion_id != lit
        colour.setAlphaF(0.45 if is_faint and worn.name != "contrast" else 1.0)
        thick = 3.0 if one.criterion_id == lit else 1.75
        y = rect.bottom() + level * _APART
        paint_underline(painter, mark_of(one), colour, rect.left(), rect.right(), y, thick)
    if is_current:
        painter.setPen(QPen(QColor(worn.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(-1, -1, 1, 1), 3, 3)


def paint_underline(
    painter: QPainter, mark: str, colour: QColor, left: float, right: float, y: float, thick: float
) -> None:
    """Draw a line under words: solid relationship, dashed task, dotted not sure, wavy hurt."""
    pen = QPen(colour, thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if _DASHES.get(mark):
        pen.setDashPattern(_DASHES[mark])
    painter.setPen(pen)
    if mark in _DASHES:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        return
    points, x, is_up = [], left, True
    while x < right:
        points.append(QPointF(x, y - 1 if is_up else y + 1.5))
        x, is_up = x + _WAVE, not is_up
    painter.drawPolyline(QPolygonF([*points, QPointF(right, y)]))


class Swatch(QWidget):
    """A short sample of a mark, for the legend."""

    def __init__(self, mark: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(22), theme.current().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        colour = QColor(worn.muted if self._mark == "unsure" else getattr(worn, self._mark))
        ground = QColor(colour)
        ground.setAlphaF(0.0 if worn.name == "contrast" else 0.14)
        painter.fillRect(self.rect(), ground)
        paint_underline(painter, self._mark, colour, 0, self.width(), self.height() - 2.5, 1.75)


class Legend(QWidget):
    """What the marks mean; only those that are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.GAP_S)

    def show_marks(self, passages: Iterable[Passage]) -> None:
        """Show a sample and a word for each kind of mark among the passages."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = {mark_of(one) for one in passages}
        for mark, word in _WORDS.items():
            if mark in found:
                label = theme.label(word, "caption")
                label.setWordWrap(False)
                self._row.addWidget(Swatch(mark), 0, Qt.AlignmentFlag.AlignVCenter)
                self._row.addWidget(label)
