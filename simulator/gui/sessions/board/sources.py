"""BoardSources: where a board's contents come from beside the keyboard: mails, files, the last time."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.board import Board, Quality
from simulator.domain.sessions.board_changes import board_told, changed, mappings
from simulator.gui.sessions.board.import_dialog import BoardImportDialog
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.domain.sessions.board_changes import Told
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.board_spellings import Gathering
    from simulator.training.sessions.last_board import LastBoard

Found = tuple[tuple["Gathering", ...], tuple[str, ...]]


class BoardSources(QObject):
    """Reads in the records' lane, and shows what it found before anything is taken."""

    named = Signal(object)
    """What QUALITIES_NAMED tells of qualities."""
    taken_up = Signal(object)
    """What BOARD_TAKEN_UP tells."""
    last_found = Signal(str)
    """There is a board of the last time: what to call it."""

    def __init__(self, live: LiveSession, over: QWidget) -> None:
        super().__init__(over)
        self._live, self._over = live, over
        self._dialog: BoardImportDialog | None = None
        self._qualities: tuple[Quality, ...] = ()
        self._last: Told | None = None
        self._pasted: Told | None = None

    @property
    def dialog(self) -> BoardImportDialog | None:
        """The dialog for answers that were sent, while it is open."""
        return self._dialog

    def ask(self, qualities: tuple[Quality, ...]) -> None:
        """Ask for answers that were sent, beside these qualities."""
        self._qualities = qualities
        dialog = BoardImportDialog(self._over)
        dialog.text_changed.connect(self._look_through)
        dialog.file_chosen.connect(self._read)
        dialog.taken.connect(self.named)
        dialog.board_taken.connect(self._take_pasted)
        dialog.destroyed.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def look_for_last(self, item_id: str) -> None:
        """Look for the board of another time; ``last_found`` follows if there is one."""
        session_id = self._live.session.id

        def work(store: RecordStore, leader: Person) -> LastBoard | None:
            from simulator.training.sessions.last_board import last_board

            return last_board(store, leader, session_id, item_id)

        self._live.desk.ask(work, asker=self, then=self._found_last, failed=_say_nothing)

    def take_last(self) -> None:
        """Take the board of the last time up again."""
        if self._last is not None:
            self.taken_up.emit(self._last)

    def _found_last(self, found: LastBoard | None) -> None:
        if found is None:
            return
        self._last = board_told(found.board)
        day = day_told(found.at, QLocale.FormatType.ShortFormat)
        words = self.tr("Take up the board of {title}, {day}")
        self.last_found.emit(words.format(title=found.session_title[:40], day=day))

    def _look_through(self, text: str) -> None:
        qualities = self._qualities

        def work(_: RecordStore, __: Person) -> tuple[str, Found | Told]:
            from simulator.training.sessions.board_csv import board_in, is_board
            from simulator.training.sessions.board_import import mentions_in
            from simulator.training.sessions.board_spellings import gathered

            if is_board(text):
                return text, board_in(text)
            found = mentions_in(text)
            return text, (gathered(found.qualities, qualities), found.left_out)

        self._live.desk.ask(work, asker=self, then=self._show, failed=self._show_failure)

    def _show(self, looked: tuple[str, Found | Told]) -> None:
        text, found = looked
        if self._dialog is None or self._dialog.paste.toPlainText() != text:
            return  # somebody typed on
        if isinstance(found, tuple):
            self._pasted = None
            self._dialog.show_found(*found)
        else:
            self._pasted = found
            board = changed(Board(), "board-taken-up", found, 1)
            self._dialog.show_board(len(mappings(found.get("qualities"))), board.line_count)

    def _read(self, path: Path) -> None:
        def work(_: RecordStore, __: Person) -> str:
            from simulator.training.sessions.file_text import text_of_file

            return text_of_file(path)

        self._live.desk.ask(work, asker=self, then=self._show_text, failed=self._show_failure)

    def _show_text(self, text: str) -> None:
        if self._dialog:
            self._dialog.show_text(text)

    def _show_failure(self, error: SimulatorError) -> None:
        if self._dialog:
            self._dialog.show_failure(error.problem, error.remedy)

    def _take_pasted(self) -> None:
        if self._pasted is not None:
            self.taken_up.emit(self._pasted)

    def _forget(self) -> None:
        self._dialog = None


def day_told(at: datetime, form: QLocale.FormatType = QLocale.FormatType.LongFormat) -> str:
    """Return the day of a moment here, as people here write it."""
    here = at.astimezone()
    return QLocale().toString(QDate(here.year, here.month, here.day), form)


def _say_nothing(_: SimulatorError) -> None:
    """Without a board of the last time there is nothing to offer, and nothing in the way."""
