"""Welcome, trouble, settings, attempts: each shows its values and tells what was pressed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.people import Person
from simulator.gui import theme
from simulator.gui.pages.attempts_page import AttemptsPage
from simulator.gui.pages.settings_page import SettingsPage
from simulator.gui.pages.trouble_page import TroublePage
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.widgets.attempt_list import ROW
from simulator.gui.widgets.attempt_rows import AttemptRow, HeadingRow
from simulator.records.interface import AttemptRecord, AttemptState, Result, WhatIf
from simulator.settings import Settings
from simulator.training.standing import by_scenario

LONG = "Maximiliane Freifrau von und zu Oberhausen-Donaudampfschifffahrtsgesellschaft & <b>Söhne</b> 🐕 x"


def show(page: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1024, 700)
    page.show()
    qtbot.waitExposed(page)


def seen(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_welcome_takes_a_name_and_nothing_blank(qtbot: QtBot) -> None:
    page = WelcomePage()
    show(page, qtbot)
    page.take_focus()
    given: list[str] = []
    page.named.connect(given.append)
    assert not page.start.isEnabled()
    qtbot.keyClicks(page.name, "   ")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert not page.start.isEnabled()
    qtbot.keyClicks(page.name, "Sam  Okafor ")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    page.start.click()
    assert given == ["Sam Okafor", "Sam Okafor"]
    assert page.given == "Sam Okafor"


@pytest.mark.parametrize("percent", [90, 150])
def test_welcome_fits_the_smallest_window_in_the_largest_type(
    qtbot: QtBot, qapp: QApplication, percent: int
) -> None:
    theme.apply(qapp, "light", percent)
    try:
        page = WelcomePage()
        show(page, qtbot)
        page.take_focus()
        right = page.start.mapTo(page, page.start.rect().bottomRight())
        assert page.rect().contains(right)
        assert page.width() == 1024
    finally:
        theme.apply(qapp, "light")


def test_trouble_says_what_and_offers_three_ways_on(qtbot: QtBot) -> None:
    page = TroublePage()
    show(page, qtbot)
    page.show_trouble("The disk is full.", "Make room, then try again.")
    assert "The disk is full." in seen(page)
    assert "Make room" in seen(page)
    for signal, button in ((page.tried_again, page.again), (page.went_without, page.without)):
        with qtbot.waitSignal(signal):
            button.click()
    close = next(b for b in page.findChildren(QPushButton) if b.text() == "Close Rapport")
    with qtbot.waitSignal(page.closed):
        close.click()


def test_settings_show_what_is_chosen_and_tell_what_is_pressed(qtbot: QtBot) -> None:
    page = SettingsPage()
    show(page, qtbot)
    page.show_settings(Settings(theme="dark", text_percent=130, motion="reduced"), "Sam")
    assert page.theme.button("dark").isChecked()
    assert page.text.button(130).isChecked()
    assert page.motion.button("reduced").isChecked()
    with qtbot.waitSignal(page.option_chosen) as chosen:
        page.text.button(150).click()
    assert chosen.args == ["text_percent", 150]


def test_settings_switch_to_a_new_name_or_to_somebody_known(qtbot: QtBot) -> None:
    page = SettingsPage()
    show(page, qtbot)
    page.show_settings(Settings(), "Sam")
    page.show_people(["Zoë", LONG])
    assert not page.switch.isEnabled()
    chosen: list[str] = []
    page.person_chosen.connect(chosen.append)
    page.ask_for_person()
    qtbot.keyClicks(page.name, " Kim  Lee ")
    page.switch.click()
    for button in page.findChildren(QPushButton):
        if button.accessibleName().startswith("Switch to"):
            button.click()
            qtbot.waitUntil(lambda button=button: button.width() < 300)
    assert chosen == ["Kim Lee", "Zoë", LONG]


def test_settings_say_where_things_are_kept_and_what_went_wrong(qtbot: QtBot, tmp_path: Path) -> None:
    page = SettingsPage()
    show(page, qtbot)
    page.show_place(tmp_path)
    assert str(tmp_path) in seen(page).replace("\u200b", "")
    page.show_place(None)
    assert "Nothing is kept." in seen(page)
    page.show_failure("This choice could not be kept.", "Make room.")
    assert "could not be kept" in seen(page)


def result_of(because: str, passed: bool | None = True) -> Result:
    return Result("x", "yes", because, passed, 5, 9, 4, 8, "0" * 64)


def record(
    name: str, passed: bool | None = None, of: str = "", state: AttemptState | None = None
) -> AttemptRecord:
    result = None if state is AttemptState.UNDER_WAY else result_of("They heard him.", passed)
    return AttemptRecord(
        id=name,
        number=1,
        owner=Person("sam", "Sam"),
        scenario_id="dog",
        scenario_title="The barking dog",
        digest="0" * 64,
        seed=1,
        state=state or AttemptState.FINISHED,
        started_at=datetime(2026, 11, 22, 9, 5, tzinfo=UTC),
        what_if=WhatIf(of, 3) if of else None,
        result=result,
        turn_count=2,
    )


@pytest.fixture
def attempts(qtbot: QtBot) -> AttemptsPage:
    page = AttemptsPage()
    show(page, qtbot)
    return page


def rows(page: AttemptsPage) -> list[HeadingRow | AttemptRow]:
    model = page.list.model()
    return [model.index(n, 0).data(ROW) for n in range(model.rowCount())]


def test_attempts_begin_with_a_friendly_sentence(attempts: AttemptsPage, qtbot: QtBot) -> None:
    assert "Opening" in seen(attempts)
    attempts.show_history(())
    assert "Nothing yet" in seen(attempts)
    with qtbot.waitSignal(attempts.library_asked):
        attempts.to_library.click()


def test_a_result_that_a_trainer_decided_says_so(attempts: AttemptsPage) -> None:
    plain = record("a", False, state=AttemptState.SUBMITTED)
    attempts.show_history(by_scenario((replace(plain, id="b", is_decided=True), plain)))
    told = {row.attempt_id: row.note for row in rows(attempts) if isinstance(row, AttemptRow)}
    assert told == {"a": "submitted", "b": "submitted  ·  decided by a trainer"}


def test_attempts_are_told_with_first_best_latest_and_what_ifs(attempts: AttemptsPage) -> None:
    waiting = record("d", state=AttemptState.UNDER_WAY)
    submitted = record("b", True, state=AttemptState.SUBMITTED)
    attempts.show_history(by_scenario((waiting, record("c", None, of="b"), submitted, record("a", False))))
    heading, *told = rows(attempts)
    assert isinstance(heading, HeadingRow)
    assert [name for name, _ in heading.results] == ["First", "Best", "Latest"]
    words = [row.words for row in told]
    assert "Continue" in words[0]
    assert "2 replies so far" in words[0]
    assert "Passed" in words[1]
    assert "submitted" in words[1]
    assert "what if, from turn 3" in words[2]
    assert "relationship 5 of 9, task 4 of 8" in words[2]
    assert [row.depth for row in told if isinstance(row, AttemptRow)] == [0, 0, 1, 0]
    assert "Not yet" in words[3]
    assert "2026" in words[3]
    attempts.grab()


def test_no_result_is_listed_without_the_customers_words(attempts: AttemptsPage) -> None:
    """E10: in every row and heading they are told and painted, and so is whether the customer comes back."""
    pictures = []
    for because in ("They heard him.", "I felt processed."):
        listed = [replace(record(name, True), result=result_of(because)) for name in "ba"]
        attempts.show_history(by_scenario(listed))
        for row in rows(attempts):
            assert f"“{because}”" in row.words
            assert "comes back" in row.words
        view = attempts.list
        pictures.append([view.grab(view.visualRect(view.model().index(n, 0))).toImage() for n in range(3)])
    assert all(one != other for one, other in zip(*pictures, strict=True))


def test_enter_opens_a_debrief_or_goes_on(attempts: AttemptsPage, qtbot: QtBot) -> None:
    attempts.show_history(by_scenario((record("b", state=AttemptState.UNDER_WAY), record("a", True))))
    attempts.take_focus()
    with qtbot.waitSignal(attempts.continued) as continued:
        qtbot.keyClick(attempts.list, Qt.Key.Key_Return)
    qtbot.keyClick(attempts.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(attempts.debrief_asked) as opened:
        qtbot.keyClick(attempts.list, Qt.Key.Key_Return)
    assert (continued.args, opened.args) == (["b"], ["a"])


def test_a_click_opens_and_a_heading_does_not(attempts: AttemptsPage, qtbot: QtBot) -> None:
    attempts.show_history(by_scenario((record("a", True),)))
    opened: list[str] = []
    attempts.debrief_asked.connect(opened.append)
    model = attempts.list.model()
    for number in (0, 1):
        place = attempts.list.visualRect(model.index(number, 0)).center()
        qtbot.mouseClick(attempts.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["a"]
