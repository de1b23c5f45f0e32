"""PersonForm: who somebody is, as their employer keeps it; each field says what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.domain.people import LONGEST_NAME
from simulator.gui import theme

_NAMES = 92
_LONGEST = 200


class PersonFields(NamedTuple):
    """What stands in the fields."""

    name: str = ""
    number: str = ""
    email: str = ""
    team: str = ""
    manager: str = ""
    started: str = ""
    is_active: bool = True


class PersonForm(QWidget):
    """Fields in one column, Save and Undo beneath; to those who may only read, the fields are still."""

    edited = Signal(object)
    """The PersonFields, whenever one changes."""
    saved = Signal(object)
    """The PersonFields that are to be kept."""
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = PersonFields()
        self._may_edit = self._is_new = False
        self._problems: Mapping[str, str] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.told: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP_M)
        self._grid.setVerticalSpacing(theme.GAP_XS)
        self._grid.setColumnMinimumWidth(0, theme.current().px(_NAMES))
        self._grid.setColumnStretch(1, 1)
        for field, words, hint in (
            ("name", self.tr("Name"), ""),
            ("number", self.tr("Number"), self.tr("as your employer writes it")),
            ("email", self.tr("E-mail"), ""),
            ("team", self.tr("Team"), ""),
            ("manager", self.tr("Manager"), self.tr("name or number")),
            ("started", self.tr("First day"), self.tr("2026-04-03")),
        ):
            self._add(field, words, hint)
        self.fields["name"].setMaxLength(LONGEST_NAME)
        self.is_active = QCheckBox(self.tr("Works here"))
        self.is_active.toggled.connect(self._changed)
        self._grid.addWidget(self.is_active, self._grid.rowCount(), 1)
        self._tell("is_active")
        self.save = QPushButton(self.tr("Save"))
        self.save.setProperty("role", "primary")
        self.save.clicked.connect(self._save)
        self.undo = QPushButton(self.tr("Undo"))
        self.undo.clicked.connect(self._undo)
        below = QHBoxLayout()
        below.setSpacing(theme.GAP_S)
        below.addWidget(self.save)
        below.addWidget(self.undo)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addLayout(self._grid)
        column.addLayout(below)

    @property
    def now(self) -> PersonFields:
        """What stands in the fields now."""
        return PersonFields(
            **{field: box.text() for field, box in self.fields.items()}, is_active=self.is_active.isChecked()
        )

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not kept."""
        return self._may_edit and self.now != self._shown

    def show_fields(self, fields: PersonFields, *, may_edit: bool, is_new: bool = False) -> None:
        """Show somebody as they are kept; whatever was typed is gone."""
        self._shown, self._may_edit, self._is_new = fields, may_edit, is_new
        for field, box in self.fields.items():
            box.blockSignals(True)
            box.setText(str(getattr(fields, field)))
            box.setCursorPosition(0)
            box.setReadOnly(not may_edit)
            box.blockSignals(False)
        self.is_active.blockSignals(True)
        self.is_active.setChecked(fields.is_active)
        self.is_active.setEnabled(may_edit)
        self.is_active.setVisible(not is_new)
        self.is_active.blockSignals(False)
        for button in (self.save, self.undo):
            button.setVisible(may_edit)
        self.undo.setText(self.tr("Cancel") if is_new else self.tr("Undo"))
        self.show_told({}, {})

    def show_known(self, teams: Sequence[str], managers: Sequence[str]) -> None:
        """Offer the teams and the people there are, while one types."""
        for field, words in (("team", teams), ("manager", managers)):
            box = self.fields[field]
            completer = box.completer()
            if completer is None:
                completer = QCompleter(box)
                completer.setModel(QStringListModel(completer))
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                completer.setMaxVisibleItems(8)
                box.setCompleter(completer)
            model = completer.model()
            if isinstance(model, QStringListModel):
                model.setStringList(list(words))

    def show_told(self, problems: Mapping[str, str], notes: Mapping[str, str]) -> None:
        """Say at each field what is wrong with it, or good to know."""
        self._problems = problems
        for field, label in self.told.items():
            words = problems.get(field) or notes.get(field, "")
            label.setText(words)
            label.setVisible(bool(words))
            theme.set_role(label, "small", "bad" if field in problems else "muted")
            if field in self.fields:
                box = self.fields[field]
                theme.set_role(box, "field", "bad" if field in problems else "")
                box.setAccessibleDescription(words)
        self._look()

    def show_saving(self) -> None:
        """Say that it is being kept; it is not asked for twice."""
        self.save.setEnabled(False)
        self.undo.setEnabled(False)

    def take_focus(self) -> None:
        """Give the keyboard to the name."""
        self.fields["name"].setFocus()

    def _add(self, field: str, words: str, hint: str) -> None:
        box = QLineEdit()
        box.setMaxLength(_LONGEST)
        box.setAccessibleName(words)
        box.setPlaceholderText(hint)
        box.textChanged.connect(self._changed)
        box.returnPressed.connect(self._save)
        title = theme.label(words)
        title.setBuddy(box)
        at = self._grid.rowCount()
        self._grid.addWidget(title, at, 0)
        self._grid.addWidget(box, at, 1)
        self.fields[field] = box
        self._tell(field)

    def _tell(self, field: str) -> None:
        told = theme.label("", "small", "muted")
        told.setContentsMargins(0, 0, 0, theme.GAP_XS)
        told.hide()
        self._grid.addWidget(told, self._grid.rowCount(), 1)
        self.told[field] = told

    def _changed(self) -> None:
        self._look()
        self.edited.emit(self.now)

    def _look(self) -> None:
        is_changed = self.is_changed
        has_name = bool(self.fields["name"].text().strip())
        self.save.setEnabled(is_changed and has_name and not self._problems)
        self.undo.setEnabled(is_changed or self._is_new)

    def _save(self) -> None:
        if self.save.isVisibleTo(self) and self.save.isEnabled():
            self.saved.emit(self.now)

    def _undo(self) -> None:
        if not self._is_new:
            self.show_fields(self._shown, may_edit=self._may_edit)
        self.undone.emit()
