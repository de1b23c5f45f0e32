"""The room with everybody on record: for HR only; a list is looked at first, and written when told to."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from simulator.domain.errors import SimulatorError
from simulator.domain.people import Role
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.people_flow import PeopleFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store, sql_roles
from simulator.settings import Settings, SettingsFile
from tests.gui.fake_sound import FakeLanes

SECRET = "grün und Katze"
LIST = """Employee No;Full name;Team;Start date;Status
0017;Ann Smith;Tills;03.04.2024;active
0018;Bob Jones;Tills;04.05.2023;active
0019;Ann Smith;Returns;;active
0020;;Returns;;active
"""


def failed(error: SimulatorError) -> None:
    pytest.fail(str(error))


class House:
    """A window, real records, and lanes that work when they are told to."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.window, self.lanes, self.folder = MainWindow(ROOMS), FakeLanes(), folder
        qtbot.addWidget(self.window)
        parent = QObject(self.window)
        self.window.add_page("practise", Page(LibraryPage, "Practise"))
        self.window.show_page("practise")
        self.desk = RecordsDesk(self.lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
        rooms = RoomsFlow(self.window, self.desk, SettingsFile(folder), Settings(), folder)
        self.rooms = rooms
        self.flow = PeopleFlow(self.window, self.desk, rooms, self.lanes, parent)  # type: ignore[arg-type]
        self.window.show()

    def come_in(self, name: str) -> None:
        self.desk.open(self.folder, name)
        self.lanes.work()
        if not self.desk.is_anybody_in:
            self.desk.sign_in(name, SECRET, failed)
            self.lanes.work()

    def page(self, name: str) -> Any:
        return self.window.page(name)

    def go_to_people(self) -> Any:
        self.rooms.go_to("people")
        self.lanes.work()
        return self.page("people")

    def bring(self, text: str) -> Any:
        path = self.folder / "staff.csv"
        path.write_text(text, encoding="utf-8")
        self.flow.bring_in(str(path))
        self.lanes.work()
        return self.page("people-import")

    def kinds(self) -> list[str]:
        model = self.page("people-import").model
        return [model.row_at(row).kind for row in range(model.rowCount())]


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(sql_roles, "_hasher", lambda: quick)
    store = open_store(tmp_path)
    store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    store.close()
    made = House(qtbot, tmp_path)
    made.come_in("Hanna")
    yield made
    made.flow.close()
    made.desk.close()
    made.lanes.work()


def names(page: Any) -> list[str]:
    return [page.model.row_at(row).name for row in range(page.model.rowCount())]


def test_the_room_is_for_hr_only(house: House) -> None:
    assert "people" in house.window.side_bar.shown_rooms
    house.go_to_people()
    house.come_in("Sam")
    assert "people" not in house.window.side_bar.shown_rooms
    assert house.window.shown == "practise"
    assert names(house.page("people")) == []


def test_nobody_yet_offers_one_thing(house: House) -> None:
    page = house.go_to_people()
    assert page.first.isVisible()
    assert page.first.hasFocus() or not house.window.isActiveWindow()


def test_a_list_is_looked_at_first_and_written_when_told_to(house: House) -> None:
    house.go_to_people()
    page = house.bring(LIST)
    assert house.kinds() == ["left out", "new", "new", "new"]
    assert page.write.isEnabled()
    assert "3" in page.write.text()
    assert names(house.page("people")) == ["Hanna"]  # nothing yet
    page.chips.button("left out").click()
    assert house.kinds() == ["left out"]
    page.table.setCurrentIndex(page.model.index(0, 0))
    assert "name is missing" in page.told.text()
    page.write.click()
    house.lanes.work()
    assert house.window.shown == "people"
    people = house.page("people")
    assert names(people) == ["Ann Smith", "Ann Smith (0019)", "Bob Jones", "Hanna"]
    assert "3" in people.done.text()
    house.bring(LIST)
    assert house.kinds() == ["left out", "unchanged", "unchanged", "unchanged"]
    assert not page.write.isEnabled()


def test_people_are_found_by_words_team_and_whether_they_left(house: House) -> None:
    house.go_to_people()
    house.bring(LIST + "0021;Eva König;Tills;;active\n").write.click()
    house.lanes.work()
    house.bring("Employee No;Full name;Status\n0021;Eva König;left\n").write.click()
    house.lanes.work()
    page = house.page("people")
    assert "Eva König" not in names(page)
    page.who.setCurrentIndex(page.who.findData("left"))
    assert names(page) == ["Eva König"]
    page.who.setCurrentIndex(page.who.findData("here"))
    page.team.setCurrentIndex(page.team.findData("Tills"))
    assert names(page) == ["Ann Smith", "Bob Jones"]
    page.search.setText("jones 0018")
    page._narrow()
    assert names(page) == ["Bob Jones"]
    page.search.setText("nobody")
    page._narrow()
    assert "Nobody" in page.words.text()


def test_a_column_can_be_given_another_meaning(house: House) -> None:
    page = house.bring("Number;Nickname;Group\n1;Ann;Tills\n")
    assert not page.write.isEnabled()
    assert "called" in page.notice.text
    box = page.answers.mapping.boxes["name"]
    box.setCurrentIndex(box.findData("Nickname"))
    house.lanes.work()
    assert house.kinds() == ["new"]
    assert page.write.isEnabled()
    team = page.answers.mapping.boxes["email"]
    team.setCurrentIndex(team.findData("Group"))
    house.lanes.work()
    assert "team" not in page.answers.chosen.columns


def test_a_day_that_can_be_two_is_asked_about(house: House) -> None:
    page = house.bring("Number;Name;Start date\n1;Ann;03/04/2024\n")
    assert not page.write.isEnabled()
    assert page.answers.dates.isVisible()
    page.answers.dates.button("day-first").click()
    house.lanes.work()
    page.write.click()
    house.lanes.work()
    assert house.page("people").model.row_at(0).since_key == "2024-04-03"


def test_another_number_is_asked_about(house: House) -> None:
    house.bring(LIST).write.click()
    house.lanes.work()
    page = house.bring("Employee No;Full name\n99;Bob Jones\n")
    assert house.kinds() == ["to be answered"]
    page.answers.new_numbers.button("same").click()
    house.lanes.work()
    assert house.kinds() == ["changed"]


def test_a_file_that_cannot_be_read_is_said(house: House) -> None:
    page = house.bring("")
    assert "nothing" in page.notice.text
    assert page.other.isVisible()
    assert not page.write.isEnabled()


def test_leaving_while_a_file_is_read_stops_it(house: House) -> None:
    path = house.folder / "staff.csv"
    path.write_text(LIST, encoding="utf-8")
    house.flow.bring_in(str(path))
    house.page("people-import").cancel.click()
    house.lanes.work()
    assert house.window.shown == "people"
    assert names(house.page("people")) == ["Hanna"]


def test_what_was_shown_is_gone_when_somebody_else_sits_down(house: House) -> None:
    house.bring(LIST)
    house.come_in("Sam")
    assert house.window.shown == "practise"
    assert not house.window.is_built("people-import")


def test_a_file_can_be_dropped(house: House) -> None:
    page = house.go_to_people()
    path = house.folder / "dropped.csv"
    path.write_text(LIST, encoding="utf-8")
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        told,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(drop)
    house.lanes.work()
    assert house.kinds() == ["left out", "new", "new", "new"]


def test_headings_sort_and_turn_round(house: House) -> None:
    house.bring(LIST).write.click()
    house.lanes.work()
    page = house.page("people")
    page.model.sort_by(0)
    first = names(page)
    page.model.sort_by(0)
    assert names(page) == first[::-1]
