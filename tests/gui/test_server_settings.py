"""Records on a server, chosen in the settings: tried first, used from the next start, password apart."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from simulator.domain.people import Role
from simulator.gui import interior
from simulator.gui.pages.settings_server import ServerSection, ServerWish
from simulator.gui.start import House
from simulator.records.server_logins import make_login
from simulator.records.server_place import PASSWORD_FILE
from tests.postgres_server import PostgresServer
from tests.records.server_owned import Owned, owned_database

SMALLEST = Path(__file__).parents[1] / "scenario_files" / "smallest.yaml"
PASSWORD = "a:password\\of the test"


@pytest.fixture(scope="module")
def server(postgres_server: PostgresServer) -> Iterator[Owned]:
    with owned_database(postgres_server) as owned:
        make_login(owned.url, "Ann", PASSWORD, login=owned.login("ann"), role=Role.TRAINEE)
        yield owned


@pytest.fixture
def house(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.delenv("RAPPORT_DATABASE_URL", raising=False)
    monkeypatch.setenv("RAPPORT_MOTION", "reduced")
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    shutil.copy(SMALLEST, bundled / "lost-key.yaml")
    monkeypatch.setattr(interior, "scenarios_folder", lambda: bundled)
    opened: list[House] = []

    def enter(trainee: str = "Sam", folder: Path = tmp_path / "data") -> House:
        house = House(folder, trainee)
        opened.append(house)
        house.open()
        qtbot.waitUntil(
            lambda: house.interior is not None and house.interior.desk.is_anybody_in, timeout=20_000
        )
        return house

    yield enter
    for each in opened:
        if shiboken6.isValid(each.window):
            each.window.close()
            assert each.close()


def _section(house: House) -> ServerSection:
    assert house.interior is not None
    house.interior.rooms.go_to("settings")
    page: Any = house.window.page("settings")
    return page.server


def _fill(section: ServerSection, server: Owned, password: str) -> None:
    section.address.setText(f"127.0.0.1:{server.server.port}")
    section.database.setText(f"db_{server.mark}")
    section.user.setText(server.login("ann"))
    section.password.setText(password)


def test_server_is_tried_then_used_from_the_next_start(
    qtbot: QtBot, house: Any, server: Owned, tmp_path: Path
) -> None:
    first = house()
    section = _section(first)
    assert not section.use.isEnabled()
    assert "on this computer" in section.where.text()
    _fill(section, server, "not the password at all")
    section.trial.click()
    qtbot.waitUntil(lambda: "did not accept" in section.notice.text, timeout=10_000)
    section.use.click()
    qtbot.waitUntil(lambda: section.use.isEnabled(), timeout=10_000)
    assert not (tmp_path / "data" / PASSWORD_FILE).exists()
    _fill(section, server, PASSWORD)
    section.trial.click()
    qtbot.waitUntil(lambda: "you are Ann" in section.notice.text, timeout=10_000)
    section.use.click()
    qtbot.waitUntil(lambda: "From the next start" in section.notice.text, timeout=10_000)
    kept = tmp_path / "data" / PASSWORD_FILE
    if os.name == "posix":
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    settings = (tmp_path / "data" / "settings.json").read_text(encoding="utf-8")
    assert "password" not in json.loads(settings)["database_url"]
    first.window.close()
    assert first.close()
    again = house("whoever sat here before")
    assert again.interior is not None
    assert again.interior.desk.person_name == "Ann"
    section = _section(again)
    assert f"db_{server.mark}" in section.where.text()
    assert (section.password.text(), section.trial.isEnabled()) == ("", True)
    section.trial.click()
    qtbot.waitUntil(lambda: "you are Ann" in section.notice.text, timeout=10_000)
    section.leave.click()
    assert not kept.exists()
    assert "this computer" in section.notice.text


def test_synchronised_folder_is_told_in_the_window(house: Any, tmp_path: Path, qtbot: QtBot) -> None:
    opened = house(folder=tmp_path / "OneDrive - Acme" / "data")
    qtbot.waitUntil(lambda: "OneDrive" in opened.window._notice.text, timeout=5_000)


def test_all_but_a_kept_password_has_to_be_filled_in(qtbot: QtBot) -> None:
    section = ServerSection()
    qtbot.addWidget(section)
    for field in (section.address, section.database, section.user):
        assert not section.trial.isEnabled()
        field.setText("x")
    assert not section.trial.isEnabled()
    section.password.setText("p")
    with qtbot.waitSignal(section.try_asked) as asked:
        section.trial.click()
    assert asked.args == [ServerWish("x", "x", "x", "p")]
    section.show_working()
    assert not section.trial.isEnabled()
    section.show_failure("No.", "Again.")
    assert section.trial.isEnabled()
    section.show_place("h", "d", "u", has_password=True)
    assert section.trial.isEnabled()
    assert section.password.text() == ""
