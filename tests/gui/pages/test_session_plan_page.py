"""The page on which a session is planned: names, activities, what is missing, by keyboard and by mouse."""

from typing import Any

import pytest
from PySide6.QtCore import QDateTime, QLocale, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from simulator.domain.people import Person
from simulator.domain.sessions.ready_plans import READY_PLANS
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.session_plan import SessionPlan
from simulator.gui.pages.session_plan_page import SessionPlanPage
from simulator.gui.sessions.plan_editor import PlanEditor
from simulator.gui.sessions.plan_row import ROW_FORMAT, ScenarioChoice
from simulator.training.sessions.roster import with_names

SCENARIOS = (ScenarioChoice("dog", "The dog"), ScenarioChoice("lamp", "The lamp"))
KIND = ActivityKind


@pytest.fixture
def page(qtbot: QtBot) -> SessionPlanPage:
    made = SessionPlanPage()
    qtbot.addWidget(made)
    made.resize(1072, 740)
    made.show_scenarios(SCENARIOS)
    made.show_plan(SessionPlan("Monday"))
    made.show()
    return made


def type_names(page: SessionPlanPage, text: str, qtbot: QtBot) -> None:
    page.roster.names.setPlainText(text)
    qtbot.keyClick(page.roster.names, Qt.Key.Key_Return)


def names(page: SessionPlanPage) -> list[str]:
    return [one.name for one in page.roster.roster]


def test_what_is_doubled_is_told_before_it_is_added(page: SessionPlanPage, qtbot: QtBot) -> None:
    type_names(page, "Sam", qtbot)
    page.roster.names.setPlainText("sam\nAna\nJo")
    assert "sam" in page.roster.told.text()
    assert page.roster.add.text() == "Add 2"
    page.roster.add.click()
    assert names(page) == ["Sam", "Ana", "Jo"]
    assert not page.roster.names.toPlainText()


def test_two_hundred_names_are_pasted_at_once(page: SessionPlanPage, qtbot: QtBot) -> None:
    type_names(page, "\n".join(f"Nguyễn {n}" for n in range(200)), qtbot)
    assert len(names(page)) == 200
    assert page.roster.list.count() == 200
    assert "200 people" in page.roster.count.text()


def test_people_on_record_are_found_by_a_part_of_their_name(page: SessionPlanPage) -> None:
    page.show_at_hand((Person("1", "Ana Popescu"), Person("2", "Sam & Co"), Person("3", "Jo")), ())
    page.roster.names.setPlainText("pop")
    (chip,) = page.roster.chips
    chip.click()
    assert [(one.name, one.person_id) for one in page.roster.roster] == [("Ana Popescu", "1")]
    assert not page.roster.names.toPlainText()
    assert "Add Ana Popescu" not in [chip.accessibleName() for chip in page.roster.chips]


def test_absent_people_stay_on_the_list(page: SessionPlanPage, qtbot: QtBot) -> None:
    type_names(page, "Sam\nعمر", qtbot)
    page.roster.list.setCurrentRow(1)
    page.roster.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert [one.is_present for one in page.roster.roster] == [True, False]
    assert page.roster.count.text() == "1 person here, 1 absent"
    assert "absent" in page.roster.list.item(1).text()
    page.roster.list.setFocus()
    qtbot.keyClick(page.roster.list, Qt.Key.Key_Delete)
    assert names(page) == ["Sam"]


def test_the_people_of_last_time_come_with_one_press(page: SessionPlanPage, qtbot: QtBot) -> None:
    page.show_at_hand((), with_names((), ("Sam", "Ana")))
    type_names(page, "Sam", qtbot)
    assert page.roster.last_time.isVisible()
    page.roster.last_time.click()
    assert names(page) == ["Sam", "Ana"]
    assert not page.roster.last_time.isVisible()


def test_it_says_what_is_missing_one_thing_at_a_time(page: SessionPlanPage, qtbot: QtBot) -> None:
    begun: list[Any] = []
    page.begun.connect(begun.append)
    page.title.clear()
    assert "title" in page.missing.text()
    page.title.setText("  Monday   group ")
    assert "person" in page.missing.text()
    type_names(page, "Sam", qtbot)
    assert "activity" in page.missing.text()
    page.plan.add_activity(KIND.BREAK)
    assert not page.missing.text()
    page.begin.click()
    page.begin.click()
    (plan,) = begun
    assert plan.title == "Monday group"
    assert [item.kind for item in plan.items] == [KIND.BREAK]
    page.show_refused()
    assert page.begin.isEnabled()


def test_a_ready_plan_plays_another_scenario_each_time(page: SessionPlanPage) -> None:
    page.plan.empty.ready[0].click()
    played = [item.scenario_id for item in page.plan.items if item.kind is KIND.ROLE_PLAY]
    assert played == ["dog", "lamp"]
    assert page.plan.minutes == 120


def test_the_plan_of_last_time_comes_with_one_press(page: SessionPlanPage) -> None:
    assert not page.plan.empty.as_last_time.isVisible()
    last = (PlanItem("x9", KIND.ROLE_PLAY, "Again", 12, "lamp"), PlanItem("x2", KIND.BREAK, "Tea", 8))
    page.show_at_hand((), (), last)
    page.plan.empty.as_last_time.click()
    assert [(item.title, item.minutes, item.scenario_id) for item in page.plan.items] == [
        ("Again", 12, "lamp"),
        ("Tea", 8, ""),
    ]
    assert [item.id for item in page.plan.items] == ["a1", "a2"]


def test_scenarios_may_come_after_the_plan(qtbot: QtBot) -> None:
    editor = PlanEditor()
    qtbot.addWidget(editor)
    editor.add_activity(KIND.ROLE_PLAY)
    assert editor.lacks_scenario
    editor.show_scenarios(SCENARIOS)
    assert not editor.lacks_scenario
    row = editor.rows[editor.items[0].id]
    assert row.scenario is not None
    row.scenario.setCurrentIndex(1)
    assert editor.items[0].scenario_id == "lamp"


def test_a_role_play_is_called_after_its_scenario_until_it_has_a_name_of_its_own(qtbot: QtBot) -> None:
    editor = PlanEditor()
    qtbot.addWidget(editor)
    editor.show_scenarios(SCENARIOS)
    editor.add_activity(KIND.ROLE_PLAY)
    row = next(iter(editor.rows.values()))
    assert row.scenario is not None
    titles = {one.scenario_id: one.title for one in SCENARIOS}
    for place in (1, 0):
        row.scenario.setCurrentIndex(place)
        assert editor.items[0].title == row.title.text() == titles[editor.items[0].scenario_id]
    row.title.clear()
    qtbot.keyClicks(row.title, "Our worst Monday")
    row.scenario.setCurrentIndex(1)
    assert (editor.items[0].title, editor.items[0].scenario_id) == (
        "Our worst Monday",
        SCENARIOS[1].scenario_id,
    )


def test_it_says_when_it_would_be_over(qtbot: QtBot) -> None:
    began = QDateTime.fromString("2026-03-29T23:30:00", Qt.DateFormat.ISODate)
    editor = PlanEditor(now=lambda: began)
    qtbot.addWidget(editor)
    editor.take_ready(READY_PLANS[0])
    until = QLocale().toString(began.addSecs(7200).time(), QLocale.FormatType.ShortFormat)
    assert editor.total.text() == f"2 h in all; begun now, it ends at {until}"
    editor.rows[editor.items[0].id].minutes.setValue(15)
    assert "2 h 5 min" in editor.total.text()


def test_rows_move_by_keyboard_button_and_mouse(page: SessionPlanPage, qtbot: QtBot) -> None:
    for kind in (KIND.BREAK, KIND.MEETING, KIND.DISCUSSION):
        page.plan.add_activity(kind)
    first, second, third = (item.id for item in page.plan.items)
    qtbot.keyClick(page.plan.rows[first].title, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.id for item in page.plan.items] == [second, first, third]
    page.plan.rows[third].up.click()
    assert [item.id for item in page.plan.items] == [second, third, first]
    assert not page.plan.rows[second].up.isEnabled()
    assert not page.plan.rows[first].down.isEnabled()
    mime = QMimeData()
    mime.setData(ROW_FORMAT, first.encode())
    top = page.plan.rows[second].mapTo(page.plan, page.plan.rows[second].rect().topLeft())
    drop = QDropEvent(
        QPointF(top),
        Qt.DropAction.MoveAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.plan.dropEvent(drop)
    assert [item.id for item in page.plan.items] == [first, second, third]
    page.plan.rows[second].remove.click()
    assert [item.id for item in page.plan.items] == [first, third]


def test_a_title_is_never_empty(page: SessionPlanPage, qtbot: QtBot) -> None:
    page.plan.add_activity(KIND.BREAK)
    (row,) = page.plan.rows.values()
    row.title.selectAll()
    qtbot.keyClick(row.title, Qt.Key.Key_Delete)
    row.title.editingFinished.emit()
    assert row.title.text() == page.plan.items[0].title == "Break"


def test_a_ready_plan_leads_the_keyboard_on(page: SessionPlanPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(page):
        page.activateWindow()
    page.plan.empty.ready[0].setFocus()
    qtbot.keyClick(page.plan.empty.ready[0], Qt.Key.Key_Space)
    first = page.plan.rows[page.plan.items[0].id].title
    assert page.focusWidget() is first
    type_names(page, "Sam\nAna", qtbot)
    page.plan.ready.setFocus()
    page.plan.take_ready(READY_PLANS[1])
    assert page.focusWidget() is page.begin
