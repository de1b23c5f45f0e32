"""ChoosingView: what the room is asked about a conversation, and how many are to vote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.sessions.ballots import MOST_CRITERIA, MOST_ON_PAPER
from simulator.gui import theme
from simulator.gui.widgets.wrapping_tick import WrappingTick

_KEYS = "123456789"


class ChoosingView(QWidget):
    """The keys 1 to 9 tick; Enter asks. ``asked`` carries the criteria's ids and how many are to vote."""

    asked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ticks: dict[str, QCheckBox] = {}
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, theme.GAP_XS, theme.GAP_XS, theme.GAP_XS)
        self._rows.setSpacing(0)
        inside = QWidget()
        inside.setLayout(self._rows)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.voters = QSpinBox()
        self.voters.setRange(1, MOST_ON_PAPER)
        self.voters.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.voters.setAccessibleName(self.tr("How many vote"))
        self.number = theme.label("", "caption")
        self.number.setWordWrap(False)
        self.ask = QPushButton(self.tr("Ask the room"))
        self.ask.setProperty("role", "primary")
        self.ask.setToolTip(self.tr("Enter"))
        self.ask.clicked.connect(self._ask)
        how_many = QLabel(self.tr("&Voters"))
        how_many.setBuddy(self.voters)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_S)
        foot.addWidget(how_many)
        foot.addWidget(self.voters)
        foot.addSpacing(theme.GAP_S)
        foot.addWidget(self.number, 1)
        foot.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(theme.label(self.tr("What is the room to judge?"), "lead"))
        words = self.tr(
            "Three to five are easy to keep in mind while one listens. Nobody sees what the program says."
        )
        column.addWidget(theme.label(words, "caption"))
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids of what is ticked, in order."""
        return tuple(id_ for id_, tick in self.ticks.items() if tick.isChecked())

    def show_criteria(self, offered: Sequence[tuple[str, str, bool]], voters: int) -> None:
        """Offer criteria.

        Args:
            offered: Id, words, and whether it is proposed.
            voters: How many are expected to vote.
        """
        for old in self.ticks.values():
            self._rows.removeWidget(old)
            old.deleteLater()
        self.ticks = {}
        for number, (id_, words, is_proposed) in enumerate(offered):
            tick = WrappingTick(words, _KEYS[number] if number < len(_KEYS) else "")
            tick.setChecked(is_proposed)
            tick.toggled.connect(self._count)
            self._rows.insertWidget(number, tick)
            self.ticks[id_] = tick
        self._rows.addStretch(1)
        self.voters.setValue(max(1, voters))
        self._count()

    def take_focus(self) -> None:
        """Enter asks."""
        self.ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = _KEYS.find(event.text()) if event.text() else -1
        if 0 <= at < len(self.ticks):
            list(self.ticks.values())[at].toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        number = len(self.chosen)
        self.ask.setEnabled(1 <= number <= MOST_CRITERIA)
        words = self.tr("{} chosen").format(number)
        if number > MOST_CRITERIA:
            words = self.tr("{} chosen; at most {}").format(number, MOST_CRITERIA)
        self.number.setText(words)

    def _ask(self) -> None:
        if self.ask.isEnabled():
            self.asked.emit(self.chosen, self.voters.value())
