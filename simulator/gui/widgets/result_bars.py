"""Two small bars, relationship and task, with their points in words: never one number alone."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from simulator.gui import theme
from simulator.gui.widgets.bar_paint import paint_points

_BAR_HEIGHT = 6
_LINE = 22


class TwoSides(NamedTuple):
    """What an attempt came to: whole points out of whole points."""

    relationship_points: int
    relationship_of: int
    task_points: int
    task_of: int

    @property
    def words(self) -> str:
        """Both sides in words, for a screen reader."""
        return (
            f"relationship {self.relationship_points} of {self.relationship_of}, "
            f"task {self.task_points} of {self.task_of}"
        )


def bars_height() -> int:
    """Return how many pixels the two bars take, one above the other."""
    return 2 * theme.current().px(_LINE)


def paint_bars(painter: QPainter, area: QRectF, result: TwoSides) -> None:
    """Paint both bars into an area of ``bars_height()``, each with its name and its points."""
    worn = theme.current()
    sides = (
        ("Relationship", result.relationship_points, result.relationship_of, worn.relationship),
        ("Task", result.task_points, result.task_of, worn.task),
    )
    line = worn.px(_LINE)
    for row, (name, points, of, colour) in enumerate(sides):
        top = area.top() + row * line
        paint_bar(painter, QRectF(area.left(), top, area.width(), line), name, (points, of), colour)


def paint_bar(painter: QPainter, area: QRectF, name: str, reached: tuple[int, int], colour: str) -> None:
    """Paint one bar with its name on the left and its points on the right."""
    worn = theme.current()
    points, of = reached
    font = theme.font("small")
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    baseline = area.top() + (area.height() + metrics.ascent() - metrics.descent()) / 2
    painter.setPen(QColor(worn.muted))
    painter.drawText(QPointF(area.left(), baseline), name)
    words = f"{points} of {of}"
    painter.setPen(QColor(worn.ink))
    painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(words), baseline), words)
    left = area.left() + metrics.horizontalAdvance("Relationship") + theme.GAP_M
    right = area.right() - metrics.horizontalAdvance("88 of 88") - theme.GAP_M
    if right - left < worn.px(24):
        return
    height = worn.px(_BAR_HEIGHT)
    groove = QRectF(left, area.center().y() - height / 2, right - left, height)
    paint_points(painter, groove, colour, points / of if of else 0.0)
