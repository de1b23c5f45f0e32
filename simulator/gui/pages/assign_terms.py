"""AssignTerms: by when, for how long, and how well: the terms of an assignment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.assignment import Assignment, Due
from simulator.gui import theme

_FOUR_WEEKS, _YEAR, _LONGEST_DAYS = 28, 365, 3650
_LONGEST_TITLE = 120
_FIELD, _WIDEST = 148, 440
"""Pixels at scale 1."""


_NO_BAR = -1
"""What stands in a field for a bar where the scenario's own holds."""


class AssignTerms(QWidget):
    """Four lines that most need, and the rest beneath."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme.current().px(_WIDEST))
        self.title = QLineEdit()
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setAccessibleName(self.tr("What lists call it"))
        self.title.setPlaceholderText(self.tr("What lists call it, e.g. Autumn"))
        self.title.textChanged.connect(self.changed)
        self.on_a_day = QRadioButton(self.tr("On a day"))
        self.after_start = QRadioButton(self.tr("Days after they begin"))
        self.never = QRadioButton(self.tr("No day"))
        self.day = QDateEdit()
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMM yyyy")
        self.day.setAccessibleName(self.tr("The day it is due"))
        self.days = self._number(1, _LONGEST_DAYS, self.tr("Days after their first day"))
        self.does_run_out = QCheckBox(self.tr("Due again after, in days"))
        self.valid_days = self._number(1, _LONGEST_DAYS, self.does_run_out.text())
        self.has_most = QCheckBox(self.tr("Attempts allowed"))
        self.attempts = self._number(1, 99, self.has_most.text())
        self.has_bars = QCheckBox(self.tr("A pass bar of its own, in per cent"))
        self.relationship = self._number(_NO_BAR, 100, self.tr("Relationship, per cent"))
        self.task = self._number(_NO_BAR, 100, self.tr("Task, per cent"))
        for field in (self.relationship, self.task):
            field.setSpecialValueText(self.tr("the scenario’s"))
        self.manager_first = QCheckBox(self.tr("Managers go first"))
        self.manager_first.setToolTip(self.tr("It opens to people once their own manager has completed it."))
        self._lay_out()
        for switch in (self.on_a_day, self.after_start, self.never, self.does_run_out, self.has_most):
            switch.toggled.connect(self._look)
        self.has_bars.toggled.connect(self._look)
        self.day.dateChanged.connect(self.changed)
        self.manager_first.toggled.connect(self.changed)
        for field in (self.days, self.valid_days, self.attempts, self.relationship, self.task):
            field.valueChanged.connect(self.changed)

    def start(self, today: date) -> None:
        """Begin afresh: due in four weeks, for good, as often as one likes."""
        later = today + timedelta(_FOUR_WEEKS)
        self.title.clear()
        self.day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(QDate(later.year, later.month, later.day))
        self.days.setValue(_FOUR_WEEKS)
        self.valid_days.setValue(_YEAR)
        self.attempts.setValue(3)
        self.relationship.setValue(80)
        self.task.setValue(80)
        self.on_a_day.setChecked(True)
        for box in (self.does_run_out, self.has_most, self.has_bars, self.manager_first):
            box.setChecked(False)
        self._look()

    def show_terms(self, one: Assignment, today: date) -> None:
        """Show the terms of an assignment, to be changed; a day that has passed stays until it is."""
        self.start(today)
        self.title.setText(one.title)
        if one.due.on is not None:
            day = QDate(one.due.on.year, one.due.on.month, one.due.on.day)
            self.day.setMinimumDate(min(day, self.day.minimumDate()))
            self.day.setDate(day)
        elif one.due.days_after_start is not None:
            self.days.setValue(one.due.days_after_start)
            self.after_start.setChecked(True)
        else:
            self.never.setChecked(True)
        for box, field, value in (
            (self.does_run_out, self.valid_days, one.valid_days),
            (self.has_most, self.attempts, one.attempts_allowed),
        ):
            box.setChecked(value is not None)
            field.setValue(value or field.value())
        self.has_bars.setChecked(one.relationship_bar is not None or one.task_bar is not None)
        for field, bar in ((self.relationship, one.relationship_bar), (self.task, one.task_bar)):
            field.setValue(
                bar if bar is not None else _NO_BAR if self.has_bars.isChecked() else field.value()
            )
        self.manager_first.setChecked(one.manager_first)
        self._look()

    def due(self) -> Due:
        """Return when it is due."""
        if self.on_a_day.isChecked():
            day = self.day.date()
            return Due(on=date(day.year(), day.month(), day.day()))
        return Due(days_after_start=self.days.value()) if self.after_start.isChecked() else Due()

    def applied_to(self, wanted: Assignment) -> Assignment:
        """Return an assignment with these terms."""
        has_bars = self.has_bars.isChecked()
        return replace(
            wanted,
            title=" ".join(self.title.text().split()) or wanted.title,
            due=self.due(),
            valid_days=self.valid_days.value() if self.does_run_out.isChecked() else None,
            attempts_allowed=self.attempts.value() if self.has_most.isChecked() else None,
            relationship_bar=_bar(self.relationship) if has_bars else None,
            task_bar=_bar(self.task) if has_bars else None,
            manager_first=self.manager_first.isChecked(),
        )

    def _look(self) -> None:
        self.day.setEnabled(self.on_a_day.isChecked())
        self.days.setEnabled(self.after_start.isChecked())
        self.valid_days.setEnabled(self.does_run_out.isChecked())
        self.attempts.setEnabled(self.has_most.isChecked())
        self._bars.setVisible(self.has_bars.isChecked())
        self.changed.emit()

    def _number(self, least: int, most: int, name: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(least, most)
        box.setAccessibleName(name)
        box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.title)
        column.addWidget(theme.label(self.tr("Due"), "caption"))
        column.addLayout(self._row(self.on_a_day, self.day))
        column.addLayout(self._row(self.after_start, self.days))
        column.addWidget(self.never)
        column.addSpacing(theme.GAP_S)
        column.addWidget(theme.label(self.tr("Only where it matters"), "caption"))
        column.addLayout(self._row(self.does_run_out, self.valid_days))
        column.addLayout(self._row(self.has_most, self.attempts))
        column.addWidget(self.has_bars)
        self._bars = QWidget()
        bars = QVBoxLayout(self._bars)
        bars.setContentsMargins(theme.GAP_L, 0, 0, 0)
        bars.setSpacing(theme.GAP_S)
        bars.addLayout(
            self._row(theme.label(self.tr("Relationship"), "body", "relationship"), self.relationship)
        )
        bars.addLayout(self._row(theme.label(self.tr("Task"), "body", "task"), self.task))
        column.addWidget(self._bars)
        column.addWidget(self.manager_first)
        column.addStretch(1)

    @staticmethod
    def _row(words: QWidget, field: QAbstractSpinBox) -> QHBoxLayout:
        field.setFixedWidth(theme.current().px(_FIELD))
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(field, 0, Qt.AlignmentFlag.AlignRight)
        return row


def _bar(field: QSpinBox) -> int | None:
    return None if field.value() == _NO_BAR else field.value()
