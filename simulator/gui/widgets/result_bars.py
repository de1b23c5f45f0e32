"""A result as it is shown: the customer's own words, then two small bars; never one number alone."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from simulator.gui import theme
from simulator.gui.widgets.bar_paint import paint_points
from simulator.gui.widgets.text_paint import ELLIPSIS, Paragraph, shortened

_BAR_HEIGHT = 6
_LINE = 22
_RETURNS = {"yes": "comes back", "perhaps": "may come back", "no": "does not come back"}


class ShownResult(NamedTuple):
    """What an attempt came to: whole points out of whole points, and what the customer makes of it.

    Attributes:
        because: Why the customer comes back or not, in their own words.
        comes_back: "yes", "perhaps" or "no".
    """

    relationship_points: int
    relationship_of: int
    task_points: int
    task_of: int
    because: str
    comes_back: str

    @property
    def returns(self) -> str:
        """Whether the customer comes back, in a word or two."""
        return _RETURNS.get(self.comes_back, self.comes_back)

    @property
    def words(self) -> str:
        """All of it in words, for a screen reader."""
        return (
            f"{self.returns}, “{self.because}”, "
            f"relationship {self.relationship_points} of {self.relationship_of}, "
            f"task {self.task_points} of {self.task_of}"
        )


def bars_height() -> int:
    """Return how many pixels the two bars take, one above the other."""
    return 2 * theme.current().px(_LINE)


def quote_height() -> int:
    """Return how many pixels one line of the customer's words takes."""
    return round(QFontMetricsF(theme.font("body")).height() * 1.15)


def result_height() -> int:
    """Return how many pixels the words and the bars below them take."""
    return quote_height() + theme.GAP_XS + bars_height()


def paint_result(painter: QPainter, area: QRectF, result: ShownResult) -> None:
    """Paint the customer's words with both bars below them, into an area of ``result_height()``."""
    paint_quote(painter, area, result)
    top = area.top() + quote_height() + theme.GAP_XS
    paint_bars(painter, QRectF(area.left(), top, area.width(), bars_height()), result)


def paint_quote(painter: QPainter, area: QRectF, result: ShownResult) -> None:
    """Paint the customer's words at the top of an area: one line, shortened inside its quotation marks."""
    font = theme.font("body")
    metrics = QFontMetricsF(font)
    room = area.width() - metrics.horizontalAdvance("“”")
    words = _shortened_at_a_word(" ".join(result.because.split()), metrics, room)
    Paragraph(f"“{words}”", font, area.width()).paint(painter, area.left(), area.top(), theme.current().ink)


def _shortened_at_a_word(words: str, metrics: QFontMetricsF, room: float) -> str:
    shown = shortened(words, metrics, room)
    if shown == words:
        return words
    kept = shown.removesuffix(ELLIPSIS)
    is_cut = words[len(kept) : len(kept) + 1] not in ("", " ")
    if is_cut and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(" .,;:!?–—") + ELLIPSIS


def paint_bars(painter: QPainter, area: QRectF, result: ShownResult) -> None:
    """Paint both bars into an area of ``bars_height()``; the customer's words belong beside them."""
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
