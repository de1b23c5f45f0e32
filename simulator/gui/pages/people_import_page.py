"""PeopleImportPage: what a file of people would change, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from simulator.gui import theme
from simulator.gui.pages.people_import_answers import ImportAnswersBox
from simulator.gui.widgets.column_models import Column, ColumnModel, ColumnWidth
from simulator.gui.widgets.count_chips import Chip, CountChips
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable
from simulator.gui.widgets.ruled_table import RuledTable

_ALL = "all"
_LOOKS = {
    "new": ("person", "accent"),
    "changed": ("swap", "task"),
    "back again": ("again", "task"),
    "left": ("leave", "unsure"),
    "to be answered": ("question", "unsure"),
    "left out": ("warning", "bad"),
    "unchanged": ("check", "muted"),
    "passed over": ("dash", "muted"),
}
"""Each kind of row with its icon and colour."""


class PreviewLine(NamedTuple):
    """A row of the preview: where it stands in the file, what would become of it, and of whom."""

    line: int
    kind: str
    name: str
    number: str
    words: str


class PeopleImportPage(QWidget):
    """On the left what the columns mean, on the right what would come of it."""

    answers_changed = Signal()
    file_asked = Signal()
    written = Signal()
    left = Signal()

    def __init__(self, fields: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``fields`` are what a column can say: values and words."""
        super().__init__(parent)
        self.setProperty("role", "page")
        self.file = theme.label("", "lead")
        self.form = theme.label("", "caption")
        self.other = QPushButton(self.tr("Another file …"))
        self.other.clicked.connect(self.file_asked)
        self.answers = ImportAnswersBox(fields)
        self.answers.changed.connect(self.answers_changed)
        self.chips = CountChips(self.tr("Kinds of rows"))
        self.chips.chosen.connect(self._narrow)
        self.model = ColumnModel(self._columns(), parent=self)
        self.table = RuledTable(self.model, self.tr("What would change"))
        self.table.selectionModel().currentRowChanged.connect(self._tell_row)
        self.model.modelReset.connect(self._tell_row)
        self.told = theme.label("", "small")
        self.words = theme.label("", "lead", "muted")
        self.notice = InlineNotice()
        self.foot = theme.label("", "body", "muted")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.left)
        self.write = QPushButton()
        self.write.setProperty("role", "primary")
        self.write.clicked.connect(self.written)
        self._chip = _ALL
        self._lay_out()

    def show_reading(self, name: str, words: str) -> None:
        """Say that a file is being read, and how far it has come."""
        self.file.setText(name)
        self.form.setText("")
        self.answers.hide()
        self.other.hide()
        self._show_words(words)
        self._may_write(0)
        self.write.hide()

    def show_file(
        self, name: str, form: str, headings: Mapping[str, str], columns: Mapping[str, str]
    ) -> None:
        """Show what is in a file: its headings with examples, and what they most likely mean."""
        self.file.setText(name)
        self.form.setText(form)
        self._chip = _ALL
        self.answers.show_columns(headings, columns)
        self.answers.show()
        self.other.show()
        self.write.show()

    def show_plan(self, lines: Sequence[PreviewLine], chips: Sequence[Chip], to_write: int) -> None:
        """Show what would become of each row, in the order of the file, and how many would be written."""
        self.notice.clear()
        whole = [Chip(_ALL, self.tr("All"), len(lines)), *(chip for chip in chips if chip.number)]
        self.chips.show_chips(whole, self._chip)
        if self._chip not in {chip.value for chip in whole}:
            self._chip = _ALL
        self.model.show_rows(lines, self._wanted())
        self.table.scrollToTop()
        self._pile.setCurrentIndex(0)
        if not lines:
            self._show_words(self.tr("There are headings in this file, and nobody under them."))
        self._may_write(to_write)

    def show_comparing(self) -> None:
        """Say that a long list is being compared with who is on record."""
        self._show_words(self.tr("Comparing with everybody on record …"))
        self._may_write(0)

    def show_problem(self, problem: str, remedy: str) -> None:
        """Say what is in the way of a preview."""
        self._show_words(self.tr("Nothing to show yet."))
        self._may_write(0)
        self.notice.show_advice(problem, remedy)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say what went wrong; what was shown stays."""
        self.notice.show_failure(problem, remedy)

    def show_writing(self) -> None:
        """Say that it is being written; it cannot be stopped any more."""
        self.write.setEnabled(False)
        self.cancel.setEnabled(False)
        self.foot.setText(self.tr("Writing …"))

    def take_focus(self) -> None:
        """Give the keyboard to the question that is asked, or else to the preview."""
        if self._pile.currentIndex() == 0:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.answers.take_focus():
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Name"), lambda one: one.name or "–", ColumnWidth(164, 2)),
            Column(self.tr("Number"), lambda one: one.number, ColumnWidth(84, 1), tone=_muted),
            Column(self.tr("What becomes of them"), _told, ColumnWidth(210, 6), tone=_tone, sign=_sign),
            Column(self.tr("Line"), _line, ColumnWidth(58), tone=_muted),
        )

    def _narrow(self, kind: str) -> None:
        self._chip = kind
        self.model.narrow(self._wanted())
        self.table.scrollToTop()

    def _wanted(self) -> Callable[[PreviewLine], bool] | None:
        kind = self._chip

        def is_wanted(one: PreviewLine) -> bool:
            return one.kind == kind

        return None if kind == _ALL else is_wanted

    def _tell_row(self) -> None:
        """Say all of the row that is looked at; its cell may be too narrow."""
        current = self.table.currentIndex()
        if current.isValid() and current.row() < len(self.model.places):
            one = self.model.row_at(current.row())
            self.told.setText(breakable(f"{one.name}: {_told(one)}" if one.name else _told(one)))
        else:
            self.told.clear()

    def _may_write(self, count: int) -> None:
        self.cancel.setEnabled(True)
        self.write.setEnabled(count > 0)
        who = self.tr("Write 1 person") if count == 1 else self.tr("Write {} people").format(f"{count:,}")
        self.write.setText(who if count else self.tr("Nothing to write"))
        self.foot.setText(self.tr("Nothing has been written yet."))

    def _show_words(self, words: str) -> None:
        self.words.setText(words)
        self._pile.setCurrentIndex(1)
        self.take_focus()

    def _lay_out(self) -> None:
        named = QVBoxLayout()
        named.setSpacing(0)
        named.addWidget(self.file)
        named.addWidget(self.form)
        head = QHBoxLayout()
        head.addLayout(named, 1)
        head.addWidget(self.other, 0, Qt.AlignmentFlag.AlignTop)
        across = QHBoxLayout()
        across.setSpacing(theme.GAP_L)
        across.addWidget(self.answers)
        across.addWidget(self._make_right(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_S)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_M)
        column.setSpacing(theme.GAP_M)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addLayout(across, 1)
        column.addLayout(foot)

    def _make_right(self) -> QWidget:
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        waiting = QWidget()
        middle = QVBoxLayout(waiting)
        middle.addStretch(2)
        middle.addWidget(self.words)
        middle.addStretch(3)
        right = QWidget()
        self._pile = QStackedLayout(right)
        self._pile.addWidget(shown)
        self._pile.addWidget(waiting)
        return right


def _told(one: PreviewLine) -> str:
    """The kind goes without saying where there is a sentence about it."""
    is_said = one.words and one.kind in ("changed", "to be answered", "left out", "passed over")
    return one.words if is_said else "  ·  ".join(filter(None, (one.kind, one.words)))


def _line(one: PreviewLine) -> str:
    return f"{one.line:,}" if one.line else "–"


def _muted(_: PreviewLine) -> str:
    return "muted"


def _sign(one: PreviewLine) -> str:
    return _LOOKS[one.kind][0]


def _tone(one: PreviewLine) -> str:
    return _LOOKS[one.kind][1]
