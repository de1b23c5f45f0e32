"""A board on paper: every word is there as words, and counts only where they are told."""

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from simulator.domain.sessions.board import Board, Column, DeedLine, Quality
from simulator.domain.sessions.board_state import Sightings
from simulator.gui.sessions.board.on_paper import BoardFileError, board_html, write_pdf, write_text

BOARD = Board(
    (
        Quality("q", "Trust & <respect>", 3, (DeedLine("a", Column.SUPPORT, "We own up", "admits"),)),
        *(
            Quality(
                f"r{n}",
                f"Quality {n}",
                1,
                (
                    DeedLine(
                        "b",
                        Column.ERODE,
                        "We “push” it",
                    ),
                )
                * 3,
            )
            for n in range(25)
        ),
    )
)


def test_words_are_words_and_never_markup() -> None:
    page = board_html(BOARD, Sightings({"admits": 4}, 5, 3), "What <b>supports</b> it", "2 May")
    assert "Trust &amp; &lt;respect&gt;" in page
    assert "<b>" not in page
    assert "4×" in page
    assert "5 conversations of 3 people" in page
    assert "×" not in board_html(BOARD, Sightings(), "Title").replace("✗", "")


def test_a_pdf_has_every_quality_on_as_many_pages_as_it_takes(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "board ü 板.pdf"
    write_pdf(BOARD, Sightings({"admits": 4}, 5, 3), "What supports it", "2 May", path)
    document = QPdfDocument(qapp)
    assert document.load(str(path)) is QPdfDocument.Error.None_
    assert document.pageCount() > 1
    assert document.pagePointSize(0).width() > document.pagePointSize(0).height()
    told = " ".join(document.getAllText(page).text() for page in range(document.pageCount()))
    told = " ".join(told.split())
    document.close()
    for text in ("Trust & <respect>", "We own up", *(f"Quality {n}" for n in range(25))):
        assert text in told


def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    for write in (
        lambda path: write_pdf(BOARD, Sightings(), "Title", "", path),
        lambda path: write_text("a", path),
    ):
        with pytest.raises(BoardFileError) as refused:
            write(tmp_path / "nowhere" / "board.pdf")
        assert "board.pdf" in refused.value.problem
