"""The trainer's console: a session led from its first activity to its end, with the room looking on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import NEXT_UP, NOTED, Phase
from simulator.domain.sessions.wall import QuestionWall, TitleWall
from simulator.gui import theme
from simulator.gui.sessions.console_page import ConsolePage
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.break_panel import BreakPanel
from simulator.gui.sessions.panels.discussion_panel import DiscussionPanel
from simulator.gui.sessions.room_screens import Standing
from simulator.gui.sessions.room_window import RoomWindow
from simulator.records.interface import RecordsUnavailableError
from tests.fakes import MemoryStore
from tests.gui.sessions.led import NAMES, Desk, gone_on, led, plan

Opens = Callable[[LiveSession], ConsolePage]


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    theme.apply(qapp, "light")
    return Desk(MemoryStore())


@pytest.fixture
def opens(qtbot: QtBot) -> Opens:
    def open_console(live: LiveSession) -> ConsolePage:
        page = ConsolePage(live, RoomWindow())
        qtbot.addWidget(page)
        page.resize(1280, 800)
        page.show()
        with qtbot.waitActive(page):
            page.activateWindow()
        page.take_focus()
        return page

    return open_console


def press(page: ConsolePage, key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(page.window().focusWidget() or page, key)


def titles(page: ConsolePage) -> list[str]:
    wall = page.room.wall
    assert isinstance(wall, TitleWall)
    return [wall.title, wall.subtitle]


def test_a_session_by_keyboard_from_beginning_to_end(desk: Desk, opens: Opens, qtbot: QtBot) -> None:
    live = led(desk)
    page = opens(live)
    assert titles(page) == ["Tuesday group", "Welcome"]
    press(page, Qt.Key.Key_Return)
    assert isinstance(page.panel, DiscussionPanel)
    QTest.keyClicks(page.panel.box.question, "How was the week?")
    QTest.keyClick(page.panel.box.question, Qt.Key.Key_Return)
    QTest.keyClicks(page.panel.box.answer, "Long")
    QTest.keyClick(page.panel.box.answer, Qt.Key.Key_Return)
    assert isinstance(page.room.wall, QuestionWall)
    assert (page.room.wall.question, page.room.wall.answers) == ("How was the week?", ("Long",))
    press(page, Qt.Key.Key_F6)
    assert live.state.phase is Phase.PAUSED
    press(page, Qt.Key.Key_F6)
    QTest.keyClick(page, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert titles(page) == ["Activity 2", "Next, 10 minutes"]
    press(page, Qt.Key.Key_F5)
    assert isinstance(page.panel, BreakPanel)
    QTest.keyClick(page, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert titles(page)[0] == "That was all"
    press(page, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.ended):
        page.bar.confirm.click()
    assert live.state.phase is Phase.ENDED
    assert desk.store.session(live.session.id, desk.leader).ended_at is not None


def test_going_on_instead_of_ending_ends_nothing(desk: Desk, opens: Opens) -> None:
    page = opens(led(desk))
    page.bar.end.click()
    assert page.bar.go_on.hasFocus()
    page.bar.go_on.click()
    assert page.live.state.phase is Phase.WAITING


def test_the_room_talks_about_a_question_and_comes_back(desk: Desk, opens: Opens) -> None:
    live = led(desk, plan(ActivityKind.BREAK))
    page = opens(live)
    page.begin("i1")
    panel = page.panel
    assert isinstance(panel, BreakPanel)
    press(page, Qt.Key.Key_F7)
    QTest.keyClicks(page.now.box.question, "Why?")
    assert live.state.phase is Phase.UNDER_WAY
    QTest.keyClick(page.now.box.question, Qt.Key.Key_Return)
    QTest.keyClicks(page.now.box.answer, "Because")
    QTest.keyClick(page.now.box.answer, Qt.Key.Key_Return)
    assert page.room.wall == QuestionWall("Why?", ("Because",))
    assert not panel.clock._watch.is_running
    press(page, Qt.Key.Key_F7)
    assert page.room.wall == panel.wall()
    assert panel.clock._watch.is_running


def test_a_question_being_thought_of_is_not_lost_when_something_happens(desk: Desk, opens: Opens) -> None:
    page = opens(led(desk))
    page.begin("i1")
    page.now.discuss.click()
    QTest.keyClicks(page.now.box.question, "Wh")
    page.live.happen(NOTED, {"text": "meanwhile"})
    assert page.now.box.isVisible()
    assert page.now.box.question.text() == "Wh"


def test_players_come_in_order_by_lot_or_by_choice(desk: Desk, opens: Opens) -> None:
    item = PlanItem("i1", ActivityKind.DISCUSSION, "Play", 10, scenario_id="barking-dog")
    live = led(desk, (item,))
    page = opens(live)
    page.begin("i1")
    page.next.in_order.click()
    assert page.next.who.text() == "Ann"
    live.happen("something-said")
    page.next.draw.click()
    assert page.next.who.text() in NAMES[1:]
    told = [one.told for one in live.session.happenings if one.what == NEXT_UP][-1]
    assert told["by"] == "draw"
    assert isinstance(told["seed"], int)
    page.next.roster.people.setCurrentRow(3)
    QTest.keyClick(page.next.roster.people, Qt.Key.Key_Return)
    assert live.state.name_of(live.state.player) == NAMES[3]
    page.next.pair.click()
    assert live.state.partner not in ("", live.state.player)
    assert len(live.state.observers) == len(NAMES) - 2
    page.next.pair.click()
    assert live.state.partner == ""


def test_absent_people_do_not_play_and_latecomers_do(desk: Desk, opens: Opens) -> None:
    live = led(desk, names=("Ann", "Bo"))
    page = opens(live)
    people = page.next.roster.people
    people.setCurrentRow(0)
    people.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert [one.name for one in live.state.present] == ["Bo"]
    QTest.keyClicks(page.next.roster.newcomer, "ann")
    QTest.keyClick(page.next.roster.newcomer, Qt.Key.Key_Return)
    assert "ann" in page.notice.text
    page.next.roster.newcomer.setText("  Ὀδυσσεύς  ")
    QTest.keyClick(page.next.roster.newcomer, Qt.Key.Key_Return)
    assert [one.name for one in live.state.present] == ["Bo", "Ὀδυσσεύς"]
    assert people.count() == 3
    page.begin("i1")
    page.turns.take("p1")
    assert live.state.player == ""


def test_two_hundred_people_fit(desk: Desk, opens: Opens) -> None:
    page = opens(led(desk, names=[f"Person {number}" for number in range(200)]))
    page.next.roster.people.item(199).setCheckState(Qt.CheckState.Unchecked)
    assert "199" in page.next.roster.heading.text()


def test_notes_are_for_the_report(desk: Desk, opens: Opens) -> None:
    page = opens(led(desk))
    page.notes.note.setPlainText("Bo is tired")
    QTest.keyClick(page.notes.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.notes.note.toPlainText() == ""
    assert "Bo is tired" in page.notes.notes.item(0).text()
    assert [one.told["text"] for one in page.live.session.happenings if one.what == NOTED] == ["Bo is tired"]


def test_after_a_crash_the_console_stands_where_it_stood(desk: Desk, opens: Opens) -> None:
    first = opens(led(desk))
    first.begin("i1")
    panel = first.panel
    assert isinstance(panel, DiscussionPanel)
    panel.box.asked.emit("How was the week?")
    panel.box.answered.emit("Long")
    first.now.pause.click()
    second = opens(gone_on(desk, first.live.session.id))
    assert second.live.state.phase is Phase.PAUSED
    assert isinstance(second.panel, DiscussionPanel)
    assert not second.panel.clock._watch.is_running
    assert second.room.wall == first.room.wall
    assert second.now.pause.text() == "Go on"


def test_a_full_disk_is_said_and_the_session_goes_on(desk: Desk, opens: Opens) -> None:
    page = opens(led(desk))
    desk.store.failing = RecordsUnavailableError("The disk is full.", remedy="Make room.")
    page.begin("i1")
    assert page.panel is not None
    assert "The disk is full." in page.notice.text
    desk.store.failing = None


def test_another_window_takes_over(desk: Desk, opens: Opens, qtbot: QtBot) -> None:
    page = opens(led(desk))
    other = gone_on(desk, page.live.session.id)
    other.happen(NOTED, {"text": "elsewhere"})
    page.begin("i1")
    assert not page.now.isEnabled()
    assert "Leave" in page.notice.text
    with qtbot.waitSignal(page.left):
        page.bar.leave.click()


def test_leaving_and_ending_close_the_rooms_window(desk: Desk, opens: Opens, qtbot: QtBot) -> None:
    page = opens(led(desk))
    page.begin("i2")
    room = page.room
    room.screens.show_as_window()
    with qtbot.waitSignals([page.left, room.destroyed]):
        page.leave()
    assert gone_on(desk, page.live.session.id).state.item_id == "i2"


def test_the_preview_shows_what_the_room_sees_and_black_is_black_in_both(desk: Desk, opens: Opens) -> None:
    page = opens(led(desk))
    page.begin("i1")
    assert page.notes.preview.view.wall == page.room.wall
    press(page, Qt.Key.Key_F9)
    assert page.room.is_blank
    assert page.notes.preview.view.is_blank
    assert page.notes.blank.isChecked()
    page.notes.blank.click()
    assert not page.room.is_blank


def test_one_screen_shows_the_wall_and_esc_leads_back(desk: Desk, opens: Opens, qtbot: QtBot) -> None:
    page = opens(led(desk))
    qtbot.waitUntil(lambda: page.room.screens._console is not None)
    press(page, Qt.Key.Key_F8)
    assert page.room.screens.standing is Standing.OVER
    qtbot.waitUntil(page.room.isActiveWindow)
    QTest.keyClick(page.room, Qt.Key.Key_Escape)
    assert page.room.screens.standing is Standing.HIDDEN
    page.notes.window_button.click()
    assert page.room.screens.standing is Standing.WINDOW
    page.room.close()
    assert page.room.screens.standing is Standing.HIDDEN
    assert page.live.state.phase is Phase.WAITING


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_the_console_fits_small_laptops(desk: Desk, opens: Opens, width: int) -> None:
    page = opens(led(desk, plan(*[ActivityKind.BREAK] * 9)))
    page.resize(width, 700)
    assert page.minimumSizeHint().width() <= width
    page.begin("i1")
    assert page.width() == width
    assert page.now.width() >= 400
