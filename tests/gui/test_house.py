"""The whole house on real files: first start, second start, second copy, and folders that cannot be used."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from simulator import records
from simulator.domain.attempt import Reply
from simulator.domain.people import Role
from simulator.gui import interior, theme
from simulator.gui.start import House
from simulator.gui.widgets.report_dialog import ReportDialog
from simulator.gui.widgets.scenario_card import ScenarioCard
from simulator.records.interface import RecordsUnavailableError
from simulator.scenario_files import library
from simulator.scenario_files.library_entry import LibraryEntry
from simulator.settings import FILE_NAME, SettingsFile
from tests.fakes import MemoryStore

SMALLEST = Path(__file__).parents[1] / "scenario_files" / "smallest.yaml"
PATIENCE = 20_000

Open = Callable[..., House]


@pytest.fixture
def scenarios(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bundled"
    folder.mkdir()
    shutil.copy(SMALLEST, folder / "lost-key.yaml")
    monkeypatch.setattr(interior, "scenarios_folder", lambda: folder)
    monkeypatch.setenv("RAPPORT_MOTION", "reduced")
    return folder


@pytest.fixture
def open_house(qtbot: QtBot, tmp_path: Path, scenarios: Path, qapp: QApplication) -> Iterator[Open]:
    houses: list[House] = []

    def open_one(person: str | None = "Sam", folder: Path | None = None) -> House:
        house = House(folder or tmp_path / "data", person)
        houses.append(house)
        with qtbot.waitSignal(house.moved_in, timeout=PATIENCE):
            house.open()
        return house

    yield open_one
    for house in houses:
        if shiboken6.isValid(house.window):  # the test has not left it already
            house.window.close()
            assert house.close()
    theme.apply(qapp, "light")


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> MemoryStore:
    """Records in memory, which can be told to fail."""
    kept = MemoryStore()
    monkeypatch.setattr("simulator.records.open_store", lambda *_: kept)
    return kept


def page(house: House, name: str) -> Any:
    """Each name has a page of its own type."""
    return house.window.page(name)


def card(house: House) -> ScenarioCard:
    (only,) = page(house, "practise").grid.cards
    assert isinstance(only, ScenarioCard)
    return only


def knows_standing(house: House) -> bool:
    cards = page(house, "practise").grid.cards
    return bool(cards) and all(isinstance(one, ScenarioCard) and one.standing is not None for one in cards)


def seen(house: House) -> str:
    return "\n".join(label.text() for label in house.window.findChildren(QLabel) if label.isVisible())


def begin(house: House, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: knows_standing(house), timeout=PATIENCE)
    card(house).click()
    qtbot.waitUntil(lambda: house.window.shown == "briefing", timeout=PATIENCE)
    page(house, "briefing").started.emit()
    qtbot.waitUntil(lambda: house.window.shown == "stage", timeout=PATIENCE)


def say(house: House, words: str) -> None:
    page(house, "stage").replied.emit(Reply(words))


def test_cards_are_there_before_the_files_are_checked(
    qtbot: QtBot, open_house: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checking takes seconds; what a card says stands at the head of its file."""
    checking, go_on = threading.Event(), threading.Event()
    checked = library._checked

    def check_later(path: Path) -> LibraryEntry:
        checking.set()
        go_on.wait(PATIENCE / 1000)
        return checked(path)

    monkeypatch.setattr(library, "_checked", check_later)
    house = open_house("Sam")
    try:
        qtbot.waitUntil(lambda: bool(page(house, "practise").grid.cards), timeout=PATIENCE)
        assert card(house).content.title == "The lost key"
        qtbot.waitUntil(checking.is_set, timeout=PATIENCE)
    finally:
        go_on.set()
    qtbot.waitUntil(lambda: knows_standing(house), timeout=PATIENCE)


def test_the_first_start_asks_for_a_name_and_the_second_does_not(qtbot: QtBot, open_house: Open) -> None:
    house = open_house(None)
    assert house.window.shown == "welcome"
    house.window.room_chosen.emit("settings")
    assert house.window.shown == "welcome"
    page(house, "welcome").named.emit("Sam Okafor")
    assert house.window.shown == "practise"
    qtbot.waitUntil(lambda: knows_standing(house), timeout=PATIENCE)
    house.window.close()
    house.close()
    again = open_house(None)
    assert again.window.shown == "practise"
    assert "Sam Okafor" in again.window.top_bar.person.text()
    assert card(again).content.title == "The lost key"


def test_a_name_given_before_the_house_was_open_counts(
    qtbot: QtBot, tmp_path: Path, open_house: Open
) -> None:
    house = House(tmp_path / "early")
    page(house, "welcome").name.setText("Sam")
    page(house, "welcome").start.click()
    with qtbot.waitSignal(house.moved_in, timeout=PATIENCE):
        house.open()
    qtbot.waitUntil(lambda: house.window.shown == "practise", timeout=PATIENCE)
    house.window.close()
    assert house.close()


def test_a_practice_from_card_to_history(qtbot: QtBot, open_house: Open) -> None:
    house = open_house()
    begin(house, qtbot)
    say(house, "I am so sorry. Which room is it?")
    stage = page(house, "stage")
    qtbot.waitUntil(lambda: stage.see_what_counted.isVisible(), timeout=PATIENCE)
    stage.debrief_asked.emit()
    qtbot.waitUntil(lambda: house.window.shown == "debrief", timeout=PATIENCE)
    debrief = page(house, "debrief")
    debrief.turn_retried.emit(1)
    qtbot.waitUntil(lambda: house.window.shown == "stage", timeout=PATIENCE)
    stage.left.emit()
    assert house.window.shown == "practise"
    qtbot.waitUntil(lambda: "of 1" in card(house).accessibleDescription(), timeout=PATIENCE)
    house.window.room_chosen.emit("attempts")
    shown = page(house, "attempts")
    qtbot.waitUntil(lambda: shown.list.model().rowCount() == 3, timeout=PATIENCE)
    shown.debrief_asked.emit(shown.list.attempt_at(shown.list.model().index(1, 0)))
    qtbot.waitUntil(lambda: house.window.shown == "debrief", timeout=PATIENCE)
    debrief.submitted.emit()
    qtbot.waitUntil(lambda: "submitted" in shown.list.model().index(1, 0).data(), timeout=PATIENCE)
    debrief.played_again.emit()
    qtbot.waitUntil(lambda: house.window.shown == "briefing", timeout=PATIENCE)
    page(house, "briefing").left.emit()
    assert house.window.shown == "practise"


def test_closing_in_the_middle_loses_nothing_and_the_card_goes_on(qtbot: QtBot, open_house: Open) -> None:
    house = open_house()
    begin(house, qtbot)
    house.window.close()
    house.close()
    again = open_house()
    qtbot.waitUntil(lambda: "continue" in card(again).accessibleDescription(), timeout=PATIENCE)
    card(again).click()
    qtbot.waitUntil(lambda: again.window.shown == "stage", timeout=PATIENCE)


def test_a_reply_said_in_the_last_instant_is_kept(qtbot: QtBot, open_house: Open) -> None:
    house = open_house()
    begin(house, qtbot)
    say(house, "I am sorry.")
    house.window.close()
    assert house.close()
    again = open_house()
    qtbot.waitUntil(lambda: "of 1" in card(again).accessibleDescription(), timeout=PATIENCE)


def test_a_reply_that_cannot_be_kept_comes_back(qtbot: QtBot, open_house: Open, store: MemoryStore) -> None:
    house = open_house()
    begin(house, qtbot)
    store.failing = RecordsUnavailableError("The disk is full.", remedy="Make room.")
    say(house, "I am sorry.")
    qtbot.waitUntil(lambda: "The disk is full. Make room." in seen(house), timeout=PATIENCE)
    assert house.window.shown == "stage"
    store.failing = None
    say(house, "I am sorry.")
    stage = page(house, "stage")
    qtbot.waitUntil(lambda: stage.see_what_counted.isVisible(), timeout=PATIENCE)


def test_two_copies_on_the_same_records(qtbot: QtBot, open_house: Open) -> None:
    one, other = open_house(), open_house()
    begin(one, qtbot)
    qtbot.waitUntil(lambda: knows_standing(other), timeout=PATIENCE)
    assert other.interior is not None
    other.interior.desk.read_history()
    qtbot.waitUntil(lambda: "continue" in card(other).accessibleDescription(), timeout=PATIENCE)
    card(other).click()
    qtbot.waitUntil(lambda: other.window.shown == "stage", timeout=PATIENCE)
    say(one, "I am sorry.")
    qtbot.waitUntil(lambda: page(one, "stage").see_what_counted.isVisible(), timeout=PATIENCE)
    say(other, "Again?")
    qtbot.waitUntil(lambda: "in another window" in seen(other), timeout=PATIENCE)


def test_records_that_cannot_be_opened_leave_three_ways_on(
    qtbot: QtBot, tmp_path: Path, open_house: Open
) -> None:
    folder = tmp_path / "in-the-way"
    folder.write_text("a file where the folder should be")
    house = open_house("Sam", folder)
    qtbot.waitUntil(lambda: house.window.shown == "trouble", timeout=PATIENCE)
    shown = page(house, "trouble")
    assert shown.problem.text()
    shown.tried_again.emit()
    qtbot.waitUntil(lambda: house.window.shown == "trouble", timeout=PATIENCE)
    shown.went_without.emit()
    begin(house, qtbot)
    folder.unlink()


def test_a_broken_file_lists_its_problems_as_plain_text(
    qtbot: QtBot, scenarios: Path, open_house: Open
) -> None:
    broken = (scenarios / "lost-key.yaml").read_text().replace("to: glad}", "to: <b>nowhere</b>}", 1)
    (scenarios / "lost-key.yaml").write_text(broken)
    house = open_house()
    shown = page(house, "practise")
    qtbot.waitUntil(lambda: bool(shown.grid.cards), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "cannot be played" in shown.grid.cards[0].accessibleName(), timeout=PATIENCE)
    shown.grid.cards[0].click()
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]
    (report,) = [edit.toPlainText() for edit in dialogs[0].findChildren(QPlainTextEdit)]
    assert "lost-key.yaml:19:" in report
    assert "<b>nowhere</b>" in report


def test_choices_hold_at_once_and_are_found_again(qtbot: QtBot, tmp_path: Path, open_house: Open) -> None:
    house = open_house()
    house.window.room_chosen.emit("settings")
    shown = page(house, "settings")
    shown.theme.button("dark").click()
    shown.text.button(130).click()
    shown.motion.button("full").click()
    assert theme.current().name == "dark"
    assert theme.current().scale == pytest.approx(1.3)
    assert SettingsFile(tmp_path / "data").read()[0][:3] == ("dark", 130, "full")
    theme.set_motion("system")


def test_somebody_else_practises(qtbot: QtBot, tmp_path: Path, open_house: Open) -> None:
    house = open_house()
    begin(house, qtbot)
    page(house, "stage").left.emit()
    qtbot.waitUntil(lambda: "continue" in card(house).accessibleDescription(), timeout=PATIENCE)
    house.window.top_bar.person.click()
    assert house.window.shown == "settings"
    page(house, "settings").person_chosen.emit("Kim")
    qtbot.waitUntil(lambda: "continue" not in card(house).accessibleDescription(), timeout=PATIENCE)
    assert "Kim" in house.window.top_bar.person.text()
    assert SettingsFile(tmp_path / "data").read()[0].person == "Kim"


def test_damaged_settings_are_said_in_a_word(tmp_path: Path, open_house: Open) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_text("{")
    assert "damaged" in seen(open_house())


def test_a_damaged_shelf_is_nothing(qtbot: QtBot, tmp_path: Path, open_house: Open) -> None:
    (tmp_path / "data").mkdir()
    for damaged in ("{", "[[1]]", "[null]", json.dumps([["a"] * 9]), "7"):
        (tmp_path / "data" / "shelf.json").write_text(damaged)
        house = House(tmp_path / "data", "Sam")
        assert house.shelf.read() == ()
        house.close()


def test_a_defect_in_a_lane_reaches_the_crash_dialog(
    qtbot: QtBot, open_house: Open, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = open_house()
    begin(house, qtbot)
    monkeypatch.setattr(store, "add_turn", lambda *_: 1 / 0)
    say(house, "I am sorry.")

    def reports() -> list[str]:
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, ReportDialog) and w.isVisible()]
        return [dialog.report.toPlainText() for dialog in dialogs]

    qtbot.waitUntil(lambda: any("ZeroDivisionError" in report for report in reports()), timeout=PATIENCE)


def test_a_trainer_is_asked_for_the_passphrase_and_then_finds_the_sessions(
    qtbot: QtBot, open_house: Open, tmp_path: Path
) -> None:
    store = records.open_store(tmp_path / "data")
    store.give_role("Mira", Role.TRAINER, by=None, passphrase="grün und Katze")
    store.close()
    house = open_house("mira")
    qtbot.waitUntil(lambda: house.window.shown == "sign-in", timeout=PATIENCE)
    assert "sessions" not in house.window.side_bar.shown_rooms
    page(house, "sign-in").passphrase.setText("grün und Katze")
    page(house, "sign-in").enter.click()
    qtbot.waitUntil(lambda: house.window.shown == "practise", timeout=PATIENCE)
    qtbot.waitUntil(lambda: "sessions" in house.window.side_bar.shown_rooms, timeout=PATIENCE)
    house.window.side_bar.buttons["sessions"].click()
    qtbot.waitUntil(page(house, "sessions").first.isVisible, timeout=PATIENCE)
