"""Enter presses the button that has the keyboard, as Space does, on every page and in every dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESSED = (QPushButton, QToolButton)


class EnterPresses(QObject):
    """Listens to the focused button only: fields, menus and lists keep Enter for themselves.

    A key that is held presses once: what a press leads to must not be pressed by the same finger.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._button: QAbstractButton | None = None
        app.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Press the button at Enter, and let every other key through."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        is_alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _ENTER or not is_alone or not isinstance(watched, QAbstractButton):
            return False
        if not event.isAutoRepeat():
            watched.click()
        return True

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._button is not None and isValid(self._button):
            self._button.removeEventFilter(self)
        self._button = now if isinstance(now, _PRESSED) else None
        if self._button is not None:
            self._button.installEventFilter(self)


def let_enter_press(app: QApplication) -> None:
    """See to it, once for an application, that Enter presses the focused button."""
    if app.findChild(EnterPresses) is None:
        EnterPresses(app)
