"""EverythingFlow: all that is kept about one person goes into a file, while the window stays free."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.background import Background, Lane
from simulator.gui.handing_over_flow import file_name
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.saving_dialog import SavingDialog
    from simulator.records.interface import RecordStore
    from simulator.training.everything.collected import Collected
    from simulator.training.everything.person_zip import Unfinished


class _Run:
    """One file under way; whoever stops it stops no other."""

    def __init__(self) -> None:
        self.is_stopped = False

    def must_stop(self) -> bool:
        return self.is_stopped


class EverythingFlow(QObject):
    """Read in the records' lane, written in that of files, handed over once the audit tells of it.

    Args:
        over: What the dialogs stand over.
        desk: The records.
        background: Writes the file.
        parent: Its owner.
    """

    saved = Signal(str, str)
    """What was saved, in words; and where."""
    refused = Signal(object)
    """A SimulatorError."""
    _went_on = Signal(int, int)

    def __init__(
        self, over: QWidget, desk: RecordsDesk, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._over, self._desk, self._background = over, desk, background
        self._person_id: str | None = None
        self._run = _Run()
        self._dialog: SavingDialog | None = None
        self._went_on.connect(self._show_progress)

    def ask(self, person_id: str | None, name: str) -> None:
        """Ask where the file goes.

        Args:
            person_id: Whom it is about; None for whoever sits here.
            name: What they are called, for the file's name.
        """
        self._person_id = person_id
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._over, self.tr("Save what is kept"), folder, self.tr("Zip file (*.zip)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        today = date.today().isoformat()  # noqa: DTZ011  # the day on the wall
        dialog.selectFile(f"{file_name(name)} {today}.zip")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, path: str) -> None:
        """Write the file that was asked for to this path."""
        from simulator.gui.pages.saving_dialog import SavingDialog

        self._run.is_stopped = True
        self._close_dialog()
        run = self._run = _Run()
        self._dialog = SavingDialog(self.tr("Saving what is kept …"), self._over)
        self._dialog.stopped.connect(self.stop)
        self._dialog.open()
        person_id = self._person_id

        def read(store: RecordStore, asker: Person) -> Collected:
            from simulator.training.everything.collected import collect

            return collect(store, asker, person_id or asker.id)

        def write(collected: Collected) -> None:
            self._write(run, collected, Path(path))

        def refuse(error: SimulatorError) -> None:
            self._could_not(run, error)

        self._desk.ask(read, asker=self, then=write, failed=refuse)

    def stop(self) -> None:
        """Leave it; nothing stays of the file."""
        self._run.is_stopped, self._dialog = True, None

    def _write(self, run: _Run, collected: Collected, path: Path) -> None:
        if run.is_stopped:
            return

        def work() -> Unfinished:
            from simulator.training.everything.person_zip import write_beside

            return write_beside(collected, path, told=self._went_on.emit, must_stop=run.must_stop)

        def hand_over(unfinished: Unfinished) -> None:
            self._hand_over(run, unfinished)

        def refuse(error: SimulatorError) -> None:
            self._could_not(run, error)

        self._background.run(Lane.FILES, work, asker=self, then=hand_over, failed=refuse)

    def _hand_over(self, run: _Run, unfinished: Unfinished) -> None:
        if run.is_stopped:
            unfinished.drop()
            return

        def work(store: RecordStore, by: Person) -> None:
            from simulator.training.everything.person_zip import hand_over_everything

            hand_over_everything(store, by, unfinished)

        def done(_: None) -> None:
            self._close_dialog()
            found = unfinished.collected.everything
            tables = counted(len(found.parts), "table", "tables")
            sound = counted(unfinished.recordings, "recording", "recordings")
            if found.is_own:
                told = self.tr("Saved: everything about you, {} and {}.").format(tables, sound)
            else:
                words = self.tr("Saved: what HR keeps of {}, {}, without words and private practice.")
                told = words.format(found.person.name, tables)
            self.saved.emit(told, str(unfinished.path))

        def refuse(error: SimulatorError) -> None:
            self._could_not(run, error)

        self._desk.ask(work, asker=self, then=done, failed=refuse)

    def _show_progress(self, done: int, of: int) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(done, of)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.stopped.disconnect(self.stop)
            self._dialog.accept()
            self._dialog = None

    def _could_not(self, run: _Run, error: SimulatorError) -> None:
        if not run.is_stopped:
            self._close_dialog()
            self.refused.emit(error)
