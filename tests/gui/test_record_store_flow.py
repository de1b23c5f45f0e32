"""HR hands completions over to a learning record store from the window, and is told how far it is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from simulator.domain.people import Person, Role
from simulator.gui.main_window import MainWindow
from simulator.gui.pages.completion_choices import deed_words
from simulator.gui.pages.completion_page import CompletionPage
from simulator.gui.pages.record_store_page import RecordStorePage
from simulator.gui.pages.record_store_sending import time_words
from simulator.gui.record_store_flow import RECORD_STORE, RecordStoreFlow
from simulator.records.interface import RecordsUnavailableError
from simulator.records.outbox_interface import SendingState
from simulator.records.results import Proof
from simulator.settings import FILE_NAME, Settings, SettingsFile
from simulator.training.pushing.secret import VARIABLE
from tests.fakes import MemoryStore
from tests.gui.paper_desk import PaperDesk
from tests.records.played import RESULT, started
from tests.training.pushing.faulty_store import HTML, RESET, FaultyStore, faulty_store

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SECRET = "paper lamp 🏮"


class Rooms(QObject):
    """The settings as they are kept, and where one went."""

    settings_changed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.kept, self.settings = SettingsFile(folder), Settings()
        self.gone_to: list[str] = []

    def change_settings(self, **choices: object) -> None:
        self.settings = self.kept.change(**choices)

    def go_to(self, room: str) -> None:
        self.gone_to.append(room)


class Keys:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Desk:
    """HR's desk: a window, records in memory, and a store that breaks when it is told to."""

    def __init__(self, qtbot: QtBot, folder: Path, lrs: FaultyStore) -> None:
        self.lrs, self.store, self.folder = lrs, MemoryStore(), folder
        self.hana = self.store.give_role("Hana", Role.HR, by=None, passphrase=SECRET)
        self.window, self.parent = MainWindow(()), QObject()
        qtbot.addWidget(self.window)
        self.desk = PaperDesk(self.store, self.parent)  # type: ignore[arg-type]
        self.lanes = self.desk.lanes
        self.rooms = Rooms(folder)
        self.flow = RecordStoreFlow(
            self.window,
            self.desk,  # type: ignore[arg-type]
            self.rooms,  # type: ignore[arg-type]
            self.lanes,  # type: ignore[arg-type]
            lambda: NOW,
            self.parent,
        )
        self.sit_down(self.hana)

    def sit_down(self, person: Person) -> None:
        self.desk.person = person
        self.desk.person_known.emit(person.name)
        self.work()

    def work(self) -> None:
        while self.lanes.work():
            pass

    def complete(self, count: int) -> None:
        for number in range(count):
            owner = self.store.person(f"P{number}")
            record = started(self.store, owner, 1)
            self.store.finish_attempt(record.id, replace(RESULT, passed=True))
            self.store.submit_attempt(record.id, owner, Proof(f"e{number}"))

    def enter(self, secret: str = "") -> RecordStorePage:
        """Go to the page and say where the store is."""
        self.flow.enter()
        self.work()
        self.page.place.endpoint.setText(self.lrs.url)
        self.page.place.secret.setText(secret)
        self.page.place.keep.click()
        self.work()
        return self.page

    @property
    def page(self) -> RecordStorePage:
        page = self.window.page(RECORD_STORE)
        assert isinstance(page, RecordStorePage)
        return page

    def numbers(self) -> tuple[str, str, str]:
        card = self.page.sending
        return card.waiting.text(), card.sent.text(), card.refused.text()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Keys:
    found = Keys()
    monkeypatch.delenv(VARIABLE, raising=False)
    for place in ("secret", "store_way"):
        monkeypatch.setattr(f"simulator.training.pushing.{place}.system_keyring", lambda: found)
    return found


@pytest.fixture
def lrs() -> Iterator[FaultyStore]:
    with faulty_store() as running:
        yield running


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, lrs: FaultyStore, keys: Keys) -> Desk:
    return Desk(qtbot, tmp_path, lrs)


def test_without_a_store_there_is_one_thing_to_do(desk: Desk) -> None:
    desk.flow.enter()
    desk.work()
    assert desk.page.sending.isHidden()
    assert desk.page.refused.isHidden()
    assert not desk.page.place.keep.isEnabled()
    assert not desk.page.place.check.isEnabled()
    desk.page.place.endpoint.setText("lrs")
    desk.page.place.keep.click()
    assert "no address of a learning record store" in desk.page.place.notice.text
    desk.page.place.endpoint.setText("http://lrs.example.org/xapi")
    desk.page.place.keep.click()
    assert "anybody could read" in desk.page.place.notice.text
    assert desk.rooms.settings.xapi_endpoint == ""


def test_what_was_completed_is_counted_and_sent(desk: Desk) -> None:
    desk.complete(3)
    page = desk.enter()
    assert desk.numbers() == ("3", "0", "0")
    assert page.sending.words.text() == "3 statements wait to be sent."
    page.sending.send.click()
    assert page.sending.send.isHidden()
    assert page.sending.words.text() == "Sending … 0 of 3"
    desk.work()
    assert desk.numbers() == ("0", "3", "0")
    assert "Sent: 3 statements" in page.sending.notice.text
    assert "The store has everything" in page.sending.words.text()
    assert (page.sending.stop.isHidden(), page.sending.send.isEnabled()) == (True, False)
    assert len(desk.lrs.stored) == 3


def test_the_password_goes_into_the_keyring_and_into_no_file(desk: Desk, keys: Keys) -> None:
    desk.complete(1)
    page = desk.enter("s3cret")
    assert list(keys.kept.values()) == ["s3cret"]
    assert page.place.secret.text() == ""
    assert "in this computer’s keyring" in page.place.notice.text
    assert "s3cret" not in (desk.folder / FILE_NAME).read_text()
    desk.flow._secret = ""  # as after a new start
    page.sending.send.click()
    desk.work()
    assert desk.lrs.sent[0][2]["authorization"] == "Bearer s3cret"


def test_without_a_keyring_it_is_remembered_for_now_and_said(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("secret", "store_way"):
        monkeypatch.setattr(f"simulator.training.pushing.{place}.system_keyring", lambda: None)
    desk.complete(1)
    page = desk.enter("s3cret")
    assert "until you close this window" in page.place.notice.text
    assert VARIABLE in page.place.notice.text
    page.sending.send.click()
    desk.work()
    assert desk.lrs.sent[0][2]["authorization"] == "Bearer s3cret"
    assert "s3cret" not in (desk.folder / FILE_NAME).read_text()


def test_what_was_typed_for_one_store_is_told_to_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("secret", "store_way"):
        monkeypatch.setattr(f"simulator.training.pushing.{place}.system_keyring", lambda: None)
    desk.complete(1)
    page = desk.enter("s3cret")
    page.place.version.button("2.0.0").click()
    page.place.keep.click()
    desk.work()
    page.sending.send.click()
    desk.work()
    assert desk.lrs.sent[0][2]["authorization"] == "Bearer s3cret"
    with faulty_store() as other:
        page.place.endpoint.setText(other.url)
        page.place.keep.click()
        desk.work()
        page.sending.send.click()
        desk.work()
        assert [headers.get("authorization") for _, _, headers in other.seen] == [None]


@pytest.mark.parametrize(
    ("fault", "words"),
    [(None, "lets us in"), (401, "does not let us in"), (HTML, "no learning record store")],
)
def test_checking_says_whether_the_store_lets_us_in(desk: Desk, fault: int | str | None, words: str) -> None:
    page = desk.enter()
    if fault is not None:
        desk.lrs.faults.append(fault)
    page.place.check.click()
    assert not page.place.check.isEnabled()
    desk.work()
    assert words in page.place.notice.text
    assert page.place.check.isEnabled()
    assert desk.lrs.sent == []


def test_offline_what_waits_is_kept_and_it_says_when_it_goes_on(desk: Desk, qtbot: QtBot) -> None:
    desk.complete(2)
    page = desk.enter()
    desk.lrs.faults.append(RESET)
    page.sending.send.click()
    desk.work()
    assert desk.numbers() == ("2", "0", "0")
    assert "broke off" in page.sending.notice.text
    assert "What waits is kept, and tried again" in page.sending.words.text()
    assert desk.flow._again.isActive()
    desk.flow._again.timeout.emit()  # too early: the store is left alone
    desk.work()
    assert len(desk.lrs.sent) == 1
    page.sending.send.click()  # somebody wants it now
    desk.work()
    assert desk.numbers() == ("0", "2", "0")
    assert not desk.flow._again.isActive()


def test_what_was_refused_is_listed_with_the_answer_and_tried_again(desk: Desk) -> None:
    desk.complete(3)
    page = desk.enter()
    (one, *_) = desk.store.outbox(desk.hana, desk.lrs.url, SendingState.PENDING)
    desk.lrs.unwanted = {one.statement_id}
    page.sending.send.click()
    desk.work()
    assert desk.numbers() == ("0", "2", "1")
    assert page.sending.words.text() == "Nothing waits. 1 statement was refused; it stands below."
    assert not page.refused.isHidden()
    told = " ".join(label.text() for label in page.refused.findChildren(type(page.sending.words)))
    assert "no <verb>" in told
    assert one.person_name in told
    desk.lrs.unwanted = set()
    page.refused.retry.click()
    desk.work()
    assert desk.numbers() == ("0", "3", "0")
    assert page.refused.isHidden()


def test_it_can_be_stopped_between_batches(desk: Desk) -> None:
    desk.complete(60)
    page = desk.enter()
    page.sending.send.click()
    desk.lanes.work(3)  # the way is open, a batch taken out and sent
    page.sending.stop.click()
    assert not page.sending.stop.isEnabled()
    desk.work()
    assert desk.numbers() == ("10", "50", "0")
    page.sending.send.click()
    desk.work()
    assert len(desk.lrs.stored) == 60


def test_a_password_that_is_nowhere_is_asked_for(desk: Desk) -> None:
    desk.complete(1)
    page = desk.enter()
    page.place.user.setText("us")
    page.place.keep.click()
    desk.work()
    page.sending.send.click()
    desk.work()
    assert "password of us" in page.sending.notice.text
    assert page.sending.send.isEnabled()
    page.place.check.click()
    desk.work()
    assert "password of us" in page.place.notice.text


def test_records_that_fail_meanwhile_lose_nothing(desk: Desk) -> None:
    desk.complete(2)
    page = desk.enter()
    page.sending.send.click()
    desk.lanes.work(3)
    desk.desk.failing = RecordsUnavailableError("The disk is full.")
    desk.work()
    assert "The disk is full." in page.sending.notice.text
    assert len(desk.lrs.stored) == 2  # sent, and not noted
    desk.desk.failing = None
    page.sending.send.click()
    desk.work()
    assert (desk.numbers(), len(desk.lrs.stored)) == (("0", "2", "0"), 2)


def test_it_is_put_away_before_somebody_else_sits_down(desk: Desk) -> None:
    desk.complete(1)
    desk.enter()
    desk.page.sending.send.click()
    desk.sit_down(desk.store.person("P0"))
    assert not desk.window.is_built(RECORD_STORE)
    assert desk.rooms.gone_to == ["practise"]
    assert desk.store.outbox_counts(desk.hana, desk.lrs.url).pending == 1


def test_what_waits_goes_on_by_itself_when_hr_comes_back(desk: Desk) -> None:
    desk.complete(1)
    page = desk.enter()
    desk.lrs.faults.append(503)
    page.sending.send.click()
    desk.work()
    desk.sit_down(desk.store.person("P0"))
    assert not desk.flow._again.isActive()
    desk.sit_down(desk.hana)
    assert desk.flow._again.isActive()
    desk.flow.close()
    assert not desk.flow._again.isActive()


def test_only_hr_is_led_there(qtbot: QtBot) -> None:
    assert "record-store" in [deed for deed, _ in deed_words()]
    page = CompletionPage()
    qtbot.addWidget(page)
    menu: Any = page.more.menu()
    (action,) = (each for each in menu.actions() if each.data() == "record-store")
    page.open_deed("record-store", is_open=False)
    assert not action.isVisible()
    page.open_deed("record-store", is_open=True)
    assert action.isVisible()
    with qtbot.waitSignal(page.deed_asked) as asked:
        action.trigger()
    assert asked.args == ["record-store"]


def test_moments_are_told_as_people_say_them() -> None:
    now = datetime.now(UTC).astimezone().replace(hour=9)
    assert time_words(now, now).startswith("today at ")
    assert time_words(now + timedelta(days=3), now).startswith("on ")
