"""MomentScene: a best moment, the customer's line and the reply, unsigned."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import MomentWall, Wall
from simulator.gui.sessions.scenes.scene import BODY, GIANT, LEAD, MARGIN, TITLE, Scene
from simulator.gui.sessions.scenes.wall_text import LEAST, WallText

_GAP = 44
_WHO_GAP = 6
_RULE = 8
_AIR = 3
"""Pixels, so that rounding costs no row."""
_SIZES = (GIANT, TITLE, LEAD, BODY, LEAST)


class MomentScene(Scene):
    """What was said to the customer is the large part: everything else stands back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.words(LEAD, "accent", weight=QFont.Weight.DemiBold)
        self._pieces: list[tuple[WallText, WallText]] = []
        self._rules: list[QRect] = []
        self._wall = MomentWall("", ())

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, MomentWall)  # noqa: S101
        self._wall = wall
        self.title.show_words(wall.title)
        while len(self._pieces) < len(wall.lines):
            self._pieces.append((self.words(LEAST, "muted"), self.words(TITLE)))
        for place, (who, said) in enumerate(self._pieces):
            line = wall.lines[place] if place < len(wall.lines) else None
            who.show_words(line.who if line else "")
            said.show_words(line.text if line else "", token="muted" if line and line.who else "ink")
        self.arrange()
        self.update()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        wide, foot = self.width() - 2 * margin, self.height() - margin
        high = min(self.title.height_in(wide), round(self.height() * 0.2))
        self.title.stand(margin, margin, wide, high)
        top = margin + high + gap
        side = self.px(4 * _RULE)
        shown = self._pieces[: len(self._wall.lines)]
        heights, used = list[int](), 0
        for size in _SIZES:
            heights = [said.height_in(wide - side, size) + _AIR for _, said in shown]
            used = sum(heights) + sum(self._who_height(who) for who, _ in shown) + gap * len(shown)
            if used <= foot - top + gap or size == LEAST:
                for _, said in shown:
                    said.set_size(size)
                break
        top += max(0, (foot - top - used) // 3)
        self._rules = []
        for (who, said), height in zip(shown, heights, strict=True):
            above = self._who_height(who)
            who.stand(margin + side, top, wide - side, above)
            room = max(1, min(height, foot - top - above))
            said.stand(margin + side, top + above, wide - side, room)
            if not who.text():
                self._rules.append(QRect(margin, top + above, self.px(_RULE), room))
            top += above + height + gap

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for rule in self._rules:
            painter.fillRect(rule, self.colour("accent"))

    def _who_height(self, who: WallText) -> int:
        return who.height_in(self.width()) + self.px(_WHO_GAP) if who.text() else 0
