"""AmendmentView: lines for a scenario file, ready to be copied or saved into one's own copy."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme

_HIGH = 168
"""Pixels at scale 1."""


class AmendmentView(QWidget):
    """The lines are for reading and copying; saving is asked for, never done here."""

    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = QPlainTextEdit()
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("Lines for the scenario file"))
        self.lines.setFixedHeight(theme.current().px(_HIGH))
        self.copy = QPushButton(self.tr("Copy"))
        self.copy.clicked.connect(self._copy)
        self.save = QPushButton(self.tr("Save into my own copy"))
        self.save.clicked.connect(self.save_asked)
        self.words = theme.label("", "caption")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.lines)
        column.addLayout(row)

    def show_lines(self, lines: str) -> None:
        """Show what can be added."""
        self.lines.setPlainText(lines)
        self.words.setText("")

    def show_words(self, words: str) -> None:
        """Say what became of it."""
        self.words.setText(words)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.toPlainText())
        self.words.setText(self.tr("Copied."))
