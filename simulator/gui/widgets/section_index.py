"""SectionIndex: the headings of a long page beside it; one press goes there, and it shows where one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QScrollArea

from simulator.gui import theme

_WIDTH = 244


class SectionIndex(QListWidget):
    """Lists those headings only that are shown. Arrow keys go from one to the next.

    It lies over the page's empty side, so that the wheel turns the page also here.
    """

    def __init__(self, scroll: QScrollArea, headings: Sequence[QLabel]) -> None:
        super().__init__(scroll)
        self._scroll, self._headings = scroll, tuple(headings)
        self._shown: tuple[QLabel, ...] = ()
        self._is_going, self._highest = False, 0
        self.setAccessibleName(self.tr("Go to"))
        self.setFixedWidth(theme.current().px(_WIDTH))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentRowChanged.connect(self._go)
        self.itemClicked.connect(self._clicked)
        scroll.verticalScrollBar().valueChanged.connect(self._show_where)
        page = scroll.widget()
        if page is not None:
            page.installEventFilter(self)
        self._list_headings()

    def place(self, corner: QPoint, highest: int) -> None:
        """Stand there, as high as the headings want but no higher than that many pixels."""
        self.move(corner)
        self._highest = highest
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the page, unless the index itself is too long for it."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            QCoreApplication.sendEvent(self._scroll.verticalScrollBar(), event)

    def _fit(self) -> None:
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(max(0, min(rows + 2 * self.frameWidth(), self._highest)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sections come and go with what somebody may do."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Resize):
            self._list_headings()
        return super().eventFilter(watched, event)

    def _list_headings(self) -> None:
        page = self._scroll.widget()
        if page is None:
            return
        shown = tuple(one for one in self._headings if one.isVisibleTo(page))
        if shown != self._shown:
            self._shown = shown
            self.blockSignals(True)
            self.clear()
            for one in shown:
                self.addItem(QListWidgetItem(one.text()))
            self.blockSignals(False)
            self._fit()
            self._show_where()

    def _show_where(self) -> None:
        """Mark the section that is read: the last whose heading has come to the top, or the end."""
        if self._is_going:
            return
        bar = self._scroll.verticalScrollBar()
        reached = [
            place for place in range(len(self._shown)) if self._top(place) <= bar.value() + theme.GAP_XL
        ]
        at_end = bar.maximum() > 0 and bar.value() == bar.maximum()
        row = len(self._shown) - 1 if at_end else reached[-1] if reached else 0
        if row != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(row)
            self.blockSignals(False)

    def _top(self, place: int) -> int:
        page = self._scroll.widget()
        return self._shown[place].mapTo(page, QPoint()).y() if page is not None else 0

    def _clicked(self, item: QListWidgetItem) -> None:
        self._go(self.row(item))

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            self._is_going = True  # the last few cannot come to the top, and are gone to all the same
            self._scroll.verticalScrollBar().setValue(max(0, self._top(place) - theme.GAP_M))
            self._is_going = False
