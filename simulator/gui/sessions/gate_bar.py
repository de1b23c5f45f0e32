"""GateBar: who goes first, whether it is open to the team, and the example on the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.session import Participant
from simulator.gui import icons, theme


class GateView(NamedTuple):
    """What is to be seen.

    Attributes:
        manager: Participant id, "" for nobody.
        name: The manager's.
        is_open: Whether the team may play.
        may_submit: Whether the manager has a finished attempt that is not submitted.
        has_agreed: Whether the room may see the manager's attempt.
        turn, turns: Which turn of it is on the wall (0 for none), and of how many.
    """

    manager: str = ""
    name: str = ""
    is_open: bool = False
    may_submit: bool = False
    has_agreed: bool = False
    turn: int = 0
    turns: int = 0


class GateBar(QFrame):
    """One line says where it stands; under it only what can be done now."""

    manager_chosen = Signal(str)
    submitted = Signal()
    looked = Signal()
    agreed = Signal(bool)
    turn_asked = Signal(int)
    """The turn to show to the room; 0 takes the example off the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._view = GateView()
        self.people = QComboBox()
        self.people.setAccessibleName(self.tr("Who goes first"))
        self.people.activated.connect(self._choose)
        self.sign, self.words = QLabel(), theme.label()
        self.submit = QPushButton()
        self.submit.setProperty("role", "primary")
        self.submit.clicked.connect(self.submitted)
        self.look = QPushButton(self.tr("Look again"))
        self.look.setProperty("role", "link")
        self.look.clicked.connect(self.looked)
        self.agree = QCheckBox()
        self.agree.clicked.connect(self.agreed)
        self.show_it, self.before, self.after = QPushButton(), QPushButton("‹"), QPushButton("›")
        self.before.setAccessibleName(self.tr("The turn before"))
        self.after.setAccessibleName(self.tr("The next turn"))
        self.show_it.clicked.connect(self._show_or_hide)
        self.before.clicked.connect(self._step)
        self.after.clicked.connect(self._step)
        self._lay_out()

    def show_people(self, people: Sequence[Participant], manager: str) -> None:
        """Offer who is present."""
        self.people.clear()
        self.people.addItem(self.tr("Who goes first?"), "")
        for one in people:
            self.people.addItem(one.name, one.id)
        self.people.setCurrentIndex(max(0, self.people.findData(manager)))

    def show_gate(self, view: GateView) -> None:
        """Show where it stands."""
        self._view = view
        self.people.setCurrentIndex(max(0, self.people.findData(view.manager)))
        icon, tone = ("check", "good") if view.is_open else ("lock", "muted")
        self.sign.setPixmap(icons.pixmap(icon, theme.current().px(18), tone))
        self.words.setText(self._told(view))
        self.submit.setText(self.tr("{} submits it").format(view.name))
        self.submit.setVisible(view.may_submit and not view.is_open)
        self.look.setVisible(bool(view.manager) and not view.is_open and not view.may_submit)
        self.agree.setText(self.tr("{} lets the room see it").format(view.name))
        self.agree.setChecked(view.has_agreed)
        self.agree.setVisible(view.is_open)
        may_show = view.is_open and view.has_agreed and view.turns > 0
        self.show_it.setVisible(may_show)
        self.show_it.setText(self.tr("Take it off the wall") if view.turn else self.tr("Show the example"))
        for button, is_possible in ((self.before, view.turn > 1), (self.after, view.turn < view.turns)):
            button.setVisible(may_show and bool(view.turn))
            button.setEnabled(is_possible)

    def _told(self, view: GateView) -> str:
        if not view.manager:
            return self.tr("It opens to the team once the manager has submitted an attempt of their own.")
        if view.is_open and view.turn:
            return self.tr("On the wall: turn {} of {}.").format(view.turn, view.turns)
        if view.is_open:
            return self.tr("Open to the team: {} has gone first.").format(view.name)
        if view.may_submit:
            return self.tr("Played, not submitted: still closed to the team.")
        return self.tr("Closed to the team until {} has played it and submitted.").format(view.name)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.GAP_S)
        first.addWidget(self.people)
        first.addWidget(self.sign)
        first.addWidget(self.words, 1)
        first.addWidget(self.submit)
        first.addWidget(self.look)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        below.addWidget(self.agree)
        below.addStretch(1)
        for button in (self.before, self.after, self.show_it):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        column.setSpacing(theme.GAP_XS)
        column.addLayout(first)
        column.addLayout(below)

    def _choose(self) -> None:
        chosen = str(self.people.currentData())
        if chosen and chosen != self._view.manager:
            self.manager_chosen.emit(chosen)

    def _show_or_hide(self) -> None:
        self.turn_asked.emit(0 if self._view.turn else 1)

    def _step(self) -> None:
        self.turn_asked.emit(self._view.turn + (1 if self.sender() is self.after else -1))
