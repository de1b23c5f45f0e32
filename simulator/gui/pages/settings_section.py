"""SettingsSection: a heading, a sentence, and options under it, each with its name beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.device_choice import DeviceChoice
from simulator.settings import OPTIONS

_NAMES = 168
"""Pixels at scale 1 for the names of the options."""
_NAME, _CONTROL = 0, 1
Choices = tuple[tuple[object, str], ...]


class SettingsSection(QWidget):
    """Tells what was pressed by the option's name; it knows no rule."""

    option_chosen = Signal(str, object)

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GAP_M, 0, 0)
        self._column.setSpacing(theme.GAP_S)
        self._column.addWidget(section_heading(title))
        if words:
            self._column.addWidget(theme.label(words, "caption"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, theme.GAP_S, 0, 0)
        self._grid.setHorizontalSpacing(theme.GAP_M)
        self._grid.setVerticalSpacing(theme.GAP_XS)
        self._grid.setColumnMinimumWidth(_NAME, theme.current().px(_NAMES))
        self._grid.setColumnStretch(_CONTROL, 1)
        self._column.addLayout(self._grid)

    def add(self, widget: QWidget) -> None:
        """Add something that takes the whole width, under the options."""
        flag = Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
        self._column.addWidget(widget, 0, flag)

    def add_choices(self, option: str, name: str, choices: Choices, words: str = "") -> ChoiceRow:
        """Add an option with its few choices; its own help stands below unless other words are given."""
        row = ChoiceRow(name, choices)
        row.setProperty("option", option)
        row.chosen.connect(self._chosen)
        self.add_row(name, row, words or OPTIONS[option].help)
        return row

    def add_device(self, option: str, name: str) -> DeviceChoice:
        """Add an option that is a device."""
        choice = DeviceChoice(name)
        choice.setProperty("option", option)
        choice.device_chosen.connect(self._chosen)
        self.add_row(name, choice, self.tr("By the names your system gives them."))
        return choice

    def add_row(self, name: str, control: QWidget, words: str = "") -> QLabel:
        """Add a control with its name to the left and a sentence under it; return the sentence."""
        at = self._grid.rowCount()
        title = theme.label(name)
        title.setMinimumHeight(control.sizeHint().height())
        title.setBuddy(control)
        title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(title, at, _NAME, Qt.AlignmentFlag.AlignTop)
        flag = Qt.AlignmentFlag.AlignLeft if isinstance(control, QPushButton) else Qt.AlignmentFlag(0)
        self._grid.addWidget(control, at, _CONTROL, flag)
        told = theme.label(words, "caption")
        told.setContentsMargins(0, 0, 0, theme.GAP_S)
        told.setVisible(bool(words))
        self._grid.addWidget(told, at + 1, _CONTROL)
        return told

    def _chosen(self, value: object) -> None:
        control = self.sender()
        if control is not None:
            self.option_chosen.emit(str(control.property("option")), value)


def section_heading(title: str) -> QLabel:
    """Return the heading of a section; the page's index finds it by its property."""
    heading = theme.label(title, "lead")
    heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
    heading.setProperty("is_heading", True)
    return heading


def per_cent(values: tuple[int, ...], **names: str) -> Choices:
    """Return choices called after their per cents; ``zero`` is what nothing is called."""
    return tuple(
        (value, names["zero"] if not value and "zero" in names else f"{value} %") for value in values
    )
