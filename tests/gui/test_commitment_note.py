"""What somebody meant to do is on their own first screen, and on nobody else's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.domain.sessions.commitments import COMMITTED
from simulator.gui.commitment_note import CommitmentNote
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store
from simulator.settings import Settings, SettingsFile
from simulator.training.sessions.roster import with_names
from tests.gui.fake_sound import FakeLanes
from tests.gui.refusals import refused

WORDS = "Ask <i>one</i> question more"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[RecordsDesk, CommitmentNote, FakeLanes]]:
    store = open_store(tmp_path)
    mira = store.give_role("Mira", Role.TRAINER, by=None, passphrase="grün und Katze")
    session = store.start_session(mira, title="Tuesday", roster=with_names((), ("Sam", "Ana")))
    store.add_happening(session.id, mira, 1, COMMITTED, told={"participant": "p1", "text": WORDS})
    store.close()
    window, lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.show_page("practise")
    desk = RecordsDesk(lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)
    note = CommitmentNote(desk, rooms, parent)
    window.show()
    desk.open(tmp_path, "Sam")
    lanes.work()
    yield desk, note, lanes
    desk.close()
    lanes.work()


def test_it_is_there_until_it_is_put_away(house: tuple[RecordsDesk, CommitmentNote, FakeLanes]) -> None:
    desk, note, lanes = house
    assert note.card is not None
    assert note.card.isVisible()
    assert WORDS in note.card.words.text()
    assert "Tuesday" in note.card.words.text()
    note.card.close_it.click()
    desk.read_history()
    lanes.work()
    assert not note.card.isVisible()


def test_nobody_else_sees_it(house: tuple[RecordsDesk, CommitmentNote, FakeLanes]) -> None:
    desk, note, lanes = house
    desk.switch_to("Ana", refused)
    lanes.work()
    assert note.card is not None
    assert not note.card.isVisible()
    assert WORDS not in note.card.words.text()
