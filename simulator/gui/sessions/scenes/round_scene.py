"""RoundScene: a timer as large as a door, how to behave, and who meets whom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import RoundWall, Wall
from simulator.gui.sessions.scenes.group_cells import GroupCells
from simulator.gui.sessions.scenes.scene import BODY, LEAD, MARGIN, TITLE, Scene, clock_words

_CLOCK = 300
_ALONE_CLOCK = 420
_GAP = 36
_CUE_GAP = 10
_CLOCK_PART = 0.4
"""The part of the width the timer takes."""
_HEAD_PART, _SQUARE_HEAD_PART = 0.43, 0.36
"""The part of the height above the groups, on a wide wall and on a squarer one."""
_FULL_HEAD_PART = 0.35
"""The same where there are so many groups that they need the room more."""
_MANY_GROUPS = 8
_TITLE_SIZES = (TITLE, 68, 64, 60)
_SLACK = 2
"""Pixels: heights are rounded, and words that are a hair too high would shrink."""
_LAST_SECONDS = 10
_WIDE_WALL = 1.6


class RoundScene(Scene):
    """Cues at the left, the timer at the right, the groups below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        right = Qt.AlignmentFlag.AlignRight
        self.title = self.words(TITLE, weight=QFont.Weight.DemiBold)
        self.cues: tuple[str, ...] = ()
        self._cue_rows = [self.words(LEAD, "muted") for _ in range(4)]
        self.clock = self.words(_CLOCK, "accent", weight=QFont.Weight.DemiBold, align=right)
        self.note = self.words(LEAD, "muted", align=right)
        self.groups = GroupCells(self)

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, RoundWall)  # noqa: S101
        self.title.show_words(wall.title)
        self.cues = wall.cues
        for row, cue in zip(self._cue_rows, (*wall.cues, "", "", "", ""), strict=False):
            row.show_words(cue)
        is_last = wall.is_running and wall.seconds_left <= _LAST_SECONDS
        token = "relationship" if is_last else "accent" if wall.is_running else "ink"
        self.clock.show_words(clock_words(wall.seconds_left), token=token)
        self.note.show_words(wall.note, token="accent" if wall.is_change else "muted")
        self.groups.show_groups(wall.groups, is_change=wall.is_change)
        self.arrange()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        wide, high = self.width() - 2 * margin, self.height() - 2 * margin
        head = round(high * self._head_part())
        clock = round(wide * _CLOCK_PART)
        self._arrange_words(margin, margin, wide - clock - gap, head)
        self._arrange_clock(margin + wide - clock, margin, clock, head)
        self.groups.setGeometry(margin, margin + head + gap, wide, high - head - gap)

    def _head_part(self) -> float:
        if not self.groups.groups:
            return 1.0
        if self.width() / max(1, self.height()) < _WIDE_WALL:
            return _SQUARE_HEAD_PART
        return _FULL_HEAD_PART if len(self.groups.groups) > _MANY_GROUPS else _HEAD_PART

    def _arrange_words(self, left: int, top: int, wide: int, high: int) -> None:
        """Put the title and the cues below one another; the cues shrink together if they must."""
        gap, between = self.px(_CUE_GAP), self.px(_GAP) // 2
        size = next((one for one in _TITLE_SIZES if self.title.width_of_row(one) <= wide), TITLE)
        self.title.set_size(size)
        title = self.title.height_in(wide)
        rows = [row for row in self._cue_rows if row.text()]
        size = next((one for one in (LEAD, 50, BODY, 38) if self._cues_fit(wide, high - title, one)), 34)
        heights = [row.height_in(wide, size) for row in rows]
        total = title + between + sum(heights) + gap * max(0, len(rows) - 1)
        at = top if self.groups.groups else top + max(0, (high - total) // 2)
        self.title.stand(left, at, wide, title + _SLACK)
        at += title + between
        for row, height in zip(rows, heights, strict=True):
            row.set_size(size)
            row.stand(left, at, wide, height + _SLACK)
            at += height + gap

    def _cues_fit(self, wide: int, room: int, size: int) -> bool:
        rows = [row for row in self._cue_rows if row.text()]
        gaps = self.px(_GAP) // 2 + self.px(_CUE_GAP) * len(rows)
        return sum(row.height_in(wide, size) for row in rows) + gaps <= room

    def _arrange_clock(self, left: int, top: int, wide: int, high: int) -> None:
        note = self.note.height_in(wide) if self.note.text() else 0
        self.clock.set_size(_CLOCK if self.groups.groups else _ALONE_CLOCK)
        size = self.clock.size_in(wide, max(1, high - note))
        clock = min(high - note, self.clock.height_in(wide, size))
        # Figures stand on the line and have no feet, so the timer may begin above its place.
        top = top - round(clock * 0.14) if self.groups.groups else top + (high - clock - note) // 2
        self.clock.stand(left, top, wide, clock)
        self.note.stand(left, top + clock, wide, note + _SLACK)
