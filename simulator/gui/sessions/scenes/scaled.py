"""Scaled: sizes that grow and shrink with the wall, and the projector's colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QWidget

from simulator.gui.tokens import THEMES

WALL_THEME: Final = THEMES["projector"]
WIDE: Final = 1920
HIGH: Final = 1080
LEAST: Final = 34
"""The smallest type on the wall, in pixels at 1920 by 1080."""
BODY: Final = 44


class Scaled(QWidget):
    """A widget that is as large as the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least_scale = 0.0
        """The floor of ``scale``; the room's window sets it, the console's preview does not."""

    @property
    def scale(self) -> float:
        """How large this wall is beside one of 1920 by 1080 pixels."""
        return max(self.least_scale, min(self.width() / WIDE, self.height() / HIGH))

    def px(self, length: float) -> int:
        """Return a length on this wall, given as it is at 1920 by 1080; pixels, at least 1."""
        return max(1, round(length * self.scale))

    @staticmethod
    def colour(token: str) -> QColor:
        """Return a colour of the projector's theme by its token, e.g. "accent"."""
        return QColor(getattr(WALL_THEME, token))

    def face(self, size: float = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the system's typeface at a size given as at 1920 by 1080."""
        font = QFont(QGuiApplication.font())
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font
