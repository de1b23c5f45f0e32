"""RoomWindow: what the room looks at, on a screen of its own or on the only one there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.sessions.wall import TitleWall, Wall
from simulator.gui.sessions.room_screens import BLANK_KEY, SWAP_KEYS, RoomScreens
from simulator.gui.sessions.wall_view import WallView

_LEAST_SCALE = 0.4
"""Below it, type stops shrinking with the window: somebody may sit close to a small one."""


class RoomWindow(QWidget):
    """Shows walls in the projector's colours, whatever theme the program wears. It knows nothing else.

    Args:
        remembered: The screen it stood on last, as ``screens.chosen`` named it; "" at first.
    """

    blanked = Signal(bool)
    """The wall was made black, or shown again."""
    put_away = Signal()
    """Somebody closed the window; it is only hidden, and the session goes on."""

    def __init__(self, remembered: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Rapport – what the room sees"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(QSize(480, 270))
        self.resize(960, 540)
        self.view = WallView(least_scale=_LEAST_SCALE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.screens = RoomScreens(self, remembered)
        self.show_wall(TitleWall(self.tr("Welcome")))
        for keys, act in (
            *((one, self.screens.swap) for one in SWAP_KEYS),
            (BLANK_KEY, self.toggle_blank),
            ("Esc", self.screens.go_back),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    @property
    def wall(self) -> Wall | None:
        """What is shown."""
        return self.view.wall

    @property
    def is_blank(self) -> bool:
        """Whether the wall is black."""
        return self.view.is_blank

    def show_wall(self, wall: Wall) -> None:
        """Show a wall; while the window is black or hidden, it is what will be seen afterwards."""
        self.view.show_wall(wall)

    def toggle_blank(self) -> None:
        """Make the wall black, or show it again."""
        self.view.show_blank(not self.is_blank)
        self.blanked.emit(self.is_blank)

    def close_for_good(self) -> None:
        """Close the window: the session is over, or left."""
        self.screens.let_go()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.screens.hide_room()
        self.put_away.emit()
