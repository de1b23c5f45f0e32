"""ChoiceRow: a few buttons side by side of which one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.widgets.flow_layout import FlowLayout


class ChoiceRow(QWidget):
    """Each choice has a value and a word; the arrow keys move between them."""

    chosen = Signal(object)

    def __init__(
        self, name: str, choices: tuple[tuple[object, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        row = FlowLayout(self, gap=theme.GAP_S)
        for number, (_, word) in enumerate(choices):
            button = QPushButton(word)
            button.setProperty("role", "choice")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {word}")
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._pressed)

    def show_choice(self, value: object) -> None:
        """Mark what is chosen."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def button(self, value: object) -> QPushButton:
        """Return the button of a value."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QPushButton)  # noqa: S101  # the group holds nothing else
        return found

    def _pressed(self, number: int) -> None:
        self.chosen.emit(self._values[number])
