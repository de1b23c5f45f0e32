"""PlayButton: lets one line be heard; pressed while it is heard, it makes an end."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from simulator.gui import icons, theme


class PlayButton(QToolButton):
    """A small sign beside a line; hidden until it is known that there is something to hear."""

    sound_asked = Signal(str)
    """Its key."""

    def __init__(self, key: str, name: str, tip: str, parent: QWidget | None = None) -> None:
        """Take what its signal carries, what a screen reader says, and its tool tip."""
        super().__init__(parent)
        self.key, self._name, self._tip = key, name, tip
        self.is_playing = False
        self.setProperty("role", "link")
        self.setStyleSheet("padding: 0")  # as high as the row of words it stands beside
        side = theme.current().px(18)
        self.setIconSize(QSize(side, side))
        self.clicked.connect(self._press)
        self.show_playing(is_playing=False)
        self.hide()

    def show_playing(self, *, is_playing: bool) -> None:
        """Show whether it is this that is heard now."""
        self.is_playing = is_playing
        self.setIcon(icons.icon("stop" if is_playing else "play", "accent" if is_playing else "muted"))
        stop = self.tr("Stop")
        self.setToolTip(stop if is_playing else self._tip)
        self.setAccessibleName(f"{stop}: {self._name}" if is_playing else self._name)

    def stand_lower(self, pixels: int) -> None:
        """Stand lower by some pixels, where the words beside it do."""
        self.setStyleSheet(f"padding: {pixels}px 0 0 0")

    def _press(self) -> None:
        self.sound_asked.emit(self.key)
