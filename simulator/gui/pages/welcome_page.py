"""WelcomePage: the first start asks for a name, and for nothing else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.domain.people import LONGEST_NAME
from simulator.gui import theme

_WIDTH = 460
_FACE = 300
_LEAST_FACE = 120
_FRIENDLY = 78


class WelcomePage(QWidget):
    """One friendly sentence, one field, one button."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.given = ""  # for whoever comes to ask after it was given
        hello = QLabel(self.tr("Hello."))
        hello.setProperty("role", "giant")
        words = QLabel(self.tr("Somebody here would like to talk to you.\nWhat is your name?"))
        words.setProperty("role", "lead")
        words.setWordWrap(True)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("Your name"))
        self.name.setAccessibleName(self.tr("Your name"))
        self.name.textChanged.connect(self._name_changed)
        self.name.returnPressed.connect(self._give_name)
        self.start = QPushButton(self.tr("Come in"))
        self.start.setProperty("role", "primary")
        self.start.setEnabled(False)
        self.start.clicked.connect(self._give_name)
        note = QLabel(self.tr("It stays on this computer, and so does everything you say."))
        note.setProperty("role", "caption")
        note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.name, 1)
        row.addWidget(self.start)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setSpacing(theme.GAP_M)
        column.addStretch(1)
        for part in (hello, words):
            column.addWidget(part)
        column.addSpacing(theme.GAP_S)
        column.addLayout(row)
        column.addWidget(note)
        column.addStretch(1)
        self._somebody = QWidget()
        across = QHBoxLayout()
        across.setSpacing(theme.GAP_XL)
        across.addStretch(1)
        across.addWidget(self._somebody)
        across.addWidget(self._inner)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words come first; the face takes what they leave."""
        super().resizeEvent(event)
        px, room = theme.current().px, self.width() - 2 * theme.GAP_XL
        words = min(px(_WIDTH), room)
        face = min(px(_FACE), room - words - theme.GAP_XL)
        self._inner.setFixedWidth(words)
        self._somebody.setFixedSize(max(0, face), max(0, face))
        self._somebody.setVisible(face >= _LEAST_FACE)

    def take_focus(self) -> None:
        """Give the keyboard to the field, and let somebody look up."""
        self.name.setFocus()
        if self._somebody.layout() is None:
            from simulator.gui.widgets.face import Face  # drawn once the field is there

            face = Face()
            face.show_character("dana", None, self.tr("Somebody who looks forward to you"))
            face.show_mood(_FRIENDLY, animate=False)
            room = QVBoxLayout(self._somebody)
            room.setContentsMargins(0, 0, 0, 0)
            room.addWidget(face)

    def _name_changed(self, text: str) -> None:
        self.start.setEnabled(bool(text.strip()))

    def _give_name(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.given = name
            self.named.emit(name)
