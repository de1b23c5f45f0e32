"""Results are handed over from the settings, and HR looks at and merges what others handed over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui.bundles_flow import BundlesFlow
from simulator.gui.main_window import Page
from simulator.gui.pages.bundles_page import BundlesPage
from simulator.gui.pages.settings_bundles import BundlesSection
from simulator.records import open_store
from tests.gui.desk_at_once import DeskAtOnce, SettingsOnly
from tests.records.led import PASSPHRASE
from tests.records.played import submitted


def desk_of(folder: Path, role: Role) -> DeskAtOnce:
    store = open_store(folder)
    if role is Role.TRAINEE:
        return DeskAtOnce(store, folder, store.person("Ann"))
    return DeskAtOnce(store, folder, store.give_role("Hana", role, by=None, passphrase=PASSPHRASE))


class Window(QObject):
    """Shows pages that are made when they are first wanted."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot, self._pages, self.made, self.shown = qtbot, {}, {}, ""

    def add_page(self, name: str, page: Page) -> None:
        self._pages[name] = page

    def page(self, name: str) -> QWidget:
        if name not in self.made:
            self.made[name] = self._pages[name].make()
            self._qtbot.addWidget(self.made[name])
        return self.made[name]

    def show_page(self, name: str) -> None:
        self.page(name)
        self.shown = name


class Settings(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.bundles = BundlesSection(self)


class Computer:
    def __init__(self, qtbot: QtBot, folder: Path, role: Role) -> None:
        self.desk, self.rooms, self.window, self.page = (
            desk_of(folder, role),
            SettingsOnly(),
            Window(qtbot),
            Settings(),
        )
        qtbot.addWidget(self.page)
        self.flow = BundlesFlow(self.window, self.desk, self.rooms, self.desk)  # type: ignore[arg-type]
        self.rooms.settings_made.emit(self.page)

    @property
    def merging(self) -> BundlesPage:
        page = self.window.page("bundles")
        assert isinstance(page, BundlesPage)
        return page


@pytest.fixture
def laptop(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    made = Computer(qtbot, tmp_path / "laptop", Role.TRAINEE)
    submitted(made.desk.store, made.desk.person)
    yield made
    made.desk.store.close()


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Computer]:
    made = Computer(qtbot, tmp_path / "office", Role.HR)
    yield made
    made.desk.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_a_trainee_hands_over_and_cannot_merge(laptop: Computer, stick: Path) -> None:
    section = laptop.page.bundles
    assert section.merge.isHidden()
    assert not section.with_words.isChecked()
    laptop.flow.hand_over(str(stick / "ann.rapportbundle"), with_words=False)
    assert "Handed over: 1 attempt" in section.notice.text
    assert "her name" not in (stick / "ann.rapportbundle").read_text()
    laptop.flow.hand_over(str(stick / "none" / "ann.rapportbundle"), with_words=False)
    assert "could not be written" in section.notice.text


def test_hr_sees_first_and_merges_once_the_fingerprint_is_compared(
    laptop: Computer, office: Computer, stick: Path
) -> None:
    laptop.flow.hand_over(str(stick / "ann.rapportbundle"), with_words=True)
    (stick / "bad.rapportbundle").write_text("nothing")
    assert office.page.bundles.with_words.isHidden()
    office.page.bundles.merge.click()
    page = office.merging
    assert page.merge.isHidden()
    office.flow.merging.look_into([str(stick)])
    good, bad = page.cards
    assert "1 new" in good.words.text()
    assert "no bundle" in bad.words.text()
    assert good.fingerprint.text() in laptop.page.bundles.notice.text
    assert not page.merge.isEnabled()
    assert "compare the fingerprint" in page.merge.accessibleDescription()
    assert [one.name for one in office.desk.store.people()] == ["Hana"]
    good.trust.click()
    page.merge.click()
    assert "Merged: 1 file, 1 new" in page.notice.text
    assert {one.name for one in office.desk.store.people()} == {"Hana", "Ann"}
    (button,) = page.computers
    office.flow.merging.look_into([str(stick)])
    assert "1 known already" in page.cards[0].words.text()
    button = page.computers[0]
    button.click()
    assert page.computers == []


def test_what_cannot_be_read_is_said(office: Computer, stick: Path) -> None:
    office.flow.merging.enter()
    office.flow.merging.look_into([str(stick)])
    assert "holds no file" in office.merging.notice.text
    assert office.merging.files.isEnabled()


def test_stopping_merges_no_further_file(laptop: Computer, office: Computer, stick: Path) -> None:
    for name in ("one", "two"):
        laptop.flow.hand_over(str(stick / f"{name}.rapportbundle"), with_words=False)
    office.flow.merging.enter()
    office.flow.merging.look_into([str(stick)])
    page = office.merging
    for card in page.cards:
        card.trust.click()
    asked = office.desk.ask

    def ask_and_stop(work, *, asker, then, failed) -> None:
        def stop_first(answer) -> None:
            office.flow.merging.stop()
            then(answer)

        asked(work, asker=asker, then=stop_first, failed=failed)

    office.desk.ask = ask_and_stop  # type: ignore[method-assign]
    page.merge.click()
    assert "Merged: 1 file," in page.notice.text
    assert "You stopped it" in page.notice.text
