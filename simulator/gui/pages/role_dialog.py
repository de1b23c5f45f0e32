"""RoleDialog: another role for somebody; trainers and HR type a passphrase of their own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.domain.people import Role
from simulator.gui import theme
from simulator.gui.pages.sign_in_page import LONGEST_PASSPHRASE, WHAT_IT_PROTECTS
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.fit_height import fit_height
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.plain_tip import breakable

_WIDTH = 560


class RoleDialog(QDialog):
    """Opens with the role they have."""

    role_wished = Signal(object, str)
    """The Role, and the passphrase; "" for trainees."""

    def __init__(self, name: str, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Role"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._was = self._wished = role
        choices = (
            (Role.TRAINEE, self.tr("Practises")),
            (Role.TRAINER, self.tr("Leads sessions")),
            (Role.HR, self.tr("Does HR")),
        )
        self.role = ChoiceRow(self.tr("Role"), choices)
        self.role.show_choice(role)
        self.role.chosen.connect(self._choose)
        self.words = theme.label("", "caption")
        self.passphrase, self.again = QLineEdit(), QLineEdit()
        for field, words in (
            (self.passphrase, self.tr("Passphrase, at least eight characters")),
            (self.again, self.tr("Passphrase once more")),
        ):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST_PASSPHRASE)
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._wish)
        self.notice = InlineNotice()
        self.give = QPushButton(self.tr("Give the role"))
        self.give.setProperty("role", "primary")
        self.give.clicked.connect(self._wish)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        for button in (self.give, cancel):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_L, theme.GAP_L, theme.GAP_L)
        column.setSpacing(theme.GAP_S)
        column.addWidget(theme.label(breakable(self.tr("The role of {}").format(name)), "title"))
        for part in (self.role, self.words, self.passphrase, self.again, self.notice):
            column.addWidget(part)
        column.addSpacing(theme.GAP_S)
        column.addLayout(row)
        self.setFixedWidth(theme.current().px(_WIDTH))
        self._choose(role)
        self.role.button(role).setFocus()

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say why not; what was typed stays."""
        self.notice.show_failure(problem, remedy)
        self._look()
        fit_height(self)

    def _choose(self, role: Role) -> None:
        self._wished = role
        is_locked = role is not Role.TRAINEE
        if is_locked:
            told = self.tr("Whoever gets the role types the passphrase themselves. ") + self.tr(
                WHAT_IT_PROTECTS
            )
        elif self._was is Role.TRAINEE:
            told = self.tr("They practise, and see their own practice only.")
        else:
            told = self.tr("From now on they practise only; their passphrase goes with the role.")
        self.words.setText(told)
        for field in (self.passphrase, self.again):
            field.setVisible(is_locked)
        self.notice.clear()
        self._look()
        fit_height(self)

    def _look(self) -> None:
        has_secret = bool(self.passphrase.text() and self.again.text())
        is_other = self._wished is not self._was
        self.give.setEnabled(has_secret if self._wished is not Role.TRAINEE else is_other)

    def _wish(self) -> None:
        if not self.give.isEnabled():
            return
        secret = "" if self._wished is Role.TRAINEE else self.passphrase.text()
        if secret != self.again.text() and secret:
            self.show_failure(self.tr("The two passphrases differ."), self.tr("Type them once more."))
            self.again.setFocus()
            self.again.selectAll()
            return
        self.give.setEnabled(False)
        self.role_wished.emit(self._wished, secret)
