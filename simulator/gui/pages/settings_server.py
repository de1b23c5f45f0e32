"""Records on a server: where it is, and who one is there; tried before it is used."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.inline_notice import InlineNotice

_LONGEST = 500
_LONGEST_LOGIN = 63


class ServerWish(NamedTuple):
    """What was filled in; an empty password is the one that is kept."""

    address: str
    database: str
    user: str
    password: str


class ServerSection(SettingsSection):
    """Four fields, and buttons that try them, use them, or go back to this computer."""

    try_asked = Signal(object)
    """A ServerWish."""
    use_asked = Signal(object)
    """A ServerWish."""
    leave_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        words = (
            "If you were given a login of a database server, your records can be kept there: they are the "
            "same on every computer, and the server shows each login its own. Your recordings stay here."
        )
        super().__init__(self.tr("Records on a server"), self.tr(words), parent)
        self.where = theme.label("", "body")
        self.address, self.database, self.user, self.password = (QLineEdit() for _ in range(4))
        self.address.setPlaceholderText(self.tr("such as records.example.org"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        fields = (
            (self.tr("Address"), self.address, _LONGEST),
            (self.tr("Database"), self.database, _LONGEST_LOGIN),
            (self.tr("User name"), self.user, _LONGEST_LOGIN),
            (self.tr("Password"), self.password, _LONGEST),
        )
        for name, field, longest in fields:
            field.setAccessibleName(name)
            field.setMaxLength(longest)
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._try)
            self.add_row(name, field)
        self.trial = QPushButton(self.tr("Try it"))
        self.trial.clicked.connect(self._try)
        self.use = QPushButton(self.tr("Use it from the next start"))
        self.use.clicked.connect(self._use)
        self.leave = QPushButton(self.tr("Keep records on this computer again"))
        self.leave.clicked.connect(self.leave_asked)
        self.notice = InlineNotice()
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, theme.GAP_S, 0, 0)
        across.setSpacing(theme.GAP_S)
        for button in (self.trial, self.use, self.leave):
            across.addWidget(button)
        across.addStretch(1)
        for part in (self.where, self.notice, buttons):
            self.add(part)
        self._has_password = self._is_working = False
        self.show_place("", "", "", has_password=False)

    def show_place(self, address: str, database: str, user: str, *, has_password: bool) -> None:
        """Show what is kept, and used from the next start; all empty for this computer."""
        self._has_password = has_password
        for field, text in ((self.address, address), (self.database, database), (self.user, user)):
            field.setText(text)
        self.password.clear()
        self.password.setPlaceholderText(
            self.tr("kept; type another one to change it") if has_password else ""
        )
        self.leave.setVisible(bool(address))
        self._look()

    def show_now(self, words: str) -> None:
        """Say where the records are that are open now."""
        self.where.setText(words)

    def show_working(self) -> None:
        """Say that the server is being asked; it is not asked twice at once."""
        self._is_working = True
        self.notice.clear()
        self._look()

    def show_done(self, words: str, more: str = "") -> None:
        """Say what was found, or kept."""
        self._is_working = False
        self.notice.show_done(words, more)
        announce(self, words)
        self._look()

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say what went wrong; what was filled in stays."""
        self._is_working = False
        self.notice.show_failure(problem, remedy)
        self._look()

    def _wish(self) -> ServerWish:
        return ServerWish(
            self.address.text().strip(),
            self.database.text().strip(),
            self.user.text().strip(),
            self.password.text(),
        )

    def _is_filled(self) -> bool:
        wish = self._wish()
        return all(wish[:3]) and bool(wish.password or self._has_password)

    def _look(self) -> None:
        may_press = self._is_filled() and not self._is_working
        self.trial.setEnabled(may_press)
        self.use.setEnabled(may_press)
        self.trial.setText(self.tr("Trying …") if self._is_working else self.tr("Try it"))

    def _try(self) -> None:
        if self.trial.isEnabled():
            self.try_asked.emit(self._wish())

    def _use(self) -> None:
        self.use_asked.emit(self._wish())
