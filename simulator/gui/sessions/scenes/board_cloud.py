"""QualityCloud: the qualities as they are named, large and side by side, in pages where they are many."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont

from simulator.domain.sessions.wall import BoardWall
from simulator.gui.sessions.scenes.board_columns import TYPED_MARK
from simulator.gui.sessions.scenes.scene import LEAST, Scene

if TYPE_CHECKING:
    from simulator.gui.sessions.scenes.wall_text import WallText

_SIZES: Final = (96, 88, 80, 72, 64, 56, 48)
_BETWEEN: Final = 72
_BESIDE: Final = 14
_ROW_GAP: Final = 12
_ROW_HIGH: Final = 1.45
"""Rows of that many times the type have room for every script."""


class QualityCloud:
    """All qualities of a scene in rows, each with how many named it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._words: list[WallText] = []
        self._times: list[WallText] = []
        self._count = 0
        self._is_last_typed = False
        self._place = QRect()
        self._pages: list[list[list[int]]] = [[]]
        self.size: float = _SIZES[0]

    @property
    def pages(self) -> int:
        """How many pages it has; at least one."""
        return len(self._pages)

    @property
    def typed_page(self) -> int | None:
        """The page of what is being typed; None if nothing is."""
        return self.pages - 1 if self._is_last_typed else None

    def show_qualities(self, wall: BoardWall | None) -> None:
        """Show the qualities of a wall; None shows nothing."""
        qualities = wall.qualities if wall else ()
        self._count = len(qualities)
        self._is_last_typed = bool(wall and wall.is_last_typed)
        while len(self._words) < self._count:
            self._words.append(self._scene.words(_SIZES[0], weight=QFont.Weight.DemiBold))
            self._times.append(self._scene.words(LEAST, "accent"))
        for words, times in zip(self._words, self._times, strict=True):
            words.show_words("")
            times.show_words("")
        for index, text in enumerate(qualities):
            is_typed = self._is_last_typed and index == self._count - 1
            token = "accent" if is_typed else "ink"
            self._words[index].show_words(text + TYPED_MARK if is_typed else text, token=token)
            named = wall.named[index] if wall and index < len(wall.named) else 1
            self._times[index].show_words(f"{named}×" if named > 1 else "")

    def arrange(self, place: QRect) -> None:
        """Take a place, in the largest type that fits; ``show_page`` follows."""
        self._place = place
        for self.size in _SIZES:
            rows = self._rows()
            if len(rows) <= self._most_rows() and self._is_wide_enough():
                break
        rows = self._rows()
        most = (
            ceil(len(rows) / ceil(len(rows) / self._most_rows())) if rows else 1
        )  # no page with one last row
        self._pages = [rows[at : at + most] for at in range(0, len(rows), most)] or [[]]

    def show_page(self, page: int) -> None:
        """Show a page, from 0."""
        for words, times in zip(self._words, self._times, strict=True):
            words.hide()
            times.hide()
        rows = self._pages[min(page, self.pages - 1)]
        high, gap = self._row_height(), self._scene.px(_ROW_GAP)
        at = self._place.top() + max(0, self._place.height() - len(rows) * (high + gap) + gap) // 2
        for row in rows:
            self._place_row(row, at, high)
            at += high + gap

    def _place_row(self, row: list[int], at: int, high: int) -> None:
        wide = sum(map(self._width, row)) + self._scene.px(_BETWEEN) * (len(row) - 1)
        left = self._place.left() + max(0, self._place.width() - wide) // 2
        for index in row:
            words, times = self._words[index], self._times[index]
            words.set_size(self.size)
            words.show()
            times.setVisible(bool(times.text()))
            beside = self._beside(index)
            width = min(self._width(index), self._place.width()) - beside
            words.stand(left, at, width, high)
            times.stand(left + width + self._scene.px(_BESIDE), at, beside, high)
            left += width + beside + self._scene.px(_BETWEEN)

    def _rows(self) -> list[list[int]]:
        rows: list[list[int]] = []
        used = 0
        for index in range(self._count):
            wide = self._width(index)
            if not rows or used + wide > self._place.width():
                rows.append([])
                used = 0
            rows[-1].append(index)
            used += wide + self._scene.px(_BETWEEN)
        return rows

    def _width(self, index: int) -> int:
        return self._words[index].width_of_row(self.size) + self._beside(index)

    def _beside(self, index: int) -> int:
        times = self._times[index]
        return times.width_of_row(LEAST) + self._scene.px(_BESIDE) if times.text() else 0

    def _is_wide_enough(self) -> bool:
        return all(self._width(index) <= self._place.width() for index in range(self._count))

    def _row_height(self) -> int:
        return round(self._scene.px(self.size) * _ROW_HIGH)

    def _most_rows(self) -> int:
        gap = self._scene.px(_ROW_GAP)
        return max(1, (self._place.height() + gap) // (self._row_height() + gap))
