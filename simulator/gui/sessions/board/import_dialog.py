"""BoardImportDialog: what colleagues sent is pasted or dropped here, and looked at before it is taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import theme
from simulator.gui.sessions.board.found_row import BoardFoundRow
from simulator.gui.widgets.inline_notice import InlineNotice

if TYPE_CHECKING:
    from simulator.training.sessions.board_spellings import Gathering

_WIDTH, _HEIGHT = 980, 620
_STILL_MS = 250
_MOST_ROWS = 60
_SHOWN = 60
"""Characters of a line that is left out."""


class BoardImportDialog(QDialog):
    """Text at the left, what it names at the right; a person decides what is one and what is taken."""

    text_changed = Signal(str)
    """Somebody stopped typing or pasting: look through it, and call ``show_found`` or ``show_board``."""
    file_chosen = Signal(object)
    """A Path: read it, and call ``show_text`` or ``show_failure``."""
    taken = Signal(object)
    """What QUALITIES_NAMED tells of qualities: a list."""
    board_taken = Signal()
    """The text is a board, and is to take this one's place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Answers that were sent"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._is_board = False
        self._rows: list[BoardFoundRow] = []
        self.paste = QPlainTextEdit()
        self.paste.setPlaceholderText(self.tr("Paste the e-mails here, one after the other, or drop a file."))
        self.paste.setAccessibleName(self.tr("What was sent"))
        self.paste.setTabChangesFocus(True)
        self.paste.setAcceptDrops(False)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(_STILL_MS)
        self._still.timeout.connect(self._say_text)
        self.paste.textChanged.connect(self._still.start)
        self.notice = InlineNotice()
        self.told = theme.label(self.tr("What they name appears here."), "muted")
        self.left_out = theme.label("", "caption")
        self.take = QPushButton(self.tr("Put on the board"))
        self.take.setProperty("role", "primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        self._lay_out()
        self.resize(theme.current().px(_WIDTH), theme.current().px(_HEIGHT))

    def show_text(self, text: str) -> None:
        """Show the text of a file."""
        self.notice.clear()
        self.paste.setPlainText(text)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say why a file could not be read."""
        self.notice.show_failure(problem, remedy)

    def show_found(self, found: tuple[Gathering, ...], left_out: tuple[str, ...]) -> None:
        """Show what a text names, each with what it may be the same as, and what was left out."""
        self._is_board = False
        self._clear_rows()
        texts = [one.text for one in found]
        for one in found[:_MOST_ROWS]:
            row = BoardFoundRow(one, tuple(text for text in texts if text != one.text))
            row.changed.connect(self._count)
            self._rows.append(row)
            self._list.addWidget(row)
        self.left_out.setText(self._left_out_told(left_out))
        self._count()

    def show_board(self, qualities: int, lines: int) -> None:
        """Say that the text is a board that was saved."""
        self._is_board = True
        self._clear_rows()
        self.left_out.clear()
        words = self.tr(
            "This is a whole board: {qualities} qualities with {lines} lines. It takes the place of yours."
        )
        self.told.setText(words.format(qualities=qualities, lines=lines))
        self.take.setText(self.tr("Take this board"))
        self.take.setEnabled(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.file_chosen.emit(files[0])
        else:
            self.paste.insertPlainText(event.mimeData().text())
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, theme.GAP_S, 0)
        self._list.setSpacing(theme.GAP_XS)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        right = QVBoxLayout()
        right.setSpacing(theme.GAP_S)
        right.addWidget(self.told)
        right.addWidget(scroll, 1)
        right.addWidget(self.left_out)
        open_file = QPushButton(self.tr("Open a file…"))
        open_file.clicked.connect(self._choose_file)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(open_file)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.take)
        middle = QHBoxLayout()
        middle.setSpacing(theme.GAP_L)
        middle.addWidget(self.paste, 4)
        middle.addLayout(right, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_M)
        column.addWidget(theme.label(self.tr("Answers that were sent"), "title"))
        words = self.tr("Who wrote what is not kept: only what was named, and how often.")
        column.addWidget(theme.label(words, "muted"))
        column.addWidget(self.notice)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _say_text(self) -> None:
        self.text_changed.emit(self.paste.toPlainText())

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a file with answers"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [self.tr("Text, tables and mails (*.txt *.csv *.tsv *.eml)"), self.tr("All files (*)")]
        )
        dialog.fileSelected.connect(self._say_file)
        dialog.open()

    def _say_file(self, path: str) -> None:
        self.file_chosen.emit(Path(path))

    def _clear_rows(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()

    def _count(self) -> None:
        kept = [row for row in self._rows if row.is_taken]
        new = sum(not row.is_joined for row in kept)
        if not self._rows:
            words = self.tr("Nothing that looks like a quality yet.")
        else:
            words = self.tr("Named {named} times in all; {new} new on the board.")
        self.told.setText(words.format(named=sum(row.times for row in kept), new=new))
        self.take.setText(self.tr("Put on the board"))
        self.take.setEnabled(bool(kept))

    def _left_out_told(self, left_out: tuple[str, ...]) -> str:
        if not left_out:
            return ""
        whole = left_out[0]
        first = whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN].rstrip()}…"
        if len(left_out) == 1:
            return self.tr("One line names nothing short enough: “{}”").format(first)
        words = self.tr("{count} lines name nothing short enough, such as “{first}”")
        return words.format(count=len(left_out), first=first)

    def _take(self) -> None:
        if self._is_board:
            self.board_taken.emit()
        else:
            self.taken.emit(self._told())
        self.accept()

    def _told(self) -> list[dict[str, str | int]]:
        """Return what is taken; what is one with another adds to its count."""
        told: dict[str, dict[str, str | int]] = {}
        for row in self._rows:
            if row.is_taken:
                one = told.setdefault(row.name, {"text": row.name, "times": 0})
                one["times"] = int(one["times"]) + row.times
                if row.onto:
                    one["onto"] = row.onto
        return list(told.values())
