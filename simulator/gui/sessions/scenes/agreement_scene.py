"""AgreementScene: the votes, all at once: a bar each, with sign, number and words, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import AgreementWall, Tally, Wall
from simulator.gui.sessions.scenes.scene import BODY, LEAD, LEAST, MARGIN, Scene
from simulator.gui.sessions.scenes.wall_text import WallText

_GAP = 28
_BAR = 52
_LEAST_BAR = 36
_ROW = 150
_BETWEEN = 10
_FEW = 5
"""Up to so many criteria, the words on top may be larger."""
_LEFT = 0.52
"""The part of the width that the criteria take."""
_SEGMENTS = (("yes", "✓", "good"), ("no", "✗", "bad"), ("unsure", "?", "unsure"))


class AgreementScene(Scene):
    """How far the room agrees on top; then a row for each criterion, the doubted ones marked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = self.words(LEAD, weight=QFont.Weight.DemiBold)
        self.before = self.words(BODY, "muted")
        self.rows: list[tuple[WallText, WallText]] = []
        self._tallies: tuple[Tally, ...] = ()
        self._bars: list[QRect] = []
        self._marks: list[QRect] = []

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, AgreementWall)  # noqa: S101
        self._tallies = wall.tallies
        self.told.set_size(LEAD if len(wall.tallies) <= _FEW else BODY)
        self.told.show_words(wall.told)
        self.before.show_words(wall.before)
        while len(self.rows) < len(wall.tallies):
            self.rows.append((self.words(BODY), self.words(LEAST, "muted")))
        for place, (asked, words) in enumerate(self.rows):
            tally = wall.tallies[place] if place < len(wall.tallies) else None
            asked.show_words(tally.criterion if tally else "")
            words.show_words(self._words_of(tally) if tally else "")
        self.arrange()

    def arrange(self) -> None:
        margin, gap = self.px(MARGIN), self.px(_GAP)
        wide, top = self.width() - 2 * margin, margin
        for text in (self.told, self.before):
            if text.text():
                high = min(text.height_in(wide), self.px(LEAD * 2.6))
                text.stand(margin, top, wide, high)
                top += high + gap // 2
        self._arrange_rows(top + gap, self.height() - margin)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.face(LEAST, QFont.Weight.DemiBold))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("unsure"))
        for mark in self._marks:
            painter.drawRoundedRect(mark, mark.width() / 2, mark.width() / 2)
        for tally, bar in zip(self._tallies, self._bars, strict=False):
            self._paint_bar(painter, tally, QRectF(bar))

    def _arrange_rows(self, top: int, foot: int) -> None:
        self._bars, self._marks = [], []
        if not self._tallies:
            return
        margin, gap = self.px(MARGIN), self.px(_GAP)
        left = round((self.width() - 2 * margin) * _LEFT)
        bar_left, bar_wide = margin + left + gap, self.width() - 2 * margin - left - gap
        room = left - gap
        shown = self.rows[: len(self._tallies)]
        size, heights = self._heights([asked for asked, _ in shown], room, foot - top)
        for place, ((asked, words), high) in enumerate(zip(shown, heights, strict=True)):
            inner = high - self.px(_BETWEEN)
            bar = min(self.px(_BAR), max(1, inner - self.px(LEAST * 1.3)))
            asked.set_size(size)
            asked.stand(margin + gap, top, room, inner)
            self._bars.append(QRect(bar_left, top, bar_wide, bar))
            words.stand(bar_left, top + bar, bar_wide, min(inner - bar, self.px(LEAST * 1.8)))
            if self._tallies[place].is_in_doubt:
                self._marks.append(QRect(margin, top, self.px(10), inner))
            top += high

    def _heights(self, asked: list[WallText], wide: int, room: int) -> tuple[float, list[int]]:
        """Return the criteria's type size and each row's height: what it needs, and a share of the rest."""
        size, between = float(BODY), self.px(_BETWEEN)
        least = self.px(_LEAST_BAR + LEAST * 1.3)
        while True:
            needs = [max(least, each.height_in(wide, size)) + between for each in asked]
            if sum(needs) <= room or size <= LEAST:
                break
            size = max(float(LEAST), size - 2)
        spare = (room - sum(needs)) // len(needs)
        most = self.px(_ROW)
        return size, [max(1, min(need + spare, max(need, most))) for need in needs]

    def _paint_bar(self, painter: QPainter, tally: Tally, bar: QRectF) -> None:
        total = tally.yes + tally.no + tally.unsure
        if not total:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour("line"))
            painter.drawRoundedRect(bar, self.px(8), self.px(8))
            return
        least, between = self.px(96), self.px(6)
        counted = [(getattr(tally, name), sign, token) for name, sign, token in _SEGMENTS]
        told = [one for one in counted if one[0]]
        free = bar.width() - least * len(told) - between * (len(told) - 1)
        x = bar.left()
        for number, sign, token in told:
            wide = least + max(0.0, free) * number / total
            segment = QRectF(x, bar.top(), wide, bar.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.colour(token))
            painter.drawRoundedRect(segment, self.px(8), self.px(8))
            painter.setPen(self.colour("on_accent"))
            painter.drawText(segment, Qt.AlignmentFlag.AlignCenter, f"{sign} {number}")
            x += wide + between

    def _words_of(self, tally: Tally) -> str:
        return self.tr("{}. Reword?").format(tally.agreement) if tally.is_in_doubt else tally.agreement
