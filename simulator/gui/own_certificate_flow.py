"""OwnCertificateFlow: whoever has passed takes the certificate of it along, without asking anybody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.gui.main_window import MainWindow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.widgets.scenario_card import CardContent

if TYPE_CHECKING:
    from simulator.gui.handing_over_flow import HandingOverFlow
    from simulator.gui.pages.debrief_page import DebriefPage
    from simulator.training.practice import Debrief


class OwnCertificateFlow(QObject):
    """Asks where it goes, for the debrief that is shown or a completion of one's own list."""

    def __init__(self, window: MainWindow, desk: RecordsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._titles: dict[str, str] = {}
        self._shown: tuple[str, str] = ("", "")
        self._handing: HandingOverFlow | None = None

    def take_library(self, scenarios: Sequence[CardContent]) -> None:
        """Know what scenarios are called."""
        self._titles = {one.scenario_id: one.title for one in scenarios}

    def wire(self, page: DebriefPage) -> None:
        """Connect a debrief that was just made."""
        page.footer.certificate_asked.connect(self._certify_shown)

    def enter(self, debrief: Debrief, _: DebriefPage) -> None:
        """Know which debrief is shown, and what it was called when it was played."""
        self._shown = (debrief.record.id, debrief.record.scenario_id)
        self._titles.setdefault(debrief.record.scenario_id, debrief.scenario.title)

    def certify(self, attempt_id: str, scenario_id: str) -> None:
        """Ask where the certificate of an attempt goes."""
        if self._handing is None:
            from simulator.gui.handing_over_flow import HandingOverFlow

            self._handing = HandingOverFlow(self._window, self._desk, parent=self)
            self._handing.saved.connect(self._window.show_done)
            self._handing.refused.connect(self._could_not)
        self._handing.take_titles(self._titles)
        self._handing.ask_certificate(attempt_id, self._titles.get(scenario_id, scenario_id))

    def _certify_shown(self) -> None:
        self.certify(*self._shown)

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)
