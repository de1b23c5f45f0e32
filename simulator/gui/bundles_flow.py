"""BundlesFlow: results are handed over in files, from the settings; HR goes on from there to merge."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.domain.wording import counted
from simulator.gui.main_window import MainWindow
from simulator.gui.merging_flow import BUNDLES, MergingFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.records.interface import RecordStore
    from simulator.training.bundles.handing_over import HandedOver

_ENDING = ".rapportbundle"


class BundlesFlow(QObject):
    """Wires the section of the settings to the records."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms = window, desk, rooms
        self._section: Any = None  # BundlesSection, imported late
        self.merging = MergingFlow(window, desk, self)
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._look)
        desk.person_known.connect(self._person_known)

    def hand_over(self, path: str, *, with_words: bool) -> None:
        """Write what this person may see to a file."""
        folder, file, now = self._desk.folder, Path(path), datetime.now().astimezone()
        if folder is None:
            return

        def work(store: RecordStore, by: Person) -> HandedOver:
            from simulator.training.bundles.handing_over import hand_over_results

            return hand_over_results(store, by, folder, file, now, with_words=with_words)

        def done(made: HandedOver) -> None:
            told = self.tr("Handed over: {}. This computer’s fingerprint: {}.").format(
                counted(made.attempts, "attempt", "attempts"), made.fingerprint
            )
            self._section.notice.show_done(told, str(made.path))

        self._desk.ask(work, asker=self, then=done, failed=self._not_handed_over)

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.bundles
        self._section.hand_over_asked.connect(self._ask_where)
        self._section.merge_asked.connect(self.merging.enter)
        self._look()

    def _person_known(self, _: str) -> None:
        self._look()
        if self._window.shown == BUNDLES:
            self._rooms.go_to("settings")

    def _look(self) -> None:
        if self._section is None:
            return
        if self._desk.folder is None or not self._desk.is_anybody_in:
            self._section.hide()
            return
        role = self._desk.role
        self._section.show_for(
            is_own=role is Role.TRAINEE, may_add_words=role is not Role.HR, may_merge=role is Role.HR
        )

    def _ask_where(self, with_words: bool) -> None:  # a signal's value
        from simulator.training.bundles.handing_over import file_name_for

        self._section.notice.clear()
        dialog = QFileDialog(self._section, self.tr("Hand over results"), _documents(), _kind(self))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_ENDING.removeprefix("."))
        dialog.selectFile(file_name_for(self._desk.person_name, datetime.now().astimezone()))

        def write(path: str) -> None:
            self.hand_over(path, with_words=with_words)

        dialog.fileSelected.connect(write)  # both end together
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _not_handed_over(self, error: SimulatorError) -> None:
        self._section.notice.show_failure(error.problem, error.remedy)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _kind(flow: BundlesFlow) -> str:
    return flow.tr("Results handed over (*{})").format(_ENDING)
