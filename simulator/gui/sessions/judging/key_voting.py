"""KeyVoting: one voter after the other at the laptop, a key for each criterion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.sessions.ballots import Answer
from simulator.gui import theme

_BY_KEY = {
    Qt.Key.Key_Y: Answer.YES,
    Qt.Key.Key_N: Answer.NO,
    Qt.Key.Key_Question: Answer.UNSURE,
    Qt.Key.Key_U: Answer.UNSURE,
}


class KeyVoting(QWidget):
    """Y, N or ? answers, Backspace goes back one. ``voted`` carries a whole vote: answers by criterion id."""

    voted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._asks: tuple[tuple[str, str], ...] = ()
        self._said: dict[str, Answer] = {}
        self._voters = 0
        self.who = theme.label("", "caption")
        self.asked = theme.label("", "title")
        words = {
            Answer.YES: self.tr("✓  Yes (Y)"),
            Answer.NO: self.tr("✗  No (N)"),
            Answer.UNSURE: self.tr("?  Not sure (?)"),
        }
        self.buttons = {answer: QPushButton(word) for answer, word in words.items()}
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        for answer, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._say, answer))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.who)
        column.addWidget(self.asked)
        column.addSpacing(theme.GAP_S)
        column.addLayout(row)
        column.addSpacing(theme.GAP_S)
        hint = self.tr(
            "Turn the screen to the voter. Backspace goes back one; after the last the next voter comes."
        )
        column.addWidget(theme.label(hint, "caption"))
        column.addStretch(1)

    def show_ballot(self, asks: Sequence[tuple[str, str]], voters: int) -> None:
        """Show what is asked: ids and words; and how many have voted by keys."""
        if tuple(asks) != self._asks:
            self._asks, self._said = tuple(asks), {}
        self._voters = voters
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = _BY_KEY.get(Qt.Key(event.key()))
        if answer is not None:
            self._say(answer)
        elif event.key() == Qt.Key.Key_Backspace and self._said:
            self._said.popitem()
            self._look()
        else:
            super().keyPressEvent(event)

    def _say(self, answer: Answer) -> None:
        if not self._asks:
            return
        self._said[self._asks[len(self._said)][0]] = answer
        if len(self._said) == len(self._asks):
            said, self._said = self._said, {}
            self._voters += 1
            self.voted.emit(said)
        self._look()

    def _look(self) -> None:
        if not self._asks:
            return
        place = len(self._said)
        self.who.setText(self.tr("Voter {} · {} of {}").format(self._voters + 1, place + 1, len(self._asks)))
        self.asked.setText(self._asks[place][1])
        self.setAccessibleName(f"{self.who.text()}: {self.asked.text()}")
