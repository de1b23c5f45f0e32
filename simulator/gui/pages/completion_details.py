"""CompletionDetails: what there is to say of one person and one scenario, beside the table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.completion import Completion, Stand
from simulator.domain.wording import counted
from simulator.gui import icons, theme
from simulator.gui.due_words import LOOKS, due_words, stand_words
from simulator.gui.widgets.plain_tip import breakable
from simulator.training.improvement import Change, change_between
from simulator.training.words_elsewhere import words_stayed

if TYPE_CHECKING:
    from simulator.records.interface import AttemptRecord, Result
    from simulator.training.assignments import Asked
    from simulator.training.completion_sheet import Cell

_WIDTH = 316
_DIGEST_SHOWN = 16


class CompletionDetails(QFrame):
    """Dates, counts, points and evidence. What anybody said is not here, and says so.

    Whoever may read it opens the attempt from here.
    """

    closed = Signal()
    certificate_asked = Signal(str, str)
    """The completed attempt's id, and whose it is."""
    attempt_asked = Signal(str)
    """The id of a submitted attempt that is to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFixedWidth(theme.current().px(_WIDTH))
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.close_it = QPushButton(self.tr("Close"))
        self.close_it.setProperty("role", "quiet")
        self.close_it.clicked.connect(self.closed)
        self.certify = QPushButton(self.tr("Certificate …"))
        self.certify.setProperty("role", "link")
        self.certify.clicked.connect(self._ask_certificate)
        self._completed = ("", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_S, theme.GAP_S)
        column.addWidget(self.scroll_area, 1)
        below = QHBoxLayout()
        below.addWidget(self.certify)
        below.addStretch(1)
        below.addWidget(self.close_it)
        column.addLayout(below)
        self._column = QVBoxLayout()
        self.hide()

    def show_cell(self, cell: Cell, title: str, today: date) -> None:
        """Show one person and one scenario.

        Args:
            cell: What the records say.
            title: How the scenario is called.
            today: Today, where one sits.
        """
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, theme.GAP_S, 0)
        self._column.setSpacing(theme.GAP_XS)
        name = theme.label(breakable(cell.somebody.person.name), "lead")
        name.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self._column.addWidget(name)
        self._add(breakable(title))
        for asked in cell.asked:
            self._add_asked(asked, today)
        if not cell.asked:
            self._column.addSpacing(theme.GAP_M)
            self._add(self.tr("Nobody has asked for this."), "muted")
        self._add_counts(cell)
        latest = cell.tally.latest if cell.tally else None
        self._completed = (latest.attempt_id if latest else "", cell.somebody.person.name)
        self.certify.setVisible(latest is not None)
        self._add_change(cell.attempts)
        self._column.addSpacing(theme.GAP_M)
        self._add(self.tr("What was said, and anything kept private, is not shown here."), "caption")
        self._column.addStretch(1)
        self.scroll_area.setWidget(content)
        self.show()

    def _ask_certificate(self) -> None:
        self.certificate_asked.emit(*self._completed)

    def _add(self, words: str, role: str = "body", tone: str | None = None) -> QLabel:
        made = theme.label(words, role, tone)
        self._column.addWidget(made)
        return made

    def _heading(self, words: str) -> None:
        self._column.addSpacing(theme.GAP_M)
        made = self._add(words, "small")
        made.setFont(theme.font("small", QFont.Weight.DemiBold))

    def _add_asked(self, asked: Asked, today: date) -> None:
        self._column.addSpacing(theme.GAP_M)
        look = LOOKS[asked.stand]
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        sign = QLabel()
        sign.setPixmap(icons.pixmap(look.icon, theme.current().px(18), look.tone))
        words = theme.label(stand_words(asked.stand), "body", look.tone)
        words.setFont(theme.font("body", QFont.Weight.DemiBold))
        row.addWidget(sign)
        row.addWidget(words, 1)
        self._column.addLayout(row)
        told = [self.tr("Asked by “{}”").format(breakable(asked.assignment.title))]
        if asked.stand is not Stand.DONE:
            told.append(due_words(asked.due_on, today, is_again=asked.stand is Stand.DUE_AGAIN))
        elif asked.holds_until is not None:
            told.append(self.tr("Holds until {}").format(_day(asked.holds_until)))
        if asked.waits_for:
            told.append(self.tr("Opens once {} has completed it").format(asked.waits_for))
        if asked.attempts_left is not None and asked.stand is not Stand.DONE:
            left = counted(asked.attempts_left, "attempt", "attempts")
            told.append(self.tr("{} left to submit").format(left))
        for line in filter(None, told):
            self._add(line, "small", "muted")

    def _add_counts(self, cell: Cell) -> None:
        submitted = cell.tally.submitted if cell.tally else 0
        self._heading(self.tr("Submitted"))
        self._add(counted(submitted, "attempt", "attempts") if submitted else self.tr("Nothing yet"))
        latest = cell.tally.latest if cell.tally else None
        if cell.may_open:
            told = latest.attempt_id if latest else ""
            self._add_attempts([one for one in cell.attempts if not words_stayed(one)], told)
        if latest is not None:
            self._add_evidence(latest, cell.attempts)

    def _add_attempts(self, attempts: Sequence[AttemptRecord], told: str) -> None:
        """Offer each to be opened; ``told`` is the one whose points stand below anyway."""
        for one in attempts:
            when = _moment(one.finished_at or one.started_at)
            is_only = len(attempts) == 1
            button = QPushButton(self.tr("Open the attempt") if is_only else self.tr("Open {}").format(when))
            button.setProperty("role", "link")
            button.setAccessibleName(self.tr("Open the attempt of {}").format(when))
            button.setProperty("attempt", one.id)
            button.clicked.connect(self._ask_attempt)
            self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            if one.result is not None and one.id != told:
                self._add(
                    _points(one.result, self.tr("Relationship {} of {}  ·  Task {} of {}")), "small", "muted"
                )

    def _ask_attempt(self) -> None:
        button = self.sender()
        if button is not None:
            self.attempt_asked.emit(str(button.property("attempt")))

    def _add_evidence(self, latest: Completion, attempts: tuple[AttemptRecord, ...]) -> None:
        self._heading(self.tr("Completed"))
        self._add(_moment(latest.at))
        if latest.is_decided:
            self._add(self.tr("Passed by a trainer’s decision"), "small", "task")
        result = next((one.result for one in attempts if one.id == latest.attempt_id), None)
        if result is not None:
            self._add(_points(result, self.tr("Relationship {} of {}  ·  Task {} of {}")), "small")
        if latest.evidence:
            self._heading(self.tr("Evidence"))
            digest = self._add(f"{latest.evidence[:_DIGEST_SHOWN]}…", "small", "muted")
            digest.setToolTip(latest.evidence)
            digest.setAccessibleName(latest.evidence)
            digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _add_change(self, attempts: tuple[AttemptRecord, ...]) -> None:
        results = [one.result for one in reversed(attempts) if one.result is not None and one.what_if is None]
        if len(results) < 2:  # noqa: PLR2004  # a first and a latest
            return
        first, latest = results[0], results[-1]
        words = {
            Change.IMPROVED: (self.tr("improved"), "good"),
            Change.NO_EVIDENCE: (self.tr("no evidence of a change yet"), "muted"),
            Change.FELL: (self.tr("fell"), "bad"),
        }
        self._heading(self.tr("First and latest"))
        sides = (
            (self.tr("Relationship"), "relationship_points", "relationship_of"),
            (self.tr("Task"), "task_points", "task_of"),
        )
        for side, points, of in sides:
            before = (int(getattr(first, points)), int(getattr(first, of)))
            after = (int(getattr(latest, points)), int(getattr(latest, of)))
            told, tone = words[change_between(before, after)]
            told = self.tr("{}: {} of {}, then {} of {}: {}").format(side, *before, *after, told)
            self._add(told, "small", tone)


def _points(result: Result, words: str) -> str:
    return words.format(
        result.relationship_points, result.relationship_of, result.task_points, result.task_of
    )


def _day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def _moment(at: datetime) -> str:
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at.timestamp())), "d MMMM yyyy, HH:mm")
