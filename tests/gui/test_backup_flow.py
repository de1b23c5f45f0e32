"""The settings back everything up in one press, for those who may, and say where it is."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui.backup_flow import BackupFlow
from simulator.gui.pages.settings_backup import BackupSection
from simulator.records import open_store
from tests.gui.desk_at_once import DeskAtOnce, SettingsOnly


class Settings(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.backup = BackupSection(self)


class Backing:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.store = open_store(folder)
        self.desk, self.rooms, self.page = (
            DeskAtOnce(self.store, folder, self.store.person("Sam")),
            SettingsOnly(),
            Settings(),
        )
        qtbot.addWidget(self.page)
        self.flow = BackupFlow(self.desk, self.rooms, self.desk)  # type: ignore[arg-type]
        self.rooms.settings_made.emit(self.page)

    @property
    def section(self) -> BackupSection:
        return self.page.backup


@pytest.fixture
def backing(qtbot: QtBot, tmp_path: Path):
    made = Backing(qtbot, tmp_path / "data")
    yield made
    made.store.close()


def test_it_is_there_for_those_who_may(backing: Backing) -> None:
    assert not backing.section.isHidden()  # nobody is in charge
    tom = backing.store.give_role("Tom", Role.TRAINER, by=None, passphrase="long enough")
    backing.desk.sit_down(backing.store.person("Sam"))
    assert backing.section.isHidden()
    backing.desk.sit_down(tom)
    assert not backing.section.isHidden()


def test_records_on_a_server_are_backed_up_there(backing: Backing) -> None:
    backing.desk.server = "postgresql://server/rapport"
    backing.desk.sit_down(backing.desk.person)
    assert backing.section.isHidden()


def test_everything_is_in_one_file(backing: Backing, tmp_path: Path) -> None:
    backing.section.start.click()
    (dialog,) = backing.section.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "kept.zip"))
    dialog.reject()
    assert zipfile.is_zipfile(tmp_path / "kept.zip")
    assert "Backed up: 1 person" in backing.section.notice.text
    assert str(tmp_path / "kept.zip") in backing.section.notice.text
    hanna = backing.store.give_role("Hanna", Role.HR, by=None, passphrase="long enough")
    assert "backed up" in [one.what for one in backing.store.audit(hanna)]


def test_a_place_that_cannot_be_written_is_said(backing: Backing, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    backing.flow.save(str(tmp_path / "file" / "kept.zip"))
    assert backing.section.notice.text
    assert backing.section.start.isEnabled()
    assert "Backed up" not in backing.section.notice.text
