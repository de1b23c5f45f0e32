"""RewordingScene: a criterion the room read differently, and the new words as they are typed."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import RewordingWall, Wall
from simulator.gui.sessions.scenes.scene import BODY, GIANT, LEAD, MARGIN, Scene

_GAP = 40
_ASKED = 0.3
"""The part of the height the old words may take."""


class RewordingScene(Scene):
    """The question to the room, the old words quietly, the new ones as large as they fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = self.words(BODY, "muted")
        self.asked = self.words(LEAD)
        self.wording = self.words(GIANT, "accent", weight=QFont.Weight.DemiBold)
        self._rule = QRect()

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, RewordingWall)  # noqa: S101
        self.head.show_words(self.tr("We read this differently. Which words would we all read the same way?"))
        self.asked.show_words(self.tr("“{}”").format(wall.criterion))
        self.wording.show_words(wall.wording or "…")
        self.arrange()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        wide, top = self.width() - 2 * margin, margin
        head = self.head.height_in(wide)
        self.head.stand(margin, top, wide, head)
        top += head + gap
        asked = min(self.asked.height_in(wide), round(self.height() * _ASKED))
        self.asked.stand(margin, top, wide, asked)
        top += asked + gap
        self._rule = QRect(margin, top, wide, max(1, self.px(3)))
        top += gap
        self.wording.stand(margin, top, wide, self.height() - margin - top)
        self.wording.stand_at_top()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.fillRect(self._rule, self.colour("line"))
