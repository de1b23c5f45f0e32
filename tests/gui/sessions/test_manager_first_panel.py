"""The manager goes first: the team waits, the example is shown with agreement, and a crash keeps it so."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.sessions.role_play import PLAY_BEGUN
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.domain.sessions.wall import MomentWall, QuestionWall
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.manager_first_panel import ManagerFirstPanel
from simulator.gui.sessions.panels.relationships_panel import RelationshipsPanel
from simulator.scenario_files.library import read_source
from simulator.training import practice
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.sessions.led import Desk, gone_on, led, plan

SCENARIO = "barking-dog"
FILE = Path(__file__).resolve().parents[3] / "scenarios" / f"{SCENARIO}.yaml"


@pytest.fixture
def desk() -> Desk:
    return Desk(MemoryStore())


@pytest.fixture
def live(desk: Desk) -> LiveSession:
    item = PlanItem("i1", ActivityKind.MANAGER_FIRST, "The manager goes first", 10, SCENARIO)
    made = led(desk, (item,), ("Mona", "Ben"))
    made.happen(ITEM_BEGUN, item="i1")
    return made


def panel_of(live: LiveSession, qtbot: QtBot) -> ManagerFirstPanel:
    assert live.state.item is not None
    panel = ManagerFirstPanel(live, live.state.item)
    qtbot.addWidget(panel, before_close_func=lambda gone: gone.leave())
    panel.show()
    return panel


def play_to_the_end(live: LiveSession, desk: Desk, name: str) -> str:
    here = practice.start(desk.store, read_source(str(FILE)), desk.store.person(name), seed=0)
    desk.store.link_attempt(here.record.id, live.session.id, desk.leader)
    while not here.conversation.is_over:
        here = practice.answer(desk.store, here, Reply("Good morning, this is Mona. Tell me what happened."))
    return here.record.id


def begun(live: LiveSession) -> list[object]:
    return [one.told["player"] for one in live.state.of_item("i1", PLAY_BEGUN)]


def test_the_team_may_not_begin_before_the_manager_has_submitted(
    live: LiveSession, desk: Desk, qtbot: QtBot
) -> None:
    panel = panel_of(live, qtbot)
    panel._choose("p1")
    panel.playing.play("p2")
    assert begun(live) == []
    assert "once Mona has submitted" in panel.playing.notice.text
    attempt_id = play_to_the_end(live, desk, "Mona")
    panel.gate.look.click()
    assert not panel.so_far.is_open
    panel.gate.submit.click()
    assert panel.so_far.attempt == attempt_id
    panel.playing.play("p2")
    assert begun(live) == ["p2"]


def test_the_example_is_on_the_wall_only_while_the_manager_agrees(
    live: LiveSession, desk: Desk, qtbot: QtBot
) -> None:
    practice.submit(desk.store, play_to_the_end(live, desk, "Mona"), desk.store.person("Mona"))
    panel = panel_of(live, qtbot)
    panel._choose("p1")
    assert panel.so_far.is_open
    assert panel.gate.show_it.isHidden()
    panel._show_turn(1)
    assert not isinstance(panel.wall(), MomentWall)
    panel._show_turn(0)
    panel.gate.agree.click()
    panel.gate.show_it.click()
    wall = panel.wall()
    assert isinstance(wall, MomentWall)
    assert wall.lines[-1].text.startswith("Good morning, this is Mona.")
    panel.gate.after.click()
    assert panel.wall() != wall
    again = panel_of(gone_on(desk, live.session.id), qtbot)
    assert again.so_far.is_open
    assert not isinstance(again.wall(), MomentWall)
    panel.gate.agree.click()
    assert not isinstance(panel.wall(), MomentWall)


def test_another_manager_closes_it_again(live: LiveSession, desk: Desk, qtbot: QtBot) -> None:
    practice.submit(desk.store, play_to_the_end(live, desk, "Mona"), desk.store.person("Mona"))
    panel = panel_of(live, qtbot)
    panel._choose("p1")
    assert panel.so_far.is_open
    panel._choose("p2")
    assert not panel.so_far.is_open


def test_private_lists_put_a_question_and_a_count_on_the_wall_and_no_name(desk: Desk, qtbot: QtBot) -> None:
    live = led(desk, plan(ActivityKind.RELATIONSHIPS))
    live.happen(ITEM_BEGUN, item="i1")
    clock = FakeClock()
    panel = RelationshipsPanel(live, live.state.plan[0], now=clock)
    qtbot.addWidget(panel, before_close_func=lambda gone: gone.leave())
    clock.go(60)
    wall = panel.wall()
    assert isinstance(wall, QuestionWall)
    assert (wall.answers, wall.seconds_left) == ((), 540)
    panel.hands.setValue(4)
    assert panel.wall().answers == ("4 of 6 have finished",)  # type: ignore[union-attr]
    assert "0 lists" in panel.kept.text()
