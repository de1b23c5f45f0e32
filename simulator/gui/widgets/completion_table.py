"""CompletionTable: how far each person is with each scenario, like a timetable."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simulator.domain.completion import Stand
from simulator.gui import icons, theme
from simulator.gui.due_words import DECIDED_ICON, LOOKS
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.completion_headers import PeopleHeader, ScenarioHeader
from simulator.gui.widgets.completion_model import DECIDED, READ, STAND, CompletionModel

_Index = QModelIndex | QPersistentModelIndex
_NARROWEST, _WIDEST = 50, 190
_WORDS_FROM = 124
"""Pixels at scale 1: from this width on, a cell has words beside its sign."""
_LOUD = frozenset({Stand.OVERDUE, Stand.DUE_AGAIN, Stand.COMING_DUE})


class CompletionTable(QTableView):
    """Shows a CompletionModel; only what is on the screen is asked for."""

    cell_chosen = Signal(int, int)
    """A row and a column, by mouse or keyboard."""
    rows_moved = Signal()
    """Other rows may be in sight."""

    def __init__(self, model: CompletionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Completion, people by scenarios"))
        self.setVerticalHeader(PeopleHeader(self))
        self.setHorizontalHeader(ScenarioHeader(self))
        self.setModel(model)
        self.setItemDelegate(_CellPainter(self))
        self.setProperty(NEEDS_NO_RING, True)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalScrollBar().valueChanged.connect(self.rows_moved)
        self.clicked.connect(self._press)
        model.modelReset.connect(self.fit)

    def rows_in_sight(self) -> range:
        """Return the rows that can be seen."""
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        rows = self.model().rowCount()
        return range(max(first, 0), rows if last < 0 else last + 1)

    def fit(self) -> None:
        """Share the width among the scenarios, as far as they stay readable."""
        worn, count = theme.current(), max(1, self.model().columnCount())
        room = self.width() - self.verticalHeader().width() - 16
        share = min(max(room // count, worn.px(_NARROWEST)), worn.px(_WIDEST))
        header = self.horizontalHeader()
        if header.defaultSectionSize() != share or header.height() != header.sizeHint().height():
            header.setDefaultSectionSize(share)
            header.setFixedHeight(header.sizeHint().height())
            self.updateGeometries()  # rows begin beneath the header as high as it is now

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.horizontalHeader().viewport().update()
        self.verticalHeader().viewport().update()
        if current.isValid():
            self.cell_chosen.emit(current.row(), current.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is for the page; Enter tells of the cell once more."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.rows_moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        people = self.verticalHeader()
        if event.type() == QEvent.Type.StyleChange and isinstance(people, PeopleHeader):
            people.dress()
            self.fit()

    def _press(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(index.row(), index.column())


class _CellPainter(QStyledItemDelegate):
    """A sign, with words where there is room; what presses lies on a breath of its colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view: Any = option
        rect, worn = view.rect, theme.current()
        table: Any = self.parent()
        painter.save()
        if view.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(worn.hover))
        painter.setPen(QPen(QColor(worn.line), worn.line_width))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stand = index.data(STAND)
        if stand is not None:
            words = str(index.data())
            _paint_stand(painter, rect, Stand(stand), words, is_decided=bool(index.data(DECIDED)))
        elif not index.data(READ):
            painter.setPen(QColor(worn.muted))
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), "·")
        if table.currentIndex() == index:
            edge = worn.accent if table.hasFocus() else worn.muted
            painter.setPen(QPen(QColor(edge), max(2, worn.line_width)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 6, 6)
        painter.restore()


def _paint_stand(painter: QPainter, rect: QRect, stand: Stand, told: str, *, is_decided: bool) -> None:
    worn, look = theme.current(), LOOKS[stand]
    colour = str(getattr(worn, look.tone))
    side = worn.px(18)
    has_words = rect.width() >= worn.px(_WORDS_FROM)
    if stand in _LOUD:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.mixed(worn.paper, colour, 0.13)))
        painter.drawRoundedRect(QRectF(rect).adjusted(4, 5, -4, -6), 6, 6)
    left = rect.left() + (theme.GAP_S + 4 if has_words else (rect.width() - side) // 2)
    picture = icons.pixmap(look.icon, side, look.tone)
    painter.drawPixmap(left, rect.center().y() - side // 2, picture)
    if has_words:
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(colour))
        words = rect.adjusted(side + 2 * theme.GAP_S + 2, 0, -theme.GAP_XS, 0)
        told = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), told)
    elif is_decided:
        small = worn.px(12)
        person = icons.pixmap(DECIDED_ICON, small, look.tone)
        painter.drawPixmap(left + side, rect.center().y() - side // 2, person)
