"""Filling and outlining shapes without the ``Qt`` namespace, whose 127 enums take 20 ms to load.

``QPainter.setPen`` and ``setBrush`` load it; what the first window paints is painted with these.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPalette, QPen


@cache
def brush_of(colour: str) -> QBrush:
    """Return a brush of one colour, "#rrggbb" or "#aarrggbb"."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(colour))
    return palette.brush(QPalette.ColorRole.Base)


def rounded(area: QRectF, corner: float) -> QPainterPath:
    """Return an area with round corners."""
    shape = QPainterPath()
    shape.addRoundedRect(area, corner, corner)
    return shape


def fill(painter: QPainter, shape: QPainterPath, colour: str) -> None:
    """Fill a shape."""
    painter.fillPath(shape, brush_of(colour))


def outline(painter: QPainter, shape: QPainterPath, colour: str, width: float) -> None:
    """Draw the edge of a shape, as wide as that many pixels."""
    pen = QPen()
    pen.setBrush(brush_of(colour))
    pen.setWidthF(width)
    painter.strokePath(shape, pen)
