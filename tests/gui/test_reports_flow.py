"""The report of a session in the window: read, shown in two editions, and gone with who may read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.domain.sessions.report import Edition
from simulator.domain.sessions.session import Participant
from simulator.domain.sessions.state import NOTED
from simulator.gui.main_window import MainWindow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.reports_flow import REPORT, ReportsFlow
from simulator.gui.start import ROOMS
from simulator.records import open_store
from tests.gui.fake_sound import FakeLanes
from tests.gui.refusals import refused


class Shown:
    """A trainer who has led one session."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        store = open_store(folder)
        mira = store.give_role("Mira", Role.TRAINER, by=None, passphrase="grün und Katze")
        self.session_id = store.start_session(mira, title="Tuesday", roster=(Participant("p1", "Ana"),)).id
        store.add_happening(self.session_id, mira, 1, NOTED, told={"text": "canary-note"})
        store.end_session(self.session_id, mira)
        store.close()
        self.window, self.lanes, parent = MainWindow(ROOMS), FakeLanes(), QObject()
        qtbot.addWidget(self.window)
        self.desk = RecordsDesk(self.lanes, parent)  # type: ignore[arg-type]  # runs what it is told to
        self.flow = ReportsFlow(self.window, self.desk, "practise", parent)
        self._parent = parent
        self.desk.open(folder, "Mira")
        self.lanes.work()
        self.desk.sign_in("Mira", "grün und Katze", refused)
        self.lanes.work()
        self.window.show()

    @property
    def page(self) -> Any:
        return self.window.page(REPORT)

    @property
    def text(self) -> str:
        return str(self.page.sheet.toPlainText())


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    made = Shown(qtbot, tmp_path)
    yield made
    made.desk.close()
    made.lanes.work()


def test_a_report_is_read_and_shown(shown: Shown) -> None:
    shown.flow.enter(shown.session_id)
    assert "One moment" in shown.page.words.text()
    assert not shown.page.pdf.isEnabled()
    shown.lanes.work()
    assert "Tuesday" in shown.text
    assert "canary-note" in shown.text
    assert shown.page.pdf.isEnabled()


def test_the_edition_to_hand_out_is_what_is_saved(shown: Shown) -> None:
    shown.flow.enter(shown.session_id)
    shown.lanes.work()
    shown.page.edition.button(Edition.EVERYBODY.value).click()
    assert "canary-note" not in shown.text
    assert shown.page.shown.notes == ()
    shown.page.edition.button(Edition.TRAINER.value).click()
    assert "canary-note" in shown.text


def test_somebody_else_finds_nothing_of_it(shown: Shown) -> None:
    shown.flow.enter(shown.session_id)
    shown.lanes.work()
    shown.desk.switch_to("Ana", refused)
    shown.lanes.work()
    assert shown.text == ""
    shown.flow.enter(shown.session_id)
    shown.lanes.work()
    assert shown.text == ""


def test_where_it_was_saved_can_be_opened(shown: Shown, tmp_path: Path) -> None:
    shown.flow.enter(shown.session_id)
    shown.lanes.work()
    shown.page.pdf.click()
    shown.page._saving.save(str(tmp_path / "r.pdf"))  # as its dialog does
    assert (tmp_path / "r.pdf").stat().st_size > 1000
    assert shown.page.saved.words == "Saved: r.pdf"
    assert shown.page.open_folder.isVisible()
    shown.page._saving.save(str(tmp_path / "missing" / "r.pdf"))
    assert not shown.page.open_folder.isVisible()
