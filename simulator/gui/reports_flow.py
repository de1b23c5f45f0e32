"""ReportsFlow: wires the page of a session's report to the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.background import import_alone
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.domain.sessions.report import SessionReport
    from simulator.records.interface import RecordStore

REPORT = "session report"


class ReportsFlow(QObject):
    """Reads a report anew each time it is asked for.

    Args:
        window: Where the page is shown.
        desk: The records.
        back: The page it is left to.
        parent: Its owner.
    """

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, back: str = "sessions", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._wanted = ""
        window.add_page(REPORT, Page(self._make, self.tr("Report"), back=back))
        desk.person_known.connect(self._forget)

    def enter(self, session_id: str) -> None:
        """Show the page, and read what the session came to."""
        self._wanted = session_id
        self._window.show_page(REPORT)
        self._page().show_report(None)

        def read(store: RecordStore, person: Person) -> SessionReport:
            import_alone("simulator.scenario_files.reader", "simulator.training.sessions.report")
            from simulator.training.sessions.report import report_of

            return report_of(store, session_id, person)

        self._desk.ask(read, asker=self, then=self._show, failed=self._could_not)

    def _show(self, report: SessionReport) -> None:
        if report.session_id != self._wanted or not self._window.is_built(REPORT):
            return
        self._page().show_report(report)
        if self._window.shown == REPORT:
            self._page().take_focus()

    def _forget(self, _: str) -> None:
        """Another person sees no report of this one's."""
        self._wanted = ""
        if self._window.is_built(REPORT):
            self._page().show_report(None)

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.session_report_page import SessionReportPage

        page = SessionReportPage()
        page.refused.connect(self._could_not)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # SessionReportPage, imported late
        return self._window.page(REPORT)
