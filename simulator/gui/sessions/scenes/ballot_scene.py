"""BallotScene: what the room is asked, how phones join, and how many votes are in; never how they went."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import BallotWall, Wall
from simulator.gui.sessions.scenes.scene import BODY, LEAD, LEAST, MARGIN, TITLE, Scene
from simulator.gui.sessions.scenes.wall_text import WallText

_GAP = 28
_INDENT = 64
_CORNER = 12
_CARD = 620
_QUIET = 4
"""Light modules round a QR code, as readers expect."""
_FOOT = 96
_BAR = 16
_LIGHT, _DARK = "#FFFFFF", "#000000"


class BallotScene(Scene):
    """Criteria on the left; on the right QR code, address and code word; below, a bar that fills."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.head = self.words(TITLE, weight=QFont.Weight.DemiBold)
        self.criteria: list[tuple[WallText, WallText]] = []
        self.address = self.words(BODY, "muted", align=middle)
        self.code_word = self.words(TITLE, "accent", weight=QFont.Weight.DemiBold, align=middle)
        self.votes = self.words(BODY)
        self._wall = BallotWall((), 0, 0)
        self._card = QRect()
        self._bar = QRect()

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, BallotWall)  # noqa: S101
        self._wall = wall
        self.head.show_words(self.tr("What did you hear?"))
        while len(self.criteria) < len(wall.criteria):
            self.criteria.append((self.words(LEAD, "muted"), self.words(LEAD)))
        for place, (number, text) in enumerate(self.criteria):
            asked = wall.criteria[place] if place < len(wall.criteria) else ""
            number.show_words(str(place + 1) if asked else "")
            text.show_words(asked)
        self.address.show_words(wall.join.address if wall.join else "")
        self.code_word.show_words(wall.join.code_word if wall.join else "")
        self.votes.show_words(self._votes_words())
        self.arrange()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        foot = self.height() - margin - self.px(_FOOT)
        right = self._arrange_card(margin, foot - gap) if self._wall.join else self.width() - margin
        wide = right - margin - (gap * 2 if self._wall.join else 0)
        head = self.head.height_in(wide)
        self.head.stand(margin, margin, wide, head)
        self._arrange_criteria(margin, margin + head + gap, wide, foot - gap)
        self.votes.stand(margin, foot, self.width() - 2 * margin, self.px(_FOOT - _BAR - 12))
        high = self.px(_BAR)
        self._bar = QRect(margin, self.height() - margin - high, self.width() - 2 * margin, high)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._wall.voters:
            self._paint_votes(painter, min(1.0, self._wall.votes_in / self._wall.voters))
        if self._wall.join:
            self._paint_code(painter, self._wall.join.modules)

    def _arrange_card(self, top: int, foot: int) -> int:
        """Place what phones need, and return where it begins; pixels."""
        words = self.px(TITLE + BODY + _GAP)
        side = min(self.px(_CARD), foot - top - words - self.px(_GAP))
        room = max(side, min(round(self.width() * 0.4), self.px(_CARD * 1.15)))
        left = self.width() - self.px(MARGIN) - room
        self._card = QRect(left + (room - side) // 2, top, side, side)
        below = top + side + self.px(_GAP)
        self.code_word.stand(left, below, room, self.px(TITLE * 1.2))
        self.address.stand(left, below + self.px(TITLE * 1.2), room, self.px(BODY * 1.4))
        return left

    def _arrange_criteria(self, left: int, top: int, wide: int, foot: int) -> None:
        shown = [(number, text) for number, text in self.criteria if text.text()]
        if not shown:
            return
        indent, room, size = self.px(_INDENT), foot - top, float(LEAD)
        while size > LEAST and sum(text.height_in(wide - indent, size) for _, text in shown) > room:
            size = max(float(LEAST), size - 2)
        heights = [text.height_in(wide - indent, size) for _, text in shown]
        between = min(self.px(_GAP), max(0, room - sum(heights)) // len(shown))
        for (number, text), high in zip(shown, heights, strict=True):
            for each in (number, text):
                each.set_size(size)
                each.stand_at_top()
            number.stand(left, top, indent, high + self.px(8))
            text.stand(left + indent, top, wide - indent, high)
            top += high + between

    def _paint_votes(self, painter: QPainter, part: float) -> None:
        end = self._bar.height() / 2
        painter.setBrush(self.colour("line"))
        painter.drawRoundedRect(self._bar, end, end)
        if part:
            filled = QRectF(self._bar)
            filled.setWidth(max(filled.height(), filled.width() * part))
            painter.setBrush(self.colour("accent"))
            painter.drawRoundedRect(filled, end, end)

    def _paint_code(self, painter: QPainter, modules: tuple[tuple[bool, ...], ...]) -> None:
        painter.setBrush(QColor(_LIGHT))
        painter.drawRoundedRect(self._card, self.px(_CORNER), self.px(_CORNER))
        side = self._card.width() // (len(modules) + 2 * _QUIET)
        if side < 1:
            return
        start = (self._card.width() - side * len(modules)) // 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for row, dark in enumerate(modules):
            for column, is_dark in enumerate(dark):
                if is_dark:
                    x = self._card.left() + start + column * side
                    painter.fillRect(x, self._card.top() + start + row * side, side, side, QColor(_DARK))

    def _votes_words(self) -> str:
        if self._wall.votes_in > self._wall.voters:
            return self.tr("{} votes are in").format(self._wall.votes_in)
        return self.tr("{} of {} votes are in").format(self._wall.votes_in, self._wall.voters)
