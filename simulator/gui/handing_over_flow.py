"""HandingOverFlow: asks where completions and certificates go, and puts them there."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.speech.child_process import ChildProcess
    from simulator.training.certificates.certifying import Certified
    from simulator.training.exports.handing_over import HandingOver, Order

_LONGEST_NAME = 80


class NoKeyError(SimulatorError):
    """There is no folder in which a key for certificates could be kept."""


class HandingOverFlow(QObject):
    """Its dialogs stand over a widget; everything is read and written in the records' lane.

    Args:
        over: What the dialogs stand over.
        desk: The records.
        today: What day it is where the person sits.
        parent: Its owner.
        export_child: Starts the child that reads and writes exports; without it that is done in the records'
            lane.
    """

    saved = Signal(str, str)
    """What was written, in words; and where."""
    refused = Signal(object)
    """A SimulatorError."""
    progressed = Signal(int, int)
    """An export has begun, or come further: how many people are written, and of how many; 0 of 0 at first."""
    export_ended = Signal()
    stopped = Signal(str)
    """It was stopped, as was asked; in words."""

    def __init__(
        self,
        over: QWidget,
        desk: RecordsDesk,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
        *,
        export_child: Callable[[], ChildProcess] | None = None,
    ) -> None:
        super().__init__(parent)
        self._over, self._desk, self._today = over, desk, today
        self._export_child = export_child
        self._stop = threading.Event()
        self._titles: Mapping[str, str] = {}
        self._team: str | None = None
        self._attempt_id = ""

    def take_titles(self, titles: Mapping[str, str]) -> None:
        """Know what scenarios are called."""
        self._titles = dict(titles)

    def ask_export(self, team: str | None) -> None:
        """Ask where completions go, and in which format.

        Args:
            team: Only this team's; None for everybody's.
        """
        from simulator.training.exports.exporters import EXPORTERS

        self._team = team
        names = {
            f"{exporter.title} (*{exporter.suffix})": format_name
            for format_name, exporter in EXPORTERS.items()
        }
        dialog = self._dialog(self.tr("Export completions"), team or self.tr("Completions"), list(names))

        def write(path: str) -> None:
            self.export(path, names.get(dialog.selectedNameFilter(), "csv"))

        dialog.fileSelected.connect(write)  # both end together
        dialog.open()

    def export(self, path: str, format_name: str) -> None:
        """Write the completions that were asked for to this path."""
        from simulator.training.exports.exporters import EXPORTERS
        from simulator.training.exports.handing_over import Order

        file = _with_suffix(path, EXPORTERS[format_name].suffix)
        order = Order(format_name, file, dict(self._titles), self._today(), self._team)
        self._stop.set()
        self._stop = threading.Event()
        self.progressed.emit(0, 0)
        if self._export_child is None or self._desk.folder is None:
            self._export_here(order)
        else:
            self._desk.ask(
                lambda _, by: by,
                asker=self,
                then=lambda by: self._export_beside(order, by),
                failed=self._is_stopped,
            )

    def stop_export(self) -> None:
        """Stop the export that is under way; nothing is left of it."""
        self._stop.set()

    def _export_beside(self, order: Order, by: Person) -> None:
        """A child reads and writes: it holds up neither the records' lane nor the window."""
        from simulator.training.exports.export_beside import Beside, ElsewhereError, export_beside

        folder, stop, start = self._desk.folder, self._stop, self._export_child
        if folder is None or start is None:
            return
        beside = Beside(start(), folder, self.progressed.emit, stop.is_set, self._desk.server)

        def failed(error: SimulatorError) -> None:
            if isinstance(error, ElsewhereError):
                self._export_here(order)
            else:
                self._is_stopped(error)

        def done(lines: int) -> None:
            self._is_exported(order, lines)

        self._desk.beside(lambda: export_beside(beside, by, order), asker=self, then=done, failed=failed)

    def _export_here(self, order: Order) -> None:
        """Some people at a time in the records' lane, where others have their turn between."""
        from simulator.training.exports.handing_over import HandingOver

        stop = self._stop

        def step(handing: HandingOver) -> None:
            self.progressed.emit(handing.done, handing.of)

            def then(has_more: bool) -> None:
                if has_more:
                    step(handing)
                elif stop.is_set():
                    self.export_ended.emit()
                else:
                    self._is_exported(order, handing.lines)

            self._desk.ask(
                lambda _, __: _advance(handing, stop), asker=self, then=then, failed=self._is_stopped
            )

        self._desk.ask(
            lambda store, by: HandingOver(store, by, order), asker=self, then=step, failed=self._is_stopped
        )

    def _is_exported(self, order: Order, lines: int) -> None:
        self.export_ended.emit()
        told = self.tr("Exported: {}. The audit tells of it.").format(counted(lines, "line", "lines"))
        self.saved.emit(told, str(order.path))

    def _is_stopped(self, error: SimulatorError) -> None:
        from simulator.training.exports.export_beside import ExportStoppedError

        self.export_ended.emit()
        if isinstance(error, ExportStoppedError):
            self.stopped.emit(error.problem)
        else:
            self.refused.emit(error)

    def ask_certificate(self, attempt_id: str, name: str) -> None:
        """Ask where the certificate of a completed attempt goes.

        Args:
            attempt_id: The attempt.
            name: Whose it is, for the file's name.
        """
        self._attempt_id = attempt_id
        kinds = [
            self.tr("PDF to print (*.pdf)"),
            self.tr("Page for a browser (*.html)"),
            self.tr("Open Badges credential (*.json)"),
        ]
        title = self.tr("Save the certificate")
        dialog = self._dialog(title, self.tr("Certificate {}").format(name), kinds)

        def write(path: str) -> None:
            self.certify(str(_with_suffix(path, _suffix_of(dialog.selectedNameFilter()))))

        dialog.fileSelected.connect(write)  # both end together
        dialog.open()

    def certify(self, path: str) -> None:
        """Write the certificate that was asked for to this path, as its name ends."""
        folder, attempt_id, titles = self._desk.folder, self._attempt_id, self._titles

        def work(store: RecordStore, by: Person) -> Certified:
            from simulator.training.certificates.certifying import certify

            if folder is None:
                raise NoKeyError(
                    "Nothing is kept here, and so no key that certificates are signed with.",
                    remedy="Start the program with a data folder.",
                )
            now = datetime.now(UTC)
            return certify(store, by, attempt_id, titles=titles, issuer=None, folder=folder, now=now)

        def made(certified: Certified) -> None:
            self._keep(certified, Path(path))

        self._desk.ask(work, asker=self, then=made, failed=self.refused.emit)

    def _keep(self, certified: Certified, path: Path) -> None:
        pdf = _pdf(certified) if path.suffix.casefold() == ".pdf" else b""  # painted here, where Qt paints

        def work(store: RecordStore, by: Person) -> None:
            from simulator.training.certificates.certifying import keep_certificate

            keep_certificate(store, by, certified, path, lambda _: pdf)

        def done(_: None) -> None:
            name = certified.certificate.name
            self.saved.emit(self.tr("The certificate of {} is saved.").format(name), str(path))

        self._desk.ask(work, asker=self, then=done, failed=self.refused.emit)

    def _dialog(self, title: str, name: str, kinds: list[str]) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._over, title, folder)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(kinds)
        dialog.setDefaultSuffix(_suffix_of(kinds[0]))
        dialog.selectFile(file_name(name))

        def chosen(kind: str) -> None:
            dialog.setDefaultSuffix(_suffix_of(kind))  # so that it asks before it overwrites

        dialog.filterSelected.connect(chosen)  # both end together
        dialog.finished.connect(dialog.deleteLater)
        return dialog


def _advance(handing: HandingOver, stop: threading.Event) -> bool:
    """Write a portion more, and put the file in its place after the last; return whether there is more."""
    try:
        if stop.is_set():
            handing.drop()
            return False
        if handing.step():
            return True
        handing.finish()
    except SimulatorError:
        handing.drop()
        raise
    return False


def _pdf(certified: Certified) -> bytes:
    from simulator.gui.certificate_document import certificate_pdf
    from simulator.training.certificates.certificate_html import printed_certificate, title_of

    page = printed_certificate(certified.certificate, str(certified.credential["issuer"]["id"]))
    return certificate_pdf(page, title_of(certified.certificate), certified.credential_json)


def _suffix_of(kind: str) -> str:
    """Return the ending that the name of a kind of file tells, with its dot: "PDF (*.pdf)"."""
    ending = re.search(r"\*(\.\w+)\)$", kind)
    return ending[1] if ending else ""


def _with_suffix(path: str, suffix: str) -> Path:
    """Return the path with the ending of its kind, if it has none of its own."""
    file = Path(path)
    return file if file.suffix else file.with_name(file.name + suffix)


def file_name(title: str) -> str:
    """Return a title without what a file's name may not have."""
    words = re.sub(r'[\\/:*?"<>|.\x00-\x1f]', " ", title).split()
    return " ".join(words)[:_LONGEST_NAME].strip() or "completions"
