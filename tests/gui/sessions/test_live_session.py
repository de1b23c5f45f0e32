"""A session under way: nothing waits for the disk, and everything gets there in order."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.session import Participant
from simulator.domain.sessions.state import ITEM_BEGUN, NEXT_UP, NOTED, PAUSED, Phase
from simulator.records.interface import RecordsUnavailableError
from tests.fakes import MemoryStore
from tests.gui.sessions.led import Desk, gone_on, led

FULL = RecordsUnavailableError("The disk is full.", remedy="Make room.")


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return Desk(MemoryStore())


def kept(desk: Desk, session_id: str) -> list[str]:
    return [one.what for one in desk.store.session(session_id, desk.leader).happenings]


def test_what_happens_holds_at_once_and_is_written_in_order(desk: Desk) -> None:
    live = led(desk)
    desk.is_waiting = True
    live.happen(ITEM_BEGUN, item="i1")
    live.happen(PAUSED)
    live.happen(NOTED, {"text": "late"})
    assert live.state.phase is Phase.PAUSED
    assert not live.is_kept
    desk.answer()
    assert kept(desk, live.session.id) == ["planned", ITEM_BEGUN, PAUSED, NOTED]
    assert live.is_kept


def test_a_full_disk_stops_nothing_and_is_told_once_until_all_is_kept(desk: Desk, qtbot: QtBot) -> None:
    live = led(desk)
    told: list[Any] = []
    live.unkept.connect(told.append)
    live._again.setInterval(5)
    desk.store.failing = FULL
    live.happen(ITEM_BEGUN, item="i1")
    live.happen(NOTED, {"text": "still here"})
    assert live.state.item_id == "i1"
    assert [error.problem for error in told] == ["The disk is full."] * 2
    desk.store.failing = None
    with qtbot.waitSignal(live.kept_again, timeout=4000):
        pass
    assert kept(desk, live.session.id) == ["planned", ITEM_BEGUN, NOTED]


def test_a_session_that_went_on_elsewhere_writes_nothing_more(desk: Desk, qtbot: QtBot) -> None:
    live, session_id = led(desk), ""
    session_id = live.session.id
    other = gone_on(desk, session_id)
    other.happen(ITEM_BEGUN, item="i2")
    with qtbot.waitSignal(live.moved_on):
        live.happen(ITEM_BEGUN, item="i1")
    live.happen(NOTED, {"text": "lost"})
    assert kept(desk, session_id) == ["planned", ITEM_BEGUN]
    assert gone_on(desk, session_id).state.item_id == "i2"


def test_after_a_crash_everything_is_as_it_was(desk: Desk) -> None:
    live = led(desk)
    live.happen(ITEM_BEGUN, item="i1")
    told: Mapping[str, Any] = {"player": "p2", "partner": None, "observers": ["p1", "p3"]}
    live.happen(NEXT_UP, told)
    live.happen(PAUSED)
    again = gone_on(desk, live.session.id)
    assert replace(again.state, session=live.session) == live.state


def test_the_roster_changes_without_losing_what_happens_meanwhile(desk: Desk) -> None:
    live = led(desk)
    desk.is_waiting = True
    live.change_roster((*live.session.roster[1:], Participant("p9", "Late")))
    live.happen(ITEM_BEGUN, item="i1")
    desk.answer()
    assert [one.name for one in live.session.roster][-1] == "Late"
    assert live.state.item_id == "i1"
    assert live.state.name_of("p1") == ""


def test_the_end_waits_for_everything_to_be_written(desk: Desk, qtbot: QtBot) -> None:
    live = led(desk)
    ended: list[bool] = []
    live.ended.connect(lambda: ended.append(True))
    live._again.setInterval(5)
    desk.store.failing = FULL
    live.happen(NOTED, {"text": "the last word"})
    live.end()
    assert not ended
    assert live.state.phase is Phase.ENDED
    desk.store.failing = None
    with qtbot.waitSignal(live.ended, timeout=6000):
        pass
    session = desk.store.session(live.session.id, desk.leader)
    assert session.ended_at is not None
    assert [one.what for one in session.happenings] == ["planned", NOTED, "ended"]
