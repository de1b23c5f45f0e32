"""Hana hands completions over to a learning record store, through the real window, lanes and records."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from simulator.domain.employment import Employment
from simulator.domain.people import Role
from simulator.gui.record_store_flow import RECORD_STORE
from simulator.records import open_store
from simulator.records.results import Proof
from simulator.settings import SettingsFile
from tests.records.played import RESULT, started
from tests.stories.officer import PASSPHRASE, Officer
from tests.training.pushing.faulty_store import NEVER, FaultyStore, faulty_store


@pytest.fixture
def lrs() -> Iterator[FaultyStore]:
    with faulty_store() as running:
        yield running


@pytest.fixture
def hana(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Officer]:
    """Hana of HR; three people have completed something."""
    for place in ("secret", "store_way"):
        monkeypatch.setattr(f"simulator.training.pushing.{place}.system_keyring", lambda: None)
    folder = tmp_path / "data"
    store = open_store(folder)
    by = store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
    for number, name in enumerate(("Ana García", "Béla Kovács", "Chidi Okafor")):
        somebody = store.person(name)
        store.keep_employments(by, [Employment(somebody, f"0041{number}", team="Claims")])
        record = started(store, somebody, 1)
        store.finish_attempt(record.id, replace(RESULT, passed=True))
        store.submit_attempt(record.id, somebody, Proof("ab" * 32))
    store.close()
    SettingsFile(folder).change(person="Hana")
    here = Officer(qtbot, folder)
    yield here
    here.goes()


def test_completions_reach_the_store_while_the_window_stays_free(hana: Officer, lrs: FaultyStore) -> None:
    hana.goes_to("Completion", "completion")
    hana.waits_until(lambda: hana.page("completion").model.rowCount() > 0)
    hana.asks_more("record-store")
    hana.waits_for(RECORD_STORE)
    page = hana.page(RECORD_STORE)
    assert page.sending.isHidden()
    hana._qtbot.keyClicks(page.place.endpoint, lrs.url)
    hana._qtbot.keyClick(page.place.endpoint, Qt.Key.Key_Return)
    hana.waits_until(lambda: page.sending.waiting.text() == "3")
    page.place.check.click()
    hana.waits_until(lambda: "lets us in" in page.place.notice.text)
    assert "3 statements wait to be sent." in hana.looks()

    lrs.faults.append(NEVER)  # the store says nothing: the window goes on, and so do the records
    page.sending.send.click()
    hana.waits_until(lambda: len(lrs.sent) == 1)
    hana.presses("People")
    hana.waits_for("people")
    hana.waits_until(lambda: "Ana García" in hana.looks())
    lrs.closing.set()
    hana.waits_until(page.sending.stop.isHidden)

    hana.goes_to("Completion", "completion")
    hana.asks_more("record-store")
    hana.waits_for(RECORD_STORE)
    hana.waits_until(lambda: "What waits is kept, and tried again" in hana.looks())
    page.sending.send.click()
    hana.waits_until(lambda: page.sending.sent.text() == "3")
    assert "The store has everything." in hana.looks()
    assert len(lrs.stored) == 3
    assert sorted(one["actor"]["account"]["name"] for one in lrs.standing()) == ["00410", "00411", "00412"]
    assert "What’s her name?" not in str(lrs.statements)
