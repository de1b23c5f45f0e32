"""BoardSaving: asks where a board goes, and puts it there: a printer, a PDF, a table."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.board import Board
from simulator.domain.sessions.board_state import Sightings
from simulator.gui.sessions.board.on_paper import print_on, write_pdf, write_text


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """What goes on paper: a board, the counts that are nobody's own, its title and its date."""

    board: Board
    sightings: Sightings
    title: str
    when: str


class BoardSaving(QObject):
    """Its dialogs stand over a widget and never hold up the room."""

    saved = Signal(str)
    """Where it is now."""
    refused = Signal(object)
    """A SimulatorError."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._paper: BoardPaper | None = None
        self._write: Callable[[BoardPaper, Path], None] = _as_pdf

    def ask_pdf(self, paper: BoardPaper) -> None:
        """Ask where the PDF goes."""
        self._ask(paper, _as_pdf, "pdf", self.tr("PDF (*.pdf)"))

    def ask_table(self, paper: BoardPaper) -> None:
        """Ask where the table goes."""
        self._ask(paper, _as_table, "csv", self.tr("Table (*.csv)"))

    def ask_printer(self, paper: BoardPaper) -> None:
        """Ask for a printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # late: finding printers takes its time

        self._paper = paper
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._over)
        dialog.setModal(True)

        def finished(answer: int) -> None:
            if answer == QDialog.DialogCode.Accepted:
                print_on(paper.board, paper.sightings, paper.title, paper.when, printer)
            dialog.deleteLater()

        dialog.finished.connect(finished)  # both end together
        dialog.show()

    def save(self, path: str) -> None:
        """Write what was asked for to this path."""
        paper = self._paper
        if paper is None:
            return
        try:
            self._write(paper, Path(path))
        except SimulatorError as error:
            self.refused.emit(error)
        else:
            self.saved.emit(path)

    def _ask(
        self, paper: BoardPaper, write: Callable[[BoardPaper, Path], None], ending: str, names: str
    ) -> None:
        self._paper, self._write = paper, write
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._over, self.tr("Save the board"), folder, names)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{_file_name(paper.title)}.{ending}")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _file_name(title: str) -> str:
    """Return a title without what a file's name may not have."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", title).strip(" .")[:80] or "board"


def _as_pdf(paper: BoardPaper, path: Path) -> None:
    write_pdf(paper.board, paper.sightings, paper.title, paper.when, path)


def _as_table(paper: BoardPaper, path: Path) -> None:
    from simulator.training.sessions.board_csv import table_of

    write_text(table_of(paper.board, paper.sightings), path)
