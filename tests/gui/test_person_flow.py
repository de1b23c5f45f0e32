"""One person's page: read, edited with checks, acted on by HR; trainers look, trainees do not get there."""

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.gui.main_window import Page
from simulator.gui.pages.role_dialog import RoleDialog
from simulator.gui.pages.welcome_page import WelcomePage
from simulator.gui.widgets.scenario_card import CardContent
from simulator.records import open_store, sql_roles
from simulator.training.certificates.verifying import verify
from tests.gui.test_people_flow import SECRET, House, names
from tests.records.played import RESULT, finished, started

QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
SAID = "her name"
TITLE = "The child’s birthday"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Records with people in them, made once."""
    folder = tmp_path_factory.mktemp("people")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sql_roles, "_hasher", lambda: QUICK)
        store = open_store(folder)
        hanna = store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
        store.give_role("Tom", Role.TRAINER, by=hanna, passphrase=SECRET)
        ann = store.person("Ann Okafor")
        bob = Employment(Person("", "Bob Jones"), "9", team="Tills")
        store.keep_employments(hanna, [Employment(ann, "0017", team="Tills", manager_number="9"), bob])
        due = Due(date(2020, 1, 1))
        store.assign(hanna, Assignment("a", "Autumn", ("dog",), date(2019, 1, 1), teams=("Tills",), due=due))
        done = started(store, ann, 1)
        store.finish_attempt(done.id, replace(RESULT, passed=True))
        store.submit_attempt(done.id, ann)
        finished(store, ann)
        store.set_passphrase(ann, "", "0417")
        store.close()
    return folder / "rapport.sqlite"


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(sql_roles, "_hasher", lambda: QUICK)
    shutil.copy(filled, tmp_path)
    made = House(qtbot, tmp_path)
    made.window.add_page("welcome", Page(WelcomePage))
    made.flow.take_library([CardContent("childs-birthday", TITLE, "", 5, "", "", "", "", "")])
    made.come_in("Hanna")
    yield made
    made.flow.close()
    made.desk.close()
    made.lanes.work()


def work(house: House) -> None:
    while house.lanes.work():
        pass


def open_page(house: House, name: str = "Ann Okafor") -> Any:
    people = house.go_to_people()
    row = names(people).index(name)
    people.table.opened.emit(row)
    work(house)
    return house.page("person")


def texts(page: Any, fields: str = "name number team manager") -> list[str]:
    return [page.form.fields[field].text() for field in fields.split()]


def lines(page: Any) -> list[tuple[str, str]]:
    model = page.asked.model
    return [(one.title, one.stands) for one in (model.row_at(row) for row in range(model.rowCount()))]


def test_a_page_tells_who_somebody_is_and_how_they_stand(house: House) -> None:
    page = open_page(house)
    assert house.window.shown == "person"
    assert texts(page) == ["Ann Okafor", "0017", "Tills", "Bob Jones · 9"]
    assert lines(page) == [("dog", "Overdue"), (TITLE, "Done")]
    assert "Asked by “Autumn”" in page.asked.told.text()
    assert page.asked.certify.isHidden()
    page.asked.table.setCurrentIndex(page.asked.model.index(1, 0))
    assert "Completed without being asked for" in page.asked.told.text()
    assert len(page.asked.evidence.text().replace("\u200b", "")) == len("Evidence: ") + 64
    assert page.asked.certify.isVisible()
    assert SAID not in "".join(str(one) for one in page.asked.model.rows)


def test_the_keyboard_alone_finds_and_opens_somebody(house: House, qtbot: QtBot) -> None:
    people = house.go_to_people()
    qtbot.keyClicks(people.search, "bob")
    qtbot.keyClick(people.search, Qt.Key.Key_Return)
    assert people.table.currentIndex().row() == 0
    qtbot.keyClick(people.table, Qt.Key.Key_Return)
    work(house)
    assert house.window.shown == "person"
    assert texts(house.page("person"))[0] == "Bob Jones"
    qtbot.keyClick(house.page("person"), Qt.Key.Key_Escape)
    work(house)
    assert people.model.row_at(people.table.currentIndex().row()).name == "Bob Jones"


def test_an_edit_is_checked_while_typed_and_saved_or_undone(house: House) -> None:
    page = open_page(house)
    assert not page.form.save.isEnabled()
    page.form.fields["number"].setText("9")
    assert "Bob Jones has this number" in page.form.told["number"].text()
    assert not page.form.save.isEnabled()
    page.form.undo.click()
    assert texts(page)[1] == "0017"
    assert page.form.told["number"].isHidden()
    page.form.fields["team"].setText("Returns")
    page.form.is_active.setChecked(False)
    page.form.save.click()
    work(house)
    assert page.notice.text == "Ann Okafor: saved."
    assert "has left" in page.words.text()
    assert lines(page) == [(TITLE, "Done")]  # who left is asked for nothing
    page.form.is_active.setChecked(True)
    assert "first day" in page.form.told["is_active"].text()
    assert page.form.save.isEnabled()
    house.page("person").form.undo.click()
    page.back.click()
    work(house)
    assert house.window.shown == "people"
    assert "Ann Okafor" not in names(house.page("people"))


def test_what_was_typed_is_not_thrown_away_in_passing(house: House, qtbot: QtBot) -> None:
    page = open_page(house)
    page.form.fields["team"].setText("Returns")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert house.window.shown == "person"
    assert "not saved yet" in page.notice.text
    page.form.undo.click()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert house.window.shown == "people"


def test_two_who_edit_do_not_overwrite_each_other(house: House) -> None:
    page = open_page(house)
    page.form.fields["team"].setText("Returns")
    store = open_store(house.folder)
    hanna = store.sign_in("Hanna", SECRET)
    ann = next(one for one in store.employments(hanna) if one.number == "0017")
    store.keep_employments(hanna, [Employment(ann.person, "0017", team="Desk")])
    store.close()
    page.form.save.click()
    work(house)
    assert "changed elsewhere" in page.notice.text
    assert texts(page)[2] == "Returns"  # what was typed is still there to be read


def test_somebody_new_is_added(house: House) -> None:
    people = house.go_to_people()
    people.new.click()
    page = house.page("person")
    assert not page.form.save.isEnabled()
    page.form.fields["name"].setText("Bob Jones")
    assert "number" in page.form.told["name"].text()
    page.form.fields["number"].setText("0042")
    assert "“Bob Jones (0042)”" in page.form.told["name"].text()
    page.form.save.click()
    work(house)
    assert page.name.text() == "Bob Jones (0042)"
    assert "on record now" in page.notice.text
    assert "Nothing is asked" in page.asked.nothing.text()
    page.back.click()
    work(house)
    people.new.click()
    assert page.form.fields["name"].text() == ""
    page.form.undo.click()
    assert house.window.shown == "people"


def test_the_first_one_may_be_added_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    store.close()
    house = House(qtbot, tmp_path)
    house.come_in("Hanna")
    house.go_to_people().first_new.click()
    assert house.window.shown == "person"
    house.desk.close()
    house.lanes.work()


def test_a_role_is_given_with_a_passphrase(house: House) -> None:
    page = open_page(house)
    page.role.click()
    dialog = house.window.findChild(RoleDialog)
    assert dialog is not None
    assert not dialog.give.isEnabled()
    dialog.role.button(Role.TRAINER).click()
    dialog.passphrase.setText("long enough")
    dialog.again.setText("another one")
    dialog.give.click()
    assert "differ" in dialog.notice.text
    dialog.again.setText("long enough")
    dialog.give.click()
    work(house)
    assert "Leads sessions" in page.words.text()
    assert page.pin.isHidden()  # a trainer always has a passphrase


def test_a_forgotten_pin_is_taken_off(house: House) -> None:
    page = open_page(house)
    assert page.pin.isVisible()
    page.pin.click()
    work(house)
    assert page.pin.isHidden()
    assert "PIN is off" in page.notice.text
    house.come_in("Ann Okafor")
    assert house.desk.person_name == "Ann Okafor"


def test_a_certificate_of_a_completion(house: House, tmp_path: Path) -> None:
    page = open_page(house)
    page.asked.table.setCurrentIndex(page.asked.model.index(1, 0))
    page.asked.certify.click()
    save_as(house, tmp_path / "ann.json", "Open Badges")
    assert "certificate of Ann Okafor is saved" in page.notice.text
    assert verify((tmp_path / "ann.json").read_bytes(), _now()).name == "Ann Okafor"


def test_what_hr_keeps_is_saved_without_a_word(house: House, tmp_path: Path) -> None:
    page = open_page(house)
    page.everything.click()
    save_as(house, tmp_path / "ann.zip")
    assert "without words and private practice" in page.notice.text
    with zipfile.ZipFile(tmp_path / "ann.zip") as bundle:
        assert "README.txt" in bundle.namelist()
        assert "tables/turns.csv" not in bundle.namelist()
        assert SAID.encode() not in b"".join(bundle.read(name) for name in bundle.namelist())


def test_saving_can_be_stopped(house: House, tmp_path: Path) -> None:
    page = open_page(house)
    page.everything.click()
    (dialog,) = house.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "ann.zip"))
    dialog.reject()
    flow = house.flow._one_person().everything
    assert flow._dialog is not None
    flow._dialog.cancel.click()
    work(house)
    assert not (tmp_path / "ann.zip").exists()
    assert not list(tmp_path.glob(".unfinished*"))
    assert page.notice.text == ""


def test_somebody_is_erased_once_the_name_is_typed(house: House) -> None:
    page = open_page(house)
    page.erase.click()
    dialog = house.flow._one_person().erasing._dialog
    assert dialog is not None
    dialog.typed.setText("Ann")
    assert not dialog.erase.isEnabled()
    dialog.typed.setText("ann okafor")
    dialog.erase.click()
    dialog.reject()  # it is under way and stays
    assert dialog.isVisible()
    work(house)
    assert "Entry" in dialog.notice.text
    dialog.cancel.click()
    work(house)
    assert house.window.shown == "people"
    assert "Ann Okafor" not in names(house.page("people"))
    assert "Erased" in house.page("people").done.text()


def test_the_only_one_in_charge_is_not_erased(house: House) -> None:
    store = open_store(house.folder)
    hanna = store.sign_in("Hanna", SECRET)
    store.give_role("Tom", Role.TRAINEE, by=hanna)
    store.close()
    page = open_page(house, "Hanna")
    page.erase.click()
    dialog = house.flow._one_person().erasing._dialog
    assert dialog is not None
    dialog.typed.setText("Hanna")
    dialog.erase.click()
    work(house)
    assert "only one here" in dialog.notice.text
    dialog.reject()
    assert not dialog.isVisible()


def test_hr_may_erase_themselves_and_then_somebody_is_asked_for(house: House) -> None:
    page = open_page(house, "Hanna")
    page.erase.click()
    dialog = house.flow._one_person().erasing._dialog
    assert dialog is not None
    dialog.typed.setText("Hanna")
    dialog.erase.click()
    work(house)
    dialog.cancel.click()
    work(house)
    assert house.window.shown == "welcome"
    assert not house.desk.is_anybody_in


def test_trainers_look_and_change_nothing(house: House) -> None:
    house.come_in("Tom")
    people = house.go_to_people()
    assert people.new.isHidden()
    assert people.bring.isHidden()
    page = open_page(house)
    assert all(field.isReadOnly() for field in page.form.fields.values())
    for part in (page.form.save, page.role, page.pin, page.everything, page.erase):
        assert not part.isVisibleTo(page)
    assert lines(page) == [("dog", "Overdue"), (TITLE, "Done")]


def test_what_was_shown_is_gone_when_somebody_else_sits_down(house: House) -> None:
    open_page(house)
    house.come_in("Sam")
    assert house.window.shown == "practise"
    assert not house.window.is_built("person")
    assert "people" not in house.window.side_bar.shown_rooms


def test_a_page_of_somebody_who_is_gone_says_so(house: House) -> None:
    house.go_to_people()
    house.flow.show_person("nobody")
    work(house)
    assert house.window.shown == "people"


def save_as(house: House, path: Path, kind: str = "") -> None:
    (dialog,) = house.window.findChildren(QFileDialog)
    if kind:
        dialog.selectNameFilter(next(name for name in dialog.nameFilters() if kind in name))
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    work(house)


def _now() -> Any:

    return datetime.now(UTC)
