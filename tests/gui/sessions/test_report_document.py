"""A report on paper: every name and figure is in it, pages end where nothing is cut, bad places are told."""

import itertools
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase, QTextDocument
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.report import for_everybody
from simulator.gui.sessions import report_document
from simulator.gui.sessions.report_document import Paper, ReportFileError, usual_paper, write_pdf
from simulator.gui.sessions.report_pages import page_tops
from simulator.gui.sessions.report_saving import ReportSaving, file_name
from simulator.training.sessions.report_html import report_html
from simulator.training.sessions.report_tables import attendance_table
from tests.session_reports import CANARIES, NAMES, full_report


def pages_of(path: Path) -> list[str]:
    """The words, with letters as they are typed and not in the shapes they have beside others."""
    found = (page.extract_text().replace("\t", " ") for page in PdfReader(path).pages)
    return [unicodedata.normalize("NFKC", text) for text in found]


def test_names_of_every_script_and_all_figures(qtbot: QtBot, tmp_path: Path) -> None:
    write_pdf(full_report(), tmp_path / "r.pdf")
    text = "\n".join(pages_of(tmp_path / "r.pdf"))
    for name in ("Ann Lindqvist", "Béla Kovács", "Дарья Орлова", "Zoë <i>Smith</i>"):
        assert name in text
    assert set("فرحالسيني") <= set(text)
    for told in ("22 min", "40 min", "not begun", "4 of 8", "0 of 2", "✓ 3", "Ring back by noon.", "1 of"):
        assert told in text
    assert PdfReader(tmp_path / "r.pdf").metadata.title == "Tuesday group & friends"  # type: ignore[union-attr]


def test_a_name_in_chinese_letters(qtbot: QtBot, tmp_path: Path) -> None:
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        pytest.skip("there is no font with Chinese letters here")
    write_pdf(full_report(), tmp_path / "r.pdf")
    assert "李娜" in "".join(pages_of(tmp_path / "r.pdf"))


def test_nothing_private_is_on_the_paper_that_is_handed_out(qtbot: QtBot, tmp_path: Path) -> None:
    write_pdf(for_everybody(full_report()), tmp_path / "r.pdf")
    text = "".join(pages_of(tmp_path / "r.pdf")).replace("\n", "")
    assert [canary for canary in CANARIES if canary in text] == []
    assert "To hand out" in text


def test_pages_are_numbered_and_of_the_paper_that_was_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    for paper, width, height in ((Paper.A4, 595, 842), (Paper.LETTER, 612, 792)):
        write_pdf(full_report(times=6), tmp_path / "r.pdf", paper)
        pages = pages_of(tmp_path / "r.pdf")
        assert len(pages) > 3
        box = PdfReader(tmp_path / "r.pdf").pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == (width, height)
        for number, page in enumerate(pages, 1):
            assert f"{number} of {len(pages)}" in page


@pytest.mark.parametrize("height", [500.0, 640.0, 777.0])
def test_headings_stay_with_what_they_head_and_rows_are_whole(qtbot: QtBot, height: float) -> None:
    document = QTextDocument()
    document.setHtml(report_html(full_report(times=8)))
    document.setTextWidth(600)
    tops = page_tops(document, height, 1.0)
    assert all(0 < after - before <= height for before, after in itertools.pairwise(tops))
    assert tops[-1] + height >= document.size().height()
    block, cut = document.begin(), 0
    while block.isValid():
        box = document.documentLayout().blockBoundingRect(block)
        for top in tops[1:]:
            cut += box.top() + 1 < top < box.bottom() - 1
            is_last = block.blockFormat().headingLevel() and 0 <= top - box.bottom() < 8
            assert not is_last, f"“{block.text()}” stands alone at the foot of a page"
        block = block.next()
    assert cut == 0


def test_what_is_higher_than_a_page_goes_on_at_a_line(qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setHtml("<table><tr><td>" + "word " * 4000 + "</td></tr></table>")
    document.setTextWidth(600)
    tops = page_tops(document, 400.0, 1.0)
    assert len(tops) > 5
    assert all(200 < after - before <= 400 for before, after in itertools.pairwise(tops))


def test_paper_follows_the_country(monkeypatch: pytest.MonkeyPatch) -> None:
    for language, paper in (("en_US", Paper.LETTER), ("de_DE", Paper.A4)):
        with monkeypatch.context() as patch:
            patch.setattr(report_document.QLocale, "system", lambda name=language: QLocale(name))
            assert usual_paper() is paper


def test_a_place_that_cannot_be_written_is_told_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(ReportFileError, match=r"r\.pdf"):
        write_pdf(full_report(), tmp_path / "missing" / "r.pdf")


def test_files_are_named_after_the_session() -> None:
    assert file_name(full_report()).startswith("Tuesday group & friends 2026-11-2")


def test_attendance_is_no_formula() -> None:
    table = attendance_table(replace(full_report(), present=('=cmd("x")', "فرح"), absent=("-1",)))
    assert table.splitlines()[0] == "session,date,name,attendance"
    assert '"\'=cmd(""x"")",present' in table
    assert "فرح,present" in table
    assert "'-1,absent" in table


def test_saving_writes_what_was_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    saving = ReportSaving(over)
    for ask, ending in (
        (saving.ask_pdf, "pdf"),
        (saving.ask_web_page, "html"),
        (saving.ask_attendance, "csv"),
    ):
        ask(full_report())
        dialog = over.findChildren(QFileDialog)[-1]
        assert dialog.defaultSuffix() == ending
        dialog.reject()
        with qtbot.waitSignal(saving.saved):
            saving.save(str(tmp_path / f"r.{ending}"))
    assert (tmp_path / "r.csv").read_text("utf-8-sig").count("\n") == len(NAMES) + 2
    assert "<script" not in (tmp_path / "r.html").read_text("utf-8")
    assert "Zoë &lt;i&gt;Smith&lt;/i&gt;" in (tmp_path / "r.html").read_text("utf-8")
    with qtbot.waitSignal(saving.refused):
        saving.save(str(tmp_path / "missing" / "r.csv"))
