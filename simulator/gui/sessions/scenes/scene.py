"""Scene: what every picture on the wall stands on: sizes that grow with the window, the projector's colours.

Lengths and type sizes are given as they are on a wall of 1920 by 1080 pixels, and grow and shrink with it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import Wall
from simulator.gui.sessions.scenes.wall_text import LEAST, WALL_THEME, WallText

__all__ = ["BODY", "GIANT", "HIGH", "LEAD", "LEAST", "MARGIN", "TITLE", "WALL_THEME", "WIDE", "Scene"]

WIDE: Final = 1920
HIGH: Final = 1080
BODY: Final = 44
LEAD: Final = 56
TITLE: Final = 72
GIANT: Final = 96
"""Steps of the type scale above LEAST, the smallest type there is on the wall; a timer may be larger."""
MARGIN: Final = 80
"""What projectors cut off, and some air."""


class Scene(QWidget):
    """One picture on the wall; each kind of wall has a subclass, listed in ``wall_scenes.SCENES``.

    A subclass makes its pieces once, fills them in ``show_wall`` and places them in ``arrange``, which
    is called whenever the size has changed; after ``show_wall`` it calls ``arrange`` itself.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.least_scale = 0.0
        """The floor of ``scale``; the room's window sets it, the console's preview does not."""

    def show_wall(self, wall: Wall) -> None:
        """Show a wall of this scene's kind."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Place the pieces anew for ``width()`` and ``height()``."""

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

    def words(
        self,
        size: float = BODY,
        token: str = "ink",
        *,
        weight: QFont.Weight = QFont.Weight.Normal,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> WallText:
        """Return an empty piece of text of this scene; it wraps, and shrinks to fit its place."""
        return WallText(self, size, token, weight=weight, align=align)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground; a subclass that paints more calls this first."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.colour("paper"))


def clock_words(seconds: int) -> str:
    """Return what a timer shows: "3:00", "1:05:00", and past its end "+0:12"."""
    whole = abs(seconds)
    hours, minutes = whole // 3600, whole // 60 % 60
    shown = f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
    return f"+{shown}" if seconds < 0 else shown
