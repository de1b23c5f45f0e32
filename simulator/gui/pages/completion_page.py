"""CompletionPage: who has completed what by when, people by scenarios."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.completion import Stand
from simulator.domain.employment import Employment
from simulator.gui import theme
from simulator.gui.pages.completion_choices import deed_words, order_words, shown_words
from simulator.gui.pages.completion_details import CompletionDetails
from simulator.gui.pages.completion_legend import CompletionLegend
from simulator.gui.widgets.completion_model import CompletionModel, PersonEdge
from simulator.gui.widgets.completion_table import CompletionTable
from simulator.training.completion_paper import paper_html
from simulator.training.completion_sheet import teams_of
from simulator.training.sheet_rows import Order, SheetRows, Shown

if TYPE_CHECKING:
    from simulator.training.completion_sheet import Cell

_TYPING_MS = 120
_TEAM_LETTERS = 9


class CompletionPage(QWidget):
    """A table that fills while one looks; a panel beside it tells of one cell."""

    rows_moved = Signal()
    cell_asked = Signal(int, int)
    """A person's place in the sheet, and a scenario's."""
    assign_asked = Signal()
    deed_asked = Signal(str)
    """What was chosen under More."""
    export_asked = Signal(str)
    """Of which team; "" for everybody."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.rows = SheetRows()
        self._cell: tuple[int, int] | None = None
        self.model = CompletionModel(self._stand_at, self._is_decided_at, self)
        self.table = CompletionTable(self.model)
        self.table.rows_moved.connect(self.rows_moved)
        self.table.cell_chosen.connect(self._choose)
        self.details = CompletionDetails()
        self.details.closed.connect(self.close_details)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search name, number, team"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.team = QComboBox()
        self.team.setAccessibleName(self.tr("Team"))
        self.team.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.team.setMinimumContentsLength(_TEAM_LETTERS)
        self.shown = _choice(self.tr("Who is shown"), shown_words())
        self.order = _choice(self.tr("Order"), order_words())
        self.words = theme.label("", "lead", "muted")
        self.totals = theme.label("", "body", "muted")
        self.legend = CompletionLegend()
        self.assign = QPushButton(self.tr("Assign"))
        self.assign.setProperty("role", "primary")
        self.assign.clicked.connect(self.assign_asked)
        self.more = self._more_button()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.choose_rows)
        self.search.textChanged.connect(self._typing.start)
        for box in (self.team, self.shown, self.order):
            box.currentIndexChanged.connect(self.choose_rows)
        self._lay_out()
        self.show_reading()

    def show_reading(self) -> None:
        """Say that people are being read, while there are none to show."""
        if not self.rows.people:
            self._show_words(self.tr("One moment …"))

    def show_sheet(self, people: Sequence[Employment], titles: Sequence[str]) -> None:
        """Show these people and scenarios; cells come with ``show_stands``."""
        chosen = self.team.currentData()
        self.rows = SheetRows(people)
        self.team.blockSignals(True)
        self.team.clear()
        self.team.addItem(self.tr("All teams"), None)
        for team in teams_of(people):
            self.team.addItem(team, team)
        self.team.setCurrentIndex(max(0, self.team.findData(chosen)))
        self.team.blockSignals(False)
        advance = self.team.fontMetrics().horizontalAdvance
        longest = max(advance(self.team.itemText(place)) for place in range(self.team.count()))
        self.team.view().setMinimumWidth(min(longest + 2 * theme.GAP_L, self.width()))
        self.close_details()
        self.model.show_edges(self._edge, titles, self._places())
        self._tell_rows()

    def show_stands(self, places: Sequence[int], rows: Sequence[bytes]) -> None:
        """Fill in the cells of some people."""
        self.rows.take(places, rows)
        if self._hangs_on_cells() and self.rows.is_whole:
            self.choose_rows()
        sight = self.table.rows_in_sight()
        self.model.tell_read(sight.start, sight.stop - 1)
        self._show_totals()

    def show_cell(self, cell: Cell, title: str, today: date) -> None:
        """Tell of one cell, unless another one was chosen meanwhile."""
        self.details.show_cell(cell, title, today)

    def close_details(self) -> None:
        """Put the panel away."""
        had_it = self.details.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._cell = None
        self.details.hide()
        if had_it:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_cell(self, place: int, scenario: int) -> None:
        """Choose a cell, and tell of it, if its row is shown."""
        if place in self.model.places:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.setCurrentIndex(self.model.index(self.model.places.index(place), scenario))

    def places_wanted(self) -> tuple[int, ...]:
        """Return whom to read next, those in sight first."""
        places = self.model.places
        return self.rows.wanted([places[row] for row in self.table.rows_in_sight() if row < len(places)])

    def paper(self) -> str:
        """Return what is shown as HTML for a printer."""
        places = self.model.places

        def stand_at(row: int, column: int) -> Stand | None:
            try:
                return self.rows.stand_at(places[row], column)
            except LookupError:
                return None

        def is_decided_at(row: int, column: int) -> bool:
            return self.rows.is_decided_at(places[row], column)

        people = [self.rows.people[place] for place in places]
        heading = self.tr("Completion, {}").format(QLocale().toString(QDate.currentDate()))
        return paper_html(heading, people, self.model.titles, stand_at, is_decided_at)

    def take_focus(self) -> None:
        """Give the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_rows(self) -> None:
        """Show those people who are looked for."""
        self._typing.stop()
        self.model.show_places(self._places())
        self.table.scrollToTop()
        self._tell_rows()

    def _edge(self, place: int) -> PersonEdge:
        one = self.rows.people[place]
        return PersonEdge(one.person.name, "  ·  ".join(part for part in (one.number, one.team) if part))

    def _places(self) -> list[int]:
        return self.rows.chosen(
            words=self.search.text(),
            team=self.team.currentData(),
            shown=Shown(self.shown.currentData()),
            order=Order(self.order.currentData()),
        )

    def _tell_rows(self) -> None:
        self._show_words(self._what_is_missing(len(self.model.places)))
        self._show_totals()
        self.rows_moved.emit()

    def _stand_at(self, place: int, scenario: int) -> Stand | None:
        return self.rows.stand_at(place, scenario)

    def _is_decided_at(self, place: int, scenario: int) -> bool:
        return self.rows.is_decided_at(place, scenario)

    def _hangs_on_cells(self) -> bool:
        return self.shown.currentData() != Shown.ALL or self.order.currentData() == Order.LATEST_FIRST

    def _what_is_missing(self, shown: int) -> str:
        if not self.rows.people:
            return self.tr("Nobody is on record yet. Import your people, and they stand here.")
        if not self.model.titles:
            return self.tr("Nothing is assigned yet. Assign a scenario, and it stands here.")
        if shown:
            return ""
        if self._hangs_on_cells() and not self.rows.is_whole:
            return self.tr("Still counting …")
        return self.tr("Nobody here is like that.")

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self._pile.setCurrentIndex(1 if words else 0)

    def _show_totals(self) -> None:
        rows = self.rows
        told = self.tr("{} of {} who are asked have done everything").format(
            f"{rows.people_done:,}", f"{rows.people_asked:,}"
        )
        if not rows.is_whole:
            told = self.tr("Counted {} of {} people").format(f"{rows.read:,}", f"{len(rows.people):,}")
        elif rows.people_late:
            who = self.tr("person") if rows.people_late == 1 else self.tr("people")
            told += self.tr("  ·  {} {} overdue").format(f"{rows.people_late:,}", who)
        has_cells = bool(rows.people and self.model.titles)
        self.totals.setText(told if has_cells else "")
        self.legend.show_counts(rows.counts, rows.decided)
        self.legend.setVisible(has_cells)
        for one in (self.search, self.team, self.shown, self.order, self.more):
            one.setVisible(bool(self.rows.people))
        self._first_stretch.setVisible(not self.rows.people)

    def _choose(self, row: int, column: int) -> None:
        chosen = (self.model.places[row], column)
        if chosen != self._cell:
            self._cell = chosen
            self.cell_asked.emit(*chosen)

    def _more_button(self) -> QPushButton:
        button = QPushButton(self.tr("More"))
        menu = QMenu(button)
        for deed, words in deed_words():
            if deed:
                menu.addAction(words).setData(deed)
            else:
                menu.addSeparator()
        menu.triggered.connect(self._menu_chosen)
        button.setMenu(menu)
        return button

    def open_deed(self, name: str, *, is_open: bool) -> None:
        """Offer what is not for everybody under More, or hide it."""
        for action in self.more.menu().actions():
            if action.data() == name:
                action.setVisible(is_open)

    def _menu_chosen(self, action: QAction) -> None:
        if action.data() == "export":
            self.export_asked.emit(self.team.currentData() or "")
        else:
            self.deed_asked.emit(str(action.data()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_S)
        self._first_stretch = QWidget()
        top.addWidget(self._first_stretch, 1)
        top.addWidget(self.search, 1)
        for box in (self.team, self.shown, self.order, self.more, self.assign):
            top.addWidget(box)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(2)
        middle.addWidget(self.words)
        middle.addStretch(3)
        pile = QWidget()
        self._pile = QStackedLayout(pile)
        self._pile.addWidget(self.table)
        self._pile.addWidget(empty)
        across = QHBoxLayout()
        across.setSpacing(theme.GAP_M)
        across.addWidget(pile, 1)
        across.addWidget(self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addWidget(self.totals)
        column.addLayout(across, 1)
        column.addWidget(self.legend)


def _choice(name: str, words: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, told in words:
        box.addItem(told, value)
    return box
