"""Leading sessions: how somebody becomes a trainer, and how trainers give that role to others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QPushButton, QWidget

from simulator.domain.people import LONGEST_NAME, Role
from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.pages.sign_in_page import LONGEST_PASSPHRASE, WHAT_IT_PROTECTS
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.inline_notice import InlineNotice

_NAMES, _FIELD = 168, 320
_ROLES = ((Role.TRAINER, "Leads sessions"), (Role.HR, "Does HR"), (Role.TRAINEE, "Practises"))


class RoleWish(NamedTuple):
    """What was asked for. ``name`` is "" for whoever practises now, who would be the first trainer here."""

    name: str
    role: Role
    passphrase: str


class RolesSection(SettingsSection):
    """One of three: become the first trainer, give roles, or read whom to ask."""

    role_wished = Signal(object)
    """A RoleWish."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Leading sessions"), parent=parent)
        self.words = theme.label("", "caption")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self._look)
        self.role = ChoiceRow(self.tr("Role"), _ROLES)
        self.role.chosen.connect(self._role_chosen)
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST_PASSPHRASE)
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._wish)
        self.give = QPushButton()
        self.give.clicked.connect(self._wish)
        self._who = _row(self.tr("Whose role"), self.name)
        self._which = _row(self.tr("Role"), self.role)
        self._secret = _row(self.tr("Passphrase"), self.passphrase)
        self._twice = _row(self.tr("Once more"), self.again)
        self.again.setAccessibleName(self.tr("Passphrase once more"))
        self._protects = theme.label(self.tr(WHAT_IT_PROTECTS), "caption")
        self.notice = InlineNotice()
        self.told = theme.label("", "body", "good")
        for part in (
            self.words,
            self._who,
            self._which,
            self._secret,
            self._twice,
            self._protects,
            self.notice,
            self.told,
            self.give,
        ):
            self.add(part)
        self._is_first = self._may_give = self._has_login = False
        self._wished = Role.TRAINER
        self.show_roles("", Role.TRAINEE, has_trainer=True, people=())

    def show_roles(
        self, name: str, role: Role, *, has_trainer: bool, people: Sequence[str], has_login: bool = False
    ) -> None:
        """Show what this person may do about roles, knowing whether anybody is a trainer here yet.

        Args:
            name: Who practises.
            role: Their role.
            has_trainer: Whether anybody is in charge here.
            people: Everybody's names.
            has_login: Whether a database server's logins stand in for passphrases.
        """
        self._has_login = has_login
        self._is_first, self._may_give = not has_trainer, has_trainer and role is not Role.TRAINEE
        if self._is_first:
            self.words.setText(
                self.tr(
                    "A trainer runs sessions for a group, with a projector. Nobody here is one yet. "
                    "Choose a passphrase of at least eight characters and you are."
                )
            )
            self.give.setText(self.tr("Lead sessions as {}").format(name.replace("&", "&&")))
            self._wished = Role.TRAINER
        elif self._may_give:
            self.words.setText(self._how_to_give())
            self.give.setText(self.tr("Give the role"))
            completer = QCompleter(list(people), self.name)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.name.setCompleter(completer)
        else:
            self.words.setText(
                self.tr(
                    "Sessions for a group are led by trainers, and there are some here already. To lead "
                    "sessions too, ask one of them: they can give you the role on this page."
                )
            )
        self.role.show_choice(self._wished)
        self._show_fields()

    def _how_to_give(self) -> str:
        may = self.tr("You can give this role to others, and change or take it.")
        if self._has_login:
            login = self.tr("On the server everybody’s own login says who they are: it needs no passphrase.")
            return f"{may} {login}"
        asked = self.tr("Whoever gets it should type the passphrase themselves.")
        own = self.tr("Your own name changes your own passphrase.")
        return f"{may} {asked} {own}"

    def show_given(self, words: str) -> None:
        """Say that it is done; nothing typed stays behind."""
        for field in (self.name, self.passphrase, self.again):
            field.clear()
        self.notice.clear()
        self.told.setText(words)
        self.told.show()
        announce(self, words)
        self._look()

    def show_failure(self, problem: str, remedy: str = "") -> None:
        """Say why not; what was typed stays."""
        self.told.hide()
        self.notice.show_failure(problem, remedy)
        self._look()

    def _show_fields(self) -> None:
        is_open = self._is_first or self._may_give
        has_secret = is_open and self._asks_secret()
        self._who.setVisible(self._may_give)
        self._which.setVisible(self._may_give)
        for part in (self._secret, self._twice, self._protects):
            part.setVisible(has_secret)
        self.give.setVisible(is_open)
        self.told.setVisible(bool(self.told.text()))
        self._look()

    def _asks_secret(self) -> bool:
        return self._wished is not Role.TRAINEE and not self._has_login

    def _role_chosen(self, role: Role) -> None:
        self._wished = role
        self._show_fields()

    def _look(self) -> None:
        has_name = self._is_first or bool(self.name.text().strip())
        has_secret = not self._asks_secret() or bool(self.passphrase.text() and self.again.text())
        self.give.setEnabled(has_name and has_secret)

    def _wish(self) -> None:
        if not self.give.isEnabled():
            return
        secret = self.passphrase.text() if self._asks_secret() else ""
        if secret and secret != self.again.text():
            self.show_failure(self.tr("The two passphrases differ."), self.tr("Type them once more."))
            self.again.setFocus()
            self.again.selectAll()
            return
        self.notice.clear()
        self.give.setEnabled(False)
        name = "" if self._is_first else " ".join(self.name.text().split())
        self.role_wished.emit(RoleWish(name, self._wished, secret))


def _row(name: str, control: QWidget) -> QWidget:
    """Return a control with its name to the left."""
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.GAP_M)
    title = theme.label(name)
    title.setBuddy(control)
    title.setFixedWidth(theme.current().px(_NAMES))
    control.setAccessibleName(name)
    across.addWidget(title)
    if isinstance(control, QLineEdit):
        control.setMaximumWidth(theme.current().px(_FIELD))
    across.addWidget(control, 1)
    across.addStretch(0)
    across.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return row
