"""ComparisonScene: what the room says about two rounds, side by side."""

from __future__ import annotations

from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import ComparisonWall, Wall
from simulator.gui.sessions.scenes.scene import LEAD, MARGIN, TITLE, Scene
from simulator.gui.sessions.scenes.word_field import WordField

_GAP = 36
_MIDDLE_GAP = 56


class ComparisonScene(Scene):
    """The question above; under each round's title its words, larger the more often they were said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = self.words(TITLE, weight=QFont.Weight.DemiBold)
        self.titles = (self.words(LEAD, "task"), self.words(LEAD, "relationship"))
        self.fields = (WordField(self), WordField(self))
        self._line_top = 0

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, ComparisonWall)  # noqa: S101
        self.question.show_words(wall.question)
        both = ((wall.first_title, wall.first), (wall.second_title, wall.second))
        most = max((word.times for _, words in both for word in words), default=1)
        for label, field, (title, words) in zip(self.titles, self.fields, both, strict=True):
            label.show_words(title)
            field.show_said(words, most)
        self.arrange()

    def arrange(self) -> None:
        margin, gap, middle = self.px(MARGIN), self.px(_GAP), self.px(_MIDDLE_GAP)
        wide, foot = self.width() - 2 * margin, self.height() - margin
        top = margin
        high = self.question.height_in(wide)
        self.question.stand(margin, top, wide, high)
        top += high + gap
        each = (wide - 2 * middle) // 2
        title = max(label.height_in(each) for label in self.titles)
        self._line_top = top
        for index, (label, field) in enumerate(zip(self.titles, self.fields, strict=True)):
            left = margin + index * (each + 2 * middle)
            label.stand(left, top, each, title)
            field.setGeometry(left, top + title + gap, each, max(1, foot - top - title - gap))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        line = max(1, self.px(3))
        high = self.height() - self.px(MARGIN) - self._line_top
        painter.fillRect((self.width() - line) // 2, self._line_top, line, high, self.colour("line"))
