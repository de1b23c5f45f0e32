"""The card that says where completions go: the address, who we are there, whether it lets us in."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.inline_notice import InlineNotice

_NAMES = 168
_LONGEST = 2_000
VERSIONS = (("1.0.3", "1.0.3"), ("2.0.0", "2.0"))


class StorePlace(NamedTuple):
    """Where a store is, as it is typed.

    Attributes:
        endpoint, user: Its address, and who we are there.
        secret: What was typed for the password; "" leaves the one there is.
        version: The edition of xAPI.
        home_page: The address of the system people have their accounts in; "" for none.
    """

    endpoint: str = ""
    user: str = ""
    secret: str = ""
    version: str = "1.0.3"
    home_page: str = ""


class RecordStorePlace(QFrame):
    """Fields, and two buttons under them; it knows no rule."""

    kept = Signal(object)
    """The StorePlace that is to hold from now on."""
    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        heading = theme.label(self.tr("Where completions go"), "lead")
        heading.setFont(theme.font("lead", QFont.Weight.DemiBold))
        self._shown = StorePlace()
        self._version = self._shown.version
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.GAP_M)
        self._grid.setVerticalSpacing(theme.GAP_XS)
        self._grid.setColumnMinimumWidth(0, theme.current().px(_NAMES))
        self._grid.setColumnStretch(1, 1)
        self.endpoint = self._field(self.tr("Address"), "https://lrs.example.org/xapi")
        self.user = self._field(self.tr("User"), self.tr("empty for a bearer token"))
        self.secret = self._field(self.tr("Password or token"), "")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.home_page = self._field(
            self.tr("People’s accounts"),
            "https://people.example.org",
            self.tr(
                "The address of the system that gives out employee numbers. The store knows people by it "
                "and by their number, never by name."
            ),
        )
        self.version = ChoiceRow(self.tr("Edition of xAPI"), VERSIONS)
        self.version.chosen.connect(self._choose_version)
        self._add(self.tr("Edition of xAPI"), self.version)
        self.keep = QPushButton(self.tr("Keep"))
        self.keep.setProperty("role", "primary")
        self.keep.clicked.connect(self._tell)
        self.check = QPushButton(self.tr("Check it"))
        self.check.clicked.connect(self.check_asked)
        self.notice = InlineNotice()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.setContentsMargins(theme.current().px(_NAMES) + theme.GAP_M, theme.GAP_S, 0, 0)
        row.addWidget(self.keep)
        row.addWidget(self.check)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_M, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_S)
        column.addWidget(heading)
        column.addLayout(self._grid)
        column.addLayout(row)
        column.addWidget(self.notice)
        for field in (self.endpoint, self.user, self.secret, self.home_page):
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._enter)
        self.show_place(self._shown)

    def show_place(self, place: StorePlace) -> None:
        """Show what holds; a password is never shown."""
        self._shown = place._replace(secret="")
        self._version = place.version
        self.endpoint.setText(place.endpoint)
        self.user.setText(place.user)
        self.home_page.setText(place.home_page)
        self.version.show_choice(place.version)
        self.secret.clear()
        told = self.tr("leave empty to keep the one there is") if place.endpoint else ""
        self.secret.setPlaceholderText(told)
        self._look()

    def show_busy(self, is_busy: bool) -> None:
        """Let nothing be pressed twice."""
        self._look()
        if is_busy:
            self.keep.setEnabled(False)
            self.check.setEnabled(False)

    def _typed(self) -> StorePlace:
        return StorePlace(
            self.endpoint.text().strip(),
            self.user.text().strip(),
            self.secret.text(),
            self._version,
            self.home_page.text().strip(),
        )

    def _look(self) -> None:
        """What is as it was needs no keeping; what is not kept cannot be checked."""
        typed = self._typed()
        is_new = typed != self._shown
        self.keep.setEnabled(is_new and bool(typed.endpoint))
        self.check.setEnabled(not is_new and bool(typed.endpoint))

    def _choose_version(self, version: str) -> None:
        self._version = version
        self._look()

    def _enter(self) -> None:
        if self.keep.isEnabled():
            self._tell()

    def _tell(self) -> None:
        self.kept.emit(self._typed())

    def _field(self, name: str, example: str, words: str = "") -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(_LONGEST)
        field.setPlaceholderText(example)
        field.setAccessibleName(name)
        self._add(name, field, words)
        return field

    def _add(self, name: str, control: QWidget, words: str = "") -> None:
        row = self._grid.rowCount()
        title = theme.label(name)
        title.setBuddy(control)
        title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        title.setMinimumHeight(control.sizeHint().height())
        self._grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(control, row, 1)
        if words:
            self._grid.addWidget(theme.label(words, "caption"), row + 1, 1)
