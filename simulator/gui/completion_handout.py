"""CompletionHandout: what leaves the completion page: lists, calendars, letters, tables, paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.employment import Employment
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.completion_sheet import CompletionSheet
    from simulator.training.found_hard import HardCounts, HardScenario
    from simulator.training.reminders import Reminder

T = TypeVar("T")
_PAGE = 50


class CompletionHandout(QObject):
    """Gathers some people at a time, asks where it goes, and writes it; what is exported is audited.

    Args:
        desk: The records.
        over: What dialogs stand over.
        today: What day it is where the person sits.
        parent: Its owner.
    """

    told = Signal(str)
    """What became of it."""
    refused = Signal(object)
    """A SimulatorError."""
    hard_found = Signal(object)
    """A tuple of HardScenario."""

    def __init__(
        self, desk: RecordsDesk, over: QWidget, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._over, self._today = desk, over, today
        self.open_address = QDesktopServices.openUrl

    def save_reminders(
        self, sheet: CompletionSheet, people: Sequence[Employment], titles: Mapping[str, str], form: str
    ) -> None:
        """Ask where reminders go; ``form`` is "csv" or "ics"."""
        names = {"csv": self.tr("Table (*.csv)"), "ics": self.tr("Calendar (*.ics)")}

        def save(path: str) -> None:
            self._gather(
                people, _reminders(sheet, titles, self._today()), lambda found: self._write(found, form, path)
            )

        self._ask_for_file(self.tr("Save the reminders"), self.tr("Reminders"), form, names[form], save)

    def write_letters(
        self, sheet: CompletionSheet, people: Sequence[Employment], titles: Mapping[str, str]
    ) -> None:
        """Open the mail program with a letter to those who are overdue; people do not see one another."""
        self._gather(people, _reminders(sheet, titles, self._today()), self._open_letters)

    def find_hard(self, people: Sequence[Employment]) -> None:
        """Count what these people find hard; ``hard_found`` follows."""
        from simulator.training.found_hard import HardCounts

        counts = HardCounts()

        def read(store: RecordStore, viewer: Person, some: Sequence[Employment]) -> tuple[HardCounts]:
            counts.add(store.submissions(viewer, [one.person.id for one in some]))
            return (counts,)

        def done(_: Sequence[HardCounts]) -> None:
            found: tuple[HardScenario, ...] = counts.scenarios()
            self.hard_found.emit(found)

        self._gather(people, read, done)

    def print_pages(self, html: str) -> None:
        """Ask for a printer, and print a page of HTML across the paper."""
        from PySide6.QtGui import QPageLayout, QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: finding printers takes its time

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, self._over)
        dialog.setModal(True)

        def finished(answer: int) -> None:
            if answer == QDialog.DialogCode.Accepted:
                document = QTextDocument()
                document.setHtml(html)
                document.print_(printer)
            dialog.deleteLater()

        dialog.finished.connect(finished)  # both end together
        dialog.show()

    def _gather(
        self,
        people: Sequence[Employment],
        read: Callable[[RecordStore, Person, Sequence[Employment]], Sequence[T]],
        then: Callable[[Sequence[T]], None],
    ) -> None:
        """Read a page of people at a time, so that others have their turn between."""
        found: list[T] = []

        def next_page(start: int) -> None:
            some = people[start : start + _PAGE]
            if not some:
                then(found)
                return

            def take(read_now: Sequence[T]) -> None:
                found.extend(read_now)
                next_page(start + _PAGE)

            self._desk.ask(
                lambda store, viewer: read(store, viewer, some),
                asker=self,
                then=take,
                failed=self.refused.emit,
            )

        next_page(0)

    def _write(self, found: Sequence[Reminder], form: str, path: str) -> None:
        now = datetime.now().astimezone()

        def write(store: RecordStore, by: Person) -> None:
            from simulator.training.exports.whole_file import whole_file
            from simulator.training.reminders import reminders_csv, reminders_ics

            raw = reminders_csv(found) if form == "csv" else reminders_ics(found, now)
            with whole_file(Path(path), raw):
                store.note_in_audit(by, "exported", f"reminders: {counted(len(found), 'line', 'lines')}")

        self._desk.ask(
            write, asker=self, then=lambda _: self._saved(path, len(found)), failed=self.refused.emit
        )

    def _saved(self, path: str, count: int) -> None:
        lines = counted(count, "line", "lines")
        self.told.emit(self.tr("{} saved in {}.").format(lines, Path(path).name))

    def _open_letters(self, found: Sequence[Reminder]) -> None:
        from simulator.domain.completion import Stand
        from simulator.training.reminders import mail_addresses, without_email

        late = [one for one in found if one.asked.stand in (Stand.OVERDUE, Stand.DUE_AGAIN)]
        letters = mail_addresses(
            late,
            self.tr("Practice that is due"),
            self.tr(
                "Something you were asked to practise is due. Open Rapport: it stands on your first screen."
            ),
        )
        unreached = counted(len(without_email(late)), "person has", "people have")
        if not letters:
            self.refused.emit(
                SimulatorError(
                    self.tr("There is nobody to write to."),
                    remedy=self.tr("{} no e-mail address on record.").format(unreached) if late else "",
                )
            )
            return
        self.open_address(QUrl(letters[0], QUrl.ParsingMode.StrictMode))
        if len(letters) > 1:
            told = self.tr("This letter is to the first of {} groups; save the list to write to the others.")
            self.told.emit(told.format(len(letters)))

    def _ask_for_file(
        self, title: str, name: str, ending: str, names: str, save: Callable[[str], None]
    ) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._over, title, folder, names)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{name} {self._today().isoformat()}.{ending}")
        dialog.fileSelected.connect(save)  # both end together
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _reminders(
    sheet: CompletionSheet, titles: Mapping[str, str], today: date
) -> Callable[[RecordStore, Person, Sequence[Employment]], tuple[Reminder, ...]]:
    def read(store: RecordStore, viewer: Person, some: Sequence[Employment]) -> tuple[Reminder, ...]:
        from simulator.training.reminders import read_reminders

        return read_reminders(store, viewer, sheet, some, titles, today)

    return read
