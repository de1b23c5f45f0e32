"""ErasingFlow: somebody is erased once their name was typed, and it says what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.erase_dialog import EraseDialog
    from simulator.records.hr_interface import AuditEntry
    from simulator.records.interface import RecordStore


class ErasingFlow(QObject):
    """One dialog; the erasing itself is done in the records' lane.

    Args:
        over: What the dialog stands over.
        desk: The records.
        parent: Its owner.
    """

    gone = Signal(bool)
    """Somebody was erased and the dialog is closed; True if it was whoever sat here."""

    def __init__(self, over: QWidget, desk: RecordsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._over, self._desk = over, desk
        self._dialog: EraseDialog | None = None
        self._has_gone = self._was_self = False

    def ask(self, person_id: str | None, name: str) -> EraseDialog:
        """Say what goes, and ask for the name.

        Args:
            person_id: Who; None for whoever sits here.
            name: What they are called.
        """
        from simulator.gui.pages.erase_dialog import EraseDialog

        self._has_gone = False
        dialog = EraseDialog(name, self._what_goes(), self._over)
        self._dialog = dialog

        def erase() -> None:
            self._erase(person_id)

        dialog.erased.connect(erase)  # both end together
        dialog.finished.connect(self._closed)
        dialog.open()
        return dialog

    def _what_goes(self) -> tuple[str, ...]:
        return (
            self.tr("Attempts, words, recordings, completions and the notebook go, from every file here."),
            self.tr("So do their places in sessions, and their name in the audit, which says that "
                    "somebody was erased. The sessions a trainer led go with them."),
            self.tr("Backups, certificates and tables that were made before still hold what they held: "
                    "erase those too."),
        )  # fmt: skip

    def _erase(self, person_id: str | None) -> None:
        if self._dialog is not None:
            self._dialog.show_working()
        folder = self._desk.folder

        def work(store: RecordStore, by: Person) -> tuple[AuditEntry, bool]:
            from simulator.training.erasing import erase_from_folder

            somebody = next((one for one in store.people() if one.id == (person_id or by.id)), by)
            is_self = somebody.id == by.id
            if folder is None:
                return store.erase_person(by, somebody.id), is_self
            return erase_from_folder(store, folder, by, somebody), is_self

        self._desk.ask(work, asker=self, then=self._done, failed=self._could_not)

    def _done(self, found: tuple[AuditEntry, bool]) -> None:
        entry, self._was_self = found
        self._has_gone = True
        if self._dialog is not None:
            told = self.tr("Nothing of theirs is left here. Entry {} of the audit says so, without the name.")
            self._dialog.show_done(told.format(entry.number))

    def _could_not(self, error: SimulatorError) -> None:
        if self._dialog is not None:
            self._dialog.show_failure(error.problem, error.remedy)

    def _closed(self) -> None:
        self._dialog = None
        if self._has_gone:
            self._has_gone = False
            self.gone.emit(self._was_self)
