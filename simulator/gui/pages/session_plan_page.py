"""SessionPlanPage: a session is put together: its title, who takes part, what is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.domain.people import Person
from simulator.domain.sessions.session import LONGEST_TITLE, Participant, PlanItem
from simulator.domain.sessions.session_plan import SessionPlan
from simulator.gui import theme
from simulator.gui.sessions.plan_editor import PlanEditor
from simulator.gui.sessions.plan_row import ScenarioChoice
from simulator.gui.sessions.roster_editor import RosterEditor

_ROSTER, _PLAN = 4, 7
"""How the width is shared."""
_WIDEST = 1400


class SessionPlanPage(QWidget):
    """People on the left, activities on the right; begin now, or keep it for later."""

    begun = Signal(object)
    kept = Signal(object)
    """A SessionPlan."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._session_id = ""
        self.title = QLineEdit()
        self.title.setMaxLength(LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("What the session is called"))
        self.title.setPlaceholderText(self.tr("What the session is called; the room sees it"))
        self.roster = RosterEditor()
        self.plan = PlanEditor()
        self.missing = theme.label("", "caption")
        self.leave = QPushButton(self.tr("Back"))
        self.leave.setProperty("role", "quiet")
        self.leave.clicked.connect(self.left)
        self.afresh = QPushButton(self.tr("Start afresh"))
        self.afresh.setProperty("role", "quiet")
        self.afresh.setToolTip(self.tr("Empty the list and the plan"))
        self.afresh.clicked.connect(self._start_afresh)
        self.keep = QPushButton(self.tr("Keep it for later"))
        self.keep.clicked.connect(self._keep)
        self.begin = QPushButton(self.tr("Begin the session"))
        self.begin.setProperty("role", "primary")
        self.begin.setToolTip(self.tr("Ctrl+Enter"))
        self.begin.clicked.connect(self._begin)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._begin)
        self.title.textChanged.connect(self._look)
        self.roster.roster_changed.connect(self._look)
        self.plan.plan_changed.connect(self._look)
        self.plan.taken.connect(self._go_on)
        self._build()
        self._look()

    def show_plan(self, plan: SessionPlan) -> None:
        """Show a plan to go on from."""
        self._session_id = plan.session_id
        self.title.setText(plan.title)
        self.title.setCursorPosition(0)
        self.roster.show_roster(plan.roster)
        self.plan.show_plan(plan.items)
        self._set_busy(is_busy=False)

    @property
    def has_draft(self) -> bool:
        """Whether a new session has been put together that is not on record."""
        return not self._session_id and bool(self.roster.roster or self.plan.items)

    def show_at_hand(
        self, people: Sequence[Person], last: Sequence[Participant], items: Sequence[PlanItem] = ()
    ) -> None:
        """Offer people on record, and the roster and the plan of the session before."""
        self.roster.show_people(people, last)
        self.plan.show_last(items)

    def show_scenarios(self, scenarios: Sequence[ScenarioChoice]) -> None:
        """Offer these scenarios."""
        self.plan.show_scenarios(scenarios)

    def show_refused(self) -> None:
        """Let it be tried again: the session could not be put on record."""
        self._set_busy(is_busy=False)

    def take_focus(self) -> None:
        """Give the keyboard to what comes next: the names, or the activities once there are people."""
        (self.plan.add if self.roster.roster else self.roster.names).setFocus()

    def _build(self) -> None:
        people, doing = self._column(self.tr("Who takes part")), self._column(self.tr("What we do"))
        people.addWidget(self.roster, 1)
        doing.addWidget(self.plan, 1)
        across = QHBoxLayout()
        across.setSpacing(theme.GAP_XL)
        across.addLayout(people, _ROSTER)
        across.addLayout(doing, _PLAN)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        below.addWidget(self.leave)
        below.addWidget(self.afresh)
        below.addWidget(self.missing, 1)
        below.addWidget(self.keep)
        below.addWidget(self.begin)
        line = QFrame()
        line.setProperty("role", "hairline")
        inner = QWidget()
        inner.setMaximumWidth(theme.current().px(_WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.title)
        column.addLayout(across, 1)
        column.addWidget(line)
        column.addLayout(below)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(inner, 1)
        outer.addStretch(0)

    @staticmethod
    def _column(title: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP_S)
        heading = theme.label(title, "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        column.addWidget(heading)
        return column

    def _look(self) -> None:
        self.afresh.setVisible(self.has_draft)
        words = self._what_is_missing()
        self.missing.setText(words)
        self.begin.setEnabled(not words)
        self.keep.setEnabled(bool(self.title.text().strip()))

    def _what_is_missing(self) -> str:
        if not self.title.text().strip():
            return self.tr("Give the session a title.")
        if not any(one.is_present for one in self.roster.roster):
            return self.tr("Add at least one person who is here.")
        if not self.plan.items:
            return self.tr("Add at least one activity.")
        if self.plan.lacks_scenario:
            return self.tr("Choose a scenario for each activity that plays one.")
        return ""

    def _told(self) -> SessionPlan:
        title = " ".join(self.title.text().split())
        return SessionPlan(title, self.roster.roster, self.plan.items, self._session_id)

    def _start_afresh(self) -> None:
        self.show_plan(SessionPlan(self.title.text()))
        self.take_focus()

    def _begin(self) -> None:
        if self.begin.isEnabled():
            self._set_busy(is_busy=True)
            self.begun.emit(self._told())

    def _go_on(self) -> None:
        """After a whole plan was taken: begin, or look at what it says first."""
        if self.begin.isEnabled():
            self.begin.setFocus()
        elif self.plan.items:
            self.plan.rows[self.plan.items[0].id].title.setFocus()

    def _keep(self) -> None:
        self._set_busy(is_busy=True)
        self.kept.emit(self._told())

    def _set_busy(self, *, is_busy: bool) -> None:
        self._look()
        if is_busy:
            self.begin.setEnabled(False)
            self.keep.setEnabled(False)
