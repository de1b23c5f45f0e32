"""BoardRowPainting: a row of a board as it is painted: words that wrap, a quiet note below, a number."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from simulator.gui import theme
from simulator.gui.widgets.text_rows import break_rows, text_layout

ID: Final = Qt.ItemDataRole.UserRole + 1
NOTE: Final = Qt.ItemDataRole.UserRole + 2
BADGE: Final = Qt.ItemDataRole.UserRole + 3
"""The number at the right."""

_PAD: Final = theme.GAP_S
_LEADING: Final = 1.2

Index = QModelIndex | QPersistentModelIndex


class BoardRowPainting(QStyledItemDelegate):
    """Rows as wide as their list."""

    def __init__(self, view: QListView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._list = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        wide = self._list.viewport().width()
        return QSize(wide, round(self._high(index, self._room(index, wide))) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""  # type: ignore[attr-defined]  # PySide's stubs leave the fields out
        place: QRect = drawn.rect  # type: ignore[attr-defined]
        style = self._list.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, self._list)
        worn = theme.current()
        inner = place.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.save()
        layout, leading = self._words(index)
        _, high = break_rows(layout, self._room(index, place.width()), leading)
        painter.setPen(QColor(worn.ink))
        layout.draw(painter, QPointF(inner.topLeft()))
        self._paint_badge(painter, inner, index)
        if note := index.data(NOTE):
            below, small = self._note(str(note))
            break_rows(below, inner.width(), small)
            painter.setPen(QColor(worn.muted))
            below.draw(painter, QPointF(inner.left(), inner.top() + high))
        painter.restore()

    def _paint_badge(self, painter: QPainter, inner: QRect, index: Index) -> None:
        if badge := str(index.data(BADGE) or ""):
            painter.setFont(theme.font("small"))
            painter.setPen(QColor(theme.current().accent))
            row = round(self._words(index)[1])
            where = QRect(inner.left(), inner.top(), inner.width(), row)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, badge)

    def _room(self, index: Index, wide: int) -> float:
        """Return how wide the words may be; pixels."""
        badge = str(index.data(BADGE) or "")
        taken = QFontMetricsF(theme.font("small")).horizontalAdvance(badge) + theme.GAP_S if badge else 0
        return max(1.0, wide - 2 * _PAD - taken)

    def _high(self, index: Index, room: float) -> float:
        layout, leading = self._words(index)
        high = break_rows(layout, room, leading)[1]
        if note := index.data(NOTE):
            below, small = self._note(str(note))
            high += break_rows(below, self._list.viewport().width() - 2 * _PAD, small)[1]
        return high

    @staticmethod
    def _words(index: Index) -> tuple[QTextLayout, float]:
        face = theme.font("body")
        return text_layout(str(index.data() or ""), face), QFontMetricsF(face).height() * _LEADING

    @staticmethod
    def _note(note: str) -> tuple[QTextLayout, float]:
        face = theme.font("small")
        return text_layout(note, face), QFontMetricsF(face).height() * _LEADING
