"""The row above the swapped seat, and the one below it: whose seat it is; play, hold, step."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from simulator.gui import icons, theme
from simulator.gui.widgets.one_row import OneRow


class SwapSeatsBar(QFrame):
    """Says whose seat it is, and leads back."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title = OneRow("lead")
        self.back = QPushButton(self.tr("Back to the debrief"))
        self.back.setProperty("role", "quiet")
        self.back.setIcon(icons.icon("back", "muted"))
        self.back.setToolTip("Esc")
        self.back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_M, theme.GAP_S)
        row.setSpacing(theme.GAP_M)
        row.addWidget(self._title, 1)
        row.addWidget(self.back)

    def show_name(self, name: str) -> None:
        """Show whose seat it is."""
        self._title.show_words(self.tr("In the seat of {}").format(name))


class Transport(QWidget):
    """Back, play or hold, forward; where one is; and whether it is heard."""

    toggled = Signal()
    stepped_forward = Signal()
    stepped_back = Signal()
    aloud_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = theme.label(role="caption")
        self.place.setWordWrap(False)
        self.previous = _step("step-back", self.tr("Step back"), self.tr("Left arrow"))
        self.previous.clicked.connect(self.stepped_back)
        self.play = QPushButton()
        self.play.setProperty("role", "primary")
        self.play.setMinimumWidth(theme.current().px(132))
        self.play.clicked.connect(self.toggled)
        self.following = _step("step-forward", self.tr("Step forward"), self.tr("Right arrow"))
        self.following.clicked.connect(self.stepped_forward)
        self.captions = QPushButton(self.tr("Captions only"))
        self.captions.setProperty("role", "choice")
        self.captions.setCheckable(True)
        self.captions.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space goes on playing after a click
        self.captions.clicked.connect(self._captions_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.GAP_S, 0, 0)
        row.setSpacing(theme.GAP_S)
        left, right = QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.place)
        left.addStretch(1)
        right.addStretch(1)
        right.addWidget(self.captions)
        row.addLayout(left, 1)
        for button in (self.previous, self.play, self.following):
            row.addWidget(button)
        row.addLayout(right, 1)
        self.show_playing(is_playing=False)

    def show_playing(self, *, is_playing: bool) -> None:
        """Show what the button in the middle does now."""
        rest = self.tr("Play") if self.following.isEnabled() else self.tr("From the start")
        self.play.setText(self.tr("Pause") if is_playing else rest)
        self.play.setIcon(icons.icon("pause" if is_playing else "play", "on_accent"))
        self.play.setToolTip(self.tr("Space"))

    def show_place(self, at: int, steps: int, turn: int, turns: int) -> None:
        """Show where one is: the step from 0, and the turn from 1."""
        words = self.tr("Turn {} of {}").format(turn, turns) if turn <= turns else self.tr("The end")
        self.place.setText(words)
        self.previous.setEnabled(at > 0)
        self.following.setEnabled(at + 1 < steps)

    def show_aloud(self, *, is_aloud: bool) -> None:
        """Show whether it is heard, or only read."""
        self.captions.setChecked(not is_aloud)

    def _captions_pressed(self) -> None:
        self.aloud_chosen.emit(not self.captions.isChecked())


def _step(icon: str, name: str, key: str) -> QPushButton:
    button = QPushButton()
    button.setIcon(icons.icon(icon))
    side = theme.current().px(20)
    button.setIconSize(QSize(side, side))
    button.setAccessibleName(name)
    button.setToolTip(f"{name} ({key})")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
