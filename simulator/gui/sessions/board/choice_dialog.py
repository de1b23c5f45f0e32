"""BoardChoiceDialog: one behaviour out of the catalogue, found by typing a few letters."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.sessions.board.row_list import BoardList, BoardRow

_WIDTH, _HEIGHT = 560, 560


class BoardChoice(NamedTuple):
    """Something to choose: its id, its words, and what is listened for."""

    id: str
    text: str
    note: str = ""


class BoardChoiceDialog(QDialog):
    """Typing narrows the list, arrow keys go through it, Enter takes."""

    taken = Signal(str)

    def __init__(
        self,
        title: str,
        words: str,
        choices: tuple[BoardChoice, ...],
        take: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choices = choices
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Type a few letters"))
        self.search.setAccessibleName(title)
        self.search.textChanged.connect(self._narrow)
        self.choices = BoardList(title, 0)
        self.choices.setEditTriggers(BoardList.EditTrigger.NoEditTriggers)
        self.choices.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices.itemDoubleClicked.connect(self._take)
        self._button = QPushButton(take)
        self._button.setProperty("role", "primary")
        self._button.setDefault(True)
        self._button.clicked.connect(self._take)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(title, "title"))
        column.addWidget(theme.label(words, "muted"))
        column.addWidget(self.search)
        column.addWidget(self.choices, 1)
        column.addLayout(row)
        self.resize(theme.current().px(_WIDTH), theme.current().px(_HEIGHT))
        self._narrow("")
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        row = min(max(0, self.choices.currentRow() + step), self.choices.count() - 1)
        self.choices.setCurrentRow(row)
        event.accept()

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = (
            one for one in self._choices if all(word in f"{one.text} {one.note}".casefold() for word in words)
        )
        self.choices.show_rows(tuple(BoardRow(one.id, one.text, one.note) for one in found))
        self.choices.setCurrentRow(0)
        self._button.setEnabled(self.choices.count() > 0)

    def _take(self) -> None:
        if self.choices.currentItem():
            self.taken.emit(self.choices.current_id)
            self.accept()
