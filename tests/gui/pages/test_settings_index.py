"""The settings' index: every section that is there, one press away, and it shows where one is."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from simulator.gui.pages.settings_page import SettingsPage
from simulator.settings import Settings


@pytest.fixture
def page(qtbot: QtBot) -> SettingsPage:
    made = SettingsPage()
    qtbot.addWidget(made)
    made.show_settings(Settings(), "Ann")
    made.resize(1072, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def titles(page: SettingsPage) -> list[str]:
    return [page.index.item(row).text() for row in range(page.index.count())]


def scroll_of(page: SettingsPage) -> QScrollArea:
    return page.findChild(QScrollArea)  # type: ignore[return-value]  # there is one


def test_it_lists_what_is_shown_and_no_more(page: SettingsPage, qtbot: QtBot) -> None:
    assert titles(page)[0] == "Colours"
    assert titles(page)[-1] == "About Rapport"
    assert "Backup" not in titles(page)
    page.backup.show()
    qtbot.waitUntil(lambda: "Backup" in titles(page))
    page.backup.hide()
    qtbot.waitUntil(lambda: "Backup" not in titles(page))


def test_one_press_goes_there_and_scrolling_tells_where_one_is(page: SettingsPage, qtbot: QtBot) -> None:
    row = titles(page).index("How you answer")
    place = page.index.visualItemRect(page.index.item(row)).center()
    qtbot.mouseClick(page.index.viewport(), Qt.MouseButton.LeftButton, pos=place)
    top = page.answering.mapTo(page, QPoint()).y()
    assert 0 <= top < page.height() // 3
    assert page.index.currentRow() == row
    scroll_of(page).verticalScrollBar().setValue(0)
    assert page.index.currentRow() == 0
    scroll_of(page).verticalScrollBar().setValue(scroll_of(page).verticalScrollBar().maximum())
    assert page.index.currentRow() == page.index.count() - 1


def test_arrow_keys_go_through_all_of_it_even_where_the_end_cannot_come_to_the_top(
    page: SettingsPage, qtbot: QtBot
) -> None:
    page.index.setFocus()
    seen = [page.index.currentRow()]
    for _ in range(page.index.count() - 1):
        qtbot.keyClick(page.index, Qt.Key.Key_Down)
        seen.append(page.index.currentRow())
    assert seen == list(range(page.index.count()))


def test_a_narrow_window_does_without(page: SettingsPage) -> None:
    page.resize(800, 700)
    QApplication.processEvents()
    assert not page.index.isVisible()
    assert scroll_of(page).width() == page.width()


def test_the_wheel_turns_the_page_also_over_it(page: SettingsPage) -> None:
    here = page.index.viewport().rect().center()
    there = QPointF(page.index.viewport().mapToGlobal(here))
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        QPointF(here),
        there,
        QPoint(),
        QPoint(0, -240),
        no_button,
        no_key,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page.index.viewport(), turned)
    assert scroll_of(page).verticalScrollBar().value() > 0
