"""What somebody is asked to complete stands on their own first screen, due first."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from simulator.domain.assignment import Due
from simulator.domain.completion import Tally
from simulator.gui.assigned_note import AssignedNote
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.pages.library_page import LibraryPage
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.start import ROOMS
from simulator.gui.widgets.scenario_card import CardContent
from simulator.settings import Settings, SettingsFile
from tests.gui.paper_desk import PaperDesk
from tests.training.hr_records import TODAY, HrOnPaper, assignment, completion, worker

ANN, BEN = worker("ann", "Ann", "Claims"), worker("ben", "Ben", "Sales")
IDS = ("dog", "cake", "late", "sea", "parcel")


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path) -> tuple[PaperDesk, AssignedNote, RoomsFlow]:
    window, store = MainWindow(ROOMS), HrOnPaper()
    qtbot.addWidget(window)
    window.add_page("practise", Page(LibraryPage, "Practise"))
    window.show_page("practise")
    store.people_kept = [ANN, BEN]
    store.assigned = [
        assignment(*IDS),
        assignment("late", id="two", due=Due(on=TODAY - timedelta(1))),
    ]
    store.counts = [Tally("ann", "cake", 1, 1, completion(TODAY), completion(TODAY)), Tally("ann", "sea", 1)]
    desk = PaperDesk(store, window)
    rooms = RoomsFlow(window, desk, SettingsFile(tmp_path), Settings(), tmp_path)  # type: ignore[arg-type]
    note = AssignedNote(desk, rooms, lambda: TODAY, window)  # type: ignore[arg-type]
    cards = [CardContent(one, f"<i>{one}</i>", "", 5, "phone", "starter", "", "", one) for one in IDS[:4]]
    note.take_library(cards, is_whole=True)
    window.show()
    return desk, note, rooms


def told(note: AssignedNote) -> list[str]:
    assert note.card is not None
    return [label.text() for label in note.card.findChildren(QLabel) if label.isVisible() and label.text()]


def test_what_presses_most_stands_first(house: tuple[PaperDesk, AssignedNote, RoomsFlow]) -> None:
    desk, note, _ = house
    desk.sit_down(ANN.person)
    words = told(note)
    assert words[:2] == ["You are asked to complete", "1 of 5 done"]
    assert words[2:4] == ["<i>late</i>", "Was due yesterday"]
    assert words[4:6] == ["<i>dog</i>", "Due on Friday, 27 November"]
    assert note.card is not None
    note.card.more.click()
    assert "Due on Friday, 27 November  ·  Not on this computer" in told(note)
    assert "parcel" not in note.card.buttons
    note.card.more.click()
    assert len(note.card.buttons) == 3


def test_one_press_begins_it(house: tuple[PaperDesk, AssignedNote, RoomsFlow], qtbot: QtBot) -> None:
    desk, note, rooms = house
    desk.sit_down(ANN.person)
    assert note.card is not None
    with qtbot.waitSignal(rooms.scenario_begun) as begun:
        note.card.buttons["late"].click()
    assert begun.args == ["late", "late"]


def test_somebody_who_is_asked_for_nothing_sees_nothing(
    house: tuple[PaperDesk, AssignedNote, RoomsFlow],
) -> None:
    desk, note, _ = house
    desk.sit_down(BEN.person)
    assert note.card is None
    desk.sit_down(ANN.person)
    desk.sit_down(BEN.person)
    assert note.card is not None
    assert not note.card.isVisible()


def test_what_is_done_is_listed_with_its_certificate(
    house: tuple[PaperDesk, AssignedNote, RoomsFlow], qtbot: QtBot
) -> None:
    desk, note, _ = house
    desk.sit_down(ANN.person)
    assert note.card is not None
    assert "<i>cake</i>" not in told(note)
    note.card.more.click()
    assert "<i>cake</i>" in told(note)
    assert "cake" not in note.card.buttons
    with qtbot.waitSignal(note.certificate_asked) as asked:
        note.card.certificates["cake"].click()
    assert asked.args == [completion(TODAY).attempt_id, "cake"]


def test_everything_done_leaves_the_first_screen_alone(
    house: tuple[PaperDesk, AssignedNote, RoomsFlow],
) -> None:
    desk, note, _ = house
    desk.store.counts = [Tally("ann", one, 1, 1, completion(TODAY), completion(TODAY)) for one in IDS]
    desk.sit_down(ANN.person)
    assert note.card is not None
    assert not note.card.isVisible()


def test_names_are_waited_for_rather_than_shown_as_ids(
    house: tuple[PaperDesk, AssignedNote, RoomsFlow],
) -> None:
    desk, _, rooms = house
    early = AssignedNote(desk, rooms, lambda: TODAY, desk)  # type: ignore[arg-type]
    desk.sit_down(ANN.person)
    early.take_library([CardContent("dog", "Dog", "", 5, "phone", "starter", "")], is_whole=False)
    assert early.card is None
    early.take_library([CardContent("dog", "Dog", "", 5, "phone", "starter", "")], is_whole=True)
    assert "Dog" in told(early)
