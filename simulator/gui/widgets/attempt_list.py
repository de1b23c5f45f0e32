"""AttemptList: one's attempts as a list that a screen reader reads row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.attempt_painting import AttemptPainter
from simulator.gui.widgets.attempt_rows import AttemptRow, HeadingRow
from simulator.gui.widgets.plain_tip import plain_tip

ROW = Qt.ItemDataRole.UserRole


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[HeadingRow | AttemptRow, ...] = ()

    def show_rows(self, rows: Sequence[HeadingRow | AttemptRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, AttemptRow) and row.result is not None:
            return plain_tip(f"“{row.result.because}”")
        return row if role == ROW else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.rows[index.row()], HeadingRow):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class AttemptList(QListView):
    """Shows rows; Enter or a click opens an attempt."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("My attempts"))
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(AttemptPainter(self))
        self.setMouseTracking(True)
        self.setProperty(NEEDS_NO_RING, True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._open)

    def show_rows(self, rows: Sequence[HeadingRow | AttemptRow]) -> None:
        """Show these rows; the same attempt stays current where it is still there."""
        current = self.attempt_at(self.currentIndex())
        self._rows.show_rows(rows)
        for number, row in enumerate(rows):
            if isinstance(row, AttemptRow) and (not current or row.attempt_id == current):
                self.setCurrentIndex(self._rows.index(number))
                break

    def attempt_at(self, index: QModelIndex) -> str:
        """Return the id of the attempt in that row; "" if it is none."""
        row = index.data(ROW) if index.isValid() else None
        return row.attempt_id if isinstance(row, AttemptRow) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()

    def _open(self, index: QModelIndex) -> None:
        attempt_id = self.attempt_at(index)
        if attempt_id:
            self.opened.emit(attempt_id)
