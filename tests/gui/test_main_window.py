"""MainWindow: pages are built when wanted, the keys work everywhere, nothing is clipped or lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simulator.gui.main_window import MainWindow, Page
from simulator.gui.start import ROOMS

LONG = "Maximiliane Freifrau von und zu Oberhausen-Donaudampfschifffahrtsgesellschaft & Söhne 🐕🐕🐕🐕"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = MainWindow(ROOMS)
    qtbot.addWidget(window)
    for room in ROOMS:
        back = None if room.name == "practise" else "practise"
        window.add_page(room.name, Page(QPushButton, room.title, back=back))
    window.add_page("stage", Page(QLabel))
    window.room_chosen.connect(window.show_page)
    window.place("")
    window.show_page("practise")
    with qtbot.waitSignal(window.painted):
        window.show()
    window.settle()
    return window


def test_pages_are_built_when_they_are_wanted(window: MainWindow) -> None:
    assert window.is_built("practise")
    assert not window.is_built("settings")
    window.show_page("settings")
    assert window.shown == "settings"
    assert window.windowTitle() == "Settings – Rapport"
    assert window.top_bar.title == "Settings"


def test_a_conversation_has_the_window_to_itself(window: MainWindow) -> None:
    window.show_page("stage")
    assert not window.side_bar.isVisible()
    assert not window.top_bar.isVisible()
    window.show_page("practise")
    assert window.side_bar.isVisible()
    assert window.top_bar.isVisible()


def test_the_side_bar_leads_on_and_shows_where_one_is(window: MainWindow) -> None:
    window.side_bar.buttons["attempts"].click()
    assert window.shown == "attempts"
    assert [name for name, button in window.side_bar.buttons.items() if button.isChecked()] == ["attempts"]
    window.add_page("behind", Page(QLabel, "Behind", back="settings"))
    window.show_page("behind")
    assert [name for name, button in window.side_bar.buttons.items() if button.isChecked()] == ["settings"]


def test_a_page_behind_a_room_shows_the_way_back(window: MainWindow, qtbot: QtBot) -> None:
    assert window.top_bar.back is None, "not built before it is wanted"
    window.add_page("behind", Page(QLabel, "Behind", back="settings"))
    window.show_page("behind")
    way = window.top_bar.back
    assert way is not None
    assert way.isVisible()
    assert way.text() == "‹ Settings"
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert window.shown == "settings"
    assert not way.isVisible()


def test_the_way_back_comes_before_the_name_for_tab_as_for_the_eye(window: MainWindow) -> None:
    window.add_page("behind", Page(QPushButton, "Behind", back="settings"))
    window.top_bar.show_person("Sam")
    window.activateWindow()
    window.show_page("behind")
    way = window.top_bar.back
    assert way is not None
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Tab)
    assert window.focusWidget() is window.top_bar.person
    QTest.keyClick(window.top_bar.person, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is way


def test_the_keys_work_everywhere(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    for is_trainer in (True, False):
        window.side_bar.open_room("sessions", is_open=is_trainer)
        rooms = window.side_bar.shown_rooms
        assert rooms[0] == "practise"
        assert rooms[-1] == "settings"
        assert ("sessions" in rooms) is is_trainer
        for number in reversed(range(len(rooms))):
            qtbot.keyClick(window, str(number + 1), Qt.KeyboardModifier.ControlModifier)
            assert window.shown == rooms[number]
        qtbot.keyClick(window, str(len(rooms) + 1), Qt.KeyboardModifier.ControlModifier)
        assert window.shown == "practise"
    window.show_page("settings")
    qtbot.keyClick(window.page("settings"), Qt.Key.Key_Escape)
    assert window.shown == "practise"
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_a_narrow_window_has_icons_with_names(window: MainWindow) -> None:
    window.resize(1280, 800)
    wide = window.side_bar.width()
    window.resize(1100, 800)
    assert window.side_bar.width() < wide
    for room in ROOMS:
        button = window.side_bar.buttons[room.name]
        assert button.text() == ""
        assert button.toolTip() == button.accessibleName() == room.title
    window.resize(1280, 800)
    assert window.side_bar.width() == wide


def test_the_smallest_window_is_large_enough(window: MainWindow) -> None:
    window.top_bar.show_person(LONG)
    window.resize(100, 100)
    assert (window.width(), window.height()) <= (1024, 700)
    assert window.rect().contains(
        window.top_bar.person.mapTo(window, window.top_bar.person.rect().bottomRight())
    )


def test_a_long_name_is_shortened_and_told_in_full(window: MainWindow) -> None:
    window.top_bar.show_person(LONG)
    person = window.top_bar.person
    assert person.text().endswith("…")
    assert person.width() < 400
    assert LONG.replace("&", "&amp;") in person.toolTip()
    assert LONG in person.accessibleName()
    window.top_bar.show_person("A & B")
    assert person.text().strip() == "A && B"
    assert person.toolTip() == ""


def test_a_notice_stays_until_another_page_is_shown(window: MainWindow) -> None:
    def notice() -> str:
        return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())

    window.show_notice("The <b>file</b> is gone.", "Choose another.")
    assert "The <b>file</b> is gone. Choose another." in notice()
    window.show_page("settings")
    assert "gone" not in notice()


def test_the_window_is_found_where_it_was_left(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(780, 730)
    again = MainWindow(ROOMS)
    qtbot.addWidget(again)
    again.place(window.where())
    assert again.size() == window.size()
    for nonsense in ("x", "🐕", "AAAA"):
        again.place(nonsense)


def test_closing_asks_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("stage")
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_every_control_has_a_name(window: MainWindow) -> None:
    window.top_bar.show_person("Sam")
    for button in [*window.side_bar.findChildren(QPushButton), *window.top_bar.findChildren(QPushButton)]:
        assert button.accessibleName()
    assert isinstance(window.page("stage"), QWidget)
