"""RoomScreens: on which screen the room's window stands, and what happens when screens come and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

SWAP_KEYS: Final = ("F8", "Ctrl+Shift+P")
BLANK_KEY: Final = "F9"


class ScreenLike(Protocol):
    """What is asked of a screen."""

    def name(self) -> str:
        """Return what the system calls it, e.g. "HDMI-1"."""
        ...

    def manufacturer(self) -> str:
        """Return who made it; may be empty."""
        ...

    def model(self) -> str:
        """Return what it is; may be empty."""
        ...

    def serialNumber(self) -> str:
        """Return which one it is; may be empty."""
        ...

    def geometry(self) -> QRect:
        """Return where it is."""
        ...

    def availableGeometry(self) -> QRect:
        """Return where windows may be."""
        ...


class Standing(StrEnum):
    """How the room's window stands."""

    HIDDEN = "hidden"
    BESIDE = "beside"
    """On a screen of its own."""
    OVER = "over"
    """On the only screen, over the console."""
    WINDOW = "window"
    """An ordinary window, e.g. to be shared in a call."""


def screen_key(screen: ScreenLike) -> str:
    """Return how a screen is remembered: by what it is, and by its plug where it does not say which one."""
    serial = screen.serialNumber() or screen.name()
    return "|".join(part for part in (screen.manufacturer(), screen.model(), serial) if part)[:300]


def screens_apart(screens: Sequence[ScreenLike]) -> tuple[ScreenLike, ...]:
    """Return the screens that show different things: of two that mirror each other, the first."""
    apart: list[ScreenLike] = []
    for screen in screens:
        if all(other.geometry().topLeft() != screen.geometry().topLeft() for other in apart):
            apart.append(screen)
    return tuple(apart)


def screen_for_room(
    screens: Sequence[ScreenLike], remembered: str, console: ScreenLike | None
) -> ScreenLike | None:
    """Return the screen for the room: the remembered one, else one without the console; None of one only."""
    apart = screens_apart(screens)
    if len(apart) < 2:  # noqa: PLR2004  # the console needs one too
        return None
    known = [screen for screen in apart if screen_key(screen) == remembered]
    others = [screen for screen in apart if screen is not console]
    return (known or others)[0]


def _screens_now() -> Sequence[ScreenLike]:
    return QGuiApplication.screens()


class RoomScreens(QObject):
    """Stands the room's window beside the console, swaps the two, and outlives screens that go.

    Args:
        room: The room's window.
        remembered: The key of the screen it stood on last; "" at first.
        screens_now: What screens there are.
    """

    chosen = Signal(str)
    """The trainer chose a screen for the room: its key, to be remembered."""
    changed = Signal()
    """``standing`` has changed."""
    screen_lost = Signal()
    """The room's screen went away; the window waits, hidden."""
    screen_found = Signal()
    """Another screen came, and the room's window stands on it."""

    def __init__(
        self,
        room: QWidget,
        remembered: str = "",
        screens_now: Callable[[], Sequence[ScreenLike]] = _screens_now,
    ) -> None:
        super().__init__(room)
        self._room, self._remembered, self._screens_now = room, remembered, screens_now
        self._console: QWidget | None = None
        self._on: ScreenLike | None = None
        self.standing = Standing.HIDDEN
        app: Any = QGuiApplication.instance()
        app.screenAdded.connect(self.look_at_screens)
        app.screenRemoved.connect(self._screen_gone)
        room.installEventFilter(self)

    @property
    def has_second(self) -> bool:
        """Whether there is a screen for the room alone."""
        return len(screens_apart(self._screens_now())) > 1

    @property
    def room_screen_name(self) -> str:
        """What to call the room's screen; "" while it has none of its own."""
        return (self._on.model() or self._on.name()) if self._on is not None else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keyboard is the console's; some systems give it to the window that came last or was clicked."""
        if event.type() == QEvent.Type.WindowActivate and self.standing is Standing.BESIDE:
            QTimer.singleShot(0, self, self._to_console)
        return super().eventFilter(watched, event)

    def stand_beside(self, console: QWidget) -> None:
        """Take care of the room's window from now on; ``console`` is the trainer's own window."""
        self._console = console
        self._take_second()

    def let_go(self) -> None:
        """Take care of nothing any more."""
        self._console = None
        self._set(Standing.HIDDEN, None)

    def swap(self) -> None:
        """Let console and room change screens; with one screen, the room comes to the front or goes."""
        if self._console is None:
            return
        if not self.has_second:
            (self.hide_room if self.standing is Standing.OVER else self.show_over)()
            return
        mine = self._screen_of(self._console)
        if self.standing is Standing.BESIDE and mine is not None:
            self._remembered = screen_key(mine)
            self.chosen.emit(self._remembered)
        self._take_second()

    def show_over(self) -> None:
        """Let the room's window fill the screen, in front of the console; Esc leads back."""
        screen = self._screen_of(self._console) if self._console else None
        self._room.setCursor(Qt.CursorShape.BlankCursor)
        _fill(self._room, screen)
        self._room.activateWindow()
        self._set(Standing.OVER, None)

    def show_as_window(self) -> None:
        """Let the room's window be an ordinary one, which a call can share."""
        self._room.unsetCursor()
        self._room.showNormal()
        self._set(Standing.WINDOW, None)

    def hide_room(self) -> None:
        """Put the room's window away; what it shows goes on."""
        self._room.hide()
        self._set(Standing.HIDDEN, None)
        self._to_console()

    def go_back(self) -> None:
        """Leave the one-screen view for the console; a screen of its own stays as it is."""
        if self.standing is Standing.BESIDE:
            self._to_console()
        else:
            self.hide_room()

    def look_at_screens(self) -> None:
        """Look again what screens there are; a new one is the room's, unless it stands on one already."""
        if self._console is None or self.standing is Standing.BESIDE:
            return
        if self._take_second():
            self.screen_found.emit()

    def _screen_gone(self, screen: ScreenLike) -> None:
        if self._console is None or self.standing is not Standing.BESIDE:
            return
        left = [one for one in screens_apart(self._screens_now()) if one is not screen]
        if screen is not self._on and len(left) > 1:
            return
        self.hide_room()
        if left and not any(one.geometry().contains(self._console.geometry().center()) for one in left):
            _move(self._console, left[0])
        self.screen_lost.emit()
        if len(left) > 1:
            self._take_second()

    def _take_second(self) -> bool:
        console = self._console
        if console is None:
            return False
        mine = self._screen_of(console)
        screen = screen_for_room(self._screens_now(), self._remembered, mine)
        if screen is None:
            return False
        if screen is mine:
            free = next(one for one in screens_apart(self._screens_now()) if one is not screen)
            _move(console, free)
        self._room.setCursor(Qt.CursorShape.BlankCursor)
        self._set(Standing.BESIDE, screen)
        self._room.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)
        _fill(self._room, screen)
        self._room.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
        self._to_console()
        return True

    def _to_console(self) -> None:
        if self._console is not None:
            self._console.activateWindow()

    def _screen_of(self, window: QWidget) -> ScreenLike | None:
        centre = window.frameGeometry().center()
        apart = screens_apart(self._screens_now())
        return next((one for one in apart if one.geometry().contains(centre)), apart[0] if apart else None)

    def _set(self, standing: Standing, screen: ScreenLike | None) -> None:
        self._on = screen
        if standing is not self.standing:
            self.standing = standing
            self.changed.emit()


def _fill(window: QWidget, screen: ScreenLike | None) -> None:
    window.winId()  # a window that is not made yet would forget its place
    if screen is not None:
        if window.isFullScreen():
            window.showNormal()  # a full window does not change screens on every system
        if isinstance(screen, QScreen):
            window.setScreen(screen)
        window.setGeometry(screen.geometry())
    window.showFullScreen()


def _move(window: QWidget, screen: ScreenLike) -> None:
    """Let a window stand on another screen as it stood on its own."""
    was_large, was_full, room = window.isMaximized(), window.isFullScreen(), screen.availableGeometry()
    if was_large or was_full:
        window.showNormal()
    if isinstance(screen, QScreen):
        window.setScreen(screen)
    size = window.size().boundedTo(room.size())
    at = room.center() - QRect(0, 0, size.width(), size.height()).center()
    window.setGeometry(QRect(at, size))
    if was_full:
        window.showFullScreen()
    elif was_large:
        window.showMaximized()
