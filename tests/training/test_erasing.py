"""Somebody who is erased is gone from the whole data folder, whatever wrote their name there."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from simulator.domain.overruling import Decision
from simulator.domain.people import Role
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.settings import SettingsFile
from simulator.training import practice
from simulator.training.deciding import decide
from simulator.training.erasing import erase_from_folder, erase_old_practice
from tests.fakes import MemoryStore
from tests.records.played import started
from tests.stories.scripts import script

CANARY = "Kanarienvogel"


def traces(folder: Path) -> list[str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in files if CANARY.encode() in path.read_bytes()]


def test_whoever_practised_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "log" / "rapport.log").write_text(f"ERROR ann {CANARY} broke it\n", encoding="utf-8")
    (tmp_path / "log" / "rapport.log.1").write_text("ERROR without a name\n", encoding="utf-8")
    SettingsFile(tmp_path).change(person=f"ann {CANARY.upper()}", theme="dark")
    (tmp_path / "settings-damaged.json").write_text(CANARY, encoding="utf-8")
    with closing(open_store(tmp_path)) as store:
        hana = store.give_role("Hana", Role.HR, by=None, passphrase="paper lamps")
        kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase="paper lamps")
        ann = store.person(f"Ann {CANARY}")
        here = practice.start(store, read_source("barking-dog"), ann, seed=0)
        for reply in script("barking-dog", "stays").replies:
            here = practice.answer(store, here, reply)
        practice.submit(store, here.record.id, ann)
        decide(store, here.record.id, kim, "notices-dog", Decision.NO, reason=f"{CANARY} did not.")
        assert {"rapport.sqlite-wal", "rapport.log", "settings-damaged.json"} <= set(traces(tmp_path))
        erase_from_folder(store, tmp_path, hana, ann)
        assert traces(tmp_path) == []
        assert store.submissions(hana) == ()
    assert traces(tmp_path) == []
    settings = SettingsFile(tmp_path).read()[0]
    assert (settings.person, settings.theme) == ("", "dark")
    assert (tmp_path / "log" / "rapport.log.1").read_text(encoding="utf-8") == "ERROR without a name\n"


@pytest.mark.parametrize(
    ("months", "today", "erased"),
    [
        (0, date(2099, 1, 1), 0),
        (3, date(2027, 2, 23), 0),
        (3, date(2027, 2, 25), 1),
        (12, date(2027, 11, 24), 0),
        (12, date(2027, 12, 1), 1),
    ],
)
def test_practice_goes_after_as_many_months_as_were_chosen(
    tmp_path: Path, months: int, today: date, erased: int
) -> None:
    SettingsFile(tmp_path).change(practice_months=months)
    store = MemoryStore()
    record = started(store, store.person("Ann"))
    store._attempts[record.id] = replace(record, started_at=datetime(2026, 11, 24, 9, tzinfo=UTC))
    assert erase_old_practice(store, tmp_path, today) == erased
