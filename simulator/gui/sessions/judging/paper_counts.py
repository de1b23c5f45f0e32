"""PaperCounts: what was ticked on paper, counted by the trainer: yes, no, not sure for each criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from simulator.domain.sessions.ballots import MOST_ON_PAPER, NOBODY, Answer, Count
from simulator.gui import theme

_SETTLE_MS = 600
"""How long numbers may still be typed before they are taken down."""


class PaperCounts(QWidget):
    """``counted`` carries all counts by criterion id, once typing has settled or something else is done."""

    counted = Signal(object)
    typed = Signal()
    """A number has changed; ``counted`` follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spins: dict[str, dict[Answer, QSpinBox]] = {}
        self._asks: tuple[tuple[str, str], ...] = ()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_S, 0, 0)
        column.addWidget(self._scroll)

    @property
    def counts(self) -> dict[str, Count]:
        """What is typed, by criterion id."""
        return {
            id_: Count(*(spins[answer].value() for answer in Answer)) for id_, spins in self.spins.items()
        }

    def show_ballot(self, asks: Sequence[tuple[str, str]], counts: Mapping[str, Count]) -> None:
        """Show what is asked: ids and words; and what was counted; what is being typed stays."""
        if tuple(asks) != self._asks:
            self._asks = tuple(asks)
            self._make()
        if self._settling.isActive():
            return
        for id_, spins in self.spins.items():
            for answer, spin in spins.items():
                spin.blockSignals(True)
                spin.setValue(counts.get(id_, NOBODY).of(answer))
                spin.blockSignals(False)

    def settle(self) -> None:
        """Take down what was typed, if anything was."""
        if self._settling.isActive():
            self._settling.stop()
            self._count()

    def _typed(self) -> None:
        self._settling.start()
        self.typed.emit()

    def _count(self) -> None:
        self.counted.emit(self.counts)

    def _make(self) -> None:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, theme.GAP_M, 0)
        grid.setSpacing(theme.GAP_S)
        grid.setColumnStretch(0, 1)
        words = {
            Answer.YES: self.tr("✓ Yes"),
            Answer.NO: self.tr("✗ No"),
            Answer.UNSURE: self.tr("? Not sure"),
        }
        for place, answer in enumerate(Answer, 1):
            grid.addWidget(theme.label(words[answer], "caption"), 0, place)
        self.spins = {}
        for row, (id_, asked) in enumerate(self._asks, 1):
            grid.addWidget(theme.label(asked), row, 0)
            self.spins[id_] = {}
            for place, answer in enumerate(Answer, 1):
                spin = QSpinBox()
                spin.setRange(0, MOST_ON_PAPER)
                spin.setAccessibleName(f"{asked}: {words[answer][2:]}")
                spin.valueChanged.connect(self._typed)
                grid.addWidget(spin, row, place)
                self.spins[id_][answer] = spin
        grid.setRowStretch(len(self._asks) + 1, 1)
        self._scroll.setWidget(inside)
