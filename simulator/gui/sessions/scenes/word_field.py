"""WordField: words the room said, one after the other, larger the more often they were said."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import SaidWord
from simulator.gui.sessions.scenes.scene import LEAST, Scene

_SIZES: Final = (96, 84, 74, 66, 58, 50, 44, 40, 37, LEAST)
_ONCE: Final = 0.62
"""How large a word is that was said once, beside the one said most often."""
_BETWEEN: Final = 0.9
"""The room between two words, in parts of their size."""
_LEADING: Final = 1.2
_MOST: Final = 150
"""Words; more than fit anywhere."""


class _Placed(NamedTuple):
    """A word, where its line stands, and its size."""

    left: float
    base: float
    size: float
    text: str
    times: str


class WordField(QWidget):
    """Fills its place with words; those that cannot be read any more are counted at the end."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._scene = scene
        self._words: tuple[SaidWord, ...] = ()
        self._most = 1
        self._known: tuple[object, list[_Placed]] | None = None

    def show_said(self, words: tuple[SaidWord, ...], most: int) -> None:
        """Show words; ``most`` is how often the most frequent one of the whole wall was said."""
        self._words, self._most = words, max(1, most)
        self.setAccessibleName(", ".join(word.text for word in words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for word in self._placed():
            painter.setFont(self._scene.face(word.size))
            painter.setPen(self._scene.colour("ink"))
            painter.drawText(QPointF(word.left, word.base), word.text)
            if word.times:
                wide = painter.fontMetrics().horizontalAdvance(word.text)
                painter.setFont(self._scene.face(max(LEAST, word.size * _ONCE)))
                painter.setPen(self._scene.colour("muted"))
                painter.drawText(QPointF(word.left + wide, word.base), word.times)

    def _placed(self) -> list[_Placed]:
        """Return the words in the largest type in which all fit; in the smallest, as many as do."""
        key = (self._words, self._most, self.size(), self._scene.scale)
        if self._known is None or self._known[0] != key:
            self._known = key, self._placed_anew()
        return self._known[1]

    def _placed_anew(self) -> list[_Placed]:
        for size in _SIZES if len(self._words) <= _MOST else ():
            placed, high = self._flow(self._words, size)
            if high <= self.height():
                return placed
        few, many = 0, min(len(self._words), _MOST)  # few fit, and many do not
        while many - few > 1:
            middle = (few + many) // 2
            few, many = (middle, many) if self._cut(middle)[1] <= self.height() else (few, middle)
        return self._cut(few)[0]

    def _cut(self, shown: int) -> tuple[list[_Placed], float]:
        rest = SaidWord(f"+ {len(self._words) - shown}")
        return self._flow((*self._words[:shown], rest), LEAST)

    def _flow(self, words: tuple[SaidWord, ...], largest: int) -> tuple[list[_Placed], float]:
        """Set words in rows; return them and how high they are."""
        row: list[_Placed] = []
        placed: list[_Placed] = []
        left = top = 0.0
        faces: dict[float, QFontMetricsF] = {}
        for word in words:
            size = self._size(word.times, largest)
            metrics = faces.get(size) or QFontMetricsF(self._scene.face(size))
            faces[size] = metrics
            times = f" ×{word.times}" if word.times > 1 else ""
            room = self.width() - metrics.horizontalAdvance(times) - self._scene.px(4)
            text = metrics.elidedText(word.text, Qt.TextElideMode.ElideRight, room)
            wide = metrics.horizontalAdvance(text + times)
            if row and left + wide > self.width():
                top += self._close(row, top, placed)
                row, left = [], 0.0
            row.append(_Placed(left, 0.0, size, text, times))
            left += wide + self._scene.px(size * _BETWEEN)
        if row:
            top += self._close(row, top, placed)
        return placed, top

    def _close(self, row: list[_Placed], top: float, placed: list[_Placed]) -> float:
        """Put a row on one line, below what there is; return how high it is."""
        metrics = QFontMetricsF(self._scene.face(max(word.size for word in row)))
        placed.extend(word._replace(base=top + metrics.ascent()) for word in row)
        return metrics.height() * _LEADING

    def _size(self, times: int, largest: int) -> float:
        part = 1.0 if self._most == 1 else (times - 1) / (self._most - 1)
        return max(float(LEAST), largest * (_ONCE + (1 - _ONCE) * part))
