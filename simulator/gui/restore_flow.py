"""RestoreFlow: a backup is chosen, looked into, and put back; and what was kept aside is erased."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDateTime, QLocale, QObject, QStandardPaths, Qt, QTimeZone, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.background import Background, Lane
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk, RecordsNotOpenError
from simulator.gui.rooms_flow import RoomsFlow

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.records.backup import Backup
    from simulator.records.interface import RecordStore
    from simulator.records.kept_aside import KeptAside
    from simulator.records.restoring import Restored

RESTORE = "restore"


class RestoreFlow(QObject):
    """Everything of it that reads or writes is done in a lane, and can be stopped until files are moved.

    Args:
        window: Where the page is shown.
        desk: The records.
        rooms: The other rooms; the settings lead here.
        background: Reads files.
        parent: Its owner.
    """

    restored = Signal()
    """The data folder holds other records, settings and scenarios now."""

    _moved = Signal(object, object)
    """How many bytes are done, and of how many: beyond what an int of Qt's can count."""

    def __init__(
        self,
        window: MainWindow,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._rooms, self._background = window, desk, rooms, background
        self._section: Any = None  # BackupSection, imported late
        self._stop = threading.Event()
        self._backup: Backup | None = None
        self._is_working = False
        self._told: tuple[str, str] | None = None
        self.is_leading: Callable[[], bool] = bool
        """Whether a session is led in this window just now."""
        window.add_page(RESTORE, Page(self._make, self.tr("Put a backup back"), back="settings"))
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._look)
        desk.person_known.connect(self._person_known)
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def open(self, file: str) -> None:
        """Read a backup, and show what is in it."""
        path = Path(file)
        self._window.show_page(RESTORE)
        self._page().show_reading(path.name, str(path.parent))
        self._backup, stop = None, self._begin()

        def read() -> Backup:
            from simulator.records.restoring import check_backup

            return check_backup(path, self._moved.emit, stop.is_set)

        self._background.run(Lane.FILES, read, asker=self, then=self._show, failed=self._could_not_read)

    def close(self) -> None:
        """Stop what can be stopped: the window closes."""
        self._stop.set()

    def _begin(self) -> threading.Event:
        self._stop.set()
        self._stop, self._is_working = threading.Event(), True
        return self._stop

    def _wire(self, page: SettingsPage) -> None:
        self._section = page.backup
        self._section.restore_asked.connect(self._ask_for_file)
        self._section.erase_asked.connect(self._erase)
        self._look()

    def _person_known(self, _: str) -> None:
        self._look()
        if self._told is not None:
            (words, where), self._told = self._told, None
            self._rooms.go_to("practise")
            self._window.show_done(words, where)
        elif self._window.shown == RESTORE and not self._is_working:
            self._rooms.go_to("settings")

    def _look(self) -> None:
        folder = self._desk.folder
        if self._section is None or folder is None or not self._desk.is_anybody_in:
            return

        def read(store: RecordStore, person: Person) -> tuple[KeptAside, ...]:
            from simulator.domain.access import may_erase_people
            from simulator.records.kept_aside import kept_aside

            may = may_erase_people(person, is_anybody_in_charge=store.has_trainer())
            return kept_aside(folder) if may else ()

        self._desk.ask(read, asker=self, then=self._show_aside, failed=self._could_not_erase)

    def _show_aside(self, kept: tuple[KeptAside, ...]) -> None:
        from simulator.gui.widgets.aside_list import AsideLine

        told = self.tr("From {}, {}")
        size = QLocale().formattedDataSize
        self._section.show_aside(
            [
                AsideLine(one.folder.name, told.format(_moment(one.kept_at), size(one.size_bytes)))
                for one in kept
            ]
        )

    def _erase(self, name: str) -> None:
        folder = self._desk.folder
        if folder is None:
            return

        def erase(store: RecordStore, by: Person) -> None:
            from simulator.domain.access import may_erase_people
            from simulator.records.kept_aside import erase_kept_aside

            if not may_erase_people(by, is_anybody_in_charge=store.has_trainer()):
                raise RecordsNotOpenError(f"{by.name} may not erase it.", remedy="Ask HR.")
            erase_kept_aside(folder, name)
            store.note_in_audit(by, "erased", f"what was kept aside: {name}")

        def erased(_: None) -> None:
            self._section.notice.show_done(self.tr("Erased: no copy of it is kept in the data folder."))
            self._look()

        self._desk.ask(erase, asker=self, then=erased, failed=self._could_not_erase)

    def _could_not_erase(self, error: SimulatorError) -> None:
        self._section.show_failure(error.problem, error.remedy)

    def _ask_for_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, self.tr("Open a backup"), folder)
        dialog.setNameFilters([self.tr("Backups of Rapport (*.zip)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_progress(self, done: int, of: int) -> None:
        if self._is_working:
            self._page().show_progress(done, of)

    def _show(self, backup: Backup) -> None:
        from simulator.records.migrations import NEWEST

        self._is_working, self._backup = False, backup
        is_older = backup.revision != NEWEST
        version = self.tr("From an earlier Rapport ({}); it is brought up to date").format(backup.revision)
        facts = (
            (self.tr("Made on"), _moment(backup.made_at)),
            (self.tr("People"), f"{backup.people:,}"),
            (self.tr("Attempts"), f"{backup.attempts:,}"),
            (self.tr("Recordings"), f"{backup.recordings:,}"),
            (self.tr("Version"), version if is_older else self.tr("As this Rapport writes it")),
            (
                self.tr("Is it whole?"),
                self.tr("Yes: {} as written").format(
                    counted(len(backup.files), "file is", "files are"),
                ),
            ),
        )
        happens = (
            self.tr("What is there now is kept aside, whole, in a folder of its own: {}").format(
                self._desk.folder or ""
            ),
            self.tr("What was done since {} is not in the backup; it stays in what is kept aside.").format(
                _moment(backup.made_at)
            ),
            self.tr("Settings and your own scenarios are put back as well."),
            self.tr("Whoever was erased here since is erased from the backup, too."),
            self.tr("The window then opens the records anew, and asks for a passphrase where there is one."),
        )
        self._page().show_backup(facts, happens)

    def _could_not_read(self, error: SimulatorError) -> None:
        self._is_working = False
        self._page().show_failure(error.problem, error.remedy, may_restore=False)

    def _restore(self) -> None:
        backup, folder = self._backup, self._desk.folder
        if backup is None or folder is None:
            return
        if self.is_leading():
            problem = self.tr("A session is under way in this window.")
            remedy = self.tr("End it or leave it first. Nothing was changed.")
            self._page().show_failure(problem, remedy, may_restore=True)
            return
        self._page().show_restoring()
        stop = self._begin()

        def change() -> Restored:
            from simulator.records.restoring import restore

            return restore(backup.path, folder, replace=True, tell=self._moved.emit, must_stop=stop.is_set)

        self._desk.exchange(_may, change, _note, then=self._is_restored, failed=self._could_not)

    def _is_restored(self, done: Restored) -> None:
        self._is_working, self._backup = False, None
        words = self.tr("The records of {} are back: {}, {}.").format(
            _moment(done.backup.made_at),
            counted(done.backup.people, "person", "people"),
            counted(done.backup.attempts, "attempt", "attempts"),
        )
        if done.erased_again:
            again = counted(done.erased_again, "person who was", "people who were")
            words += " " + self.tr("Erased again: {} erased since.").format(again)
        where = self.tr("What was there before is in {}.").format(done.aside) if done.aside else ""
        self._rooms.read_settings_again()
        self._window.forget_page(RESTORE)
        self._told = (words, where)
        self.restored.emit()
        if not self._desk.person_name:
            self._rooms.ask_who()

    def _could_not(self, error: SimulatorError) -> None:
        self._is_working = False
        self._page().show_failure(error.problem, error.remedy, may_restore=self._backup is not None)

    def _leave(self) -> None:
        if self._is_working:
            self._stop.set()
            self._page().show_stopping()
        else:
            self._rooms.go_to("settings")

    def _make(self) -> QWidget:
        from simulator.gui.pages.restore_page import RestorePage

        page = RestorePage()
        page.confirmed.connect(self._restore)
        page.file_asked.connect(self._ask_for_file)
        page.left.connect(self._leave)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # RestorePage, imported late
        return self._window.page(RESTORE)


def _may(store: RecordStore, person: Person) -> None:
    from simulator.domain.access import may_keep_safe

    if not may_keep_safe(person, is_anybody_in_charge=store.has_trainer()):
        raise RecordsNotOpenError(
            f"{person.name} may not do this: everybody’s words and voices are in it.",
            remedy="Ask a trainer or HR.",
        )


def _note(store: RecordStore, by: Person, done: Restored) -> None:
    store.note_in_audit(by, "restored", f"everything from {done.backup.path.name}")


def _moment(at: datetime) -> str:
    """Return a moment as clocks on the wall here have it."""
    local = QDateTime.fromMSecsSinceEpoch(int(at.timestamp() * 1000), QTimeZone.systemTimeZone())
    return QLocale().toString(local, "d MMM yyyy, HH:mm")
