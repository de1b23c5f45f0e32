"""The private list: written down, blanks marked, kept, put back, and forgotten by the window at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.pages.relationships_page import RelationshipsPage
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.relationships_flow import RELATIONSHIPS, RelationshipsFlow
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store
from simulator.records.notebook_interface import Relationship
from simulator.settings import Settings, SettingsFile
from tests.gui.fake_sound import FakeLanes

TODAY = date(2026, 11, 23)


@dataclass
class Shown:
    """The page in its window."""

    window: MainWindow
    lanes: FakeLanes
    desk: RecordsDesk
    rooms: RoomsFlow
    folder: Path

    @property
    def page(self) -> Any:
        return self.window.page(RELATIONSHIPS)

    def enter(self) -> None:
        self.rooms.go_to(RELATIONSHIPS)
        self.lanes.work()

    def write_down(self, name: str, kind: str = "customer") -> None:
        self.page.name.setText(name)
        self.page.kind.setCurrentIndex(self.page.kind.findData(kind))
        self.page.add.click()
        self.lanes.work()

    def row(self, name: str) -> Any:
        return next(row for row in self.page.rows.values() if row.name.text() == name)

    def kept(self, owner: str) -> tuple[Relationship, ...]:
        store = open_store(self.folder)
        try:
            return store.relationships(store.person(owner))
        finally:
            store.close()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.add_page("welcome", Page(WelcomePage))
    window.show_page("practise")
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
    flow = RelationshipsFlow(window, desk, rooms, parent)
    desk.open(tmp_path, "Sam Weber")
    lanes.work()
    window.show()
    here = Shown(window, lanes, desk, rooms, tmp_path)
    here.enter()
    yield here
    assert flow
    desk.close()
    lanes.work()


def test_a_name_is_kept_and_the_field_is_free_for_the_next(shown: Shown) -> None:
    shown.write_down("Dana <b>Whitfield</b>")
    assert shown.page.name.text() == ""
    assert shown.row("Dana <b>Whitfield</b>").is_blank
    assert [one.name for one in shown.kept("Sam Weber")] == ["Dana <b>Whitfield</b>"]


def test_customers_stand_first_whenever_they_were_written_down(shown: Shown) -> None:
    shown.write_down("Waterworks", "organisation")
    shown.write_down("Dana")
    tops = {row.name.text(): shown.page._list.indexOf(row) for row in shown.page.rows.values()}
    assert tops["Dana"] < tops["Waterworks"]


def test_an_idea_is_taken_changed_and_done_today(shown: Shown) -> None:
    shown.write_down("Dana")
    row = shown.row("Dana")
    first = row.idea.text()
    row.another.click()
    assert row.idea.text() != first
    row.take.click()
    assert row.field.text() in row.idea.text()
    row.done.click()
    shown.lanes.work()
    assert not shown.row("Dana").is_blank
    assert [one.done_on for one in shown.kept("Sam Weber")] == [shown.page._today()]


def test_what_is_being_typed_elsewhere_stays(shown: Shown) -> None:
    shown.write_down("Dana")
    shown.row("Dana").field.setText("Half a senten")
    shown.write_down("Marco")
    assert shown.row("Dana").field.text() == "Half a senten"


def test_a_name_taken_off_by_mistake_is_put_back(shown: Shown) -> None:
    shown.write_down("Dana")
    shown.row("Dana").erase.click()
    shown.lanes.work()
    assert shown.kept("Sam Weber") == ()
    shown.page.put_back.click()
    shown.lanes.work()
    assert [one.name for one in shown.kept("Sam Weber")] == ["Dana"]
    assert shown.page.put_back.isHidden()


def test_somebody_else_at_the_screen_sees_nothing_of_it(shown: Shown) -> None:
    shown.write_down("Dana Whitfield")
    shown.page.name.setText("Half a name")
    shown.desk.switch_to("Ana", lambda _: None)
    shown.lanes.work(1)
    told = " ".join(label.text() for label in shown.page.findChildren(QLabel) if label.isVisible())
    assert "Dana" not in told
    assert shown.page.name.text() == ""
    shown.lanes.work()
    assert shown.page.rows == {}


def test_a_list_that_was_asked_for_by_somebody_else_is_not_shown(shown: Shown) -> None:
    shown.write_down("Dana Whitfield")
    shown.rooms.go_to(RELATIONSHIPS)
    shown.desk.person_name = "Ana"
    shown.page.show_nobody()
    shown.lanes.work()
    assert shown.page.rows == {}


def test_a_window_open_overnight_turns_an_old_deed_into_a_blank(qtbot: QtBot) -> None:
    today = [TODAY]
    page = RelationshipsPage(lambda: today[0])
    qtbot.addWidget(page)
    page.show_relationships((Relationship("1", "Dana", "customer", "Rang", TODAY - timedelta(31)),))
    assert not page.rows["1"].is_blank
    today[0] += timedelta(1)
    page._turn_of_day.timeout.emit()
    assert page.rows["1"].is_blank
    assert "Before that, 32 days ago: Rang" in page.rows["1"].when.text()


def test_something_new_can_be_written_and_put_away_again(qtbot: QtBot) -> None:
    page = RelationshipsPage(lambda: TODAY)
    qtbot.addWidget(page)
    page.show_relationships((Relationship("1", "Dana", "customer", "Rang", TODAY),))
    page.show()
    row = page.rows["1"]
    row.more.click()
    assert row.field.isVisible()
    qtbot.keyClick(row.field, Qt.Key.Key_Escape)
    assert not row.field.isVisible()
    with qtbot.waitSignal(page.kept) as kept:
        row.more.click()
        row.field.setText("Sent  a card")
        row.done.click()
    assert kept.args
    assert (kept.args[0].deed, kept.args[0].done_on) == ("Sent a card", TODAY)


def test_a_very_long_list_is_shown_whole_a_few_rows_at_a_time(qtbot: QtBot) -> None:
    page = RelationshipsPage(lambda: TODAY)
    qtbot.addWidget(page)
    page.show_relationships([Relationship(str(n), f"Name {n}", "other") for n in range(75)])
    assert len(page.rows) < 75
    qtbot.waitUntil(lambda: len(page.rows) == 75)
    assert [page._list.indexOf(page.rows[str(n)]) for n in range(75)] == list(range(75))
    page.show_nobody()
    assert page.rows == {}
