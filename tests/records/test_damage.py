"""Files that are newer, damaged or somebody else's: told in words, and left as they are."""

import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from simulator.records import open_store
from simulator.records.interface import RecordsError
from tests.records.played import contents, filled, finished
from tests.records.refusals import refused
from tests.thoroughness import times


def test_newer_records_are_refused_and_left_alone(folder: Path) -> None:
    filled(folder)
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
        newer.execute("CREATE TABLE badges (id TEXT)")
        newer.commit()
    before = contents(folder)
    told = refused(lambda: open_store(folder), "written by a newer Rapport")
    assert "Update" in told.remedy
    assert contents(folder) == before


def test_newer_records_that_broke_off_are_left_alone_too(folder: Path, tmp_path: Path) -> None:
    filled(folder)
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '0999'")
        newer.commit()
        shutil.copytree(folder, tmp_path / "broken off")
    before = contents(tmp_path / "broken off")
    assert before["rapport.sqlite-wal"]
    refused(lambda: open_store(tmp_path / "broken off"), "written by a newer Rapport")
    after = contents(tmp_path / "broken off")
    for name in ("rapport.sqlite", "rapport.sqlite-wal"):
        assert after[name] == before[name]


def test_database_of_another_program_is_refused(folder: Path) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as other:
        other.execute("CREATE TABLE recipes (id TEXT)")
    before = (folder / "rapport.sqlite").read_bytes()
    refused(lambda: open_store(folder), "not a file of Rapport")
    assert (folder / "rapport.sqlite").read_bytes() == before


@pytest.mark.parametrize("length", [1, 50, 99, 100, 5_000])
def test_file_that_is_no_database_is_kept(folder: Path, length: int) -> None:
    folder.mkdir()
    (folder / "rapport.sqlite").write_bytes(b"Dear diary, " * 500)
    os.truncate(folder / "rapport.sqlite", length)
    before = (folder / "rapport.sqlite").read_bytes()
    told = refused(lambda: open_store(folder), "damaged")
    assert str(folder) in told.problem
    assert (folder / "rapport.sqlite").read_bytes() == before


def test_empty_file_becomes_records(folder: Path) -> None:
    folder.mkdir()
    (folder / "rapport.sqlite").touch()
    open_store(folder).close()


@pytest.mark.parametrize("seed", range(times(60, usual=20)))
def test_damage_never_becomes_a_crash(folder: Path, seed: int) -> None:
    ann, attempt_id = filled(folder)
    file, by_chance = folder / "rapport.sqlite", random.Random(seed)
    content = bytearray(file.read_bytes())
    start = by_chance.randrange(len(content))
    length = by_chance.choice([1, 16, 512, 4096])
    for place in range(start, min(start + length, len(content))):
        content[place] ^= by_chance.randrange(1, 256)
    file.write_bytes(content if seed % 3 else content[:start])
    with suppress(RecordsError), closing(open_store(folder)) as store:
        for call in (
            store.people,
            lambda: store.attempts(ann, ann),
            lambda: store.attempt(attempt_id, ann),
            lambda: store.scenario_text(store.attempt(attempt_id, ann).digest),
        ):
            with suppress(RecordsError):
                call()


def test_damage_is_looked_for_where_a_program_broke_off(folder: Path, tmp_path: Path) -> None:
    store = open_store(folder)
    ann = store.person("Ann")
    finished(store, ann)
    store.close()
    store = open_store(folder)
    store.person("Ben")
    broken = tmp_path / "broken off"
    shutil.copytree(folder, broken)
    store.close()
    content = bytearray((broken / "rapport.sqlite").read_bytes())
    content[-4096:] = b"\xff" * 4096
    (broken / "rapport.sqlite").write_bytes(content)
    told = refused(lambda: open_store(broken), "damaged")
    assert str(broken / "rapport.sqlite") in told.problem
    assert (broken / "rapport.sqlite").read_bytes() == content


def test_damaged_turn_is_named(folder: Path) -> None:
    ann, attempt_id = filled(folder)
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        raw.execute("DROP TRIGGER turns_are_never_changed")
        raw.execute("UPDATE turns SET earned = '[\"a' WHERE number = 2")
        raw.commit()
    store = open_store(folder)
    refused(lambda: store.attempt(attempt_id, ann), "turn 2")
    assert store.attempts(ann, ann)[0].turn_count == 2
    store.close()


def test_defect_of_the_schema_stays_a_defect(folder: Path) -> None:
    ann, attempt_id = filled(folder)
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        raw.execute("ALTER TABLE turns RENAME COLUMN text TO words")
    store = open_store(folder)
    with pytest.raises(Exception, match="no such column"):
        store.attempt(attempt_id, ann)
    assert store.people() == (ann,)
    store.close()
