"""How long practice is kept is chosen in the settings, and nothing goes unsaid."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui.pages.settings_retention import RetentionSection
from simulator.gui.retention_flow import RetentionFlow
from simulator.records import open_store
from simulator.settings import Settings, SettingsFile
from tests.gui.desk_at_once import DeskAtOnce
from tests.records.played import finished, submitted

LATER = date.fromordinal(datetime.now(UTC).toordinal() + 200)


class Rooms(QObject):
    settings_made = Signal(object)
    settings_entered = Signal()

    def __init__(self, kept: SettingsFile) -> None:
        super().__init__()
        self._kept = kept
        self.settings: Settings = kept.read()[0]

    def change_setting(self, option: str, value: object) -> None:
        self.settings = self._kept.change(**{option: value})


class Page(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.retention = RetentionSection(self)


class Keeping:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.kept, self.store = SettingsFile(folder), open_store(folder)
        self.desk, self.page = DeskAtOnce(self.store, folder, self.store.person("Sam")), Page()
        self.desk.read_history = lambda: None  # type: ignore[attr-defined]
        self.rooms = Rooms(self.kept)
        qtbot.addWidget(self.page)
        self.flow = RetentionFlow(self.desk, self.rooms, lambda: LATER, self.desk)  # type: ignore[arg-type]
        self.rooms.settings_made.emit(self.page)
        self.section = self.page.retention

    @property
    def months(self) -> int:
        return self.kept.read()[0].practice_months


@pytest.fixture
def keeping(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeping]:
    made = Keeping(qtbot, tmp_path / "data")
    yield made
    made.store.close()


def test_what_would_go_is_said_before_it_goes(keeping: Keeping) -> None:
    sam, section = keeping.desk.person, keeping.section
    finished(keeping.store, sam)
    kept = submitted(keeping.store, sam)
    section.choice.button(3).click()
    assert "1 attempt that was never submitted" in section.question.text()
    assert (keeping.months, len(keeping.store.attempts(sam, sam))) == (0, 2)
    section.leave.click()
    assert section.choice.button(0).isChecked()
    assert section.question.isHidden() or not section.certain.isVisibleTo(section)
    assert (keeping.months, len(keeping.store.attempts(sam, sam))) == (0, 2)
    section.choice.button(3).click()
    section.certain.click()
    assert keeping.months == 3
    assert [one.id for one in keeping.store.attempts(sam, sam)] == [kept.id]
    assert section.notice.text == "1 attempt erased."
    assert "erased 3 months after it was begun" in section.words.text()
    section.choice.button(0).click()  # to keep things asks nothing
    assert keeping.months == 0
    hana = keeping.store.give_role("Hana", Role.HR, by=None, passphrase="long enough")
    told = [one.about for one in keeping.store.audit(hana) if one.what == "settings"]
    assert told == [
        "practice that was never submitted is erased after 3 months",
        "practice that was never submitted is kept",
    ]


def test_nothing_to_erase_is_not_asked(keeping: Keeping) -> None:
    keeping.section.choice.button(36).click()
    assert keeping.months == 36
    assert keeping.section.question.text() == ""


def test_where_somebody_is_in_charge_others_only_read_it(keeping: Keeping) -> None:
    assert keeping.section.choice.isVisibleTo(keeping.section)
    keeping.store.give_role("Tom", Role.TRAINER, by=None, passphrase="long enough")
    keeping.desk.sit_down(keeping.store.person("Sam"))
    assert not keeping.section.choice.isVisibleTo(keeping.section)
    assert "kept until somebody erases it" in keeping.section.words.text()
