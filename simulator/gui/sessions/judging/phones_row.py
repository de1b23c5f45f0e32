"""PhonesRow: the page for phones switched on and off, how one joins, and who is in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.sessions.wall import JoinCard
from simulator.domain.wording import counted
from simulator.gui import theme


class PhonesRow(QWidget):
    """Shows values only; ``switch_asked`` and ``more_asked`` say what is wanted."""

    switch_asked = Signal()
    more_asked = Signal()
    """Let in phones that share an address with others."""
    move_asked = Signal()
    """Use another of this computer's networks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.switch = QPushButton()
        self.switch.clicked.connect(self.switch_asked)
        self.code_word = theme.label("", "title", "accent")
        self.address = theme.label("", "lead")
        self.phones = theme.label("", "muted")
        self.away = theme.label("", "small", "unsure")
        self.more = QPushButton(self.tr("Let them in"))
        self.more.clicked.connect(self.more_asked)
        self.move_on = QPushButton(self.tr("Phones cannot find it? Use this computer's other network"))
        self.move_on.setProperty("role", "link")
        self.move_on.clicked.connect(self.move_asked)
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_M)
        top.addWidget(self.switch)
        top.addWidget(self.phones, 1)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        below.addWidget(self.away, 1)
        below.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addWidget(self.code_word)
        column.addWidget(self.address)
        column.addWidget(self.move_on, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(below)
        words = self.tr(
            "Phones must be in the same network as this computer. No app, no names; they see only what is "
            "asked, and the page is there only while it is switched on."
        )
        column.addWidget(theme.label(words, "caption"))
        column.addStretch(1)
        self._has_others = False
        self.show_phones(None, 0, 0, is_starting=False)

    def offer_others(self, *, has_others: bool) -> None:
        """Say whether this computer is in other networks too."""
        self._has_others = has_others

    def show_phones(
        self, card: JoinCard | None, phones_in: int, turned_away: int, *, is_starting: bool
    ) -> None:
        """Show how one joins, or that the page is off."""
        self.move_on.setVisible(card is not None and self._has_others)
        is_on = card is not None
        self.switch.setText(self.tr("Switch phones off") if is_on else self.tr("Switch phones on"))
        self.switch.setProperty("is_on", is_on)
        self.switch.setEnabled(not is_starting)
        self.code_word.setText(card.code_word if card else "")
        self.address.setText(card.address if card else "")
        words = self.tr("Off. Nothing of this computer can be reached.")
        if is_starting:
            words = self.tr("One moment …")
        elif is_on:
            words = self.tr("{} in").format(counted(phones_in, "phone", "phones"))
        self.phones.setText(words)
        for widget in (self.code_word, self.address):
            widget.setVisible(is_on)
        self.away.setText(
            self.tr(
                "{} turned away, because they share an address with others. Is it this room's network?"
            ).format(counted(turned_away, "phone was", "phones were"))
        )
        for extra in (self.away, self.more):
            extra.setVisible(is_on and turned_away > 0)
