"""Your PIN: what opens one's name, chosen by its owner; and what it does not protect."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from simulator.domain.people import Role
from simulator.domain.sign_in import LONGEST_PIN, SHORTEST_PIN
from simulator.gui import theme
from simulator.gui.pages.settings_section import SettingsSection
from simulator.gui.pages.sign_in_page import LONGEST_PASSPHRASE, WHAT_IT_PROTECTS
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.inline_notice import InlineNotice

_FIELD = 320
WHAT_A_PIN_PROTECTS = (
    "It keeps a colleague at this computer from opening your practice by accident. It does not protect "
    "against somebody with access to the files."
)


class PinSection(SettingsSection):
    """Three fields at the most: the one there is, the new one, and the new one again."""

    chosen = Signal(str, str)
    """The one there is, and the new one; "" takes it off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your PIN or passphrase"), parent=parent)
        self._role, self._has_one = Role.TRAINEE, False
        self.words = theme.label("", "caption")
        self.add(self.words)
        self._column.removeItem(self._grid)  # the fields stand under the words
        self._column.addLayout(self._grid)
        self.old, self.new, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.old, self.new, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST_PASSPHRASE)
            field.setFixedWidth(theme.current().px(_FIELD))
            field.textChanged.connect(self._look)
            field.returnPressed.connect(self._choose)
        self._old_row = self._named(self.tr("The one you have"), self.old)
        self._new_row = self._named(self.tr("New one"), self.new)
        self._again_row = self._named(self.tr("Once more"), self.again)
        self.protects = theme.label("", "caption")
        self.notice = InlineNotice()
        self.choose = QPushButton()
        self.choose.clicked.connect(self._choose)
        self.take_off = QPushButton(self.tr("Take it off"))
        self.take_off.clicked.connect(self._take_off)
        buttons = QWidget()
        across = QHBoxLayout(buttons)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.GAP_S)
        across.addWidget(self.choose)
        across.addWidget(self.take_off)
        across.addStretch(1)
        for part in (self.protects, self.notice, buttons):
            self.add(part)
        self.show_secret(Role.TRAINEE, has_one=False)

    def show_secret(self, role: Role, *, has_one: bool) -> None:
        """Show what there is to choose for a role; nothing typed stays behind."""
        self._role, self._has_one = role, has_one
        is_trainee = role is Role.TRAINEE
        if is_trainee and not has_one:
            told = self.tr("Nobody is asked for anything when they come in under your name. You may choose ")
        elif is_trainee:
            told = self.tr("Whoever comes in under your name is asked for it. You may change it to ")
        else:
            told = self.tr("Your role always has a passphrase, of at least eight characters.")
        if is_trainee:
            told += self.tr("a PIN of {} to {} digits, or a passphrase of at least eight characters.").format(
                SHORTEST_PIN, LONGEST_PIN
            )
        self.words.setText(told)
        self.protects.setText(self.tr(WHAT_A_PIN_PROTECTS if is_trainee else WHAT_IT_PROTECTS))
        self.choose.setText(self.tr("Change it") if has_one else self.tr("Ask for it from now on"))
        self.take_off.setVisible(is_trainee and has_one)
        for part in self._old_row:
            part.setVisible(has_one)
        for field in (self.old, self.new, self.again):
            field.clear()
        self._look()

    def show_done(self, words: str) -> None:
        """Say what holds from now on."""
        self.notice.show_done(words)
        announce(self, words)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say why not; what was typed stays."""
        self.notice.show_failure(problem, remedy)
        self._look()

    def _named(self, name: str, field: QLineEdit) -> tuple[QWidget, QWidget]:
        field.setAccessibleName(name)
        self.add_row(name, field)
        self._grid.setAlignment(field, Qt.AlignmentFlag.AlignLeft)
        title = self._grid.itemAtPosition(self._grid.rowCount() - 2, 0)
        words = title.widget() if title is not None else None
        return words or field, field

    def _look(self) -> None:
        has_old = bool(self.old.text()) or not self._has_one
        self.choose.setEnabled(has_old and bool(self.new.text() and self.again.text()))
        self.take_off.setEnabled(bool(self.old.text()))

    def _choose(self) -> None:
        if not self.choose.isEnabled():
            return
        if self.new.text() != self.again.text():
            self.show_failure(self.tr("The two new ones differ."), self.tr("Type them once more."))
            self.again.setFocus()
            self.again.selectAll()
            return
        self._wish(self.new.text())

    def _take_off(self) -> None:
        self._wish("")

    def _wish(self, new: str) -> None:
        self.notice.clear()
        self.choose.setEnabled(False)
        self.take_off.setEnabled(False)
        self.chosen.emit(self.old.text(), new)
