"""On which screen the room's window stands, while screens come and go."""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.gui.sessions.room_screens import RoomScreens, ScreenLike, Standing, screen_for_room, screen_key
from tests.gui.sessions.led import Screen

LAPTOP = Screen("eDP-1", 0, wide=1280, high=800)
PROJECTOR = Screen("HDMI-1", 1280, "A1")
OTHER = Screen("HDMI-2", 3200, "B2")


class Desktop:
    """Two windows and the screens under them."""

    def __init__(self, qtbot: QtBot, screens: Sequence[ScreenLike], remembered: str = "") -> None:
        self.screens = list(screens)
        self.console, self.room = QWidget(), QWidget()
        for window in (self.console, self.room):
            qtbot.addWidget(window)
        self.console.setGeometry(100, 100, 800, 500)
        self.console.show()
        self.standing = RoomScreens(self.room, remembered, lambda: tuple(self.screens))
        self.chosen: list[str] = []
        self.standing.chosen.connect(self.chosen.append)

    def unplug(self, screen: ScreenLike) -> None:
        self.screens.remove(screen)
        self.standing._screen_gone(screen)  # what the application would say

    def plug_in(self, screen: ScreenLike) -> None:
        self.screens.append(screen)
        self.standing.look_at_screens()

    @property
    def places(self) -> tuple[str, str]:
        """The names of the screens of console and room; "" for a hidden window."""
        return tuple(self._name(window) for window in (self.console, self.room))  # type: ignore[return-value]

    def _name(self, window: QWidget) -> str:
        if not window.isVisible():
            return ""
        centre = window.geometry().center()
        return next((one.name() for one in self.screens if one.geometry().contains(centre)), "nowhere")


@pytest.fixture
def two(qtbot: QtBot) -> Desktop:
    desktop = Desktop(qtbot, (LAPTOP, PROJECTOR))
    desktop.standing.stand_beside(desktop.console)
    return desktop


def test_the_second_screen_is_found(two: Desktop) -> None:
    assert two.places == ("eDP-1", "HDMI-1")
    assert two.standing.standing is Standing.BESIDE
    assert two.room.isFullScreen()
    assert two.standing.room_screen_name == "HDMI-1"


def test_one_key_swaps_them_and_it_is_remembered(two: Desktop, qtbot: QtBot) -> None:
    two.standing.swap()
    assert two.places == ("HDMI-1", "eDP-1")
    assert two.chosen == [screen_key(LAPTOP)]
    again = Desktop(qtbot, (LAPTOP, PROJECTOR), two.chosen[-1])
    again.standing.stand_beside(again.console)
    assert again.places == ("HDMI-1", "eDP-1")
    two.standing.swap()
    assert two.places == ("eDP-1", "HDMI-1")


def test_of_three_the_remembered_one_is_taken(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, (LAPTOP, PROJECTOR, OTHER), screen_key(OTHER))
    desktop.standing.stand_beside(desktop.console)
    assert desktop.places == ("eDP-1", "HDMI-2")


def test_unplugging_it_only_hides_the_window(two: Desktop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(two.standing.screen_lost):
        two.unplug(PROJECTOR)
    assert two.places == ("eDP-1", "")
    with qtbot.waitSignal(two.standing.screen_found):
        two.plug_in(PROJECTOR)
    assert two.places == ("eDP-1", "HDMI-1")


def test_the_consoles_screen_may_go_too(two: Desktop) -> None:
    two.unplug(LAPTOP)
    assert two.places == ("HDMI-1", "")


def test_with_a_third_screen_the_room_moves_on_to_it(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, (LAPTOP, PROJECTOR, OTHER))
    desktop.standing.stand_beside(desktop.console)
    desktop.unplug(PROJECTOR)
    assert desktop.places == ("eDP-1", "HDMI-2")


def test_a_screen_nobody_uses_may_go_unnoticed(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, (LAPTOP, PROJECTOR, OTHER))
    desktop.standing.stand_beside(desktop.console)
    with qtbot.assertNotEmitted(desktop.standing.screen_lost):
        desktop.unplug(OTHER)
    assert desktop.places == ("eDP-1", "HDMI-1")


def test_with_one_screen_the_key_brings_the_room_to_the_front_and_back(qtbot: QtBot) -> None:
    desktop = Desktop(qtbot, (LAPTOP,))
    desktop.standing.stand_beside(desktop.console)
    assert desktop.standing.standing is Standing.HIDDEN
    desktop.standing.swap()
    assert desktop.standing.standing is Standing.OVER
    assert desktop.room.isFullScreen()
    desktop.standing.go_back()
    assert desktop.standing.standing is Standing.HIDDEN
    assert not desktop.chosen


def test_mirrored_screens_are_one() -> None:
    mirror = Screen("HDMI-1", 0)
    assert screen_for_room((LAPTOP, mirror), screen_key(mirror), LAPTOP) is None


def test_a_screen_without_a_number_is_known_by_its_plug() -> None:
    assert screen_key(Screen("HDMI-1", 0)) != screen_key(Screen("HDMI-2", 0))
    assert screen_key(Screen("HDMI-1", 0, "A1")) == "HDMI-1|A1"


def test_after_the_session_screens_are_nobodys_business(two: Desktop) -> None:
    two.standing.let_go()
    two.room.hide()
    two.plug_in(OTHER)
    two.standing.swap()
    assert two.places == ("eDP-1", "")


def test_the_keyboard_comes_back_to_the_console(two: Desktop, qtbot: QtBot) -> None:
    qtbot.waitUntil(two.console.isActiveWindow)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    with qtbot.waitSignal(app.focusWindowChanged, check_params_cb=lambda now: now is two.room.windowHandle()):
        two.room.activateWindow()  # as some systems do with every new window, and all do when it is clicked
    qtbot.waitUntil(two.console.isActiveWindow)
