"""CountingView: votes come in by phone, by key and on paper; nobody sees which until they are shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QTabWidget, QVBoxLayout, QWidget

from simulator.domain.sessions.ballots import Ballot
from simulator.gui import theme
from simulator.gui.sessions.judging.key_voting import KeyVoting
from simulator.gui.sessions.judging.paper_counts import PaperCounts
from simulator.gui.sessions.judging.phones_row import PhonesRow
from simulator.gui.sessions.judging.room_vote import KEY_VOTER


class CountingView(QWidget):
    """Three ways to vote, side by side in tabs; all of them count together."""

    reveal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = theme.label("", "lead")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.reveal = QPushButton(self.tr("Show the votes"))
        self.reveal.setProperty("role", "primary")
        self.reveal.clicked.connect(self._reveal)
        self.phones, self.keys, self.paper = PhonesRow(), KeyVoting(), PaperCounts()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.phones, self.tr("&Phones"))
        self.tabs.addTab(self.keys, self.tr("&Keys on this laptop"))
        self.tabs.addTab(self.paper, self.tr("On p&aper"))
        self.tabs.currentChanged.connect(self._turned)
        self.paper.typed.connect(self._may_reveal)
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_M)
        top.addWidget(self.told, 1)
        top.addWidget(self.reveal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.tabs, 1)

    def show_ballot(self, ballot: Ballot) -> None:
        """Show what is asked and how many votes are in; never how they went."""
        asks = tuple((one.criterion_id, one.ask) for one in ballot.questions)
        by_key = sum(voter.startswith(KEY_VOTER) for voter in ballot.votes)
        words = self.tr("{} of {} votes are in").format(ballot.votes_in, ballot.voters)
        if ballot.votes_in > ballot.voters:
            words = self.tr("{} votes are in; {} were expected").format(ballot.votes_in, ballot.voters)
        self.told.setText(words)
        self.bar.setRange(0, max(1, ballot.voters))
        self.bar.setValue(min(ballot.votes_in, max(1, ballot.voters)))
        self.reveal.setEnabled(ballot.votes_in > 0)
        self.keys.show_ballot(asks, by_key)
        self.paper.show_ballot(asks, ballot.paper)

    def take_focus(self) -> None:
        """Give the keyboard to the way of voting that is open."""
        at = self.tabs.currentWidget()
        (self.phones.switch if at is self.phones else self.keys if at is self.keys else self.reveal).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _turned(self) -> None:
        if self.tabs.currentWidget() is self.keys:
            self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_reveal(self) -> None:
        self.reveal.setEnabled(True)

    def _reveal(self) -> None:
        self.paper.settle()
        self.reveal_asked.emit()
