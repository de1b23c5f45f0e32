"""The end of a swapped seat: the customer's last word, one question, and the ways on from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import icons, theme
from simulator.gui.swap_seats_steps import Step
from simulator.gui.widgets.plain_tip import breakable


class SwapSeatsEnd(QWidget):
    """Asks what one would have wanted to hear; the answer is to try it."""

    turn_retried = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turn = 1
        self.words = theme.label(role="line")
        self.question = theme.label(self.tr("What would you have wanted to hear?"), "title")
        self.where = theme.label(role="body", tone="muted")
        self.again = QPushButton()
        self.again.setIcon(icons.icon("again", "accent"))
        self.again.clicked.connect(self._retry)
        for label in (self.words, self.question, self.where):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.back = QPushButton(self.tr("Back to the debrief"))
        self.back.clicked.connect(self.left)
        ways = QHBoxLayout()
        ways.setSpacing(theme.GAP_S)
        ways.addStretch(1)
        ways.addWidget(self.again)
        ways.addWidget(self.back)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.words)
        column.addSpacing(theme.GAP_M)
        column.addWidget(self.question)
        column.addWidget(self.where)
        column.addLayout(ways)
        column.addStretch(1)

    def show_words(self, because: str) -> None:
        """Show the customer's last word on it all."""
        self.words.setText(breakable(f"“{because}”"))

    def show_question(self, worst: Step | None) -> None:
        """Ask, and offer to try the turn again that cost most; the first if none did."""
        self._turn = worst.turn if worst else 1
        thought = f"“{worst.text}” " if worst and worst.text else ""
        told = self.tr("{}Nothing cost more than turn {}. Try it with the words you missed.")
        self.where.setText(breakable(told.format(thought, self._turn)) if worst else "")
        self.where.setVisible(worst is not None)
        self.again.setVisible(worst is not None)
        self.again.setText(self.tr("Try turn {} again").format(self._turn))

    def _retry(self) -> None:
        self.turn_retried.emit(self._turn)
