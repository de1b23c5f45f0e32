"""AttemptsPage: what one has practised, by scenario, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.widgets.attempt_list import AttemptList
from simulator.gui.widgets.attempt_rows import AttemptRow, HeadingRow
from simulator.gui.widgets.result_bars import ShownResult
from simulator.records.interface import AttemptRecord, AttemptState, Result
from simulator.training.standing import HistoryEntry, ScenarioHistory


class AttemptsPage(QWidget):
    """A finished attempt opens its debrief; one under way goes on."""

    debrief_asked = Signal(str)
    continued = Signal(str)
    library_asked = Signal()
    differences_asked = Signal()
    """To see where people and the score differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._under_way: frozenset[str] = frozenset()
        self.list = AttemptList()
        self.list.opened.connect(self._opened)
        self.words = theme.label("", "lead")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.to_library = QPushButton(self.tr("Pick somebody to talk to"))
        self.to_library.setProperty("role", "primary")
        self.to_library.clicked.connect(self.library_asked)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setSpacing(theme.GAP_M)
        column.addStretch(2)
        column.addWidget(self.words)
        column.addWidget(self.to_library, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.differences = QPushButton(self.tr("Where people and the score differ"))
        self.differences.setProperty("role", "link")
        self.differences.setAccessibleName(self.differences.text())
        self.differences.clicked.connect(self.differences_asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._pile = QStackedLayout()
        whole.addLayout(self._pile, 1)
        below = QHBoxLayout()
        below.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        below.addWidget(self.differences)
        below.addStretch(1)
        whole.addLayout(below)
        self._pile.addWidget(empty)
        self._pile.addWidget(self.list)
        self.show_reading()

    def show_reading(self) -> None:
        """Say that the records are being opened."""
        self.words.setText(self.tr("Opening your records…"))
        self.to_library.hide()
        self.differences.hide()
        self._pile.setCurrentIndex(0)

    def show_history(self, history: Sequence[ScenarioHistory]) -> None:
        """Show everything one has practised; nothing yet is said in a friendly sentence."""
        self._under_way = frozenset(
            entry.record.id
            for scenario in history
            for entry in scenario.entries
            if entry.record.state is AttemptState.UNDER_WAY
        )
        rows: list[HeadingRow | AttemptRow] = []
        for scenario in history:
            rows.append(_heading(scenario))
            rows += [_row(entry) for entry in scenario.entries]
        self.list.show_rows(rows)
        self.words.setText(self.tr("Nothing yet. Your conversations will be here, for you alone."))
        self.to_library.show()
        self.differences.setVisible(bool(rows))
        self._pile.setCurrentIndex(1 if rows else 0)

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the one button there is."""
        (self.list if self._pile.currentIndex() else self.to_library).setFocus()

    def _opened(self, attempt_id: str) -> None:
        if attempt_id in self._under_way:
            self.continued.emit(attempt_id)
        else:
            self.debrief_asked.emit(attempt_id)


def _heading(scenario: ScenarioHistory) -> HeadingRow:
    named = (("First", scenario.first), ("Best", scenario.best), ("Latest", scenario.latest))
    results = tuple(
        (name, shown_result(r.result)) for name, r in named if r is not None and r.result is not None
    )
    if scenario.first is scenario.latest:
        results = ()  # one attempt is its own first, best and latest: its row says it all
    return HeadingRow(scenario.title, results)


def _row(entry: HistoryEntry) -> AttemptRow:
    record = entry.record
    outcome, icon, tone = _outcome(record)
    played_in = f"in “{entry.session_title}”" if entry.session_title else ""
    decided = "decided by a trainer" if record.is_decided else ""
    notes = [_what_if_words(record), played_in, _state_words(record), decided]
    return AttemptRow(
        attempt_id=record.id,
        when=_when(record.started_at),
        outcome=outcome,
        note="  ·  ".join(note for note in notes if note),
        icon=icon,
        tone=tone,
        result=shown_result(record.result) if record.result else None,
        depth=entry.depth,
    )


def shown_result(result: Result) -> ShownResult:
    """Return a result as it is shown, with the customer's own words."""
    return ShownResult(
        result.relationship_points,
        result.relationship_of,
        result.task_points,
        result.task_of,
        result.because,
        result.comes_back,
    )


def _outcome(record: AttemptRecord) -> tuple[str, str, str]:
    if record.result is None:
        return "Continue", "play", "accent"
    if record.result.passed is None:
        return "It hangs on a person", "question", "unsure"
    return ("Passed", "check", "good") if record.result.passed else ("Not yet", "again", "ink")


def _state_words(record: AttemptRecord) -> str:
    if record.state is AttemptState.SUBMITTED:
        return "submitted"
    if record.state is AttemptState.FINISHED:
        return "private"
    return f"under way, {counted(record.turn_count, 'reply', 'replies')} so far"


def _what_if_words(record: AttemptRecord) -> str:
    return f"what if, from turn {record.what_if.turn}" if record.what_if else ""


def _when(moment: datetime) -> str:
    """The person's own clock, the months in their language."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(moment.timestamp())), "d MMMM yyyy, HH:mm")
