"""MergingFlow: what other computers handed over is looked at, and merged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.wording import counted
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.bundle_interface import BundlePreview, TrustedComputer
    from simulator.records.interface import RecordStore
    from simulator.training.bundles.handing_over import Preview

BUNDLES = "bundles"


class MergingFlow(QObject):
    """Reads and writes in the records' lane, a file at a time, so that merging can be stopped between."""

    def __init__(self, window: MainWindow, desk: RecordsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._preview: Preview | None = None
        self._is_stopped = False
        self._merged: list[BundlePreview] = []
        window.add_page(BUNDLES, Page(self._make, self.tr("Merge results"), back="completion"))

    def enter(self) -> None:
        """Show the page on which HR merges."""
        self._preview = None
        self._window.show_page(BUNDLES)
        page = self._page()
        page.notice.clear()
        page.show_bundles(())
        self._read_computers()

    def look_into(self, paths: Sequence[str]) -> None:
        """Read files, or folders of them, and show what merging them would do."""
        given, now = [Path(path) for path in paths], datetime.now(UTC)
        page = self._page()
        page.notice.clear()
        page.show_working(is_working=True)

        def work(store: RecordStore, by: Person) -> Preview:
            from simulator.training.bundles.handing_over import preview_files

            return preview_files(store, by, given, now)

        def show(preview: Preview) -> None:
            self._preview = preview
            from simulator.gui.bundle_words import told_of

            page.show_bundles(told_of(preview))

        self._desk.ask(work, asker=self, then=show, failed=self._could_not)

    def merge(self) -> None:
        """Merge the files whose computers are trusted, or have just been."""
        preview = self._preview
        if preview is None:
            return
        may = [card.may_be_merged for card in self._page().cards]
        places = [place for place in range(len(preview.files)) if may[place]]
        self._is_stopped, self._merged = False, []
        self._page().notice.clear()
        self._page().show_working(is_working=True)
        self._merge_next(preview, places, 0)

    def stop(self) -> None:
        """Merge no further file; those that are merged stay."""
        self._is_stopped = True

    def _merge_next(self, preview: Preview, places: Sequence[int], at: int) -> None:
        if at == len(places) or self._is_stopped:
            self._tell_merged(len(places))
            return
        self._page().show_progress(at, len(places))
        _, signed = preview.files[places[at]]

        def work(store: RecordStore, by: Person) -> BundlePreview:
            store.trust_computer(by, signed.key, signed.computer_name)
            return store.merge_bundle(by, signed)

        def done(shown: BundlePreview) -> None:
            self._merged.append(shown)
            self._merge_next(preview, places, at + 1)

        self._desk.ask(work, asker=self, then=done, failed=self._could_not)

    def _tell_merged(self, of: int) -> None:
        from simulator.records.bundle_interface import Arrival

        page, files = self._page(), len(self._merged)
        count = {arrival: sum(one.count(arrival) for one in self._merged) for arrival in Arrival}
        told = self.tr("Merged: {}, {} new, {} with something new, {} known already, {} left out.").format(
            counted(files, "file", "files"),
            *(count[one] for one in (Arrival.NEW, Arrival.CHANGED, Arrival.KNOWN, Arrival.REFUSED)),
        )
        page.show_bundles(())
        self._preview = None
        if files < of:
            page.notice.show_advice(
                told, self.tr("You stopped it; merge again for the rest, nothing counts twice.")
            )
        else:
            page.notice.show_done(told)
        page.take_focus()
        self._read_computers()

    def _read_computers(self) -> None:
        folder = self._desk.folder
        if folder is None:
            return

        def work(store: RecordStore, by: Person) -> tuple[str, tuple[TrustedComputer, ...]]:
            from simulator.training.certificates.signing_key import signing_key

            return signing_key(folder).did, store.trusted_computers(by)

        def show(found: tuple[str, tuple[TrustedComputer, ...]]) -> None:
            from simulator.training.bundles.bundle_file import fingerprint

            own, known = found
            rows = [(one.key, one.name, fingerprint(one.key)) for one in known]
            self._page().show_computers(fingerprint(own), rows)

        self._desk.ask(work, asker=self, then=show, failed=self._could_not)

    def _untrust(self, key: str) -> None:
        def work(store: RecordStore, by: Person) -> None:
            store.end_trust(by, key)

        def done(_: None) -> None:
            self._page().show_bundles(())
            self._page().take_focus()
            self._read_computers()

        self._desk.ask(work, asker=self, then=done, failed=self._could_not)

    def _ask_files(self) -> None:
        dialog = QFileDialog(self._page(), self.tr("Choose what to merge"), _documents(), _kind(self))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog)

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self._page(), self.tr("Choose the folder or stick"), _documents())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.filesSelected.connect(self.look_into)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _could_not(self, error: SimulatorError) -> None:
        self._page().show_working(is_working=False)
        self._page().notice.show_failure(error.problem, error.remedy)

    def _make(self) -> QWidget:
        from simulator.gui.pages.bundles_page import BundlesPage

        page = BundlesPage()
        page.files_asked.connect(self._ask_files)
        page.folder_asked.connect(self._ask_folder)
        page.merge_asked.connect(self.merge)
        page.stopped.connect(self.stop)
        page.untrust_asked.connect(self._untrust)
        return page

    def _page(self) -> Any:  # noqa: ANN401  # BundlesPage, imported late
        return self._window.page(BUNDLES)


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _kind(flow: QObject) -> str:
    return flow.tr("Results handed over ({})").format("*.rapportbundle")
