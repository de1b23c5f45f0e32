"""How a quote is marked: a breath of its side's colour, and a line under it that also tells sides apart in grey."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.domain.rubric import Side
from simulator.gui import theme
from simulator.gui.widgets.passages import Passage

_STYLES = {"relationship": Qt.PenStyle.SolidLine, "task": Qt.PenStyle.DashLine}
_APART = 3.5
_WAVE = 3.0


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
    for level, one in enumerate(passages):
        colour = QColor(getattr(worn, one.token))
        is_faint = bool(lit) and one.criterion_id != lit
        colour.setAlphaF(0.45 if is_faint and worn.name != "contrast" else 1.0)
        thick = 3.0 if one.criterion_id == lit else 1.75
        paint_underline(painter, one.token, colour, rect.left(), rect.right(), rect.bottom() + level * _APART, thick)
    if is_current:
        painter.setPen(QPen(QColor(worn.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(-1, -1, 1, 1), 3, 3)


def paint_underline(
    painter: QPainter, token: str, colour: QColor, left: float, right: float, y: float, thick: float
) -> None:
    """Draw a line under words: solid for relationship, dashed for task, wavy for what hurt."""
    pen = QPen(colour, thick, _STYLES.get(token, Qt.PenStyle.SolidLine), Qt.PenCapStyle.FlatCap)
    if token == "task":
        pen.setDashPattern([3, 1.5])
    painter.setPen(pen)
    if token in _STYLES:
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        return
    points, x, is_up = [], left, True
    while x < right:
        points.append(QPointF(x, y - 1 if is_up else y + 1.5))
        x, is_up = x + _WAVE, not is_up
    painter.drawPolyline(QPolygonF([*points, QPointF(right, y)]))


class Swatch(QWidget):
    """A short sample of a mark, for the legend."""

    def __init__(self, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(22), theme.current().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn = theme.current()
        colour = QColor(getattr(worn, self._token))
        ground = QColor(colour)
        ground.setAlphaF(0.0 if worn.name == "contrast" else 0.14)
        painter.fillRect(self.rect(), ground)
        paint_underline(painter, self._token, colour, 0, self.width(), self.height() - 2.5, 1.75)


LEGEND = ((Side.RELATIONSHIP.value, "relationship"), (Side.TASK.value, "task"), ("bad", "it hurt"))
"""Colour token and word of each kind of mark."""
