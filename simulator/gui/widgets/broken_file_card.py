"""BrokenFileCard: a scenario file that cannot be used, said quietly, with the way to its problems."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QWidget

from simulator.gui import theme
from simulator.gui.widgets.library_card import LibraryCard
from simulator.gui.widgets.text_paint import Paragraph

_HEIGHT = 176


class BrokenFile(NamedTuple):
    """A scenario file with problems, each told as file:line:column, what it is, and the remedy."""

    name: str
    problems: tuple[str, ...]


class BrokenFileCard(LibraryCard):
    """Names the file and how many problems it has; pressing it lists them."""

    def __init__(self, broken: BrokenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.broken = broken
        self.setAccessibleName(self.tr("{} cannot be played").format(broken.name))
        self.setAccessibleDescription(f"{self._count_words()} {self.tr('Press to see what to do.')}")

    def height_for(self, width: int) -> int:
        return theme.current().px(_HEIGHT)

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        worn = theme.current()
        left, width = area.left() + theme.GAP_M, area.width() - 2 * theme.GAP_M
        from simulator.gui import icons  # late: no broken file is shown before the library was read

        side = worn.px(24)
        sign = icons.pixmap("warning", side, "unsure", self.devicePixelRatioF())
        painter.drawPixmap(round(left), round(area.top() + theme.GAP_M), sign)
        name = Paragraph(self.broken.name, theme.font("body", QFont.Weight.DemiBold), width, most_lines=2)
        top = name.paint(painter, left, area.top() + theme.GAP_M + side + theme.GAP_S, worn.ink)
        words = Paragraph(self._count_words(), theme.font("small"), width, most_lines=2)
        words.paint(painter, left, top + theme.GAP_XS, worn.muted)
        link = Paragraph(self.tr("What to do"), theme.font("small", QFont.Weight.DemiBold), width)
        link.paint(painter, left, area.bottom() - theme.GAP_M - link.height, worn.accent)

    def _count_words(self) -> str:
        count = len(self.broken.problems)
        if count == 1:
            return self.tr("This scenario file has a problem and cannot be played.")
        return self.tr("This scenario file has {} problems and cannot be played.").format(count)
