"""Caption: words in large type, set like the captions of a film: rows of even length, in the middle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simulator.gui import theme
from simulator.gui.widgets.text_rows import break_rows, text_layout


@dataclass(frozen=True, slots=True)
class _Set:
    """Words laid out: their rows, the room they take, and for which width and size."""

    layout: QTextLayout
    height: float
    wanted: tuple[str, int, int]


class Caption(QLabel):
    """Words of any length; `show_words` sets them, `fit` chooses their size. Nothing is cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._pixels = 24
        self._token = "ink"
        self._is_italic = False
        self._said: int | None = None
        self._set: _Set | None = None
        self._heights: dict[tuple[int, int, str], int] = {}

    def show_words(self, words: str, *, token: str = "ink", italic: bool = False) -> None:
        """Show words in one of the theme's colours."""
        self._token, self._is_italic, self._said = token, italic, None
        self._set = None
        self._heights.clear()
        self.setText(words)
        self.setVisible(bool(words))

    def show_said(self, characters: int | None) -> None:
        """Show that many characters in full ink and the rest muted; None is all of them. Nothing moves."""
        said = None if characters is None or characters >= len(self.text()) else max(0, characters)
        if said != self._said:
            self._said = said
            self.update()

    @property
    def said(self) -> int:
        """How many characters are in full ink."""
        return len(self.text()) if self._said is None else self._said

    def fit(self, pixels: int) -> None:
        """Use this type size, in pixels."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._set = None
            self.updateGeometry()
            self.update()

    def height_at(self, width: int, pixels: int) -> int:
        """Return how high the words are at that width and type size, in pixels."""
        if not self.text():
            return 0
        wanted = (width, pixels, theme.current().name)
        if wanted not in self._heights:
            layout, leading = self._layout(pixels)
            self._heights[wanted] = round(break_rows(layout, width, leading)[1])
        return self._heights[wanted]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_at(width, self._pixels)

    def sizeHint(self) -> QSize:
        width = self.width() or 600
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._pixels)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        placed = self._placed()
        painter = QPainter(self)
        look = theme.current()
        at = QPointF(0.0, max(0.0, (self.height() - placed.height) / 2))
        painter.setPen(QColor(getattr(look, self._token if self._said is None else "muted")))
        if not self._said:
            placed.layout.draw(painter, at)
            return
        spoken = QTextLayout.FormatRange()
        spoken.start, spoken.length = 0, self._said  # type: ignore[assignment]  # the stubs take them for methods
        spoken.format.setForeground(QColor(getattr(look, self._token)))  # type: ignore[attr-defined]
        placed.layout.draw(painter, at, [spoken])

    def _placed(self) -> _Set:
        """Lay the words out in rows of even length, unless that was done before."""
        wanted = (self.text(), self.width(), self._pixels)
        if self._set is None or self._set.wanted != wanted:
            layout, leading = self._layout(self._pixels)
            rows, height = break_rows(layout, self.width(), leading)
            narrow, wide = self.width() / max(1, rows) / 2, float(self.width())
            while rows > 1 and wide - narrow > 4:  # noqa: PLR2004 - nobody sees four pixels
                middle = (narrow + wide) / 2
                if break_rows(layout, middle, leading)[0] > rows:
                    narrow = middle
                else:
                    wide = middle
            break_rows(layout, wide, leading, left=(self.width() - wide) / 2)
            self._set = _Set(layout, height, wanted)
        return self._set

    def _layout(self, pixels: int) -> tuple[QTextLayout, float]:
        face = QFont(theme.font("title"))
        face.setPixelSize(pixels)
        face.setItalic(self._is_italic)
        layout = text_layout(self.text(), face, Qt.AlignmentFlag.AlignHCenter)
        return layout, QFontMetricsF(face).height() * (1.06 if pixels > 30 else 1.16)  # noqa: PLR2004
