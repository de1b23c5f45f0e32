"""QuestionScene: a question for the room, and below it what the room says, unsigned."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import QuestionWall, Wall
from simulator.gui.sessions.scenes.scene import BODY, GIANT, LEAD, MARGIN, TITLE, Scene, clock_words
from simulator.gui.sessions.scenes.wall_text import LEAST, WallText

_GAP = 22
_COLUMN_GAP = 80
_RULE = 6
_QUESTION_AT_MOST = 0.36
"""The part of the height that the question may take once there are answers."""


class QuestionScene(Scene):
    """Without answers the question has the wall; of very many answers, the newest are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = self.words(GIANT, weight=QFont.Weight.DemiBold)
        self.clock = self.words(LEAD, "muted", align=Qt.AlignmentFlag.AlignRight)
        self.more = self.words(LEAST, "muted")
        self._answers: list[WallText] = []
        self._rules: list[QRect] = []
        self._said: tuple[str, ...] = ()

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, QuestionWall)  # noqa: S101
        self.question.show_words(wall.question)
        self.clock.show_words("" if wall.seconds_left is None else clock_words(wall.seconds_left))
        self._said = wall.answers
        self.arrange()
        self.update()

    def arrange(self) -> None:
        margin = self.px(MARGIN)
        wide, foot = self.width() - 2 * margin, self.height() - margin
        clock = self.clock.width_of_row() if self.clock.text() else 0
        self.clock.stand(self.width() - margin - clock, margin, clock, self.clock.height_in(wide))
        for old in self._answers:
            old.show_words("")
        self._rules = []
        self.more.show_words("")
        if not self._said:
            self.question.set_size(GIANT)
            self.question.stand(margin, margin + self.px(LEAD), wide, foot - margin - 2 * self.px(LEAD))
            return
        self.question.set_size(TITLE)
        beside = wide - clock - (self.px(_COLUMN_GAP) if clock else 0)
        most = round(self.height() * _QUESTION_AT_MOST)
        high = min(most, self.question.height_in(beside, self.question.size_in(beside, most)))
        self.question.stand(margin, margin, beside, high)
        self._arrange_answers(margin, margin + high + self.px(2 * _GAP), wide, foot)

    def _arrange_answers(self, left: int, top: int, wide: int, foot: int) -> None:
        """Set the answers in the largest type in which all have room, else the newest in the smallest."""
        half = (wide - self.px(_COLUMN_GAP)) // 2
        for size, columns in ((LEAD, 1), (BODY, 1), (BODY, 2), (LEAST, 2)):
            column = wide if columns == 1 else half
            heights = [self._height(text, size, column) for text in self._said]
            placed = _columns(heights, foot - top, self.px(_GAP), columns)
            if len(placed) == len(heights):
                self._place(placed, left, top, column, size, heights)
                return
        kept = self._newest(heights, foot - top - 2 * self.px(LEAST))
        self.more.show_words(self.tr("{} more before these").format(len(heights) - kept))
        self.more.stand(left, foot - self.px(LEAST) * 1.3, wide, self.px(LEAST) * 1.3)
        self._said_shown(kept, left, top, half, foot)

    def _said_shown(self, kept: int, left: int, top: int, column: int, foot: int) -> None:
        shown = self._said[-kept:]
        heights = [self._height(text, LEAST, column) for text in shown]
        placed = _columns(heights, foot - top - 2 * self.px(LEAST), self.px(_GAP), 2)
        self._place(placed, left, top, column, LEAST, heights, shown)

    def _newest(self, heights: list[int], room: int) -> int:
        """Return how many of the last answers have room in two columns of the smallest type; at least one."""
        kept = 1
        while kept < len(heights):
            wanted = heights[-kept - 1 :]
            if len(_columns(wanted, room, self.px(_GAP), 2)) < len(wanted):
                break
            kept += 1
        return kept

    def _place(
        self,
        placed: list[tuple[int, int]],
        left: int,
        top: int,
        column: int,
        size: int,
        heights: list[int],
        shown: tuple[str, ...] | None = None,
    ) -> None:
        inset = self.px(_GAP)
        for place, (at_column, at) in enumerate(placed):
            words = self._answer(place)
            words.set_size(size)
            words.show_words((shown if shown is not None else self._said)[place])
            x, y = left + at_column * (column + self.px(_COLUMN_GAP)), top + at
            words.stand(x + inset, y, column - inset, heights[place])
            self._rules.append(QRect(x, y, self.px(_RULE), heights[place]))

    def _answer(self, place: int) -> WallText:
        while len(self._answers) <= place:
            self._answers.append(self.words(BODY))
        return self._answers[place]

    def _height(self, text: str, size: int, column: int) -> int:
        measured = self._answer(0)
        before = measured.text()
        measured.setText(text)
        height = measured.height_in(column - self.px(_GAP), size)
        measured.setText(before)
        return height

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for rule in self._rules:
            painter.fillRect(rule, self.colour("accent"))


def _columns(heights: list[int], room: int, gap: int, columns: int) -> list[tuple[int, int]]:
    """Return column and top of each piece, filled from the left; fewer than there are if there is no room."""
    placed: list[tuple[int, int]] = []
    column = at = 0
    for height in heights:
        if at and at + height > room:
            column, at = column + 1, 0
        if column == columns or height > room:
            break
        placed.append((column, at))
        at += height + gap
    return placed
