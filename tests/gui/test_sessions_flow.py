"""Sessions: planned, kept, begun, left, taken up at the same place, and for trainers only."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.sessions.state import ITEM_BEGUN, NEXT_UP, NOTED, TAKEN_UP
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.room_window import RoomWindow
from simulator.gui.sessions_flow import SessionsFlow
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.gui.start import ROOMS
from simulator.gui.widgets.scenario_card import CardContent
from simulator.records import open_store, sql_roles
from simulator.scenario_files.library import read_source
from simulator.settings import Settings, SettingsFile
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker
from tests.gui.refusals import refused

SECRET = "grün und Katze"
SMALL = Path(__file__).resolve().parents[1] / "scenario_files" / "small.yaml"
CARDS = (
    CardContent("small", "Small", "", 3, "phone", "starter", "dana", "", str(SMALL)),
    CardContent("other", "Other", "", 4, "phone", "starter", "dana", "", str(SMALL)),
)


@dataclass
class House:
    """A window, real records, and lanes that work when they are told to."""

    window: MainWindow
    lanes: FakeLanes
    desk: RecordsDesk
    rooms: RoomsFlow
    flow: SessionsFlow
    folder: Path

    def page(self, name: str) -> Any:
        return self.window.page(name)

    @property
    def live(self) -> LiveSession:
        assert self.flow.live is not None
        return self.flow.live

    def come_in(self, name: str) -> None:
        self.desk.open(self.folder, name)
        self.lanes.work()
        if not self.desk.is_anybody_in:
            self.desk.sign_in(name, SECRET, refused)
            self.lanes.work()

    def go_to_sessions(self) -> None:
        self.rooms.go_to("sessions")
        self.lanes.work()

    def plan(self, *names: str, kinds: tuple[ActivityKind, ...] = (ActivityKind.BREAK,)) -> Any:
        self.go_to_sessions()
        self.page("sessions").new_asked.emit()
        self.lanes.work()
        page = self.page("session plan")
        page.roster.names.setPlainText("\n".join(names))
        page.roster.names.entered.emit()
        for kind in kinds:
            page.plan.add_activity(kind)
        return page

    def begin(self) -> None:
        self.plan("Sam", "Ana").begin.click()
        self.lanes.work()


Opens = Callable[[], House]


@pytest.fixture
def opens(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opens]:
    """Opens the program anew on the same records, as after a crash."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(sql_roles, "_hasher", lambda: quick)
    houses: list[House] = []
    store = open_store(tmp_path)
    store.give_role("Mira", Role.TRAINER, by=None, passphrase=SECRET)
    store.close()

    def opened() -> House:
        window, lanes = MainWindow(ROOMS), FakeLanes()
        qtbot.addWidget(window)
        parent = QObject(window)
        window.add_page("practise", Page(LibraryPage, "Practise"))
        window.show_page("practise")
        desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
        rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
        flow = SessionsFlow(window, desk, rooms, lambda _: read_source(str(SMALL)), parent)
        flow.take_library(CARDS)
        window.show()
        houses.append(House(window, lanes, desk, rooms, flow, tmp_path))
        return houses[-1]

    yield opened
    for house in houses:
        house.flow.close()
        house.lanes.work()
        house.desk.close()
        house.lanes.work()


@pytest.fixture
def house(opens: Opens) -> House:
    made = opens()
    made.come_in("Mira")
    return made


def rooms_windows() -> list[RoomWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, RoomWindow)]


def told(house: House, *what: str) -> list[Any]:
    store = open_store(house.folder)
    mira = store.sign_in("Mira", SECRET)
    found = [one.happening for one in store.happenings(mira, *what)]
    store.close()
    return found


def test_only_trainers_see_the_room(opens: Opens) -> None:
    house = opens()
    assert "sessions" not in house.window.side_bar.shown_rooms
    house.come_in("Sam")
    assert "sessions" not in house.window.side_bar.shown_rooms
    house.desk.sign_in("Mira", SECRET, refused)
    house.lanes.work()
    assert "sessions" in house.window.side_bar.shown_rooms
    house.desk.switch_to("Sam", refused)
    house.lanes.work()
    assert "sessions" not in house.window.side_bar.shown_rooms


def test_the_first_time_there_is_one_thing_to_do(house: House) -> None:
    house.go_to_sessions()
    assert house.page("sessions").first.isVisible()
    assert not house.page("sessions").cards
    house.page("sessions").first.click()
    house.lanes.work()
    assert house.window.shown == "session plan"
    assert house.page("session plan").title.text()
    assert not house.page("session plan").begin.isEnabled()


def test_a_session_begins_with_its_plan_and_both_windows(house: House) -> None:
    page = house.plan("Sam", "Ana", kinds=(ActivityKind.ROLE_PLAY, ActivityKind.BREAK))
    page.roster.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    page.title.setText("Tuesday <b>group</b>")
    page.begin.click()
    house.lanes.work()
    assert house.window.shown == "console"
    live = house.flow.live
    assert live is not None
    assert [(one.name, one.is_present) for one in live.session.roster] == [("Sam", True), ("Ana", False)]
    assert [item.kind for item in live.state.plan] == [ActivityKind.ROLE_PLAY, ActivityKind.BREAK]
    assert [item.scenario_id for item in live.state.plan] == ["small", ""]
    assert live.session.title == "Tuesday <b>group</b>"
    assert live.source_of is not None
    assert len(rooms_windows()) == 1


def test_a_plan_that_was_left_is_still_there(house: House) -> None:
    page = house.plan("Sam", "Ana")
    page.leave.click()
    house.lanes.work()
    assert house.window.shown == "sessions"
    house.page("sessions").new_asked.emit()
    house.lanes.work()
    assert [one.name for one in page.roster.roster] == ["Sam", "Ana"]
    page.afresh.click()
    assert not page.roster.roster
    assert not page.plan.items
    assert page.title.text()


def test_a_plan_on_record_leaves_no_draft_behind(house: House) -> None:
    page = house.plan("Sam", "Ana")
    page.keep.click()
    house.lanes.work()
    house.page("sessions").new_asked.emit()
    house.lanes.work()
    assert not page.roster.roster
    assert page.roster.last_time.isVisible()


def test_a_plan_is_kept_changed_and_begun_later(house: House) -> None:
    house.plan("Sam").keep.click()
    house.lanes.work()
    (card,) = house.page("sessions").cards
    assert card.line.state == "planned"
    assert house.flow.live is None
    house.page("sessions").plan_asked.emit(card.line.session_id)
    house.lanes.work()
    page = house.page("session plan")
    assert [one.name for one in page.roster.roster] == ["Sam"]
    page.roster.names.setPlainText("Jo")
    page.roster.names.entered.emit()
    page.plan.add_activity(ActivityKind.DISCUSSION)
    page.keep.click()
    house.lanes.work()
    house.page("sessions").cards[0].continued.emit(card.line.session_id)
    house.lanes.work()
    assert [one.name for one in house.live.session.roster] == ["Sam", "Jo"]
    assert len(house.live.state.plan) == 2


def test_after_a_crash_one_press_goes_on_where_it_was(house: House, opens: Opens) -> None:
    house.begin()
    live = house.flow.live
    assert live is not None
    live.happen(ITEM_BEGUN, item=live.state.plan[0].id)
    live.happen(NEXT_UP, {"player": "p2", "observers": ["p1"], "partner": None})
    house.lanes.work()
    before = live.state
    # the program is gone without having closed anything; another starts on the same folder
    again = opens()
    again.come_in("Mira")
    again.lanes.work()
    note = again.flow._note
    assert note is not None
    assert note.isVisible()
    note.action.click()
    again.lanes.work()
    assert again.window.shown == "console"
    assert again.flow.live is not None
    after = again.flow.live.state
    assert (after.plan, after.item_id, after.player) == (before.plan, before.item_id, "p2")
    assert after.session.roster == before.session.roster
    *happened, last = [(one.what, one.told) for one in after.session.happenings]
    assert happened == [(one.what, one.told) for one in before.session.happenings]
    assert last[0] == TAKEN_UP


def test_leaving_keeps_the_session_under_way(house: House) -> None:
    house.begin()
    live = house.flow.live
    assert live is not None
    live.happen(ITEM_BEGUN, item=live.state.plan[0].id)
    live.happen(NOTED, {"text": "the last thing before leaving"})
    house.page("console").leave()
    house.lanes.work()
    assert house.window.shown == "sessions"
    (card,) = house.page("sessions").cards
    assert card.line.state == "under way"
    assert [one.told["text"] for one in told(house, NOTED)] == ["the last thing before leaving"]
    house.page("sessions").continued.emit(card.line.session_id)
    house.lanes.work()
    assert house.window.shown == "console"


def test_the_room_has_the_voice_of_the_house_and_leaving_ends_it_in_the_middle_of_the_word(
    house: House, qtbot: QtBot
) -> None:
    loudspeaker = FakeLoudspeaker()
    house.flow.voice = voice = CustomerSpeaks(
        cast("Any", house.lanes), Settings(), lambda _: FakeSpeaker(), lambda: cast("Any", loudspeaker)
    )
    house.plan("Sam", "Ana", kinds=(ActivityKind.ROLE_PLAY,)).begin.click()
    house.lanes.work()
    house.page("console").now.begin_asked.emit()
    house.lanes.work()
    house.page("console").panel.begin_view.begin.click()
    house.lanes.work()
    qtbot.waitUntil(lambda: loudspeaker.effects == ["ring"])
    house.lanes.work()  # its line is got ready meanwhile
    house.page("console").panel.view.customer.answer.click()
    qtbot.waitUntil(lambda: loudspeaker.is_playing)
    assert loudspeaker.ambience == "phone-line"
    house.page("console").leave()
    house.lanes.work()
    assert not loudspeaker.is_playing
    assert loudspeaker.ambience == ""
    voice.close()


def test_closing_the_window_closes_the_rooms_window_too(house: House) -> None:
    house.begin()
    (room,) = rooms_windows()
    house.window.close()
    assert not room.isVisible()
    house.lanes.work()


def test_an_ended_session_asks_for_its_report(house: House, qtbot: QtBot) -> None:
    house.begin()
    with qtbot.waitSignal(house.flow.report_asked) as asked:
        house.page("console").end_session()
        house.lanes.work()
    house.go_to_sessions()
    (card,) = house.page("sessions").cards
    assert card.line.state == "ended"
    assert asked.args == [card.line.session_id]
    with qtbot.waitSignal(house.flow.report_asked):
        house.flow.take_up(card.line.session_id)
        house.lanes.work()
    assert house.flow.live is None


def test_what_cannot_be_put_on_record_is_said_and_may_be_tried_again(house: House) -> None:
    page = house.plan("Sam")
    page.roster.roster = (*page.roster.roster, *page.roster.roster)
    page.begin.click()
    with pytest.raises(ValueError, match="id"):
        house.lanes.work()
    page.roster.show_roster(page.roster.roster[:1])
    page.show_refused()
    assert page.begin.isEnabled()
