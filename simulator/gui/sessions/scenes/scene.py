"""Scene: what every picture on the wall stands on: sizes that grow with the window, the projector's colours.

Lengths and type sizes are given as they are on a wall of 1920 by 1080 pixels, and grow and shrink with it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent

from simulator.domain.sessions.wall import Utterance, Wall
from simulator.gui.sessions.scenes.scaled import BODY, HIGH, LEAST, WALL_THEME, WIDE, Scaled
from simulator.gui.sessions.scenes.wall_text import WallText

__all__ = ["BODY", "GIANT", "HIGH", "LEAD", "LEAST", "MARGIN", "TITLE", "WALL_THEME", "WIDE", "Scene"]

LEAD: Final = 56
TITLE: Final = 72
GIANT: Final = 96
"""Steps of the type scale above BODY; a timer may be larger."""
MARGIN: Final = 80
"""What projectors cut off, and some air."""


class Scene(Scaled):
    """One picture on the wall; each kind of wall has a subclass, listed in ``wall_scenes.SCENES``.

    A subclass makes its pieces once, fills them in ``show_wall`` and places them in ``arrange``, which
    is called whenever the size has changed; after ``show_wall`` it calls ``arrange`` itself.
    """

    def show_wall(self, wall: Wall) -> None:
        """Show a wall of this scene's kind."""
        raise NotImplementedError

    def show_utterance(self, utterance: Utterance) -> None:
        """Show how what stands on the wall is being said, where somebody speaks."""

    def arrange(self) -> None:
        """Place the pieces anew for ``width()`` and ``height()``."""

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
