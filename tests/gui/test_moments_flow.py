"""Best moments, seen by whoever said them: asked on the first screen, answered, and taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.people import Role
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.moments_flow import ATTEMPTS, FIRST, MomentsFlow
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.gui.widgets.moment_card import MomentCard
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.settings import Settings, SettingsFile
from simulator.training import practice
from tests.gui.fake_sound import FakeLanes

SMALL = Path(__file__).resolve().parents[1] / "scenario_files" / "small.yaml"
WORDS = "Good morning, <b>this</b> is Sam."


@dataclass
class Shown:
    """The house of somebody who was asked."""

    lanes: FakeLanes
    desk: RecordsDesk
    rooms: RoomsFlow
    flow: MomentsFlow
    folder: Path

    def cards(self, room: str) -> list[MomentCard]:
        return self.flow.boxes[room].cards if room in self.flow.boxes else []

    def has_agreed(self) -> bool:
        store = open_store(self.folder)
        try:
            return store.moments(store.person("Sam"))[0].agreed_at is not None
        finally:
            store.close()


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    store = open_store(tmp_path)
    tess = store.give_role("Tess", Role.TRAINER, by=None, passphrase="long enough")
    sam = store.person("Sam")
    here = practice.start(store, read_source(str(SMALL)), sam, seed=0)
    while not here.conversation.is_over:
        here = practice.answer(store, here, Reply(WORDS))
    practice.submit(store, here.record.id, sam)
    store.propose_moment(here.record.id, 1, tess, "It is friendly")
    store.close()
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.add_page("welcome", Page(WelcomePage))
    window.show_page("practise")
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
    flow = MomentsFlow(window, desk, rooms, parent)
    desk.open(tmp_path, "Sam")
    lanes.work()
    window.show()
    yield Shown(lanes, desk, rooms, flow, tmp_path)
    desk.close()
    lanes.work()


def test_one_is_asked_on_the_first_screen_and_says_yes(shown: Shown) -> None:
    (card,) = shown.cards(FIRST)
    assert WORDS in card.reply.text().replace("\u200b", "")
    assert card.words.text().startswith("Tess would like to show a reply of yours")
    assert not shown.has_agreed()
    card.yes.click()
    shown.lanes.work()
    assert shown.has_agreed()
    assert shown.cards(FIRST) == []
    assert shown.flow.boxes[FIRST].isHidden()


def test_a_yes_is_taken_back_among_ones_attempts(shown: Shown) -> None:
    shown.cards(FIRST)[0].yes.click()
    shown.lanes.work()
    shown.rooms.go_to(ATTEMPTS)
    shown.lanes.work()
    shown.cards(ATTEMPTS)[0].back.click()
    shown.lanes.work()
    assert not shown.has_agreed()
    assert "rather not" in shown.cards(ATTEMPTS)[0].words.text()


def test_a_no_is_not_asked_again_and_can_become_a_yes(shown: Shown) -> None:
    shown.cards(FIRST)[0].no.click()
    shown.lanes.work()
    assert shown.cards(FIRST) == []
    shown.rooms.go_to(ATTEMPTS)
    shown.lanes.work()
    shown.cards(ATTEMPTS)[0].yes.click()
    shown.lanes.work()
    assert shown.has_agreed()


def test_nobody_else_is_asked_or_sees_it(shown: Shown) -> None:
    shown.desk.switch_to("Ana", lambda _: None)
    shown.lanes.work()
    assert shown.cards(FIRST) == []
    assert shown.cards(ATTEMPTS) == []
