"""DifferencesFlow: wires the page on which people and the score differ to records and scenario files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.background import import_alone
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.amending import Amendment
    from simulator.training.differences import Case, CriterionDifferences

DIFFERENCES = "differences"

_Read = tuple["Person", "tuple[CriterionDifferences, ...]"]


class DifferencesFlow(QObject):
    """Own copies are written into one folder; a bundled scenario is never touched.

    Args:
        window: Where the page is shown.
        desk: The records.
        folder: Where somebody's own scenarios are.
        parent: Its owner.
    """

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._folder = window, desk, folder
        self._cases: dict[str, Case] = {}
        self._offered: dict[str, Amendment] = {}
        title = self.tr("Where people and the score differ")
        window.add_page(DIFFERENCES, Page(self._make, title, back="attempts"))

    def enter(self) -> None:
        """Show the page, and read what there is."""
        self._window.show_page(DIFFERENCES)
        self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, read: _Read) -> None:
        viewer, found = read
        self._cases = {case.overruling.id: case for one in found for case in one.cases}
        self._offered = {}
        self._page().show_differences(found, viewer)
        if self._window.shown == DIFFERENCES:
            self._page().take_focus()

    def _offer(self, key: str, with_words: bool) -> None:
        case = self._cases.get(key)
        if case is None:
            return

        def then(made: Amendment) -> None:
            self._offered[key] = made
            self._window.clear_notice()
            if key in self._page().cases:
                self._page().cases[key].show_lines(made.snippet)

        self._desk.ask(
            lambda store, person: _amending().amendment(store, person, case, with_words=with_words),
            asker=self,
            then=then,
            failed=self._could_not,
        )

    def _save(self, key: str) -> None:
        made = self._offered.get(key)
        if made is None:
            return

        def then(path: Path) -> None:
            self._window.clear_notice()
            if key in self._page().cases:
                words = self.tr("Saved in {}. It is among your scenarios from the next start.")
                self._page().cases[key].show_words(words.format(path.name))

        self._desk.ask(
            lambda store, _: _amending().save_amendment(store, self._folder, made),
            asker=self,
            then=then,
            failed=self._could_not,
        )

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.differences_page import DifferencesPage

        page = DifferencesPage()
        page.lines_asked.connect(self._offer)
        page.save_asked.connect(self._save)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # DifferencesPage, imported late
        return self._window.page(DIFFERENCES)


def _read(store: RecordStore, person: Person) -> _Read:
    import_alone("simulator.scenario_files.reader", "simulator.training.differences")
    from simulator.training.differences import differences

    return person, differences(store, person)


def _amending() -> Any:  # noqa: ANN401  # a module
    """Scenario files take long to import, so only a lane ever does."""
    import_alone("simulator.scenario_files.reader", "simulator.training.amending")
    from simulator.training import amending

    return amending
