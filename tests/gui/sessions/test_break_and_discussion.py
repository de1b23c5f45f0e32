"""The two quiet activities: a break that is counted down, and a question with what is said to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.break_time import QUOTATIONS
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.sessions.state import ITEM_BEGUN, PAUSED
from simulator.domain.sessions.wall import QuestionWall, TitleWall
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.break_panel import BreakPanel
from simulator.gui.sessions.panels.discussion_panel import DiscussionPanel
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.sessions.led import Desk, led, plan


@pytest.fixture
def live(qapp: QApplication) -> LiveSession:
    made = led(Desk(MemoryStore()), plan(ActivityKind.BREAK, ActivityKind.DISCUSSION))
    made.happen(ITEM_BEGUN, item="i1")
    return made


def broken(qtbot: QtBot, live: LiveSession, clock: FakeClock) -> BreakPanel:
    panel = BreakPanel(live, live.state.plan[0], now=clock)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def wall(panel: BreakPanel) -> TitleWall:
    shown = panel.wall()
    assert isinstance(shown, TitleWall)
    return shown


def test_a_break_counts_down_and_stops_at_nothing(qtbot: QtBot, live: LiveSession) -> None:
    clock = FakeClock()
    panel = broken(qtbot, live, clock)
    assert wall(panel).seconds_left == 600
    clock.go(61)
    assert wall(panel).seconds_left == 539
    panel.hold()
    clock.go(100)
    panel.go_on()
    assert wall(panel).seconds_left == 539
    clock.go(700)
    assert wall(panel).seconds_left == 0
    assert wall(panel).subtitle == "We go on"


def test_minutes_are_added_and_taken_away_while_it_runs(qtbot: QtBot, live: LiveSession) -> None:
    panel = broken(qtbot, live, FakeClock())
    panel.longer.click()
    panel.longer.click()
    panel.shorter.click()
    assert wall(panel).seconds_left == 660
    assert panel.time.text() == "11:00"


def test_words_change_and_can_be_switched_off(qtbot: QtBot, live: LiveSession) -> None:
    panel = broken(qtbot, live, FakeClock())
    assert wall(panel).quotation == QUOTATIONS[0]
    panel.another.click()
    assert wall(panel).quotation == QUOTATIONS[1]
    panel.quotations.click()
    assert wall(panel).quotation == ""
    assert not panel.another.isEnabled()
    assert wall(broken(qtbot, live, FakeClock())).quotation == ""


def test_a_break_taken_up_while_paused_stands_still(qtbot: QtBot, live: LiveSession) -> None:
    live.happen(PAUSED)
    clock = FakeClock()
    panel = broken(qtbot, live, clock)
    clock.go(60)
    assert wall(panel).seconds_left == 600


def test_every_quotation_names_its_author_or_is_our_own() -> None:
    for words in QUOTATIONS:
        assert words.startswith("“") == words[-4:].isdigit(), words
        assert len(words) < 120


def test_answers_are_put_up_and_taken_off_by_keyboard(qtbot: QtBot, live: LiveSession) -> None:
    live.happen(ITEM_BEGUN, item="i2")
    panel = DiscussionPanel(live, live.state.plan[1])
    qtbot.addWidget(panel)
    panel.show()
    assert panel.wall() == TitleWall("Activity 2")
    panel.box.often.menu().actions()[0].trigger()
    QTest.keyClick(panel.box.question, Qt.Key.Key_Return)
    for words in ("Her voice", "  ", "She  sat down"):
        panel.box.answer.setText(words)
        QTest.keyClick(panel.box.answer, Qt.Key.Key_Return)
    shown = panel.wall()
    assert isinstance(shown, QuestionWall)
    assert shown.question == "What changed in the customer, and when?"
    assert shown.answers == ("Her voice", "She sat down")
    panel.box.answers.setCurrentRow(0)
    QTest.keyClick(panel.box.answers, Qt.Key.Key_Delete)
    after = panel.wall()
    assert isinstance(after, QuestionWall)
    assert after.answers == ("She sat down",)


def test_the_same_question_is_not_asked_twice(qtbot: QtBot, live: LiveSession) -> None:
    live.happen(ITEM_BEGUN, item="i2")
    panel = DiscussionPanel(live, live.state.plan[1])
    qtbot.addWidget(panel)
    panel.box.question.setText("Why?")
    QTest.keyClick(panel.box.question, Qt.Key.Key_Return)
    happened = len(live.session.happenings)
    assert not panel.box.ask.isEnabled()
    QTest.keyClick(panel.box.question, Qt.Key.Key_Return)
    assert len(live.session.happenings) == happened


def test_a_title_that_asks_is_put_to_the_room_once(qtbot: QtBot, live: LiveSession) -> None:
    asked = replace(live.state.plan[1], id="i3", title="When were you last glad to be a customer?")
    for _ in range(2):  # begun, and taken up after a crash
        panel = DiscussionPanel(live, asked)
        qtbot.addWidget(panel)
        panel.show()
        qtbot.waitUntil(lambda: isinstance(panel.wall(), QuestionWall))  # noqa: B023
        panel.leave()
    put = [one.told for one in live.state.of_item("i3")]
    assert put == [{"question": "When were you last glad to be a customer?"}]
