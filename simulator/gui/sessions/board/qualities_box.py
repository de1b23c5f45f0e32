"""BoardQualitiesBox: the qualities down the left of the console; the chosen one is on the wall."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from simulator.domain.sessions.board import LONGEST_QUALITY
from simulator.domain.sessions.board_state import BoardState
from simulator.gui import theme
from simulator.gui.sessions.board.entry import BoardEntry
from simulator.gui.sessions.board.row_list import BoardList, BoardRow


class BoardQualitiesBox(QWidget):
    """Says what somebody wants done to a quality; the first row stands for all of them."""

    named = Signal(str)
    drafted = Signal(str)
    chosen = Signal(str)
    """A quality; "" for all of them."""
    reworded = Signal(str, str)
    dropped = Signal(str)
    moved = Signal(str, int)
    """A quality, and its new place from 0."""
    merged = Signal(str, str)
    """Into this quality goes that one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self.qualities = BoardList(self.tr("Qualities"), LONGEST_QUALITY)
        self.qualities.chosen.connect(self.chosen)
        self.qualities.reworded.connect(self.reworded)
        self.qualities.dropped.connect(self.dropped)
        self.qualities.moved.connect(self._move)
        self.qualities.asked.connect(self._show_menu)
        self.entry = BoardEntry(self.tr("Add a quality"), LONGEST_QUALITY)
        self.entry.entered.connect(self.named)
        self.entry.drafted.connect(self.drafted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(theme.label(self.tr("Qualities"), "caption"))
        column.addWidget(self.qualities, 1)
        column.addWidget(self.entry)

    def show_board(self, state: BoardState) -> None:
        """Show the qualities, and which one is talked about."""
        self._texts = {one.id: one.text for one in state.board.qualities}
        rows = [
            BoardRow(
                one.id, one.text, self._lines_told(len(one.lines)), f"{one.times}×" if one.times > 1 else ""
            )
            for one in state.board.qualities
        ]
        everything = BoardRow("", self.tr("All of them"), self.tr("to collect more"))
        self.qualities.show_rows((everything, *rows), state.chosen)

    def step(self, by: int) -> None:
        """Choose the quality so many places on; the first row is all of them."""
        row = self.qualities.currentRow() + by
        if 0 <= row < self.qualities.count():
            self.qualities.setCurrentRow(row)

    def ask_merge(self) -> None:
        """Ask into which quality the current one goes."""
        if self.qualities.current_id:
            menu = self._merge_menu(self, self.qualities.current_id)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            row = self.qualities.visualItemRect(self.qualities.currentItem())
            menu.popup(self.qualities.viewport().mapToGlobal(row.bottomLeft()))

    def _lines_told(self, count: int) -> str:
        if not count:
            return ""
        return self.tr("1 line") if count == 1 else self.tr("{} lines").format(count)

    def _move(self, quality: str, by: int) -> None:
        to = list(self._texts).index(quality) + by
        if 0 <= to < len(self._texts):
            self.moved.emit(quality, to)

    def _show_menu(self, quality: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reword = QAction(self.tr("Reword…\tF2"), menu)
        reword.triggered.connect(self._reword)
        menu.addAction(reword)
        merge = self._merge_menu(menu, quality)
        merge.setTitle(self.tr("Merge into"))
        merge.setEnabled(len(self._texts) > 1)
        menu.addMenu(merge)
        remove = QAction(self.tr("Remove\tDel"), menu)
        remove.setData(quality)
        remove.triggered.connect(self._drop_current)
        menu.addAction(remove)
        menu.popup(where)

    def _merge_menu(self, parent: QWidget, quality: str) -> QMenu:
        menu = QMenu(parent)
        for id_, text in self._texts.items():
            if id_ != quality:
                action = QAction(text.replace("&", "&&"), menu)
                action.setData(id_)
                menu.addAction(action)
        menu.triggered.connect(lambda action: self.merged.emit(action.data(), quality))  # ends with the menu
        return menu

    def _reword(self) -> None:
        self.qualities.editItem(self.qualities.currentItem())

    def _drop_current(self) -> None:
        self.dropped.emit(self.qualities.current_id)
