"""The one way points are drawn as a bar: solid for what is sure, hatched for what hangs on a person."""

from __future__ import annotations

from PySide6 import QtCore  # its Qt only when something is hatched: it takes long to load
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from simulator.gui import theme


def paint_points(painter: QPainter, bar: QRectF, colour: str, low: float, high: float | None = None) -> None:
    """Paint a bar, rounded at its ends.

    Args:
        painter: Where to.
        bar: The whole length, as many pixels high as the bar is thick.
        colour: Of what was earned, "#rrggbb".
        low: The part that is sure, 0 to 1.
        high: The most it can become, 0 to 1; None if it is all sure.
    """
    worn = theme.current()
    most = low if high is None else high
    shape = QPainterPath()
    shape.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(shape)
    painter.fillRect(bar, QColor(_track()))
    sure = QRectF(bar.left(), bar.top(), bar.width() * min(1.0, low), bar.height())
    painter.fillRect(sure, QColor(colour))
    if most > low:
        doubt = QRectF(sure.right(), bar.top(), bar.width() * (min(1.0, most) - low), bar.height())
        painter.fillRect(doubt, QBrush(QColor(colour), QtCore.Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(QColor(colour), 1.5))
        painter.drawLine(doubt.topRight(), doubt.bottomRight())
    painter.setClipping(False)
    if worn.name == "contrast" or most > low:
        painter.setPen(QPen(QColor(colour), 1.5))
        painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
    painter.restore()


def _track() -> str:
    worn = theme.current()
    return worn.paper if worn.name == "contrast" else theme.mixed(worn.surface, worn.ink, 0.1)
