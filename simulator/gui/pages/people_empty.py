"""PeopleEmpty: what stands where the list of people would be, while there is nobody to show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme

_WIDTH = 560


class PeopleEmpty(QWidget):
    """A sentence, what to do about it, and the buttons that do it."""

    def __init__(self, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = theme.label("", "title")
        self.how = theme.label("", "lead", "muted")
        self._buttons = tuple(buttons)
        inner = QWidget()
        inner.setFixedWidth(theme.current().px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.GAP_M)
        column.addStretch(2)
        column.addWidget(self.title)
        column.addWidget(self.how)
        beside = QHBoxLayout()
        beside.setSpacing(theme.GAP_S)
        for button in self._buttons:
            beside.addWidget(button)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addStretch(3)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(inner)
        across.addStretch(1)

    def show_words(self, title: str, how: str = "", *, has_buttons: bool = False) -> None:
        """Say why nobody is here, and what to do."""
        self.title.setText(title)
        self.how.setText(how)
        self.how.setVisible(bool(how))
        for button in self._buttons:
            button.setVisible(has_buttons)
