"""BoardList: qualities or lines, a row each; reworded, moved, dropped and tied from the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyleOptionViewItem,
    QWidget,
)

from simulator.gui.sessions.board.row_painting import BADGE, ID, NOTE, BoardRowPainting

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row.

    Attributes:
        id: What it stands for; "" for a row that cannot be changed.
        text: The words.
        note: Quieter words below it, or "".
        badge: A number at its right, or "".
        tip: What the pointer is told over it, or "".
    """

    id: str
    text: str
    note: str = ""
    badge: str = ""
    tip: str = ""


class BoardList(QListWidget):
    """Shows rows, and says what somebody wants done to one; it changes nothing itself."""

    chosen = Signal(str)
    """Another row is the current one: its id."""
    reworded = Signal(str, str)
    dropped = Signal(str)
    moved = Signal(str, int)
    """A row, and how many places it is to move."""
    crossed = Signal(str)
    """A row is to go to the other list."""
    asked = Signal(str, QPoint)
    """A menu is asked for: the row, and where on the screen."""

    def __init__(self, name: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._is_filling = False
        self.setItemDelegate(_Editing(longest, self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_at)
        self.currentItemChanged.connect(self._choose)

    @property
    def rows(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(str(self.item(row).data(ID)) for row in range(self.count()))

    @property
    def current_id(self) -> str:
        """The row that is current; "" for none."""
        item = self.currentItem()
        return str(item.data(ID)) if item else ""

    def show_rows(self, rows: tuple[BoardRow, ...], current: str | None = None) -> None:
        """Show rows; the current one stays, or is ``current`` where that is not None."""
        wanted, place = self.current_id if current is None else current, self.currentRow()
        self._is_filling = True
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            for role, value in ((ID, row.id), (NOTE, row.note), (BADGE, row.badge)):
                item.setData(role, value)
            item.setData(Qt.ItemDataRole.ToolTipRole, row.tip or None)
            told = ", ".join(filter(None, (row.text, row.badge, row.note or row.tip)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
            if row.id:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        ids = [row.id for row in rows]
        if wanted in ids:
            self.setCurrentRow(ids.index(wanted))
        elif place >= 0 and rows and current is None:
            self.setCurrentRow(min(place, len(rows) - 1))
        self._is_filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() is QAbstractItemView.State.EditingState  # the editor passes Enter on
        if is_editing or (self.current_id and self._is_told(event)):
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _is_told(self, event: QKeyEvent) -> bool:
        """Say what a key wants of the current row; return whether it wants anything."""
        key, has_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Qt.Key.Key_Delete:
            self.dropped.emit(self.current_id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editItem(self.currentItem())
        elif key == Qt.Key.Key_Menu:
            self._ask_at(self.visualItemRect(self.currentItem()).center())
        elif has_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.current_id, -1 if key == Qt.Key.Key_Up else 1)
        elif has_alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.crossed.emit(self.current_id)
        else:
            return False
        return True

    def _choose(self) -> None:
        if not self._is_filling and self.currentItem():
            self.chosen.emit(self.current_id)

    def _ask_at(self, where: QPoint) -> None:
        item = self.itemAt(where)
        if item and item.data(ID):
            self.setCurrentItem(item)
            self.asked.emit(str(item.data(ID)), self.viewport().mapToGlobal(where))


class _Editing(BoardRowPainting):
    """Lets a row be reworded in its place; the list says so, and shows what the board then says."""

    def __init__(self, longest: int, view: BoardList) -> None:
        super().__init__(view)
        self._longest, self._view = longest, view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(self._longest)
        editor.setAccessibleName(self._view.accessibleName())
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)  # noqa: S101  # made above
        words = editor.text().strip()
        if words and words != index.data():
            self._view.reworded.emit(str(index.data(ID)), words)
