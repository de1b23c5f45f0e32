"""Completions and certificates leave the window as files, in the kind that was chosen, and it says where."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.completion import Tally
from simulator.domain.errors import SimulatorError
from simulator.gui.handing_over_flow import HandingOverFlow
from simulator.gui.pages.completion_page import CompletionPage
from simulator.training.certificates.verifying import verify
from simulator.training.completion_sheet import Cell
from tests.gui.paper_desk import PaperDesk
from tests.training.hr_records import HR, TODAY, HrOnPaper, assignment, completion, worker

ATTEMPT = "0b9f3a52-5d3c-4b5e-9a51-3f6f0d4f9c11"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


class Desk(PaperDesk):
    """A desk whose records stand in a folder."""

    def __init__(self, store: HrOnPaper, parent: QObject, folder: Path | None) -> None:
        super().__init__(store, parent)
        self.folder = folder  # type: ignore[assignment]


class Handing:
    """A flow over records on paper, and what it said."""

    def __init__(self, qtbot: QtBot, folder: Path | None) -> None:
        self.over, self.parent, self.store = QWidget(), QObject(), HrOnPaper()
        qtbot.addWidget(self.over)
        ann = worker("ann", "Ann Okafor", "Claims", number="007")
        self.store.people_kept = [ann, worker("ben", "Ben Weber", "Sales")]
        self.store.assigned = [assignment("dog")]
        passed = completion(TODAY, ATTEMPT)
        self.store.counts = [Tally("ann", "dog", 0, 1, passed, passed)]
        self.desk = Desk(self.store, self.parent, folder)
        self.desk.sit_down(HR)
        self.flow = HandingOverFlow(self.over, self.desk, lambda: TODAY, self.parent)  # type: ignore[arg-type]
        self.flow.take_titles({"dog": "The barking dog"})
        self.saved: list[tuple[str, str]] = []
        self.refused: list[SimulatorError] = []
        self.flow.saved.connect(self._note)
        self.flow.refused.connect(self.refused.append)

    def dialog(self) -> QFileDialog:
        (dialog,) = self.over.findChildren(QFileDialog)
        return dialog

    def choose(self, kind: str, path: Path) -> None:
        dialog = self.dialog()
        (name,) = (name for name in dialog.nameFilters() if kind in name)
        dialog.selectNameFilter(name)
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        while self.desk.lanes.work():
            pass

    def _note(self, words: str, where: str) -> None:
        self.saved.append((words, where))


@pytest.fixture
def handing(qtbot: QtBot, tmp_path: Path) -> Handing:
    return Handing(qtbot, tmp_path)


def test_a_team_is_exported_in_the_format_that_was_chosen(handing: Handing, tmp_path: Path) -> None:
    handing.flow.ask_export("Claims")
    handing.choose("CSV table", tmp_path / "claims")
    text = (tmp_path / "claims.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["name"], row["title"], row["stands"]) == ("Ann Okafor", "The barking dog", "done")
    assert handing.saved == [("Exported: 1 line. The audit tells of it.", str(tmp_path / "claims.csv"))]
    assert handing.store.noted == [("exported", "completions of Claims as csv: 1 line")]


def test_statements_of_everybody(handing: Handing, tmp_path: Path) -> None:
    handing.flow.ask_export(None)
    handing.choose("xAPI", tmp_path / "all.json")
    (said,) = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert said["actor"]["account"]["name"] == "007"


@pytest.mark.parametrize(
    ("kind", "ending"), [("PDF", ".pdf"), ("browser", ".html"), ("Open Badges", ".json")]
)
def test_a_certificate_is_saved_and_verifies(
    handing: Handing, tmp_path: Path, kind: str, ending: str
) -> None:
    handing.flow.ask_certificate(ATTEMPT, "Ann Okafor")
    handing.choose(kind, tmp_path / "ann")
    found = verify((tmp_path / f"ann{ending}").read_bytes(), NOW)
    assert (found.is_whole, found.name, found.issuer) == (True, "Ann Okafor", HR.name)
    assert handing.saved[0][0] == "The certificate of Ann Okafor is saved."
    assert handing.store.noted == [("certified", "a certificate of Ann Okafor: The barking dog")]


def test_a_very_long_name_stays_on_one_page(handing: Handing, tmp_path: Path) -> None:
    handing.flow.take_titles({"dog": "A very long title " * 200})
    handing.flow.ask_certificate(ATTEMPT, "Ann Okafor")
    handing.choose("PDF", tmp_path / "ann.pdf")
    (page,) = pypdf.PdfReader(tmp_path / "ann.pdf").pages
    text = " ".join(page.extract_text().split())
    assert text.count("A very long title") == 200
    assert "Signed by did:key:" in text


def test_a_file_that_cannot_be_written_is_said_and_noted_nowhere(handing: Handing, tmp_path: Path) -> None:
    handing.flow.ask_export(None)
    handing.choose("Excel", tmp_path / "no" / "folder.xlsx")
    assert "could not be written" in handing.refused[0].problem
    assert (handing.saved, handing.store.noted) == ([], [])


def test_without_a_folder_there_is_no_key(qtbot: QtBot, tmp_path: Path) -> None:
    handing = Handing(qtbot, None)
    handing.flow.ask_certificate(ATTEMPT, "Ann Okafor")
    handing.choose("PDF", tmp_path / "ann.pdf")
    assert "Nothing is kept here" in handing.refused[0].problem
    assert not (tmp_path / "ann.pdf").exists()


def test_the_names_of_files_are_harmless(handing: Handing) -> None:
    handing.flow.ask_certificate(ATTEMPT, "../An\\n:?")
    (proposed,) = handing.dialog().selectedFiles()
    assert Path(proposed).name == "Certificate An n.pdf"


def test_the_ending_follows_the_kind(handing: Handing) -> None:
    handing.flow.ask_export(None)
    dialog = handing.dialog()
    assert dialog.defaultSuffix() == "csv"
    (excel,) = (name for name in dialog.nameFilters() if "Excel" in name)
    dialog.filterSelected.emit(excel)
    assert dialog.defaultSuffix() == "xlsx"


def test_the_page_asks_for_both(qtbot: QtBot, handing: Handing) -> None:
    page = CompletionPage()
    qtbot.addWidget(page)
    page.show_sheet([one for one in handing.store.people_kept if one.team == "Claims"], ["The barking dog"])
    page.team.setCurrentIndex(page.team.findData("Claims"))
    menu = page.more.menu()
    assert menu is not None
    (export,) = (action for action in menu.actions() if "Export" in action.text())
    with qtbot.waitSignal(page.export_asked) as asked:
        export.trigger()
    assert asked.args == ["Claims"]
    details = page.details
    ann, tally = handing.store.people_kept[0], handing.store.counts[0]
    with qtbot.waitSignal(details.certificate_asked) as asked:
        details.show_cell(Cell(ann, "dog", (), tally, ()), "The barking dog", TODAY)
        details.certify.click()
    assert asked.args == [ATTEMPT, "Ann Okafor"]
    details.show_cell(Cell(ann, "dog", (), None, ()), "The barking dog", TODAY)
    assert details.certify.isHidden()
