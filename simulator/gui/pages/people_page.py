"""PeoplePage: who is on record, found by name, number or team."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.pages.people_empty import PeopleEmpty
from simulator.gui.widgets.column_models import Column, ColumnModel, ColumnWidth
from simulator.gui.widgets.ruled_table import RuledTable

_TYPING_MS = 120
_TEAM_LETTERS = 11


class PersonLine(NamedTuple):
    """A person as the list shows them; ``since_key`` sorts, ``sought`` is searched, in small letters."""

    person_id: str
    name: str
    number: str
    team: str
    manager: str
    since: str
    since_key: str
    here_as: str
    is_active: bool
    sought: str


class PeoplePage(QWidget):
    """One list; a file with people can be dropped on it."""

    import_asked = Signal()
    new_asked = Signal()
    person_asked = Signal(str)
    """Whose page is wanted: a person id."""
    file_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        self._may_change = True
        self.model = ColumnModel(self._columns(), can_sort=True, parent=self)
        self.table = RuledTable(self.model, self.tr("People"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search name, number, team"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        self.team = QComboBox()
        self.team.setAccessibleName(self.tr("Team"))
        self.team.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.team.setMinimumContentsLength(_TEAM_LETTERS)
        self.who = QComboBox()
        self.who.setAccessibleName(self.tr("Who is shown"))
        for value, words in (
            ("here", self.tr("Working here")),
            ("left", self.tr("Have left")),
            ("all", self.tr("Everybody")),
        ):
            self.who.addItem(words, value)
        self.table.opened.connect(self._open)
        self.new, self.first_new = self._new_button(), self._new_button()
        self.bring = self._import_button()
        self.first = self._import_button()
        self.empty = PeopleEmpty((self.first, self.first_new))
        self.words = theme.label("", "body", "muted")
        self.done = theme.label("", "body", "good")
        self.done.hide()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._narrow)
        self.search.textChanged.connect(self._typing.start)
        self.search.returnPressed.connect(self._to_list)
        self.team.currentIndexChanged.connect(self._narrow)
        self.who.currentIndexChanged.connect(self._narrow)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._find)
        self._lay_out()
        self.show_reading()

    def show_reading(self) -> None:
        """Say that people are being read, while there are none to show."""
        if not self.model.rows:
            self.empty.show_words(self.tr("One moment …"))
            self._pile.setCurrentIndex(1)

    def show_people(self, lines: Sequence[PersonLine]) -> None:
        """Show everybody on record; what was sought stays sought."""
        chosen = self.team.currentData()
        teams = sorted({line.team for line in lines if line.team}, key=str.casefold)
        self.team.blockSignals(True)
        self.team.clear()
        self.team.addItem(self.tr("All teams"), "")
        for team in teams:
            self.team.addItem(team, team)
        self.team.setCurrentIndex(max(0, self.team.findData(chosen)))
        self.team.blockSignals(False)
        self.team.setVisible(bool(teams))
        self.model.show_rows(lines, self._wanted())
        self._count()
        if len(lines) > 1:
            self._pile.setCurrentIndex(0)
        else:
            how = self.tr("HR brings people in; they are listed here from then on.")
            if self._may_change:
                how = self.tr(
                    "Import the list your HR system exports: a CSV file or an Excel workbook with names, "
                    "numbers and teams. Before anything is written you see what would change."
                )
            title = self.tr("Nobody but you is here yet.")
            self.empty.show_words(title, how, has_buttons=self._may_change)
            self._pile.setCurrentIndex(1)

    def show_role(self, *, may_change: bool) -> None:
        """Show what this person may do here: change who is on record, or look."""
        self._may_change = may_change
        self.setAcceptDrops(may_change)
        for button in (self.new, self.bring):
            button.setVisible(may_change)

    def show_current(self, person_id: str) -> None:
        """Stand on somebody's row, if it is shown, and give the keyboard to the list."""
        for row in range(self.model.rowCount()):
            if self.model.row_at(row).person_id == person_id:
                self.table.setCurrentIndex(self.model.index(row, 0))
                self.table.setFocus()
                return

    def show_done(self, words: str) -> None:
        """Say what was just done; "" for nothing any more."""
        self.done.setText(words)
        self.done.setVisible(bool(words))

    def take_focus(self) -> None:
        """Give the keyboard to the search, or to the one button there is."""
        (self.first if self._pile.currentIndex() and self.first.isVisibleTo(self) else self.search).setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                self.tr("Name"),
                _name,
                ColumnWidth(210, 4),
                tone=_first_tone,
                key=lambda one: one.name.casefold(),
            ),
            Column(self.tr("Number"), lambda one: one.number, ColumnWidth(110, 1), tone=_tone),
            Column(self.tr("Team"), lambda one: one.team, ColumnWidth(140, 3), tone=_tone, key=_team_key),
            Column(self.tr("Manager"), lambda one: one.manager, ColumnWidth(150, 3), tone=_tone),
            Column(
                self.tr("Since"),
                lambda one: one.since,
                ColumnWidth(120, 1),
                tone=_tone,
                key=lambda one: one.since_key,
            ),
            Column(self.tr("Role"), lambda one: one.here_as, ColumnWidth(100, 1), tone=_tone),
        )

    def _narrow(self) -> None:
        self.model.narrow(self._wanted())
        self._count()

    def _wanted(self) -> Callable[[PersonLine], bool]:
        words = self.search.text().casefold().split()
        team, who = self.team.currentData() or "", self.who.currentData()
        is_for_all, wants_active = who == "all", who == "here"

        def is_wanted(one: PersonLine) -> bool:
            if (not is_for_all and one.is_active is not wants_active) or (team and one.team != team):
                return False
            return not words or all(word in one.sought for word in words)

        return is_wanted

    def _count(self) -> None:
        shown, everybody = len(self.model.places), len(self.model.rows)
        if shown == everybody:
            told = counted_people(everybody)
        elif shown:
            told = self.tr("{} of {}").format(f"{shown:,}", counted_people(everybody))
        else:
            told = self.tr("Nobody here is like that.")
        hint = self.tr("Enter or a double click opens a page.") if shown else ""
        self.words.setText(f"{told}{'.' if hint else ''}  {hint}".strip())

    def _open(self, row: int) -> None:
        self.person_asked.emit(self.model.row_at(row).person_id)

    def _to_list(self) -> None:
        """Enter in the search stands on the first who was found; the next one opens the page."""
        self._narrow()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _new_button(self) -> QPushButton:
        button = QPushButton(self.tr("New person"))
        button.clicked.connect(self.new_asked)
        return button

    def _import_button(self) -> QPushButton:
        button = QPushButton(self.tr("Import people …"))
        button.setProperty("role", "primary")
        button.clicked.connect(self.import_asked)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.GAP_S)
        top.addWidget(self.search, 1)
        for box in (self.team, self.who, self.new, self.bring):
            top.addWidget(box)
        told = QHBoxLayout()
        told.setSpacing(theme.GAP_M)
        told.addWidget(self.words, 1)
        told.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self.done.setWordWrap(False)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addLayout(told)
        column.addWidget(self.table, 1)
        self._pile = QStackedLayout(self)
        self._pile.addWidget(full)
        self._pile.addWidget(self.empty)


def counted_people(number: int) -> str:
    """Return how many people, in words."""
    return counted(number, "person", "people") if number == 1 else f"{number:,} people"


def _name(one: PersonLine) -> str:
    return one.name


def _team_key(one: PersonLine) -> tuple[bool, str, str]:
    return not one.team, one.team.casefold(), one.name.casefold()


def _first_tone(one: PersonLine) -> str:
    return "ink" if one.is_active else "muted"


def _tone(_: PersonLine) -> str:
    return "muted"
