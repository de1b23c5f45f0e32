"""BoardEntry: one row to type in; what is typed is told at once, so that the room reads along."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class BoardEntry(QLineEdit):
    """Enter hands the words over and makes room for the next; Esc empties it."""

    entered = Signal(str)
    drafted = Signal(str)
    """What stands in it now; "" once it was handed over or given up."""

    def __init__(self, ask: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(ask)
        self.setAccessibleName(ask)
        self.setMaxLength(longest)
        self.textChanged.connect(self.drafted)
        self.returnPressed.connect(self._hand_over)

    def event(self, event: QEvent) -> bool:
        """With nothing of its own to take back, leave undoing to the board."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            is_idle = (event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()) or (
                event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            )
            if is_idle:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._empty()
            event.accept()
            return
        super().keyPressEvent(event)

    def _hand_over(self) -> None:
        words = self.text().strip()
        self._empty()
        if words:
            self.entered.emit(words)

    def _empty(self) -> None:
        self.setText("")  # unlike clear(), nothing is left to undo in an empty row
