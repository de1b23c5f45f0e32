"""CountChips: kinds of rows with how many there are of each; one of them is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.widgets.flow_layout import FlowLayout


class Chip(NamedTuple):
    """A kind: its value, its word, and how many there are."""

    value: str
    word: str
    number: int


class CountChips(QWidget):
    """The arrow keys move between them; kinds that nothing is of are not shown."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._pressed)
        self._values: list[str] = []
        self._row = FlowLayout(self, gap=theme.GAP_S)

    def show_chips(self, chips: Sequence[Chip], chosen: str) -> None:
        """Show these kinds, one of them chosen; the first if that one is not among them."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._values = [chip.value for chip in chips]
        for number, chip in enumerate(chips):
            button = QPushButton(f"{chip.word}  {chip.number:,}")
            button.setProperty("role", "choice")
            button.setProperty("is_small", True)
            button.setCheckable(True)
            button.setAccessibleName(f"{chip.word}: {chip.number}")
            self._group.addButton(button, number)
            self._row.addWidget(button)
            button.setChecked(chip.value == chosen)
        if chips and chosen not in self._values:
            self._group.button(0).setChecked(True)

    def button(self, value: str) -> QPushButton:
        """Return the button of a kind.

        Raises:
            ValueError: It is not shown.
        """
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QPushButton)  # noqa: S101  # the group holds nothing else
        return found

    def _pressed(self, number: int) -> None:
        self.chosen.emit(self._values[number])
