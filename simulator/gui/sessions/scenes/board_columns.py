"""BoardColumn: what supports or erodes a quality, one below the other, in pages where it is much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter

from simulator.domain.sessions.wall import BoardLine
from simulator.gui import icons
from simulator.gui.sessions.scenes.scene import LEAD, LEAST, Scene

if TYPE_CHECKING:
    from simulator.gui.sessions.scenes.wall_text import WallText

TYPED_MARK: Final = "▏"
"""Stands behind what is being typed."""
_SIZES: Final = (56, 52, 48, 44, 40, 36)
_HEADING: Final = 44
_SIGN: Final = 44
_GAP: Final = 26
_BAR: Final = 6
_INDENT: Final = 30
_COUNT: Final = 130
_HEAD_ROOM: Final = 92


class BoardColumn:
    """One column of a scene: its heading and as many lines as there is room for."""

    def __init__(self, scene: Scene, token: str, sign: str) -> None:
        self._scene, self._token, self._sign = scene, token, sign
        self.heading = scene.words(_HEADING, token, weight=QFont.Weight.DemiBold)
        self._lines: tuple[BoardLine, ...] = ()
        self._texts: list[WallText] = []
        self._counts: list[WallText] = []
        self._pages: list[tuple[int, int]] = []
        self._bars: list[QRect] = []
        self._place = QRect()
        self.size: float = _SIZES[0]

    @property
    def pages(self) -> int:
        """How many pages it has; at least one."""
        return max(1, len(self._pages))

    @property
    def typed_page(self) -> int | None:
        """The page of what is being typed; None if nothing is."""
        return self.pages - 1 if self._lines and self._lines[-1].is_typed else None

    @property
    def has_counts(self) -> bool:
        """Whether any line tells how often it was seen."""
        return any(line.seen is not None for line in self._lines)

    def show_lines(self, heading: str, lines: tuple[BoardLine, ...]) -> None:
        """Show a heading and lines; without a heading nothing is shown."""
        self._lines = lines if heading else ()
        self.heading.show_words(heading)
        while len(self._texts) < len(self._lines):
            text = self._scene.words(_SIZES[0])
            text.stand_at_top()
            count = self._scene.words(LEAST, "accent", align=Qt.AlignmentFlag.AlignRight)
            count.stand_at_top()
            self._texts.append(text)
            self._counts.append(count)
        for text, count in zip(self._texts, self._counts, strict=True):
            text.show_words("")
            count.show_words("")
        for line, text, count in zip(self._lines, self._texts, self._counts, strict=False):
            typed = line.is_typed
            text.show_words(
                line.text + TYPED_MARK if typed else line.text, token="accent" if typed else "ink"
            )
            count.show_words("" if line.seen is None else f"{line.seen}×")

    def largest(self, place: QRect) -> float:
        """Return the largest type in which all lines fit into a place, or the smallest there is."""
        room, wide = place.height() - self._scene.px(_HEAD_ROOM), self._wide(place)
        return next((size for size in _SIZES if sum(self._heights(wide, size)) <= room), _SIZES[-1])

    def arrange(self, place: QRect, size: float) -> None:
        """Take a place, with lines in that type; ``show_page`` follows."""
        self._place, self.size = place, size
        head, sign = self._scene.px(LEAD), self._scene.px(_SIGN)
        left = place.left() + sign + self._scene.px(18)
        self.heading.stand(left, place.top(), place.right() - left, head)
        room, pages, first, used = place.height() - self._scene.px(_HEAD_ROOM), [], 0, 0
        for index, height in enumerate(self._heights(self._wide(place), size)):
            if used and used + height > room:
                pages.append((first, index))
                first, used = index, 0
            used += height
        self._pages = [*pages, (first, len(self._lines))]

    def show_page(self, page: int) -> None:
        """Show a page, from 0; one with fewer pages stays at its last."""
        first, last = self._pages[min(page, len(self._pages) - 1)] if self._pages else (0, 0)
        scene, at = self._scene, self._place.top() + self._scene.px(_HEAD_ROOM)
        indent, wide, count = scene.px(_INDENT), self._wide(self._place), scene.px(_COUNT)
        self._bars.clear()
        for index, text in enumerate(self._texts):
            is_here = first <= index < last and bool(text.text())
            text.setVisible(is_here)
            self._counts[index].setVisible(is_here and bool(self._counts[index].text()))
            if not is_here:
                continue
            text.set_size(self.size)
            high = text.height_in(wide, self.size)
            text.stand(self._place.left() + indent, at, wide, high + scene.px(_GAP) // 4)
            row = text.height_in(10**6, self.size)
            drop = max(0, row - self._counts[index].height_in(10**6, LEAST)) // 2
            self._counts[index].stand(self._place.right() - count, at + drop, count, row)
            self._bars.append(QRect(self._place.left(), at, scene.px(_BAR), high))
            at += high + scene.px(_GAP)

    def paint(self, painter: QPainter) -> None:
        """Paint the sign beside the heading and the bars beside the lines."""
        if not self.heading.text():
            return
        colour, sign = self._scene.colour(self._token), self._scene.px(_SIGN)
        top = self._place.top() + (self._scene.px(LEAD) - sign) // 2
        ratio = self._scene.devicePixelRatioF()
        painter.drawPixmap(self._place.left(), top, icons.pixmap(self._sign, sign, colour.name(), ratio))
        for bar in self._bars:
            painter.fillRect(bar, colour)

    def _wide(self, place: QRect) -> int:
        taken = self._scene.px(_INDENT) + (self._scene.px(_COUNT) if self.has_counts else 0)
        return max(1, place.width() - taken)

    def _heights(self, wide: int, size: float) -> list[int]:
        shown = self._texts[: len(self._lines)]
        return [text.height_in(wide, size) + self._scene.px(_GAP) for text in shown]
