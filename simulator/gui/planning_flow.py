"""PlanningFlow: the page on which a session is put together, wired to the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.widgets.scenario_card import CardContent

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.domain.sessions.session import Session
    from simulator.domain.sessions.session_plan import SessionPlan
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.opening import PlanningDesk

PLAN = "session plan"


class PlanningFlow(QObject):
    """A plan becomes a session on record, to be begun now or kept for later.

    Args:
        window: Where the page is shown.
        desk: The records.
        back: The name of the page Esc leads back to.
        parent: Its owner.
    """

    begun = Signal(object)
    """A Session that is on record and is to be led now."""
    kept = Signal()
    left = Signal()

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, back: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._scenarios: Sequence[CardContent] = ()
        window.add_page(PLAN, Page(self._make, self.tr("Plan a session"), back=back))

    def take_library(self, scenarios: Sequence[CardContent]) -> None:
        """Know what can be played."""
        self._scenarios = scenarios
        if self._window.is_built(PLAN):
            self._offer_scenarios()

    def plan_new(self) -> None:
        """Show an empty plan, or the one that was being put together."""
        self._desk.ask(_at_hand, asker=self, then=self._show_new, failed=self._could_not)

    def change(self, session_id: str) -> None:
        """Show the plan of a session that has not begun."""

        def read(store: RecordStore, leader: Person) -> tuple[SessionPlan, PlanningDesk]:
            from simulator.training.sessions.opening import planned

            return planned(store, session_id, leader), _at_hand(store, leader)

        def then(found: tuple[SessionPlan, PlanningDesk]) -> None:
            self._show(*found)

        self._desk.ask(read, asker=self, then=then, failed=self._could_not)

    def _show_new(self, at_hand: PlanningDesk) -> None:
        from simulator.domain.sessions.session_plan import SessionPlan

        if self._window.is_built(PLAN) and self._page().has_draft:
            self._page().show_at_hand(at_hand.people, at_hand.last_roster, at_hand.last_items)
            self._window.show_page(PLAN)
            return
        today = QLocale().toString(QDate.currentDate(), "d MMMM yyyy")
        self._show(SessionPlan(self.tr("Session of {}").format(today)), at_hand)

    def _show(self, plan: SessionPlan, at_hand: PlanningDesk) -> None:
        page = self._page()
        self._offer_scenarios()
        page.show_at_hand(at_hand.people, at_hand.last_roster, at_hand.last_items)
        page.show_plan(plan)
        self._window.show_page(PLAN)

    def _begin(self, plan: SessionPlan) -> None:
        self._put_on_record(plan, self._is_begun)

    def _keep(self, plan: SessionPlan) -> None:
        self._put_on_record(plan, self._is_kept)

    def _is_begun(self, session: Session) -> None:
        self._forget_draft()
        self.begun.emit(session)

    def _is_kept(self, _: Session) -> None:
        self._forget_draft()
        self.kept.emit()

    def _forget_draft(self) -> None:
        from simulator.domain.sessions.session_plan import SessionPlan

        self._page().show_plan(SessionPlan(""))

    def _put_on_record(self, plan: SessionPlan, then: Callable[[Session], None]) -> None:
        def keep(store: RecordStore, leader: Person) -> Session:
            from simulator.training.sessions.opening import put_on_record

            return put_on_record(store, leader, plan)

        def failed(error: SimulatorError) -> None:
            self._page().show_refused()
            self._could_not(error)

        self._desk.ask(keep, asker=self, then=then, failed=failed)

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _offer_scenarios(self) -> None:
        from simulator.gui.sessions.plan_row import ScenarioChoice

        self._page().show_scenarios(
            tuple(ScenarioChoice(one.scenario_id, one.title, one.minutes) for one in self._scenarios)
        )

    def _make(self) -> QWidget:
        from simulator.gui.pages.session_plan_page import SessionPlanPage

        page = SessionPlanPage()
        page.begun.connect(self._begin)
        page.kept.connect(self._keep)
        page.left.connect(self.left)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # SessionPlanPage, imported late
        return self._window.page(PLAN)


def _at_hand(store: RecordStore, leader: Person) -> PlanningDesk:
    from simulator.training.sessions.opening import planning_desk

    return planning_desk(store, leader)
