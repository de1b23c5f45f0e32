"""SignInPage: a PIN or passphrase opens this name; the way on as somebody else stands beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.gui import theme
from simulator.gui.widgets.inline_notice import InlineNotice

_WIDTH = 520
LONGEST_PASSPHRASE = 200
"""Characters that fit the field."""
WHAT_IT_PROTECTS = (
    "A PIN or passphrase keeps others from opening Rapport under this name. It does not lock the file: "
    "whoever can copy files from this computer's disk can read what is in it."
)


class SignInPage(QWidget):
    """One question, one field, and a way round it that loses nothing."""

    given = Signal(str)
    """The passphrase that was typed."""
    turned_away = Signal()
    """It is somebody else, after all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.question = theme.label("", "display")
        self.words = theme.label(self.tr("A PIN or passphrase opens this name."), "lead")
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setMaxLength(LONGEST_PASSPHRASE)
        self.passphrase.setPlaceholderText(self.tr("PIN or passphrase"))
        self.passphrase.setAccessibleName(self.passphrase.placeholderText())
        self.passphrase.textChanged.connect(self._look)
        self.passphrase.returnPressed.connect(self._give)
        self.enter = QPushButton(self.tr("Come in"))
        self.enter.setProperty("role", "primary")
        self.enter.clicked.connect(self._give)
        self.other = QPushButton()
        self.other.setProperty("role", "link")
        self.other.clicked.connect(self.turned_away)
        self.notice = InlineNotice()
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.enter)
        inner = QWidget()
        inner.setFixedWidth(theme.current().px(_WIDTH))
        column = QVBoxLayout(inner)
        column.setSpacing(theme.GAP_M)
        for part in (self.question, self.words):
            column.addWidget(part)
        column.addSpacing(theme.GAP_S)
        column.addLayout(row)
        column.addWidget(self.notice)
        forgotten = self.tr(
            "Forgotten? HR takes a PIN off on your page in “People”; a trainer or HR gives a passphrase anew "
            "in their Settings. After five wrong ones you wait a little; nobody is shut out for good."
        )
        for words in (forgotten, self.tr(WHAT_IT_PROTECTS)):
            column.addWidget(theme.label(words, "caption"))
        column.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.show_name("")

    def show_name(self, name: str, instead: str = "") -> None:
        """Ask whether it is this person; ``instead`` is who goes on if it is not, "" for nobody yet."""
        self.question.setText(self.tr("Is it you, {}?").format(name))
        self.other.setText(
            self.tr("Go on as {}").format(instead.replace("&", "&&"))
            if instead
            else self.tr("Practise as somebody else")
        )
        self.passphrase.clear()
        self.notice.clear()
        self._look()

    def show_checking(self) -> None:
        """Say that the passphrase is being looked at."""
        self.notice.clear()
        self.enter.setEnabled(False)

    def show_failure(self, problem: str, remedy: str) -> None:
        """Say that it was not let through; what was typed stays, ready to be typed over."""
        self.notice.show_failure(problem, remedy)
        self._look()
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keyboard to the field."""
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the way round."""
        if event.key() == Qt.Key.Key_Escape:
            self.turned_away.emit()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self.enter.setEnabled(bool(self.passphrase.text()))

    def _give(self) -> None:
        if self.enter.isEnabled():
            self.given.emit(self.passphrase.text())
