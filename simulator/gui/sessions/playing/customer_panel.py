"""CustomerPanel: what the customer says now, and the trainer's own words in place of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from simulator.domain.sessions.role_play import LONGEST_LINE
from simulator.domain.sessions.wall import StageWall
from simulator.gui import theme
from simulator.gui.widgets.announcement import announce
from simulator.gui.widgets.one_row import OneRow
from simulator.gui.widgets.voice_controls import VoiceControls


class CustomerPanel(QFrame):
    """``line_typed`` carries what is said instead; "" gives the scenario's line back."""

    line_typed = Signal(str)
    answered_phone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.who = OneRow("caption")
        self.line = theme.label("", "lead")
        self.line.setMinimumHeight(theme.current().px(28))
        self.sound = theme.label("", "caption")
        self.answer = QPushButton(self.tr("They answer the telephone"))
        self.answer.setProperty("role", "primary")
        self.answer.clicked.connect(self.answered_phone)
        self.change = QPushButton(self.tr("Say something else"))
        self.change.setProperty("role", "link")
        self.change.setToolTip(self.tr("Speak for the customer in your own words (Ctrl+L)"))
        self.change.clicked.connect(self.open_field)
        self.restore = QPushButton(self.tr("The scenario's line"))
        self.restore.setProperty("role", "link")
        self.restore.clicked.connect(self._restore)
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_LINE)
        self.field.setPlaceholderText(self.tr("What the customer says; Enter says it, Esc leaves it"))
        self.field.setAccessibleName(self.tr("What the customer says, in your own words"))
        self.field.returnPressed.connect(self._say)
        self.field.installEventFilter(self)
        self.voice = VoiceControls()
        links = QHBoxLayout()
        links.setSpacing(theme.GAP_M)
        links.addWidget(self.who, 1)
        links.addWidget(self.restore)
        links.addWidget(self.change)
        said = QHBoxLayout()
        said.setSpacing(theme.GAP_S)
        said.addWidget(self.line, 1)
        said.addWidget(self.voice, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_M, theme.GAP_S, theme.GAP_M, theme.GAP_M)
        column.setSpacing(theme.GAP_XS)
        column.addLayout(links)
        column.addLayout(said)
        column.addWidget(self.sound)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        self.field.hide()
        self.answer.hide()

    def show_wall(self, wall: StageWall, *, is_typed: bool, is_over: bool) -> None:
        """Show what the room sees of the customer.

        Args:
            wall: The wall.
            is_typed: Whether the line is the trainer's.
            is_over: Whether the conversation has ended.
        """
        said = self.tr("{}, in your words").format(wall.who) if is_typed else wall.who
        self.who.show_words(self.tr("{} · mood {} of 100").format(said, wall.mood))
        self.line.setText(self.tr("The telephone rings.") if wall.is_ringing else wall.line)
        self.line.setVisible(bool(self.line.text()))
        self.sound.setText(" ".join(filter(None, (wall.does, f"♪ {wall.sound}" if wall.sound else ""))))
        self.sound.setVisible(bool(self.sound.text()))
        self.answer.setVisible(wall.is_ringing)
        self.change.setVisible(not is_over and not wall.is_ringing)
        self.restore.setVisible(is_typed and not is_over)
        self.setAccessibleName(f"{wall.who}: {self.line.text() or self.sound.text()}")
        announce(self, self.accessibleName())

    def open_field(self) -> None:
        """Let the trainer type a line."""
        if self.change.isVisibleTo(self):
            self.field.show()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_field(self) -> None:
        """Leave the line as it is."""
        self.field.clear()
        self.field.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.KeyPress and is_escape:
            self.close_field()
            return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        line = " ".join(self.field.text().split())
        if line:
            self.close_field()
            self.line_typed.emit(line)

    def _restore(self) -> None:
        self.line_typed.emit("")
