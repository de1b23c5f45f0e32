"""LibraryCard: the surface every card of the library is painted on; it is pressed like a button."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from simulator.gui import theme
from simulator.gui.widgets.ink import fill, outline, rounded

NARROWEST = 264
"""Pixels at scale 1."""
RIM = 2
"""Pixels beside a card that its shadow may take."""
_SHADOW_STEPS = 5
_SHADOW = "#053c2c14"


class LibraryCard(QAbstractButton):
    """A card that lights up under the pointer; subclasses paint what is on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_under_pointer = False

    def height_for(self, width: int) -> int:
        """Return the height the card wants at a width, in pixels."""
        raise NotImplementedError

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        """Paint what is on the card."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        width = theme.current().px(NARROWEST)
        return QSize(width, self.height_for(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses the card; arrows and Enter are the grid's, which knows where the cards lie."""
        if event.key() == QtCore.Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_under_pointer = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_under_pointer = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = worn.line_width / 2
        area = QRectF(self.rect()).adjusted(half + RIM, half + 1, -half - RIM, -half - 3)
        if worn.has_shadow:
            _paint_shadow(painter, area)
        is_lit = self._is_under_pointer or self.isDown()
        shape = rounded(area, theme.CORNER)
        fill(painter, shape, worn.surface)
        self.paint_content(painter, area)
        outline(painter, shape, worn.accent if is_lit else worn.line, worn.line_width)


def rim_height() -> int:
    """Return how many pixels above and below its surface a card needs for its line and its shadow."""
    return theme.current().line_width + 4


def _paint_shadow(painter: QPainter, area: QRectF) -> None:
    for step in range(1, _SHADOW_STEPS):
        reach = step / 2
        lower = area.adjusted(-reach, 0, reach, step * 0.75)
        fill(painter, rounded(lower, theme.CORNER + reach), _SHADOW)
