"""CalibrationFlow: wires the page on how trainers, rooms and the program agree to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.background import import_alone
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.calibration import Calibration

CALIBRATION = "calibration"


class CalibrationFlow(QObject):
    """Reads everything anew each time the page is entered.

    Args:
        window: Where the page is shown.
        desk: The records.
        back: The page it is left to.
        parent: Its owner.
    """

    differences_asked = Signal()

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, back: str = "sessions", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        title = self.tr("How trainers, rooms and the score agree")
        window.add_page(CALIBRATION, Page(self._make, title, back=back))

    def enter(self) -> None:
        """Show the page, and read what there is."""
        self._window.show_page(CALIBRATION)
        self._page().show_calibration(None)
        self._desk.ask(_read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, found: Calibration) -> None:
        self._page().show_calibration(found)
        if self._window.shown == CALIBRATION:
            self._page().take_focus()

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.calibration_page import CalibrationPage

        page = CalibrationPage()
        page.differences_asked.connect(self.differences_asked)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # CalibrationPage, imported late
        return self._window.page(CALIBRATION)


def _read(store: RecordStore, person: Person) -> Calibration:
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.calibration")
    from simulator.training.sessions.calibration import calibration

    return calibration(store, person)
