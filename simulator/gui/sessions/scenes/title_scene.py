"""TitleScene: a few large words, before the start, between activities and in a break."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import TitleWall, Wall
from simulator.gui.sessions.scenes.scene import BODY, GIANT, LEAD, MARGIN, Scene, clock_words

_CLOCK = 220
_GAP = 36
_QUOTATION = 0.26
"""The part of the height a quotation may take."""


class TitleScene(Scene):
    """Title, what comes next, a timer in a break, and a quotation at the foot."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.title = self.words(GIANT, weight=QFont.Weight.DemiBold, align=middle)
        self.subtitle = self.words(LEAD, "muted", align=middle)
        self.clock = self.words(_CLOCK, "accent", weight=QFont.Weight.DemiBold, align=middle)
        self.quotation = self.words(BODY, "muted", align=middle)

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, TitleWall)  # noqa: S101
        self.title.show_words(wall.title)
        self.subtitle.show_words(wall.subtitle)
        self.clock.show_words("" if wall.seconds_left is None else clock_words(wall.seconds_left))
        self.quotation.show_words(wall.quotation)
        self.arrange()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        wide, foot = self.width() - 2 * margin, self.height() - margin
        if self.quotation.text():
            side = margin + round(wide * 0.1)
            most = round(self.height() * _QUOTATION)
            self.quotation.stand(side, foot - most, self.width() - 2 * side, most)
            foot -= most + gap
        self._stack(margin, wide, foot - margin, gap)

    def _stack(self, top: int, wide: int, room: int, gap: int) -> None:
        """Let what there is stand in the middle of the room, the title giving way first."""
        rows = [each for each in (self.title, self.subtitle, self.clock) if each.text()]
        if not rows:
            return
        heights = {each: each.height_in(wide) for each in rows}
        over = sum(heights.values()) + gap * (len(rows) - 1) - room
        if over > 0:
            first = rows[0] if rows[0] is self.title else rows[-1]
            heights[first] = max(self.px(BODY), heights[first] - over)
        at = top + max(0, (room - sum(heights.values()) - gap * (len(rows) - 1)) // 2)
        for each in rows:
            each.stand(top, at, wide, heights[each])
            at += heights[each] + gap
