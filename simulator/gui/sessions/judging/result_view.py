"""ResultView: the votes, what program and trainer say, and the way to better words and another vote."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.decision_words import DECIDES
from simulator.gui import theme
from simulator.gui.sessions.judging.result_row import ResultRow, ToldResult


class ResultView(QWidget):
    """A card for each criterion, those in doubt first."""

    reword_asked = Signal(str)
    save_asked = Signal(str)
    decided = Signal(str, str, str, str)
    again_asked = Signal()
    """Vote again about what was reworded."""
    anew_asked = Signal()
    """Choose what to ask, and vote anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = theme.label("", "lead")
        self.before = theme.label("", "muted")
        self.rows: dict[str, ResultRow] = {}
        self._shown: tuple[ToldResult, ...] = ()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.again = QPushButton(self.tr("Vote again with the new words"))
        self.again.setProperty("role", "primary")
        self.again.clicked.connect(self.again_asked)
        self.anew = QPushButton(self.tr("Ask something else"))
        self.anew.setProperty("role", "quiet")
        self.anew.clicked.connect(self.anew_asked)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_S)
        foot.addWidget(self.anew)
        foot.addStretch(1)
        foot.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.told)
        column.addWidget(self.before)
        column.addWidget(theme.label(self.tr("The wall shows the votes. The rest only you see."), "caption"))
        column.addWidget(self._scroll, 1)
        column.addLayout(foot)

    def show_result(
        self, told: str, before: str, results: Sequence[ToldResult], *, may_vote_again: bool
    ) -> None:
        """Show how the room voted.

        Args:
            told: How far it agrees, in words.
            before: The same of the vote before; "" in the first.
            results: Each criterion.
            may_vote_again: Whether something was reworded since the vote.
        """
        self.told.setText(told)
        self.before.setText(before)
        self.before.setVisible(bool(before))
        self.again.setVisible(may_vote_again)
        ordered = tuple(sorted(results, key=lambda one: not one.is_in_doubt))
        if ordered != self._shown:
            self._shown = ordered
            self._make()

    def take_focus(self) -> None:
        """Start at the criterion that is most in doubt."""
        first = next(iter(self.rows.values()), None)
        target = self.again if self.again.isVisible() else first.reword if first else self.anew
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        at = self._scroll.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_XS, 0, theme.GAP_S, 0)
        column.setSpacing(theme.GAP_S)
        self.rows = {}
        for one in self._shown:
            row = ResultRow(one, DECIDES)
            row.reword_asked.connect(self.reword_asked)
            row.save_asked.connect(self.save_asked)
            row.decided.connect(self.decided)
            column.addWidget(row)
            self.rows[one.criterion_id] = row
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(at)
