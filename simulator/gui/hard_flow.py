"""HardFlow: counts what a group finds hard, and names the criteria from the scenarios' files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.rubric import Counts
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.hard_page import CriterionName
    from simulator.records.interface import RecordStore
    from simulator.scenario_files.library import ScenarioSource
    from simulator.training.found_hard import HardScenario

HARD = "found hard"


class HardFlow(QObject):
    """One scenario's file is read at a time, so that others have their turn.

    Args:
        window: Where the page is shown.
        desk: The records.
        source_of: Reads a scenario by its id; called in a lane.
        parent: Its owner.
    """

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        source_of: Callable[[str], ScenarioSource],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._source_of = window, desk, source_of
        self._group = ""
        window.add_page(HARD, Page(self._make, self.tr("What people find hard"), back="completion"))
        desk.person_known.connect(self._forget)

    def enter(self, group: str) -> None:
        """Show the page while it is being counted; ``group`` says of whom it tells."""
        self._group = group
        self._window.show_page(HARD)
        self._page().show_hard(None, group)

    def show_found(self, found: Sequence[HardScenario]) -> None:
        """Show what was counted."""
        if self._window.shown == HARD:
            self._page().show_hard(found, self._group)
            self._page().take_focus()

    def _name(self, scenario_id: str) -> None:
        def read(_: RecordStore, __: Person) -> dict[str, CriterionName]:
            from simulator.gui.pages.hard_page import CriterionName

            criteria = self._source_of(scenario_id).scenario.rubric.criteria
            return {one.id: CriterionName(one.title, one.counts is Counts.AGAINST) for one in criteria}

        def show(names: dict[str, CriterionName]) -> None:
            self._page().show_names(scenario_id, names)

        self._desk.ask(read, asker=self, then=show, failed=self._unnamed)

    def _unnamed(self, _: SimulatorError) -> None:
        """A scenario that is not here any more keeps its totals; its criteria have no names."""

    def _forget(self, _: str) -> None:
        """Another person counts for themselves."""
        if self._window.is_built(HARD):
            self._page().show_hard(None, "")

    def _make(self) -> QWidget:
        from simulator.gui.pages.hard_page import HardPage

        page = HardPage()
        page.names_asked.connect(self._name)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # HardPage, imported late
        return self._window.page(HARD)
