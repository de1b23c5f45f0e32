"""Before it starts: typing or voice, what that needs, and that the other is one key away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.gui.pages.briefing_page import BriefingPage
from tests.gui import scenes

LONG = "Jabra Evolve2 65 mit außergewöhnlichproduktnamenlangerbezeichnung <b>x</b>"


@pytest.fixture
def page(qtbot: QtBot) -> BriefingPage:
    page = BriefingPage()
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show_briefing(scenes.call(), None)
    page.show_answering("typing", ("Headset",))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def test_the_usual_way_is_chosen_and_the_other_can_be(page: BriefingPage, qtbot: QtBot) -> None:
    row = page.answering.row
    assert row.button("typing").isChecked()
    assert "one key away" in page.answering.words.text()
    with qtbot.waitSignal(page.answering_chosen) as chosen:
        row.button("voice").click()
    assert chosen.args == ["voice"]
    assert page.answering.words.text() == "Microphone: Headset. Typing is always one key away."


def test_without_a_microphone_it_says_so(page: BriefingPage) -> None:
    page.show_answering("voice", ())
    assert "No microphone is connected" in page.answering.words.text()
    assert "you type" in page.answering.words.text()
    page.show_answering("typing", ())
    assert "No microphone is connected" in page.answering.words.text()


def test_a_long_name_of_a_device_takes_rows_not_width(page: BriefingPage) -> None:
    page.show_answering("voice", (LONG,))
    QApplication.processEvents()
    assert page.width() == 1024
    assert "<b>x</b>" in page.answering.words.text().replace("\u200b", "")
    assert page.start.mapTo(page, page.start.rect().bottomRight()).y() < page.height()


def test_start_has_the_keyboard_and_the_choice_is_right_before_it(page: BriefingPage, qtbot: QtBot) -> None:
    assert QApplication.focusWidget() is page.start
    qtbot.keyClick(page.start, Qt.Key.Key_Backtab)
    row = page.answering.row
    choice = QApplication.focusWidget()
    assert choice in (row.button("typing"), row.button("voice"))
    with qtbot.waitSignal(page.answering_chosen):
        qtbot.keyClick(choice, Qt.Key.Key_Space)
    while QApplication.focusWidget() is not page.start:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() in (page.start, row.button("typing"), row.button("voice"))
