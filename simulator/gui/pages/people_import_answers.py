"""ImportAnswersBox: what somebody says of a file of people: its columns, and what could be read two ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.column_mapping import ColumnMapping

_WIDTH = 320


class ImportAnswers(NamedTuple):
    """What somebody said of the file: columns by field, and the questions' answers; "" for none."""

    columns: Mapping[str, str]
    dates: str
    new_numbers: str
    is_everybody: bool


class ImportAnswersBox(QScrollArea):
    """Questions come first, and only where there are any; then the columns."""

    changed = Signal()

    def __init__(self, fields: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``fields`` are what a column can say: values and words."""
        super().__init__(parent)
        self.mapping = ColumnMapping(fields)
        self.dates = ChoiceRow(
            self.tr("Days"), (("day-first", self.tr("Day first")), ("month-first", self.tr("Month first")))
        )
        self.new_numbers = ChoiceRow(
            self.tr("Another number"),
            (
                ("same", self.tr("the same")),
                ("new", self.tr("somebody else")),
                ("ask", self.tr("left out")),
            ),
        )
        for button in (*self.dates.findChildren(QPushButton), *self.new_numbers.findChildren(QPushButton)):
            button.setProperty("is_small", True)
        self.everybody = QCheckBox(self.tr("This list has everybody"))
        self._dates_asked = theme.label("", "body")
        self._numbers_asked = theme.label("", "body")
        self._dates_box = _box(self._dates_asked, self.dates)
        self._numbers_box = _box(self._numbers_asked, self.new_numbers)
        self._dates_chosen, self._numbers_chosen = "", "ask"
        self.mapping.changed.connect(self.changed)
        self.dates.chosen.connect(self._choose_dates)
        self.new_numbers.chosen.connect(self._choose_numbers)
        self.everybody.toggled.connect(self.changed)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.GAP_S, 0)
        column.setSpacing(theme.GAP_M)
        for part in (self._dates_box, self._numbers_box, self.mapping, self._make_everybody()):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(theme.current().px(_WIDTH))

    @property
    def chosen(self) -> ImportAnswers:
        """What is chosen now."""
        return ImportAnswers(
            self.mapping.columns, self._dates_chosen, self._numbers_chosen, self.everybody.isChecked()
        )

    def show_columns(self, headings: Mapping[str, str], columns: Mapping[str, str]) -> None:
        """Begin anew with a file: its headings with examples, and what they most likely mean."""
        self._dates_chosen, self._numbers_chosen = "", "ask"
        self.new_numbers.show_choice("ask")
        self.everybody.blockSignals(True)
        self.everybody.setChecked(False)
        self.everybody.blockSignals(False)
        self.mapping.show_columns(headings, columns)
        self._dates_box.hide()
        self._numbers_box.hide()

    def ask_dates(self, day: str) -> None:
        """Ask which of two days is meant; once it is answered the answer can be changed."""
        if day:
            self._dates_asked.setText(self.tr("{} can be two days. In this file comes").format(day))
        self._dates_box.setVisible(bool(day) or bool(self._dates_chosen))

    def ask_numbers(self, count: int) -> None:
        """Ask whether so many people of known names have new numbers, or are somebody else."""
        if count == 1:
            words = self.tr("Somebody with a known name has another number. They are")
        else:
            words = self.tr("{} people with known names have other numbers. They are").format(count)
        if count:
            self._numbers_asked.setText(words)
        self._numbers_box.setVisible(count > 0 or self._numbers_chosen != "ask")

    def take_focus(self) -> bool:
        """Give the keyboard to a question that keeps the preview back; return whether there is one."""
        is_asked = not self._dates_box.isHidden() and not self._dates_chosen
        if is_asked:
            self.dates.button("day-first").setFocus(Qt.FocusReason.OtherFocusReason)
        return is_asked

    def _choose_dates(self, value: object) -> None:
        self._dates_chosen = str(value)
        self.changed.emit()

    def _choose_numbers(self, value: object) -> None:
        self._numbers_chosen = str(value)
        self.changed.emit()

    def _make_everybody(self) -> QWidget:
        why = self.tr("Whoever has a number and is not in it is marked as left.")
        return _box(self.everybody, theme.label(why, "caption"))


def _box(words: QWidget, choice: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GAP_XS)
    column.addWidget(words)
    column.addWidget(choice)
    return box
