"""BriefingPage: on one screen, what the trainee knows, and one thing to do."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.scenario import Briefing
from simulator.gui.pages.briefing_page import BriefingPage
from tests.gui import scenes


@pytest.fixture
def page(qtbot: QtBot) -> BriefingPage:
    page = BriefingPage()
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    page.activateWindow()
    qtbot.waitActive(page).__enter__()
    return page


def shown(page: BriefingPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_says_who_what_and_what_may_be_given(page: BriefingPage) -> None:
    scenario = scenes.call()
    page.show_briefing(scenario, None)
    text = shown(page)
    briefing = scenario.briefing
    for part in (scenario.title, briefing.you, briefing.they, *briefing.aim, *briefing.may, scenario.company):
        assert part in text


def test_does_not_give_away_who_is_calling(page: BriefingPage) -> None:
    scenario = scenes.call()
    kept_back = dataclasses.replace(scenario.briefing, they="Somebody is ringing.")
    page.show_briefing(dataclasses.replace(scenario, briefing=kept_back), None)
    assert "Dana" not in shown(page)
    assert all("Dana" not in face.accessibleName() for face in page.people.faces.values())


def test_enter_starts_and_escape_goes_back(qtbot: QtBot, page: BriefingPage) -> None:
    page.show_briefing(scenes.table(), None)
    assert page.start.hasFocus()
    with qtbot.waitSignal(page.started):
        qtbot.keyClick(page.start, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.started):
        qtbot.keyClick(page.start, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_goes_on_where_an_attempt_stopped(page: BriefingPage) -> None:
    page.show_briefing(scenes.table(), 4)
    assert page.start.text() == "Go on from turn 4"
    page.show_briefing(scenes.table(), None)
    assert page.start.text() == "Start"


def test_what_is_listened_for_opens_and_closes(qtbot: QtBot, page: BriefingPage) -> None:
    page.show_briefing(scenes.call(), None)
    assert "Notices the dog" not in shown(page)
    qtbot.keyClick(page.listened_for, Qt.Key.Key_Space)
    text = shown(page)
    assert "Notices the dog" in text
    assert "Rushes her" in text
    page.show_briefing(scenes.call(), None)
    assert "Notices the dog" not in shown(page)


def test_a_tray_says_itself_where_the_author_does_not(page: BriefingPage) -> None:
    scenario = scenes.table()
    silent = dataclasses.replace(scenario.briefing, may=())
    page.show_briefing(dataclasses.replace(scenario, briefing=silent, card=None), None)
    assert "Within reach: one without asking." in shown(page)


def test_one_screen_without_scrolling(page: BriefingPage) -> None:
    scenario = scenes.call()
    full = Briefing(
        "You take claims calls for Harbour Mutual. It is an ordinary Wednesday and your telephone is about "
        "to ring.",
        "Somebody is ringing about damage at home. Your screen guesses a name from the number; whether that "
        "is who is ringing, and what she likes to be called, you only know if you ask.",
        tuple("Say what happens next, and by when, so that she can count on it." for _ in range(4)),
        tuple("Book the assessor: the diary has Thursday between nine and twelve." for _ in range(3)),
    )
    page.show_briefing(dataclasses.replace(scenario, briefing=full), None)
    QApplication.processEvents()
    assert page._scroll.verticalScrollBar().maximum() == 0
    assert page.rect().contains(page.start.geometry())


def test_a_very_long_briefing_scrolls_and_start_stays_in_sight(qtbot: QtBot, page: BriefingPage) -> None:
    scenario = scenes.call()
    long = Briefing("You. " * 300, "W" * 300, ("Do it. " * 30,) * 6, ("<b>Give</b> it. " * 30,))
    page.show_briefing(dataclasses.replace(scenario, briefing=long, title="N" * 60), None)
    qtbot.waitUntil(lambda: page._scroll.verticalScrollBar().maximum() > 0)
    assert (page.width(), page.height()) == (1024, 700)
    assert page.rect().contains(page.start.geometry())
