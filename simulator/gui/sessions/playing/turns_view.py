"""TurnsView: the turns played so far, each with the way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme


@dataclass(frozen=True, slots=True)
class PlayedTurn:
    """One turn as the trainer looks back on it.

    Attributes:
        number: From 1.
        line: What the customer had said.
        reply: What was answered.
        note: How it was taken, where that was by hand; may be empty.
        comments: What the trainer noted at it.
    """

    number: int
    line: str
    reply: str
    note: str = ""
    comments: tuple[str, ...] = ()


class TurnsView(QScrollArea):
    """Newest last, and in sight."""

    again_asked = Signal(int)
    """Play this turn anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The conversation so far"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.agains: list[QPushButton] = []
        self._turns: tuple[PlayedTurn, ...] = ()
        self.verticalScrollBar().rangeChanged.connect(self._show_newest)

    def show_turns(self, turns: Sequence[PlayedTurn], empty: str) -> None:
        """Show the turns; ``empty`` is said while there are none."""
        if tuple(turns) == self._turns and self.widget() is not None and turns:
            return
        self._turns, self.agains = tuple(turns), []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.GAP_S, 0)
        column.setSpacing(theme.GAP_S)
        for turn in turns:
            column.addWidget(self._row(turn))
        if not turns:
            column.addWidget(theme.label(empty, "caption"))
        column.addStretch(1)
        self.setWidget(inside)

    def _row(self, turn: PlayedTurn) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.GAP_S)
        number = QLabel(str(turn.number))
        number.setProperty("role", "caption")
        number.setMinimumWidth(theme.current().px(18))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(theme.label(turn.line, "small", "muted"))
        words.addWidget(theme.label(turn.reply))
        for note in filter(None, (turn.note, *turn.comments)):
            words.addWidget(theme.label(note, "small", "accent"))
        again = QPushButton(self.tr("Again from here"))
        again.setProperty("role", "link")
        again.setAccessibleName(self.tr("Again from turn {}").format(turn.number))
        again.clicked.connect(partial(self._ask, turn.number))
        self.agains.append(again)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _ask(self, turn: int) -> None:
        self.again_asked.emit(turn)

    def _show_newest(self, _: int, most: int) -> None:
        self.verticalScrollBar().setValue(most)
