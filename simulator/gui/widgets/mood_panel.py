"""The mood line with the thought behind each point in words, and the same as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.wording import signed
from simulator.gui import theme
from simulator.gui.widgets.mood_line import MoodLine, MoodPoint


class MoodPanel(QWidget):
    """Shows the chart; a link under it turns it into a table."""

    turn_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[MoodPoint, ...] = ()
        self._resting = ""
        self.line = MoodLine()
        self.line.point_looked_at.connect(self._tell)
        self.line.point_chosen.connect(self.turn_chosen)
        self.told = theme.label(role="caption")
        self.switch = QPushButton("As a table")
        self.switch.setProperty("role", "link")
        self.switch.clicked.connect(self._turn_over)
        self.table = QTableWidget()
        self.table.setAccessibleName("Mood after each turn")
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setWordWrap(True)
        self.table.hide()
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        below.addWidget(self.told, 1)
        below.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_XS)
        column.addWidget(self.line)
        column.addWidget(self.table)
        column.addLayout(below)

    def show_moods(
        self,
        points: tuple[MoodPoint, ...],
        original: tuple[MoodPoint, ...] = (),
        again_from: int | None = None,
    ) -> None:
        """Show the moods of an attempt, beside those of the original for a what-if."""
        self._points = points
        self.line.show_moods(points, original, again_from)
        self._fill_table(points, original)
        self._resting = _resting_words(points, original, again_from)
        self._tell(-1)

    def _tell(self, turn: int) -> None:
        words = next((point.words for point in self._points if point.turn == turn), self._resting)
        self.told.setText(words)

    def _turn_over(self) -> None:
        is_table = self.table.isHidden()
        self.table.setVisible(is_table)
        self.line.setHidden(is_table)
        self.told.setHidden(False)
        self.switch.setText("As a line" if is_table else "As a table")
        self._fit_table()

    def _fill_table(self, points: tuple[MoodPoint, ...], original: tuple[MoodPoint, ...]) -> None:
        headings = ["Turn", "Mood", "Change", *(["Original"] if original else []), "Thought"]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setRowCount(len(points))
        before = {point.turn: str(point.mood) for point in original}
        for row, point in enumerate(points):
            start = not point.turn
            cells = ["Start" if start else str(point.turn), str(point.mood)]
            cells.append("" if start else signed(point.change))
            if original:
                cells.append(before.get(point.turn, "–"))
            for column, text in enumerate([*cells, point.thought]):
                self.table.setItem(row, column, QTableWidgetItem(text))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setMinimumSectionSize(theme.current().px(32))
        self._fit_table()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def _fit_table(self) -> None:
        """Let the rows grow with long thoughts, and the table with its rows."""
        self.table.resizeRowsToContents()
        rows = sum(self.table.rowHeight(row) for row in range(self.table.rowCount()))
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + theme.GAP_S)


def _resting_words(
    points: tuple[MoodPoint, ...], original: tuple[MoodPoint, ...], again_from: int | None
) -> str:
    if not points:
        return ""
    words = f"Mood from {points[0].mood} to {points[-1].mood}."
    if original and again_from is not None:
        words += (
            f" Dotted: the original, which ended at {original[-1].mood}. Tried again from turn {again_from}."
        )
    return words
