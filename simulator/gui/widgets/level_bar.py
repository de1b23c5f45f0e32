"""LevelBar: how loud the microphone hears one, calmly; a mark shows from where on it is enough."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simulator.gui import theme
from simulator.gui.widgets.ink import fill, outline, rounded

_HEIGHT = 10
_FALL = 0.8
ENOUGH = 0.3
"""From this level on words can be made out well."""


class LevelBar(QWidget):
    """Rises at once and sinks slowly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("How loud it is"))
        theme.notifier().changed.connect(self.updateGeometry)

    @property
    def level(self) -> float:
        """What it shows, 0 to 1."""
        return self._level

    def show_level(self, level: float) -> None:
        """Show how loud it is, 0 to 1."""
        self._level = max(min(1.0, level), self._level * _FALL)
        self.update()

    def clear(self) -> None:
        """Show silence."""
        self._level = 0.0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = worn.line_width / 2
        whole = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        corner = whole.height() / 2
        shape = rounded(whole, corner)
        fill(painter, shape, worn.surface if worn.name == "contrast" else worn.line)
        painter.save()
        painter.setClipPath(shape)
        lit = QRectF(whole)
        lit.setWidth(whole.width() * self._level)
        fill(painter, rounded(lit, corner), worn.accent)
        mark = QRectF(whole.left() + whole.width() * ENOUGH, whole.top(), worn.px(2), whole.height())
        fill(painter, rounded(mark, 0), worn.paper)
        painter.restore()
        if worn.name == "contrast":
            outline(painter, shape, worn.line, worn.line_width)
