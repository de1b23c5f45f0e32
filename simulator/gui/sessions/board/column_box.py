"""BoardColumnBox: one of the two columns of a quality on the console: its lines, and a row to add one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from simulator.domain.sessions.board import LONGEST_LINE, Column, DeedLine
from simulator.domain.sessions.board_state import Sightings
from simulator.gui import icons, theme
from simulator.gui.sessions.board.entry import BoardEntry
from simulator.gui.sessions.board.row_list import BoardList, BoardRow


class BoardColumnBox(QWidget):
    """Says what somebody wants done to a line of its column."""

    written = Signal(str)
    drafted = Signal(str)
    reworded = Signal(str, str)
    dropped = Signal(str)
    moved = Signal(str, int)
    """A line, and its new place in this column from 0."""
    crossed = Signal(str)
    tie_asked = Signal(str)
    proposals_asked = Signal()

    def __init__(self, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        is_support = column is Column.SUPPORT
        title = self.tr("Supports it") if is_support else self.tr("Erodes it")
        self._sign, self._tone = ("check", "good") if is_support else ("cross", "bad")
        self._mark = QLabel()
        heading = theme.label(title, "body", self._tone)
        heading.setWordWrap(True)
        self.propose = QToolButton()
        self.propose.setIcon(icons.icon("hint", "muted"))
        self.propose.setProperty("role", "quiet")
        self.propose.setToolTip(self.tr("Choose from what we can be heard to do"))
        self.propose.setAccessibleName(f"{title}: {self.propose.toolTip()}")
        self.propose.clicked.connect(self.proposals_asked)
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_S)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(heading, 1)
        top.addWidget(self.propose)
        self.lines = BoardList(title, LONGEST_LINE)
        self.lines.reworded.connect(self.reworded)
        self.lines.dropped.connect(self.dropped)
        self.lines.moved.connect(self._move)
        self.lines.crossed.connect(self.crossed)
        self.lines.asked.connect(self._show_menu)
        self.entry = BoardEntry(self.tr("Add a line"), LONGEST_LINE)
        self.entry.setAccessibleName(f"{title}: {self.entry.placeholderText()}")
        self.entry.entered.connect(self.written)
        self.entry.drafted.connect(self.drafted)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, 0, 0, 0)
        column_of_all.setSpacing(theme.GAP_S)
        column_of_all.addLayout(top)
        column_of_all.addWidget(self.lines, 1)
        column_of_all.addWidget(self.entry)
        self.dress()

    def dress(self) -> None:
        """Put the sign into the colours worn now."""
        self._mark.setPixmap(icons.pixmap(self._sign, theme.current().px(20), self._tone))

    def show_lines(self, lines: tuple[DeedLine, ...], sightings: Sightings, told: dict[str, str]) -> None:
        """Show the lines of this column.

        Args:
            lines: In their order.
            sightings: How often what they are tied to was seen.
            told: Behaviour -> its name in our words.
        """
        self.lines.show_rows(tuple(self._row(line, sightings, told) for line in lines))

    def _row(self, line: DeedLine, sightings: Sightings, told: dict[str, str]) -> BoardRow:
        seen = sightings.of(line)
        name = told.get(line.behaviour, line.behaviour)
        tip = self.tr("Counted as: {}").format(name) if name else ""
        if seen is None:
            return BoardRow(line.id, line.text, tip, tip=tip)
        return BoardRow(line.id, line.text, badge=f"{seen}×", tip=tip)

    def _move(self, line: str, by: int) -> None:
        to = self.lines.rows.index(line) + by
        if 0 <= to < self.lines.count():
            self.moved.emit(line, to)

    def _show_menu(self, line: str, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        other = self.tr("Erodes it") if self.column is Column.SUPPORT else self.tr("Supports it")
        chosen = {
            QAction(self.tr("Reword…\tF2"), menu): self._reword,
            QAction(self.tr("Count how often it is seen…\tCtrl+T"), menu): self.tie_asked.emit,
            QAction(self.tr("Move to “{}”\tAlt+→").format(other), menu): self.crossed.emit,
            QAction(self.tr("Remove\tDel"), menu): self.dropped.emit,
        }
        menu.addActions(list(chosen))
        menu.triggered.connect(lambda action: chosen[action](line))  # ends with the menu
        menu.popup(where)

    def _reword(self, _: str) -> None:
        self.lines.editItem(self.lines.currentItem())
