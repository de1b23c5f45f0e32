"""CalibrationPage: how trainers, rooms and the program agree about the same criteria, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.plain_tip import breakable

if TYPE_CHECKING:
    from simulator.training.sessions.calibration import Calibration, CalibrationRow, Pairing

_WIDEST = 960


class CalibrationPage(QWidget):
    """Three pairs on top, then session by session, then criterion by criterion. Few cases are called few."""

    differences_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setProperty(NEEDS_NO_RING, True)  # it is the whole page
        self.differences = QPushButton(self.tr("Case by case: where people and the score differ"))
        self.differences.setProperty("role", "link")
        self.differences.clicked.connect(self.differences_asked)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        self.show_calibration(None)

    def show_calibration(self, found: Calibration | None) -> None:
        """Show how far judges agree; None while it is being read."""
        self.differences.setParent(self)
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        self.words = theme.label(self._words(found), "body", "muted")
        column.addWidget(self.words)
        if found is not None and found.criteria:
            column.addWidget(self._overall(found))
            dated = [replace(row, tells=_day(row.tells)) for row in found.occasions]
            self._add_rows(column, self.tr("Over time"), dated)
            self._add_rows(column, self.tr("By criterion"), found.criteria)
        column.addWidget(self.differences, 0, Qt.AlignmentFlag.AlignLeft)
        self.differences.setVisible(found is not None)
        column.addStretch(1)
        self._scroll.setWidget(content)

    def take_focus(self) -> None:
        """The arrow keys scroll."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, found: Calibration | None) -> str:
        if found is None:
            return self.tr("One moment …")
        if not found.criteria:
            return self.tr(
                "Nothing was judged by two yet. In a session, let the room judge a conversation; or decide "
                "about a verdict in a debrief."
            )
        return self.tr(
            "A case is one criterion of one conversation. A room says what more than half of it say; a "
            "trainer who looked at a conversation and left a verdict alone agrees with it."
        )

    def _overall(self, found: Calibration) -> QFrame:
        card, column = _card()
        for one in found.pairings:
            column.addWidget(theme.label(self._same(one), "lead"))
            if one.of:
                told = self.tr("{} Cohen's kappa.").format(one.kappa.words)
                column.addWidget(theme.label(told, "small", "muted"))
            column.addSpacing(theme.GAP_S)
        together = self.tr("All together: {} Krippendorff's alpha, {}.").format(
            found.together.words, counted(found.together.cases, "case", "cases")
        )
        column.addWidget(theme.label(together, "small", "muted"))
        if found.undecided:
            told = self.tr("In {} no answer had more than half of the room.")
            told = told.format(counted(found.undecided, "case", "cases"))
            column.addWidget(theme.label(told, "small", "muted"))
        return card

    def _add_rows(self, column: QVBoxLayout, title: str, rows: Sequence[CalibrationRow]) -> None:
        column.addWidget(theme.label(title, "title"))
        card, inside = _card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_L)
        grid.setVerticalSpacing(theme.GAP_M)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 4)
        for place, row in enumerate(rows):
            named = QVBoxLayout()
            named.setSpacing(0)
            named.addWidget(theme.label(breakable(row.title)))
            named.addWidget(theme.label(breakable(row.tells), "caption"))
            named.addStretch(1)
            grid.addLayout(named, place, 0)
            told = "\n".join(self._same(one) for one in row.pairings)
            told = told or self.tr("Only one judge so far.")
            grid.addWidget(theme.label(told, "small"), place, 1, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(grid)
        column.addWidget(card)

    def _same(self, one: Pairing) -> str:
        who = {
            "trainers": self.tr("Trainers"),
            "rooms": self.tr("Rooms"),
            "the program": self.tr("The program"),
        }
        pair = self.tr("{} and {}").format(who[one.first.value], one.second.value)
        if not one.of:
            return self.tr("{}: nothing yet that both judged").format(pair)
        return self.tr("{}: the same in {} of {}").format(pair, one.same, one.of)


def _card() -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
    column.setSpacing(theme.GAP_XS)
    return card, column


def _day(iso: str) -> str:
    """Return a day as people here write it."""
    day = QDate.fromString(iso, "yyyy-MM-dd")
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else iso
