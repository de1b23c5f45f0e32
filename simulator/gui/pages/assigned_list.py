"""AssignedList: what was assigned so far, a card each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.assignment import Assignment
from simulator.gui import theme
from simulator.gui.pages.assign_choices import due_asked
from simulator.gui.pages.assigned_card import AssignedCard


class AssignedList(QScrollArea):
    """Each card has its buttons, here by the assignment's id."""

    change_asked = Signal(object)
    withdraw_asked = Signal(object)
    """Both with the Assignment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.change_buttons: dict[str, QPushButton] = {}
        self.withdraw_buttons: dict[str, QPushButton] = {}
        self._shown: dict[str, Assignment] = {}

    def show_assigned(
        self, assignments: Sequence[Assignment], titles: Mapping[str, str], today: date
    ) -> bool:
        """Show these in their order; return whether the keyboard was on a card that is gone now."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, theme.GAP_S, 0)
        column.setSpacing(theme.GAP_S)
        self.change_buttons, self.withdraw_buttons = {}, {}
        self._shown = {one.id: one for one in assignments}
        for one in assignments:
            card = AssignedCard(one, titles, due_asked(one.due, today), today)
            card.change.clicked.connect(self._change)
            card.withdraw.clicked.connect(self._withdraw)
            self.change_buttons[one.id], self.withdraw_buttons[one.id] = card.change, card.withdraw
            column.addWidget(card)
        column.addStretch(1)
        had_keyboard = self.isAncestorOf(self.focusWidget())
        self.setWidget(content)
        return had_keyboard

    def _change(self) -> None:
        if (one := self._pressed()) is not None:
            self.change_asked.emit(one)

    def _withdraw(self) -> None:
        if (one := self._pressed()) is not None:
            self.withdraw_asked.emit(one)

    def _pressed(self) -> Assignment | None:
        pressed = self.sender()
        return None if pressed is None else self._shown[str(pressed.property("assignment"))]
