"""Settings about oneself: a PIN that is asked for, all that is kept in a file, and erasing where one may."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from simulator.domain.people import Person, Role
from simulator.domain.sign_in import FREE_TRIES
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.own_data_flow import OwnDataFlow
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.pin_flow import PinFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.sign_in_flow import SignInFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store, sql_roles
from simulator.records.sql_store import SqlStore
from simulator.settings import Settings, SettingsFile
from tests.gui.fake_sound import FakeLanes
from tests.gui.refusals import refused
from tests.records.played import finished

SECRET = "grün und Katze"


class House:
    """The settings, the door, and lanes that work when they are told to."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.window, self.lanes, self.folder = MainWindow(ROOMS), FakeLanes(), folder
        qtbot.addWidget(self.window)
        parent = QObject(self.window)
        self.window.add_page("practise", Page(LibraryPage, "Practise"))
        self.window.add_page("welcome", Page(WelcomePage))
        self.window.show_page("practise")
        self.desk = RecordsDesk(self.lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
        self.rooms = RoomsFlow(self.window, self.desk, SettingsFile(folder), Settings(), folder)
        self.kept = (
            SignInFlow(self.window, self.desk, self.rooms, parent),
            PinFlow(self.desk, self.rooms, parent),
        )
        self.own = OwnDataFlow(self.window, self.desk, self.rooms, self.lanes, parent)  # type: ignore[arg-type]
        self.window.show()

    def open(self, name: str, secret: str = "") -> None:
        self.desk.open(self.folder, name)
        self.work()
        if secret:
            self.give(secret)

    def give(self, secret: str) -> None:
        page: Any = self.window.page("sign-in")
        page.passphrase.setText(secret)
        page.enter.click()
        self.work()

    def work(self) -> None:
        while self.lanes.work():
            pass

    def settings(self) -> Any:
        self.rooms.go_to("settings")
        self.work()
        return self.window.page("settings")


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(sql_roles, "_hasher", lambda: quick)
    made = House(qtbot, tmp_path)
    yield made
    made.own.close()
    made.desk.close()
    made.work()


@pytest.fixture
def managed(house: House) -> House:
    """Hanna does HR here."""
    store = open_store(house.folder)
    store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    store.close()
    return house


def choose(house: House, new: str, old: str = "", again: str | None = None) -> Any:
    pin = house.settings().pin
    pin.old.setText(old)
    pin.new.setText(new)
    pin.again.setText(new if again is None else again)
    pin.choose.click()
    house.work()
    return pin


def test_a_pin_is_chosen_asked_for_and_taken_off(house: House) -> None:
    house.open("Sam")
    pin = house.settings().pin
    assert pin.old.isHidden()
    assert pin.take_off.isHidden()
    assert "does not protect against somebody with access to the files" in pin.protects.text()
    assert "differ" in choose(house, "0417", again="0471").notice.text
    assert "3 digits" in choose(house, "041").notice.text
    choose(house, "0417")
    assert "From now on" in pin.notice.text
    assert pin.new.text() == ""
    house.open("Sam")
    assert house.window.shown == "sign-in"
    house.give("0000")
    assert "not the passphrase" in house.window.page("sign-in").notice.text  # type: ignore[attr-defined]
    house.give("0417")
    assert house.window.shown == "practise"
    pin = choose(house, "5555", old="0000")
    assert "not what opens" in pin.notice.text
    choose(house, "5555", old="0417")
    pin.old.setText("5555")
    pin.take_off.click()
    house.work()
    assert "It is off" in pin.notice.text
    house.open("Sam")
    assert house.window.shown == "settings"


def test_where_a_server_opens_the_name_no_pin_is_offered(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.open("Sam")
    assert not house.settings().pin.isHidden()
    monkeypatch.setattr(SqlStore, "connected_as", lambda _: Person("sam", "Sam"))
    assert house.settings().pin.isHidden()


def test_whoever_guesses_is_told_to_wait(house: House) -> None:
    house.open("Sam")
    choose(house, "0417")
    house.open("Sam")
    for _ in range(FREE_TRIES):
        house.give("9999")
    house.give("0417")
    words = house.window.page("sign-in").notice.text  # type: ignore[attr-defined]
    assert "Too many wrong ones" in words
    assert "Wait 30 seconds" in words


def test_hr_changes_a_passphrase_and_cannot_take_it_off(managed: House) -> None:
    managed.open("Hanna", SECRET)
    pin = choose(managed, "0417", old=SECRET)
    assert "passphrase has 4 characters" in pin.notice.text
    assert pin.take_off.isHidden()
    choose(managed, "another of my own", old=SECRET)
    managed.open("Hanna", "another of my own")
    assert managed.desk.is_anybody_in


def test_everything_about_me_is_saved(managed: House, tmp_path: Path) -> None:
    store = open_store(managed.folder)
    finished(store, store.person("Sam"))
    store.close()
    managed.open("Sam")
    section = managed.settings().own_data
    section.save.click()
    (dialog,) = managed.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "sam.zip"))
    dialog.reject()
    managed.work()
    assert "everything about you" in section.notice.text
    with zipfile.ZipFile(tmp_path / "sam.zip") as bundle:
        told = json.loads(bundle.read("everything.json"))
    assert len(told["tables"]["turns"]["rows"]) == 2
    section.save.click()
    (dialog,) = [one for one in managed.window.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(tmp_path / "no" / "sam.zip"))
    dialog.reject()
    managed.work()
    assert "could not be written" in section.notice.text


def test_where_hr_erases_one_reads_whom_to_ask(managed: House) -> None:
    managed.open("Sam")
    section = managed.settings().own_data
    assert section.erase.isHidden()
    assert "ask HR: Hanna" in section.whom.text()


def test_where_nobody_is_in_charge_people_erase_themselves(house: House) -> None:
    store = open_store(house.folder)
    finished(store, store.person("Sam"))
    store.close()
    house.open("Sam")
    section = house.settings().own_data
    assert section.erase.isVisible()
    section.erase.click()
    dialog = house.own.erasing._dialog
    assert dialog is not None
    dialog.typed.setText("Sam")
    dialog.erase.click()
    house.work()
    dialog.cancel.click()
    house.work()
    assert house.window.shown == "welcome"
    house.window.page("welcome").named.emit("Ana")  # type: ignore[attr-defined]
    house.work()
    assert (house.window.shown, house.desk.person_name) == ("practise", "Ana")
    names: list[str] = []
    house.desk.ask(
        lambda store, _: [one.name for one in store.people()],
        asker=house.window,
        then=names.extend,
        failed=refused,
    )
    house.work()
    assert names == ["Ana"]
