"""HardPage: what a group finds hard, scenario by scenario; of fewer than five people nothing is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.tokens import NEEDS_NO_RING
from simulator.gui.widgets.plain_tip import breakable
from simulator.training.found_hard import LEAST_PEOPLE, HardCriterion, HardScenario

_WIDEST, _BAR, _TOLD = 960, 180, 168
_MOST = 5
"""Criteria of one scenario, those missed most."""


class CriterionName(NamedTuple):
    """How a criterion is called, and whether it tells of something that hurts."""

    title: str
    is_against: bool


class HardPage(QWidget):
    """Cards, the scenario that fewest passed first."""

    names_asked = Signal(str)
    """The id of a scenario whose criteria are to be named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._columns: dict[str, tuple[HardScenario, QGridLayout]] = {}
        self.words = theme.label("", "body", "muted")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty(NEEDS_NO_RING, True)  # it is the whole page
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.area)
        self.show_hard(None, "")

    def show_hard(self, found: Sequence[HardScenario] | None, group: str) -> None:
        """Show what was counted; None while it is being counted. ``group`` says of whom it tells."""
        content = QWidget()
        content.setMaximumWidth(theme.current().px(_WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        self.words = theme.label(self._words(found, group), "body", "muted")
        column.addWidget(self.words)
        self._columns = {}
        told = [one for one in found or () if one.is_told]
        for one in told:
            column.addWidget(self._card(one))
        few = [one.title for one in found or () if not one.is_told]
        if few:
            small = self.tr("Too few people so far: {}").format(breakable(", ".join(few)))
            column.addWidget(theme.label(small, "caption"))
        column.addStretch(1)
        self.area.setWidget(content)
        for one in told:
            self.names_asked.emit(one.scenario_id)

    def show_names(self, scenario_id: str, names: Mapping[str, CriterionName]) -> None:
        """Name the criteria of a scenario; those it does not have any more are left out."""
        if scenario_id not in self._columns:
            return
        scenario, grid = self._columns[scenario_id]
        named = [(one, names[one.criterion_id]) for one in scenario.criteria if one.criterion_id in names]
        named.sort(key=_missed_part, reverse=True)
        for row, (one, name) in enumerate(named[:_MOST]):
            self._add_row(grid, row, one, name)

    def take_focus(self) -> None:
        """The arrow keys scroll."""
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, found: Sequence[HardScenario] | None, group: str) -> str:
        if found is None:
            return self.tr("One moment …")
        if not found:
            return self.tr("Nobody here has submitted anything yet.")
        told = self.tr(
            "{}: each person’s latest submitted attempt. Of fewer than {} people nothing is told, "
            "and never who it was."
        )
        return told.format(group, LEAST_PEOPLE)

    def _card(self, one: HardScenario) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        title = theme.label(breakable(one.title), "lead")
        title.setFont(theme.font("lead", QFont.Weight.DemiBold))
        passed = self.tr("{} of {} passed").format(one.passed, counted(one.people, "person", "people"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GAP_M)
        grid.setVerticalSpacing(theme.GAP_S)
        grid.setColumnStretch(0, 1)
        self._columns[one.scenario_id] = (one, grid)
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(title)
        column.addWidget(theme.label(passed, "body", "muted"))
        column.addSpacing(theme.GAP_S)
        column.addLayout(grid)
        return card

    def _add_row(self, grid: QGridLayout, row: int, one: HardCriterion, name: CriterionName) -> None:
        missed, people = _missed(one, name), one.met + one.not_met
        words = self.tr("It hurt with {} of {}") if name.is_against else self.tr("Missed by {} of {}")
        bar = QProgressBar()
        bar.setRange(0, people)
        bar.setValue(missed)
        bar.setTextVisible(False)
        bar.setFixedWidth(theme.current().px(_BAR))
        bar.setAccessibleName(words.format(missed, people))
        told = theme.label(words.format(missed, people), "small", "muted")
        told.setWordWrap(False)
        told.setFixedWidth(theme.current().px(_TOLD))  # so that bars stand in line from card to card
        told.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid.addWidget(theme.label(breakable(name.title)), row, 0)
        grid.addWidget(bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(told, row, 2, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def _missed(one: HardCriterion, name: CriterionName) -> int:
    return one.met if name.is_against else one.not_met


def _missed_part(named: tuple[HardCriterion, CriterionName]) -> float:
    one, name = named
    return _missed(one, name) / (one.met + one.not_met)
