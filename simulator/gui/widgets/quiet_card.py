"""QuietCard: something that waits, said in a sentence above the first screen's cards, with one way on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from simulator.gui import icons, theme


class QuietCard(QFrame):
    """A row with a sentence and a button; without a sentence it takes no room."""

    pressed = Signal()
    put_away = Signal()

    def __init__(self, action: str, *, may_be_put_away: bool = False, parent: QWidget | None = None) -> None:
        """``action`` is what the button says; "" for a sentence alone."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self.words = theme.label()
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = QPushButton(action)
        self.action.setProperty("role", "primary")
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_S, theme.GAP_S)
        row.setSpacing(theme.GAP_M)
        row.addWidget(self.words, 1)
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_it = QToolButton()
        self.close_it.setProperty("role", "quiet")
        self.close_it.setIcon(icons.icon("close", "muted"))
        self.close_it.setAccessibleName(self.tr("Put this away"))
        self.close_it.setToolTip(self.close_it.accessibleName())
        self.close_it.setVisible(may_be_put_away)
        self.close_it.clicked.connect(self._close)
        row.addWidget(self.close_it, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say what waits; "" for nothing any more."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def _close(self) -> None:
        self.show_words("")
        self.put_away.emit()
