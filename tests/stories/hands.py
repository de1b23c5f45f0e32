"""Hands of somebody in a program of its own: waits, presses and types, as ``QtBot`` does within a test."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 60_000
_LOOK_EVERY_MS = 10


class Hands:
    """What ``Somebody`` needs of a ``QtBot``, where there is no test around it."""

    mouseClick = staticmethod(QTest.mouseClick)  # noqa: N815
    keyClick = staticmethod(QTest.keyClick)  # noqa: N815
    keyClicks = staticmethod(QTest.keyClicks)  # noqa: N815

    def waitUntil(self, holds: Callable[[], bool], timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        """Let the window work until something holds."""
        end = time.monotonic() + timeout / 1000
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {timeout} ms in vain")
            QTest.qWait(_LOOK_EVERY_MS)

    def waitExposed(self, widget: QWidget) -> None:  # noqa: N802
        """Wait until a window is on its screen."""
        QTest.qWaitForWindowExposed(widget)

    def clicks(self, button: QWidget) -> None:
        """Press a button once it can be pressed."""
        self.waitUntil(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
