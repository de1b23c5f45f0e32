"""BoardScene: the qualities a group names; then one at a time, with what supports and what erodes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.wall import BoardWall, Wall
from simulator.gui.sessions.scenes.board_cloud import QualityCloud
from simulator.gui.sessions.scenes.board_columns import BoardColumn
from simulator.gui.sessions.scenes.scene import GIANT, LEAD, LEAST, MARGIN, Scene

if TYPE_CHECKING:
    from simulator.gui.sessions.scenes.wall_text import WallText

PAGE_MS: Final = 9000
"""How long a page stands; a page of ten lines is read aloud in that time."""
_GAP: Final = 28
_COLUMN_GAP: Final = 88
_STRIP: Final = 52
_STRIP_GAP: Final = 44
_FOOT: Final = 48
_TITLE: Final = 112


class BoardScene(Scene):
    """A heading or the strip of qualities, what there is to read below, and a foot that tells the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wall = BoardWall(())
        self._page = 0
        self.heading = self.words(LEAD, "muted", align=Qt.AlignmentFlag.AlignHCenter)
        self.title = self.words(GIANT, weight=QFont.Weight.DemiBold)
        self.cloud = QualityCloud(self)
        self.support = BoardColumn(self, "good", "check")
        self.erode = BoardColumn(self, "bad", "cross")
        self.legend = self.words(LEAST, "muted")
        self.page_told = self.words(LEAST, "muted", align=Qt.AlignmentFlag.AlignRight)
        self._strip: list[WallText] = []
        self._turning = QTimer(self)
        self._turning.setInterval(PAGE_MS)
        self._turning.timeout.connect(self._turn)

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    def show_wall(self, wall: Wall) -> None:
        assert isinstance(wall, BoardWall)  # noqa: S101
        before, self._wall = self._wall, wall
        chosen = wall.qualities[wall.chosen] if wall.chosen >= 0 else ""
        is_one = bool(chosen)
        self.heading.show_words("" if is_one else self.tr("What matters most between people?"))
        self.title.show_words(chosen)
        self.cloud.show_qualities(None if is_one else wall)
        self.support.show_lines(self.tr("Supports it") if is_one else "", wall.support)
        self.erode.show_lines(self.tr("Erodes it") if is_one else "", wall.erode)
        has_counts = self.support.has_counts or self.erode.has_counts
        self.legend.show_words(self.tr("×  how often our role plays showed it") if has_counts else "")
        if before.chosen != wall.chosen:
            self._page = 0
        self.arrange()
        if _has_grown(before, wall):
            self._show_page(self._pages - 1)

    def arrange(self) -> None:
        margin, gap, foot = self.px(MARGIN), self.px(_GAP), self.px(_FOOT)
        whole = self.rect().adjusted(margin, margin, -margin, -margin // 2)
        below = whole.top()
        if self._wall.chosen >= 0:
            below = self._arrange_chosen(whole)
            place = QRect(whole.left(), below, whole.width(), whole.bottom() - foot - gap - below)
            self._arrange_columns(place)
        else:
            self._arrange_collected(whole)
        half = whole.width() // 2
        top = whole.bottom() - foot
        self.legend.stand(whole.left(), top, whole.width() - half // 2, foot)
        self.page_told.stand(whole.right() - half // 2, top, half // 2, foot)
        self._show_page(self._page)
        self._keep_turning()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self.support.paint(painter)
        self.erode.paint(painter)

    @property
    def _pages(self) -> int:
        if self._wall.chosen < 0:
            return self.cloud.pages
        return max(self.support.pages, self.erode.pages)

    def _arrange_collected(self, whole: QRect) -> None:
        for text in self._strip:
            text.hide()
        if not self._wall.qualities:
            self.heading.set_size(GIANT)
            self.heading.stand(whole.left(), whole.top(), whole.width(), whole.height())
            self.cloud.arrange(whole)
            return
        self.heading.set_size(LEAD)
        head, foot, gap = self.px(_TITLE), self.px(_FOOT), self.px(_GAP)
        self.heading.stand(whole.left(), whole.top(), whole.width(), head)
        top = whole.top() + head + gap
        self.cloud.arrange(QRect(whole.left(), top, whole.width(), whole.bottom() - foot - gap - top))

    def _arrange_chosen(self, whole: QRect) -> int:
        """Place the strip and the title; return where they end."""
        top = whole.top()
        if len(self._wall.qualities) > 1:
            self._arrange_strip(whole)
            top += self.px(_STRIP) + self.px(_GAP)
        else:
            for text in self._strip:
                text.hide()
        title = self.px(_TITLE)
        self.title.stand(whole.left(), top, whole.width(), title)
        return top + title + self.px(_GAP)

    def _arrange_columns(self, place: QRect) -> None:
        apart = self.px(_COLUMN_GAP)
        wide = (place.width() - apart) // 2
        left = QRect(place.left(), place.top(), wide, place.height())
        right = QRect(place.right() - wide, place.top(), wide, place.height())
        size = min(self.support.largest(left), self.erode.largest(right))
        self.support.arrange(left, size)
        self.erode.arrange(right, size)

    def _arrange_strip(self, whole: QRect) -> None:
        """Show the qualities round the chosen one, as many as one row holds."""
        while len(self._strip) < len(self._wall.qualities):
            self._strip.append(self.words(LEAST, "muted"))
        for index, text in enumerate(self._strip):
            is_there = index < len(self._wall.qualities)
            token = "accent" if index == self._wall.chosen else "muted"
            text.show_words(self._wall.qualities[index] if is_there else "", token=token)
            text.hide()
        at = whole.left()
        for index in self._shown_in_strip(whole.width()):
            text = self._strip[index]
            wide = min(text.width_of_row(LEAST), whole.right() - at)
            text.show()
            text.stand(at, whole.top(), wide, self.px(_STRIP))
            at += wide + self.px(_STRIP_GAP)

    def _shown_in_strip(self, wide: int) -> range:
        gap, chosen, count = self.px(_STRIP_GAP), self._wall.chosen, len(self._wall.qualities)
        widths = [text.width_of_row(LEAST) + gap for text in self._strip[:count]]
        first, last, used = chosen, chosen + 1, widths[chosen]
        grown = True
        while grown:
            grown = False
            if last < count and used + widths[last] - gap <= wide:
                used, last, grown = used + widths[last], last + 1, True
            if first > 0 and used + widths[first - 1] - gap <= wide:
                used, first, grown = used + widths[first - 1], first - 1, True
        return range(first, last)

    def _show_page(self, page: int) -> None:
        typed = self._typed_page()
        self._page = min(page if typed is None else typed, self._pages - 1)
        if self._wall.chosen < 0:
            self.cloud.show_page(self._page)
        else:
            self.support.show_page(self._page)
            self.erode.show_page(self._page)
        told = self.tr("{page} of {pages}").format(page=self._page + 1, pages=self._pages)
        self.page_told.show_words(told if self._pages > 1 else "")
        self.update()

    def _typed_page(self) -> int | None:
        if self._wall.chosen < 0:
            return self.cloud.typed_page
        support, erode = self.support.typed_page, self.erode.typed_page
        return support if support is not None else erode

    def _keep_turning(self) -> None:
        if self._pages > 1 and not self._turning.isActive():
            self._turning.start()
        elif self._pages == 1:
            self._turning.stop()

    def _turn(self) -> None:
        if self.isVisible():
            self._show_page((self._page + 1) % self._pages)


def _has_grown(before: BoardWall, wall: BoardWall) -> bool:
    """Whether something was added at the end: the room wants to see it."""
    if before.chosen != wall.chosen:
        return False
    if wall.chosen < 0:
        return len(wall.qualities) > len(before.qualities)
    return len(wall.support) > len(before.support) or len(wall.erode) > len(before.erode)
