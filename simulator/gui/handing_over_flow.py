"""HandingOverFlow: asks where completions and certificates go, and puts them there."""

from __future__ import annotations

import re
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
    from simulator.training.certificates.certifying import Certified

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
    """

    saved = Signal(str, str)
    """What was written, in words; and where."""
    refused = Signal(object)
    """A SimulatorError."""

    def __init__(
        self,
        over: QWidget,
        desk: RecordsDesk,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._over, self._desk, self._today = over, desk, today
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

        file = _with_suffix(path, EXPORTERS[format_name].suffix)
        titles, team, today = self._titles, self._team, self._today()

        def work(store: RecordStore, by: Person) -> int:
            from simulator.training.exports.handing_over import hand_over, read_lines

            lines = read_lines(store, by, titles, today, team)
            hand_over(store, by, lines, format_name, file, team=team)
            return len(lines)

        def done(lines: int) -> None:
            told = self.tr("Exported: {}. The audit tells of it.").format(counted(lines, "line", "lines"))
            self.saved.emit(told, str(file))

        self._desk.ask(work, asker=self, then=done, failed=self.refused.emit)

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
