"""NamesBox: a few lines for names, typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from simulator.gui import theme

_FEWEST_LINES, _MOST_LINES = 2, 6


class NamesBox(QPlainTextEdit):
    """Enter says that they are to be added, Shift+Enter begins a new line."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._fit)
        theme.notifier().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As high as what is in it, within reason."""
        self.ensurePolished()
        lines = min(max(_FEWEST_LINES, self.blockCount()), _MOST_LINES)
        rim = 2 * (theme.current().px(10) + theme.GAP_XS)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + rim)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
