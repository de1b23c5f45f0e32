"""Somebody who uses no mouse: every screen by keyboard alone, and all that takes the keyboard has a name."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.scenario_files.library import read_source
from tests.stories.scripts import script
from tests.stories.somebody import Somebody

MOST_STOPS = 200
"""More stops of the Tab key than any screen has."""

Comes = Callable[[], Somebody]


@pytest.fixture
def sam(comes: Comes, qtbot: QtBot) -> Somebody:
    somebody = comes()
    has_the_keyboard(somebody, qtbot)
    return somebody


def key(what: Qt.Key) -> None:
    """Press a key wherever the keyboard is."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    QTest.keyClick(focus, what)


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def stops() -> list[QWidget]:
    """Walk round with Tab until it comes back to where it began; return every stop."""
    first = QApplication.focusWidget()
    assert first is not None
    seen = [first]
    for _ in range(MOST_STOPS):
        key(Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None
        if here is first:
            return seen
        assert here.isVisible()
        seen.append(here)
    pytest.fail(f"Tab never came back to {first.accessibleName()!r}: it is caught somewhere")


def has_the_keyboard(sam: Somebody, qtbot: QtBot) -> None:
    """Without a window manager, a tool tip that comes and goes leaves no window active; people have one."""
    sam.house.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=10_000)


def every_stop_has_a_name(screen: str) -> None:
    nameless = [type(w).__name__ for w in stops() if not name_of(w).strip()]
    assert not nameless, f"on {screen}, without a name: {nameless}"


def test_a_whole_conversation_without_a_mouse(sam: Somebody, qtbot: QtBot) -> None:
    told = script("childs-birthday", "the-place-for-birthdays")
    title = read_source("childs-birthday").scenario.title
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "Sam")
    key(Qt.Key.Key_Return)
    sam.waits_for("practise")
    sam.sees(title)
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("practise")
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName().startswith(title):
            break
        key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    sam.waits_for("briefing")
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("briefing")
    key(Qt.Key.Key_Return)
    sam.waits_for("stage")
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("stage")
    for reply in told.replies:
        sam.says(reply)
    key(Qt.Key.Key_Return)
    sam.waits_for("debrief")
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("debrief")
    key(Qt.Key.Key_Escape)
    sam.waits_for("attempts")
    sam.sees(title)
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("attempts")
    QTest.keyClick(sam.house.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    sam.waits_for("relationships")
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("relationships")
    QTest.keyClick(sam.house.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    sam.waits_for("settings")
    has_the_keyboard(sam, qtbot)
    every_stop_has_a_name("settings")
    key(Qt.Key.Key_Escape)
    sam.waits_for("practise")
