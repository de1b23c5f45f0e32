"""Painting plain text by hand: wrapped to a few lines, the last one shortened; never read as markup.

It uses no ``Qt`` namespace: loading its 127 enums costs 20 ms, and the first window paints with this.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QTextLayout, QTextOption

from simulator.gui.widgets.ink import brush_of

ELLIPSIS = "…"


def shortened(text: str, metrics: QFontMetrics | QFontMetricsF, width: float) -> str:
    """Return the text, or as much of its beginning as fits in ``width`` pixels with an ellipsis."""
    if metrics.horizontalAdvance(text) <= width:
        return text
    fits, too_long = 0, len(text)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        if metrics.horizontalAdvance(text[:middle].rstrip() + ELLIPSIS) <= width:
            fits = middle
        else:
            too_long = middle
    return text[:fits].rstrip() + ELLIPSIS


class Paragraph:
    """A piece of text laid out for one width, ready to be painted.

    Args:
        text: What to show; line breaks become spaces.
        font: In which type.
        width: Pixels.
        most_lines: Where more would be needed, the last line is shortened.
        spacing: The line height as a multiple of the type's own.
    """

    def __init__(
        self, text: str, font: QFont, width: float, *, most_lines: int = 1, spacing: float = 1.15
    ) -> None:
        metrics = QFontMetricsF(font)
        self._font, self._width = font, max(1.0, width)
        self._step = metrics.height() * spacing
        flat = " ".join(text.split())
        starts = self._line_starts(flat)
        self.is_shortened = len(starts) > most_lines
        if self.is_shortened:
            cut = starts[most_lines - 1]
            flat = flat[:cut] + shortened(flat[cut:], metrics, self._width)
        self._layout, self.lines = self._laid_out(flat)
        self.height = self.lines * self._step

    def paint(self, painter: QPainter, left: float, top: float, colour: str) -> float:
        """Paint it and return where it ends, in pixels from the top."""
        tint = QTextLayout.FormatRange()
        tint.start, tint.length = 0, len(self._layout.text())
        tint.format.setForeground(brush_of(colour))
        self._layout.draw(painter, QPointF(left, top), [tint])
        return top + self.height

    def _line_starts(self, text: str) -> list[int]:
        layout, lines = self._laid_out(text)
        return [layout.lineAt(n).textStart() for n in range(lines)]

    def _laid_out(self, text: str) -> tuple[QTextLayout, int]:
        layout = QTextLayout(text, self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        lines = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._width)
            line.setPosition(QPointF(0, lines * self._step))
            lines += 1
        layout.endLayout()
        return layout, lines
