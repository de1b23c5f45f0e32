"""ConsoleBar: the session's title and time, leaving it, and ending it with a second look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.one_row import OneRow
from simulator.gui.widgets.role_button import RoleButton


class ConsoleBar(QFrame):
    """One row; a second one asks whether the session is really to end."""

    leave_asked = Signal()
    end_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title = OneRow("lead")
        self._time = theme.label("", "muted")
        self._time.setWordWrap(False)
        self.leave = QPushButton(self.tr("Leave"))
        self.leave.setProperty("role", "quiet")
        self.leave.setIcon(icons.icon("leave", "muted"))
        self.leave.setToolTip(self.tr("Leave: you can go on with the session where it stands"))
        self.leave.clicked.connect(self.leave_asked)
        self.end = QPushButton(self.tr("End the session"))
        self.end.setProperty("role", "quiet")
        self.end.clicked.connect(self.ask_again)
        self._question = QWidget()
        self._question.hide()
        self.confirm = RoleButton(self.tr("End it"))
        self.confirm.clicked.connect(self._confirm)
        self.go_on = RoleButton(self.tr("Go on"), "choice")
        self.go_on.clicked.connect(self._question.hide)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        for widget, part in ((self._title, 1), (self._time, 0), (self.leave, 0), (self.end, 0)):
            row.addWidget(widget, part)
        asking = QHBoxLayout(self._question)
        asking.setContentsMargins(0, 0, 0, 0)
        words = theme.label(
            self.tr("End the session for everybody? All that happened is kept, and the report opens.")
        )
        asking.addWidget(words, 1)
        asking.addWidget(self.go_on)
        asking.addWidget(self.confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        column.addLayout(row)
        column.addWidget(self._question)

    def show_title(self, title: str) -> None:
        """Show what the session is called."""
        if title != self._title.words:
            self._title.show_words(title)

    def show_time(self, spent_seconds: float) -> None:
        """Show how long the activities took so far."""
        minutes = int(spent_seconds // 60)
        words = self.tr("{hours}:{minutes:02} so far").format(hours=minutes // 60, minutes=minutes % 60)
        if words != self._time.text():
            self._time.setText(words)

    def ask_again(self) -> None:
        """Ask whether the session is really to end."""
        self._question.show()
        self.go_on.setFocus()

    def _confirm(self) -> None:
        self._question.hide()
        self.end_asked.emit()
