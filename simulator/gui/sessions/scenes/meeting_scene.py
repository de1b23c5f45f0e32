"""MeetingScene: whose turn it is to tell, their words as they are taken down, and the ideas so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import IdeaLine, MeetingWall, Wall
from simulator.gui.sessions.scenes.scene import BODY, GIANT, LEAD, MARGIN, TITLE, Scene, clock_words
from simulator.gui.sessions.scenes.wall_text import LEAST, WallText

_GAP = 26
_NUMBER = 84
_COUNT = 130
_RULE = 8
_AIR = 3
"""Pixels, so that rounding costs no row."""
_ENOUGH, _ENOUGH_BESIDE = 5, 2
"""Ideas that are shown at least, before the type becomes small for more."""
_TOLD = 0.38
"""The part of the height for the words that are taken down, once there are ideas below."""


class MeetingScene(Scene):
    """While somebody tells, their words have the wall and the newest ideas stand below; then all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.speaker = self.words(TITLE, weight=QFont.Weight.DemiBold)
        self.clock = self.words(TITLE, "accent", align=Qt.AlignmentFlag.AlignRight)
        self.idea = self.words(GIANT)
        self.idea.stand_at_top()
        self.more = self.words(LEAST, "muted")
        self._lines: list[tuple[WallText, WallText, WallText]] = []
        self._rule = QRect()
        self._wall = MeetingWall("")

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, MeetingWall)  # noqa: S101
        self._wall = wall
        heading = self.tr("What we take along") if wall.ideas else self.tr("How I built a relationship")
        self.speaker.show_words(wall.speaker or heading)
        late = wall.seconds_left is not None and wall.seconds_left < 0
        words = "" if wall.seconds_left is None or not wall.speaker else clock_words(wall.seconds_left)
        self.clock.show_words(words, token="unsure" if late else "accent")
        quiet = self.tr("How did you build a relationship? What did you do?")
        is_quiet = not wall.idea and bool(wall.speaker or not wall.ideas)
        self.idea.show_words(quiet if is_quiet else wall.idea, token="muted" if is_quiet else "ink")
        self.arrange()
        self.update()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        wide, foot = self.width() - 2 * margin, self.height() - margin
        clock = self.clock.width_of_row() if self.clock.text() else 0
        head = self.px(TITLE * 1.25)
        self.clock.stand(self.width() - margin - clock, margin, clock, head)
        self.speaker.stand(margin, margin, wide - clock - (2 * gap if clock else 0), head)
        top = margin + head + 2 * gap
        for line in self._lines:
            for piece in line:
                piece.show_words("")
        self.more.show_words("")
        self._rule = QRect()
        if self.idea.text():
            most = foot - top if not self._wall.ideas else round(self.height() * _TOLD)
            side = self.px(4 * _RULE) if self._wall.idea else 0
            self.idea.stand(margin + side, top, wide - side, most)
            if self._wall.idea:
                size = self.idea.size_in(wide - side, most)
                self._rule = QRect(
                    margin, top, self.px(_RULE), min(most, self.idea.height_in(wide - side, size))
                )
            top += most + gap
        if self._wall.ideas:
            self._arrange_ideas(top, wide, foot)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if not self._rule.isNull():
            painter.fillRect(self._rule, self.colour("accent"))

    def _arrange_ideas(self, top: int, wide: int, foot: int) -> None:
        """Set all of them if there is room, else rather a few in large type than many in small."""
        ranked, kept, heights = self._ranked(), 0, list[int]()
        enough = min(len(ranked), _ENOUGH_BESIDE if self._wall.speaker else _ENOUGH)
        last = self.px(LEAST * 1.4)
        for size in (LEAD, BODY, LEAST):
            heights = [self._height(idea, size, wide) for _, idea in ranked]
            kept = self._how_many(heights, foot - top)
            if kept < len(ranked):
                kept = self._how_many(heights, foot - top - last)
            if kept == len(ranked) or (size <= BODY and kept >= enough) or size == LEAST:
                self._place(ranked[:kept], heights[:kept], size, top, wide)
                break
        if kept < len(ranked):
            self.more.show_words(self.tr("and {} more").format(len(ranked) - kept))
            self.more.stand(self.px(MARGIN) + self.px(_NUMBER), foot - last, wide - self.px(_NUMBER), last)

    def _how_many(self, heights: Sequence[int], room: int) -> int:
        """Return how many of these have room one below the other."""
        used = 0
        for many, height in enumerate(heights):
            used += height
            if used > room:
                return many
            used += self.px(_GAP)
        return len(heights)

    def _ranked(self) -> list[tuple[int, IdeaLine]]:
        """The newest first while somebody tells; then what most would take up first."""
        numbered = list(enumerate(self._wall.ideas, start=1))
        if self._wall.speaker:
            return numbered[::-1]
        return sorted(numbered, key=lambda one: (-one[1].plus_ones, one[0]))

    def _place(
        self, ranked: Sequence[tuple[int, IdeaLine]], heights: Sequence[int], size: int, top: int, wide: int
    ) -> None:
        margin, number, count = self.px(MARGIN), self.px(_NUMBER), self.px(_COUNT)
        for place, ((at_number, idea), height) in enumerate(zip(ranked, heights, strict=True)):
            first, words, plus = self._line(place)
            for piece, text in (
                (first, str(at_number)),
                (words, idea.text),
                (plus, f"+{idea.plus_ones}" if idea.plus_ones else ""),
            ):
                piece.set_size(size)
                piece.stand_at_top()
                piece.show_words(text)
            first.stand(margin, top, number, height)
            words.stand(margin + number, top, wide - number - count, height)
            plus.stand(margin + wide - count, top, count, height)
            top += height + self.px(_GAP)

    def _line(self, place: int) -> tuple[WallText, WallText, WallText]:
        while len(self._lines) <= place:
            heavy = QFont.Weight.DemiBold
            right = Qt.AlignmentFlag.AlignRight
            self._lines.append(
                (
                    self.words(BODY, "muted"),
                    self.words(BODY),
                    self.words(BODY, "accent", weight=heavy, align=right),
                )
            )
        return self._lines[place]

    def _height(self, idea: IdeaLine, size: int, wide: int) -> int:
        measured = self._line(0)[1]
        before = measured.text()
        measured.setText(idea.text)
        height = measured.height_in(wide - self.px(_NUMBER) - self.px(_COUNT), size)
        measured.setText(before)
        return height + _AIR
