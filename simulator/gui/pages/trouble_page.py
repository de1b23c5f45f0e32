"""TroublePage: what is in the way, what to do about it, and the ways on; the whole page for one sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme

_WIDTH = 620


class TroublePage(QWidget):
    """Shown when the records cannot be opened."""

    tried_again = Signal()
    went_without = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.problem = theme.label("", "title")
        self.remedy = theme.label("", "lead")
        self.again = QPushButton(self.tr("Try again"))
        self.again.setProperty("role", "primary")
        self.again.clicked.connect(self.tried_again)
        self.without = QPushButton(self.tr("Practise without keeping anything"))
        self.without.setToolTip(self.tr("Everything you say is forgotten when the window closes."))
        self.without.setAccessibleDescription(self.without.toolTip())
        self.without.clicked.connect(self.went_without)
        leave = QPushButton(self.tr("Close Rapport"))
        leave.setProperty("role", "quiet")
        leave.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        for button in (self.again, self.without, leave):
            row.addWidget(button)
        row.addStretch(1)
        inner = QWidget()
        inner.setFixedWidth(theme.current().px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.problem)
        column.addWidget(self.remedy)
        column.addSpacing(theme.GAP_S)
        column.addLayout(row)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    def show_trouble(self, problem: str, remedy: str) -> None:
        """Say what happened and what to do."""
        self.problem.setText(problem)
        self.remedy.setText(remedy)
        self.remedy.setVisible(bool(remedy))
        self.setAccessibleName(f"{problem} {remedy}".strip())

    def take_focus(self) -> None:
        """Give the keyboard to the first way on."""
        self.again.setFocus()
