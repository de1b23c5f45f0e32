"""MomentCard: somebody would like to show a reply of mine to a room; yes, no, and taken back later."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.plain_tip import breakable


class ToldMomentCard(NamedTuple):
    """A moment as its owner is asked about it. ``has_agreed`` is None while they have not answered."""

    id: str
    trainer: str
    why: str
    line: str
    reply: str
    has_agreed: bool | None


class MomentCard(QFrame):
    """A question is as plain one way as the other; nothing is shown without a yes."""

    answered = Signal(str, bool)

    def __init__(self, told: ToldMomentCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._id = told.id
        self.words = theme.label(breakable(self._asked(told)), "body")
        self.reply = theme.label(breakable(f"“{told.reply}”"), "lead")
        self.why = theme.label(breakable(self.tr("Why: {}").format(told.why)), "caption")
        self.why.setVisible(bool(told.why))
        self.yes, self.no = QPushButton(self.tr("Yes, without my name")), QPushButton(self.tr("Rather not"))
        self.back = QPushButton(self.tr("Take it back"))
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self._decline)
        self.back.clicked.connect(self._decline)
        self.back.setProperty("role", "link")
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_XS)
        for label in (self.words, self.reply, self.why):
            column.addWidget(label)
        column.addLayout(row)
        self.yes.setVisible(told.has_agreed is not True)
        self.no.setVisible(told.has_agreed is None)
        self.back.setVisible(told.has_agreed is True)
        self.setAccessibleName(f"{self.words.text()} {told.reply}")

    def take_focus(self) -> None:
        """Give the keyboard to an answer."""
        (self.back if self.yes.isHidden() else self.yes).setFocus()

    def _asked(self, told: ToldMomentCard) -> str:
        if told.has_agreed is None:
            words = self.tr("{} would like to show a reply of yours to a room, without your name. May they?")
        elif told.has_agreed:
            words = self.tr("{} may show this reply of yours to a room, without your name.")
        else:
            words = self.tr("You would rather not have {} show this reply.")
        return words.format(told.trainer)

    def _agree(self) -> None:
        self.answered.emit(self._id, True)

    def _decline(self) -> None:
        self.answered.emit(self._id, False)
