"""A backup is looked into and put back from the window, which then stands on the restored records."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QScrollArea
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui.pages.settings_page import SettingsPage
from simulator.records import open_store
from simulator.records.backup import back_up
from simulator.records.kept_aside import kept_aside
from simulator.settings import SettingsFile
from tests.records.played import submitted
from tests.stories.officer import PASSPHRASE, Officer
from tests.stories.somebody import Somebody


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Ann's records, backed up; Ben came since."""
    folder = tmp_path / "data"
    with closing(open_store(folder)) as store:
        submitted(store, store.person("Ann"))
        SettingsFile(folder).change(person="Ann", theme="dark")
        back_up(folder, tmp_path / "kept.zip")
        store.person("Ben")
        store.person("Ann")
    SettingsFile(folder).change(theme="light")
    return folder


@pytest.fixture
def comes(qtbot: QtBot, data: Path) -> Iterator[Callable[..., Somebody]]:
    here: list[Somebody] = []

    def come(kind: type[Somebody] = Somebody) -> Somebody:
        here.append(kind(qtbot, data))
        return here[-1]

    yield come
    for one in here:
        if not one.has_gone:
            one.goes()


def opens(ann: Somebody, file: Path) -> None:
    """The window is there before the records are."""
    ann._qtbot.waitUntil(lambda: ann.house.interior is not None and ann.house.interior.desk.is_anybody_in)
    ann.presses("Settings")
    ann.waits_for("settings")
    ann.presses("Put a backup back …")
    (dialog,) = ann.house.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    ann.waits_for("restore")


def test_it_is_looked_into_put_back_and_what_was_there_is_erased(
    comes: Callable[..., Somebody], data: Path, tmp_path: Path
) -> None:
    ann = comes()
    ann.waits_for("practise")
    opens(ann, tmp_path / "kept.zip")
    ann.sees("What is there now is kept aside")
    assert "1\n" in ann.everything_seen()
    look(ann, "restore")
    ann.presses("Put this backup back")
    ann.waits_for("practise")
    ann.sees("are back: 1 person, 1 attempt.")
    look(ann, "restored")
    assert ann.house.interior is not None
    assert ann.house.interior.rooms.settings.theme == "dark"
    (aside,) = kept_aside(data)
    with closing(open_store(aside.folder)) as store:
        assert {one.name for one in store.people()} == {"Ann", "Ben"}
    ann.presses("Settings")
    ann.presses("Erase:")
    look(ann, "aside")
    ann.presses("Erase it for good")
    ann.sees("Erased: no copy of it is kept")
    ann.goes()
    assert not kept_aside(data)
    with closing(open_store(data)) as store:
        assert [one.name for one in store.people()] == ["Ann"]
        hana = store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
        told = [entry.what for entry in store.audit(hana)]
    assert [what for what in told if what in ("restored", "erased")] == ["restored", "erased"]


def test_another_window_or_a_wrong_file_changes_nothing(
    comes: Callable[..., Somebody], data: Path, tmp_path: Path
) -> None:
    ann = comes()
    ann.waits_for("practise")
    (tmp_path / "letter.zip").write_bytes(b"Dear Ann")
    opens(ann, tmp_path / "letter.zip")
    ann.sees("is no backup of Rapport's, or it is damaged.")
    look(ann, "wrong")
    assert "What is in it" not in ann.everything_seen()
    ann.presses("Cancel")
    ann.waits_for("settings")
    with closing(open_store(data)) as other:
        assert other.people()
        opens(ann, tmp_path / "kept.zip")
        ann.presses("Put this backup back")
        ann.sees("Another window of Rapport")
        assert len(other.people()) == 2
    assert not kept_aside(data)
    ann.presses("Put this backup back")  # the other one has gone
    ann.sees("are back")


def test_whoever_has_a_passphrase_is_asked_for_it(
    comes: Callable[..., Somebody], data: Path, tmp_path: Path
) -> None:
    with closing(open_store(data)) as store:
        store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
        SettingsFile(data).change(person="Hana")
        back_up(data, tmp_path / "later.zip")
    hana = comes(Officer)
    opens(hana, tmp_path / "later.zip")
    hana.presses("Put this backup back")
    hana.waits_for("sign-in")


def test_a_name_the_backup_does_not_know_is_asked_for(
    comes: Callable[..., Somebody], data: Path, tmp_path: Path
) -> None:
    SettingsFile(data).change(person="Ben")
    ben = comes()
    ben.waits_for("practise")
    opens(ben, tmp_path / "kept.zip")
    ben.presses("Put this backup back")
    ben.enters_as("Ann")
    ben.sees("are back")


def test_no_backup_is_put_back_under_a_session(
    comes: Callable[..., Somebody], data: Path, tmp_path: Path
) -> None:
    ann = comes()
    ann.waits_for("practise")
    opens(ann, tmp_path / "kept.zip")
    assert ann.house.interior is not None
    ann.house.interior.restoring.is_leading = lambda: True
    ann.presses("Put this backup back")
    ann.sees("A session is under way in this window.")
    assert not kept_aside(data)


def look(ann: Somebody, name: str) -> None:
    """Keep a picture, where somebody wants to look at the screens."""
    page = ann.house.window.page("settings")
    if ann.screen == "settings" and isinstance(page, SettingsPage):
        scroll = page.findChild(QScrollArea)
        assert scroll is not None
        scroll.ensureWidgetVisible(page.backup, 0, 300)
    if folder := os.environ.get("RAPPORT_PICTURES"):
        ann.house.window.grab().save(str(Path(folder) / f"{name}.png"))
