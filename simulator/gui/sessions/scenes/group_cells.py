"""GroupCells: who meets whom, in as few columns and as large a type as the place allows."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simulator.gui.sessions.scenes.scene import LEAST, Scene

MOST_GROUPS: Final = 32
"""More cannot be read from the last row; then nobody is sent to anybody."""

_SIZES: Final = (96, 84, 76, 70, 64, 58, 52, 48, 44, 40, 37, LEAST)
_MOST_COLUMNS: Final = 4
_GAP: Final = 12
_PAD: Final = 22
_HIGHEST: Final = 190
_LEADING: Final = 1.12
_ROOM: Final = 1.04
"""How high a cell with one row is at least, in rows."""
_AND: Final = "  –  "


class _Plan(NamedTuple):
    """How the groups are set: columns, type size, and whether each name has a row of its own."""

    columns: int
    size: int
    is_stacked: bool


class GroupCells(QWidget):
    """A cell for each group; they keep their places, and the names move on from one to the next."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._scene = scene
        self.groups: tuple[tuple[str, ...], ...] = ()
        self._is_change = False
        self._planned: tuple[object, _Plan] | None = None

    def show_groups(self, groups: tuple[tuple[str, ...], ...], *, is_change: bool) -> None:
        """Show who meets whom; just after a change, the cells are marked."""
        self.groups, self._is_change = groups, is_change
        self.setAccessibleName("; ".join(" – ".join(group) for group in groups))
        self.setVisible(bool(groups))
        self.update()

    @property
    def type_size(self) -> int:
        """How large the names are, as at 1920 by 1080."""
        return self._plan().size

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.groups:
            return
        plan = self._plan()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._scene.face(plan.size, QFont.Weight.Medium))
        for index, group in enumerate(self.groups):
            cell = self._cell(index, plan)
            self._paint_cell(painter, cell, index)
            self._paint_names(painter, cell, group, plan)

    def _paint_cell(self, painter: QPainter, cell: QRectF, index: int) -> None:
        edge = self._scene.colour("accent" if self._is_change else "line")
        painter.setPen(QPen(edge, max(1, self._scene.px(4 if self._is_change else 2))))
        painter.setBrush(self._scene.colour("surface"))
        corner = self._scene.px(14)
        painter.drawRoundedRect(cell, corner, corner)

    def _paint_names(self, painter: QPainter, cell: QRectF, group: tuple[str, ...], plan: _Plan) -> None:
        pad = self._scene.px(_PAD)
        inner = cell.adjusted(pad, 0, -pad, 0)
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self._scene.colour("ink"))
        if plan.is_stacked:
            high = metrics.height() * _LEADING
            top = inner.center().y() - high * len(group) / 2
            for row, name in enumerate(group):
                place = QRectF(inner.left(), top + row * high, inner.width(), high)
                shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, inner.width())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            return
        left = inner.left()
        for index, name in enumerate(_shortened(group, inner.width(), metrics)):
            for part, token in ((_AND if index else "", "muted"), (name, "ink")):
                painter.setPen(self._scene.colour(token))
                wide = metrics.horizontalAdvance(part)
                place = QRectF(left, inner.top(), wide + 2, inner.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, part)
                left += wide

    def _cell(self, index: int, plan: _Plan) -> QRectF:
        gap, size = self._scene.px(_GAP), self._cell_size(plan.columns)
        column, row = index % plan.columns, index // plan.columns
        return QRectF(
            column * (size.width() + gap), row * (size.height() + gap), size.width(), size.height()
        ).adjusted(1, 1, -1, -1)

    def _cell_size(self, columns: int) -> QSize:
        gap = self._scene.px(_GAP)
        rows = -(-len(self.groups) // columns)
        wide = (self.width() - gap * (columns - 1)) // columns
        high = (self.height() - gap * (rows - 1)) // rows
        return QSize(wide, min(high, self._scene.px(_HIGHEST * max(map(len, self.groups)) / 2)))

    def _plan(self) -> _Plan:
        """Return the largest type that fits, in the fewest columns that allow it."""
        key = (self.groups, self.width(), self.height(), self._scene.scale)
        if self._planned is None or self._planned[0] != key:
            self._planned = key, self._planned_anew()
        return self._planned[1]

    def _planned_anew(self) -> _Plan:
        most = min(_MOST_COLUMNS, len(self.groups))
        for size in _SIZES:
            for columns in range(1, most + 1):
                for is_stacked in (False, True):
                    plan = _Plan(columns, size, is_stacked)
                    if self._fits(plan):
                        return plan
        return self._last_resort(most)

    def _last_resort(self, most: int) -> _Plan:
        """The smallest type, names cut short: stacked where there is height for it."""
        for is_stacked in (True, False):
            for columns in range(1, most + 1):
                plan = _Plan(columns, LEAST, is_stacked)
                if self._is_high_enough(plan):
                    return plan
        return _Plan(most, LEAST, is_stacked=False)

    def _fits(self, plan: _Plan) -> bool:
        if not self._is_high_enough(plan):
            return False
        metrics = QFontMetricsF(self._scene.face(plan.size, QFont.Weight.Medium))
        room = self._cell_size(plan.columns).width() - 2 * self._scene.px(_PAD)
        for group in self.groups:
            texts = group if plan.is_stacked else (_AND.join(group),)
            if any(metrics.horizontalAdvance(text) > room for text in texts):
                return False
        return True

    def _is_high_enough(self, plan: _Plan) -> bool:
        metrics = QFontMetricsF(self._scene.face(plan.size, QFont.Weight.Medium))
        rows = max(map(len, self.groups)) * _LEADING if plan.is_stacked else _ROOM
        return rows * metrics.height() <= self._cell_size(plan.columns).height()


def _shortened(group: tuple[str, ...], room: float, metrics: QFontMetricsF) -> list[str]:
    """Return the names, the long ones cut short where all do not fit beside one another."""
    left = room - metrics.horizontalAdvance(_AND) * (len(group) - 1)
    if sum(map(metrics.horizontalAdvance, group)) <= left:
        return list(group)
    share = left / len(group)
    short = [name for name in group if metrics.horizontalAdvance(name) <= share]
    spare = left - sum(map(metrics.horizontalAdvance, short))
    each = spare / max(1, len(group) - len(short))
    return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(share, each)) for name in group]
