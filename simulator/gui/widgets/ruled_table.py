"""RuledTable: rows of text on hairlines, however many there are; what a column says has its own voice."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simulator.gui import icons, theme
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.column_models import COLUMN_WIDTHS, SIGN, STRONG, TONE, ColumnModel

_ROW = 40
_SIGN = 18


class RuledTable(QTableView):
    """Shows a ColumnModel. Only what is in sight is asked for; a click on a heading sorts where it can."""

    opened = Signal(int)
    """The row on which somebody pressed Enter, or clicked twice."""

    def __init__(self, model: ColumnModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_RowPainter(self))
        self.setProperty(NEEDS_NO_RING, True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(model.can_sort)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(self._open)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of a new theme."""
        self.verticalHeader().setDefaultSectionSize(theme.current().px(_ROW))
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is for the page; Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Each column has its least width; what is left is shared by the parts they ask for."""
        worn, head = theme.current(), self.horizontalHeader()
        widths = self.model().headerData(0, Qt.Orientation.Horizontal, COLUMN_WIDTHS)
        least = [worn.px(width.least) for width in widths]
        parts = sum(width.part for width in widths)
        spare = max(0, self.viewport().width() - sum(least))
        for column, width in enumerate(widths):
            head.resizeSection(column, least[column] + (spare * width.part // parts if parts else 0))

    def _sort(self, column: int) -> None:
        model = self.model()
        if isinstance(model, ColumnModel):
            model.sort_by(column)
            self.horizontalHeader().setSortIndicator(column, model.sort_order)
            self.scrollToTop()

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())


class _RowPainter(QStyledItemDelegate):
    """A cell of text on a hairline; a sign before it where the model has one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.current().px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view: Any = option
        rect: QRect = view.rect
        table: Any = self.parent()
        worn = theme.current()
        painter.save()
        is_current = table.currentIndex().row() == index.row()
        if is_current:
            painter.fillRect(rect, QColor(worn.chosen))
        elif view.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(worn.hover))
        painter.setPen(QPen(QColor(worn.line), worn.line_width))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        tone = index.data(TONE) or "ink"
        left = rect.left() + theme.GAP_S
        sign = index.data(SIGN)
        if sign:
            side = worn.px(_SIGN)
            painter.drawPixmap(left, rect.center().y() - side // 2, icons.pixmap(sign, side, tone))
            left += side + theme.GAP_S
        weight = QFont.Weight.DemiBold if index.data(STRONG) else QFont.Weight.Normal
        painter.setFont(theme.font("body", weight))
        painter.setPen(QColor(str(getattr(worn, tone))))
        width = rect.right() - left - theme.GAP_S
        text = painter.fontMetrics().elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, width)
        place = QRect(left, rect.top(), width, rect.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
        if is_current and table.hasFocus() and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(worn.accent))
        painter.restore()
