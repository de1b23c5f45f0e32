"""BackupFlow: asks where a backup goes, and puts it there while the window stays open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.records.backup import Backup
    from simulator.records.interface import RecordStore


class BackupFlow(QObject):
    """Wires the section of the settings on backups to the records."""

    def __init__(self, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._section: Any = None  # BackupSection, imported late
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._look)
        desk.person_known.connect(self._person_known)

    def save(self, path: str) -> None:
        """Write the backup to this path; a file of that name was agreed to be overwritten."""
        folder, file = self._desk.folder, Path(path)
        if folder is None:
            return
        self._section.show_working()

        def work(store: RecordStore, by: Person) -> Backup:
            from simulator.records.backup import back_up

            made = back_up(folder, file, replace=True)
            store.note_in_audit(by, "backed up", f"everything into {file.name}")
            return made

        self._desk.ask(work, asker=self, then=self._is_made, failed=self._could_not)

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.backup
        self._section.backup_asked.connect(self._ask)
        self._look()

    def _person_known(self, _: str) -> None:
        self._look()

    def _look(self) -> None:
        if self._section is not None:
            self._section.hide()
            is_here = (
                self._desk.folder is not None and not self._desk.server
            )  # a server is backed up by its keeper
            if self._desk.is_anybody_in and is_here:
                self._desk.ask(_may, asker=self, then=self._show, failed=self._could_not)

    def _show(self, may: bool) -> None:  # what the records answered
        self._section.setVisible(may)

    def _ask(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(
            self._section, self.tr("Save the backup"), folder, self.tr("Backup of Rapport (*.zip)")
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.selectFile(f"rapport-{date.today().isoformat()}.zip")  # noqa: DTZ011  # the day on the wall
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _is_made(self, made: Backup) -> None:
        counts = (
            counted(made.people, "person", "people"),
            counted(made.attempts, "conversation", "conversations"),
            counted(made.recordings, "recording", "recordings"),
        )
        told = self.tr("Backed up: {}.").format(", ".join(counts))
        self._section.show_done(told, str(made.path))

    def _could_not(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)


def _may(store: RecordStore, viewer: Person) -> bool:
    from simulator.domain.access import may_keep_safe

    return may_keep_safe(viewer, is_anybody_in_charge=store.has_trainer())
