"""StageBar: the quiet row above the stage: title, turn, time, pause, leave."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from simulator.gui import icons, theme
from simulator.gui.stage_words import clock_text
from simulator.gui.widgets.one_row import OneRow


class StageBar(QFrame):
    """Shows where the trainee is; nothing in it moves but the time."""

    pause_asked = Signal()
    leave_asked = Signal()
    so_far_toggled = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title = OneRow("lead")
        self._what_if = theme.label("", "small", "unsure")
        self._what_if.setWordWrap(False)
        self._turn = theme.label("", "caption")
        self._turn.setWordWrap(False)
        self._clock = theme.label("", "caption")
        self._clock.setWordWrap(False)
        self._clock.setMinimumWidth(theme.current().px(40))
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.so_far = _quiet("menu", self.tr("So far"), self.tr("Show the conversation so far"), "Alt+S")
        self.so_far.setCheckable(True)
        self.so_far.toggled.connect(self.so_far_toggled)
        self.pause = _quiet(
            "pause", self.tr("Pause"), self.tr("Pause: the clock stands still"), "Esc", bind=False
        )
        self.pause.clicked.connect(self.pause_asked)
        self.leave = _quiet(
            "leave", self.tr("Leave"), self.tr("Leave: you can go on where you stopped"), "Alt+L"
        )
        self.leave.clicked.connect(self.leave_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        row.setSpacing(theme.GAP_M)
        row.addWidget(self._title, 1)
        row.addWidget(self._what_if)
        row.addWidget(self._turn)
        row.addWidget(self._clock)
        self._texts = {button: button.text() for button in (self.so_far, self.pause, self.leave)}
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_XS)
        for button in (self.so_far, self.pause, self.leave):
            buttons.addWidget(button)
        row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Where there is little room, the buttons show their signs only."""
        has_room = self.width() >= theme.current().px(1000 if not self.what_if else 1240)
        for button, text in self._texts.items():
            if button.text() != (text if has_room else ""):
                button.setText(text if has_room else "")

    @property
    def what_if(self) -> str:
        """What the banner says; empty outside a what-if."""
        return self._what_if.text()

    @property
    def clock(self) -> str:
        """The time shown, e.g. "2:10"."""
        return self._clock.text()

    def show_where(self, title: str, turn: int | None, trying_again: int | None) -> None:
        """Show title and turn (None once it is over), and whether an earlier turn is tried again."""
        self._title.show_words(title)
        self._turn.setText(self.tr("Turn {}").format(turn) if turn else "")
        words = ""
        if trying_again is not None:
            words = self.tr("Trying turn {} again; the original is kept").format(trying_again)
        self._what_if.setText(words)
        self._what_if.setVisible(bool(words))
        self.arrange()

    def show_seconds(self, seconds: float) -> None:
        """Show the time that has passed, in seconds."""
        text = clock_text(seconds)
        if text != self._clock.text():
            self._clock.setText(text)
            self._clock.setAccessibleName(self.tr("Time: {}").format(text))


def _quiet(sign: str, text: str, tip: str, key: str, *, bind: bool = True) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    button.setIcon(icons.icon(sign, "muted"))
    button.setToolTip(f"{tip} ({key})")
    button.setAccessibleDescription(tip)
    button.setAccessibleName(text)
    if bind:
        shortcut = QShortcut(QKeySequence(key), button)
        shortcut.activated.connect(button.click)
    return button
