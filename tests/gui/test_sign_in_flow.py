"""Names with a passphrase, asked for at the start and in switching; and how somebody becomes a trainer."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.roles_flow import RolesFlow
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.sign_in_flow import SignInFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store, sql_roles
from simulator.settings import Settings, SettingsFile
from tests.gui.fake_sound import FakeLanes
from tests.gui.refusals import refused

SECRET = "grün und Katze"


@dataclass
class House:
    """The rooms and whoever stands at their door."""

    window: MainWindow
    lanes: FakeLanes
    desk: RecordsDesk
    rooms: RoomsFlow
    folder: Path

    def open(self, name: str) -> None:
        self.desk.open(self.folder, name)
        self.lanes.work()

    def page(self, name: str) -> Any:
        return self.window.page(name)

    def give(self, passphrase: str) -> None:
        self.page("sign-in").passphrase.setText(passphrase)
        self.page("sign-in").enter.click()
        self.lanes.work()


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(sql_roles, "_hasher", lambda: quick)
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.add_page("welcome", Page(WelcomePage))
    window.show_page("practise")
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
    kept = (SignInFlow(window, desk, rooms, parent), RolesFlow(desk, rooms, parent))
    window.show()
    yield House(window, lanes, desk, rooms, tmp_path)
    del kept  # they live as long as the house
    desk.close()
    lanes.work()


@pytest.fixture
def locked(house: House) -> House:
    """Mira leads sessions here."""
    store = open_store(house.folder)
    store.give_role("Mira", Role.TRAINER, by=None, passphrase=SECRET)
    store.close()
    return house


def test_a_name_without_a_passphrase_asks_for_nothing(house: House) -> None:
    house.open("Sam")
    assert house.window.shown == "practise"
    assert (house.desk.person_name, house.desk.role) == ("Sam", Role.TRAINEE)


def test_a_trainer_who_was_remembered_is_asked_at_the_start(locked: House) -> None:
    locked.open("Mira")
    assert locked.window.shown == "sign-in"
    assert not locked.desk.is_anybody_in
    locked.window.room_chosen.emit("attempts")
    assert locked.window.shown == "sign-in"
    locked.give(SECRET)
    assert locked.window.shown == "practise"
    assert (locked.desk.person_name, locked.desk.role) == ("Mira", Role.TRAINER)
    assert not locked.page("sign-in").passphrase.text()


def test_a_wrong_passphrase_is_said_and_may_be_typed_again(locked: House) -> None:
    locked.open("MIRA")
    locked.give("grün und Hund")
    assert locked.window.shown == "sign-in"
    assert locked.page("sign-in").notice.text
    assert not locked.desk.is_anybody_in
    locked.give(SECRET)
    assert locked.desk.person_name == "Mira"


def test_switching_to_a_locked_name_loses_nothing_until_it_is_open(locked: House) -> None:
    locked.open("Sam")
    locked.desk.switch_to("Mira", refused)
    locked.lanes.work()
    assert locked.window.shown == "sign-in"
    assert locked.page("sign-in").other.text() == "Go on as Sam"
    asked: list[str] = []
    locked.desk.ask(
        lambda _, me: me.name, asker=locked.window, then=asked.append, failed=lambda e: pytest.fail(str(e))
    )
    locked.lanes.work()
    assert asked == ["Sam"]
    locked.page("sign-in").other.click()
    assert locked.window.shown == "settings"
    assert locked.desk.person_name == "Sam"


def test_somebody_else_can_come_in_instead(locked: House, qtbot: QtBot) -> None:
    locked.open("Mira")
    qtbot.keyClick(locked.page("sign-in"), Qt.Key.Key_Escape)
    assert locked.window.shown == "welcome"
    locked.page("welcome").named.emit("Sam")
    locked.lanes.work()
    assert locked.window.shown == "practise"
    assert locked.desk.person_name == "Sam"


def fill(section: Any, passphrase: str, again: str | None = None) -> None:
    section.passphrase.setText(passphrase)
    section.again.setText(passphrase if again is None else again)
    section.give.click()


def test_the_first_trainer_needs_only_a_passphrase(house: House) -> None:
    house.open("Mira")
    house.rooms.go_to("settings")
    house.lanes.work()
    section = house.page("settings").roles
    assert not section.give.isHidden()
    fill(section, SECRET, "something else")
    assert "differ" in section.notice.text
    house.lanes.work()
    assert house.desk.role is Role.TRAINEE
    fill(section, "short")
    house.lanes.work()
    assert section.notice.text
    assert house.desk.role is Role.TRAINEE
    fill(section, SECRET)
    house.lanes.work()
    assert house.desk.role is Role.TRAINER
    assert not section.passphrase.text()
    assert "Mira leads sessions" in section.told.text()


def test_a_trainer_gives_the_role_to_others(locked: House) -> None:
    locked.open("Mira")
    locked.give(SECRET)
    locked.rooms.go_to("settings")
    locked.lanes.work()
    section = locked.page("settings").roles
    section.name.setText("  Ngọc   Ánh ")
    fill(section, "eine andere")
    locked.lanes.work()
    assert "Ngọc Ánh leads sessions" in section.told.text()
    locked.desk.switch_to("Ngọc Ánh", refused)
    locked.lanes.work()
    assert locked.window.shown == "sign-in"
    locked.give("eine andere")
    assert (locked.desk.person_name, locked.desk.role) == ("Ngọc Ánh", Role.TRAINER)


def test_a_trainee_reads_whom_to_ask(locked: House) -> None:
    locked.open("Sam")
    locked.rooms.go_to("settings")
    locked.lanes.work()
    section = locked.page("settings").roles
    assert section.give.isHidden()
    assert "ask one of them" in "\n".join(label.text() for label in section.findChildren(QLabel))
