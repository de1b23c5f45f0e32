"""WallText: words on the wall, as large as their place allows and never too small for the last row."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy

from simulator.gui.sessions.scenes.scaled import LEAST, Scaled
from simulator.gui.widgets.text_rows import break_rows, text_layout

_STEP: Final = 4
_LOOSE, _TIGHT = 1.14, 1.02
_TIGHT_FROM: Final = 60


class WallText(QLabel):
    """Plain words; where they do not fit even in the smallest type, the last row ends in "…".

    Sizes are given as they are at 1920 by 1080.
    """

    def __init__(
        self,
        scene: Scaled,
        size: float,
        token: str = "ink",
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(scene)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._scene, self._size, self._token = scene, size, token
        self._weight, self._align = weight, align
        self._is_balanced = align == Qt.AlignmentFlag.AlignHCenter
        self._is_top = False
        self._said: int | None = None
        self.setVisible(False)

    def show_words(self, words: str, *, token: str | None = None) -> None:
        """Show words, in another colour if one is named; without words it is hidden."""
        token = token or self._token
        if (words, token) == (self.text(), self._token) and self.isHidden() is not bool(words):
            return
        self._token, self._said = token, None
        self.setText(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    @property
    def said(self) -> int:
        """How many characters stand in full ink."""
        return len(self.text()) if self._said is None else self._said

    def show_said(self, characters: int | None) -> None:
        """Keep what was not said yet in softer ink; None for all said."""
        said = None if characters is None or characters >= len(self.text()) else max(0, characters)
        if said != self._said:
            self._said = said
            self.update()

    def set_size(self, size: float) -> None:
        """Use at most this size."""
        if size == self._size:
            return
        self._size = size
        self.updateGeometry()
        self.update()

    def stand_at_top(self) -> None:
        """Begin at the upper edge of the place instead of standing in its middle."""
        self._is_top = True
        self.update()

    def stand(self, left: float, top: float, width: float, height: float) -> None:
        """Take a place, in pixels."""
        self.setGeometry(QRect(round(left), round(top), max(1, round(width)), max(1, round(height))))

    def size_in(self, width: float, height: float) -> float:
        """Return the largest size up to its own in which the words fit into so many pixels, or LEAST."""
        size = max(self._size, float(LEAST))
        while size > LEAST and not self._fits(size, width, height):
            size = max(float(LEAST), size - _STEP)
        return size

    def height_in(self, width: float, size: float | None = None) -> int:
        """Return how high the words are at that width, at their own size or another; pixels."""
        if not self.text():
            return 0
        layout, leading = self._layout(size or self._size)
        return ceil(break_rows(layout, width, leading)[1])  # half a pixel less would cost a row

    def width_of_row(self, size: float | None = None) -> int:
        """Return how wide the words are in one row; pixels."""
        return round(QFontMetricsF(self._face(size or self._size)).horizontalAdvance(self.text())) + 2

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_in(width)

    def sizeHint(self) -> QSize:
        width = self.width() or self._scene.width()
        return QSize(min(width, self.width_of_row()), self.height_in(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._scene.px(LEAST) * 2, self._scene.px(LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        size = self.size_in(self.width(), self.height())
        layout, leading = self._layout(size)
        rows, height = break_rows(layout, self.width(), leading)
        if rows > 1 and height > self.height():
            layout, rows, height = self._cut(leading, size)
        elif self._is_balanced and rows > 1:
            self._balance(layout, rows, leading)
        painter = QPainter(self)
        painter.setPen(QPen(self._scene.colour(self._token if self._said is None else "muted")))
        top = 0.0 if self._is_top else max(0.0, (self.height() - height) / 2)
        layout.draw(painter, QPointF(0.0, top), self._inked())

    def _inked(self) -> list[QTextLayout.FormatRange]:
        """Return what of the words is in full ink, where the rest is not."""
        if not self._said:
            return []
        spoken = QTextLayout.FormatRange()
        spoken.start = 0  # type: ignore[assignment]  # the stubs take them for methods
        spoken.length = len(self.text()[: self._said].encode("utf-16-le")) // 2  # type: ignore[assignment]
        spoken.format.setForeground(self._scene.colour(self._token))  # type: ignore[attr-defined]
        return [spoken]

    def _fits(self, size: float, width: float, height: float) -> bool:
        layout, leading = self._layout(size)
        if break_rows(layout, width, leading)[1] > height:
            return False
        metrics = QFontMetricsF(self._face(size))
        return all(metrics.horizontalAdvance(word) <= width for word in self.text().split())

    def _cut(self, leading: float, size: float) -> tuple[QTextLayout, int, float]:
        """Return a layout of as many rows as there is room for, the last of them ending in an ellipsis."""
        layout, _ = self._layout(size)
        break_rows(layout, self.width(), leading)
        most = max(1, int(self.height() / leading))
        last = layout.lineAt(most - 1)
        kept = self.text().encode("utf-16-le")[: 2 * (last.textStart() + last.textLength())]
        words = kept.decode("utf-16-le", "ignore").rstrip()
        while words:
            shorter = text_layout(f"{words}…", self._face(size), self._align)
            rows, height = break_rows(shorter, self.width(), leading)
            if rows <= most:
                return shorter, rows, height
            words = words[:-1].rstrip()
        return layout, most, most * leading

    def _balance(self, layout: QTextLayout, rows: int, leading: float) -> None:
        """Break the rows to an even length, in the middle."""
        narrow, wide = self.width() / rows / 2, float(self.width())
        while wide - narrow > 4:  # noqa: PLR2004  # nobody sees four pixels
            middle = (narrow + wide) / 2
            if break_rows(layout, middle, leading)[0] > rows:
                narrow = middle
            else:
                wide = middle
        break_rows(layout, wide, leading, left=(self.width() - wide) / 2)

    def _layout(self, size: float) -> tuple[QTextLayout, float]:
        face = self._face(size)
        leading = QFontMetricsF(face).height() * (_TIGHT if size >= _TIGHT_FROM else _LOOSE)
        return text_layout(self.text(), face, self._align), leading

    def _face(self, size: float) -> QFont:
        return self._scene.face(size, self._weight)
