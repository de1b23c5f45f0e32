"""Folders and files that cannot be used: told in words, nothing lost, and well once the cause is gone."""

import os
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from simulator.records import open_store, opening
from simulator.records.interface import (
    MovedOnError,
    RecordStore,
    RecordsUnavailableError,
)
from simulator.records.sql_store import SqlStore
from tests.records.played import contents, filled, started, turn
from tests.records.refusals import refused

NOBODY = 65534


@contextmanager
def as_ordinary_person() -> Iterator[None]:
    """Root may write anywhere; be nobody for a while."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def only_for_reading(*paths: Path) -> Iterator[None]:
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with as_ordinary_person():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder outside the tests' own, which only root may enter when root runs the tests."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def test_records_for_reading_only_are_opened_once_they_can_be_written(open_to_all: Path) -> None:
    ann, attempt_id = filled(open_to_all)
    file = open_to_all / "rapport.sqlite"
    before = contents(open_to_all)
    with only_for_reading(file):
        refused(lambda: open_store(open_to_all), "may only be read")
    assert contents(open_to_all) == before
    store = open_store(open_to_all)
    assert store.attempt(attempt_id, ann).turn_count == 2
    store.close()


if os.name == "posix":  # elsewhere folders have no such mode, and stay while in use

    @pytest.mark.parametrize("is_new", [True, False])
    def test_folder_for_reading_only(open_to_all: Path, is_new: bool) -> None:
        folder = open_to_all / "records"
        folder.mkdir()
        if not is_new:
            filled(folder)
        before = contents(folder)
        with only_for_reading(*folder.iterdir(), folder):
            refused(lambda: open_store(folder), "may only be read")
            refused(lambda: open_store(folder / "deeper"), "may only be read")
        assert contents(folder) == before
        open_store(folder).close()


def test_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("mine", encoding="utf-8")
    for folder in (tmp_path / "notes", tmp_path / "notes" / "records"):
        told = refused(lambda folder=folder: open_store(folder), "a file is in its place")
        assert str(tmp_path / "notes") in told.problem
    assert (tmp_path / "notes").read_text(encoding="utf-8") == "mine"


def test_folder_in_the_place_of_the_file(folder: Path) -> None:
    (folder / "rapport.sqlite").mkdir(parents=True)
    refused(lambda: open_store(folder), str(folder))


if os.name == "posix":  # elsewhere folders have no such mode, and stay while in use

    def test_folder_that_goes_away_and_comes_back(disk_store: RecordStore, folder: Path) -> None:
        ann = disk_store.person("Ann")
        record = started(disk_store, ann, 1)
        away = folder.rename(folder.with_name("away"))
        refused(lambda: disk_store.add_turn(record.id, turn(2)), "gone")
        refused(lambda: disk_store.attempt(record.id, ann), "gone")
        away.rename(folder)
        disk_store.add_turn(record.id, turn(2))
        assert disk_store.attempt(record.id, ann).turns == (turn(1), turn(2))


if os.name == "posix":

    def test_file_that_was_deleted_takes_no_more_turns(disk_store: RecordStore, folder: Path) -> None:
        record = started(disk_store, disk_store.person("Ann"), 1)
        (folder / "rapport.sqlite").unlink()
        refused(lambda: disk_store.add_turn(record.id, turn(2)), "gone")


def test_full_file_refuses_in_words_and_loses_nothing(disk_store: SqlStore) -> None:
    ann = disk_store.person("Ann")
    record = started(disk_store, ann, 1)
    with disk_store._transactions.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    big = turn(2, "x" * 19_000)
    told = refused(lambda: disk_store.add_turn(record.id, big), "disk is full")
    assert isinstance(told, RecordsUnavailableError)
    disk_store.add_turn(record.id, big)
    assert disk_store.attempt(record.id, ann).turns == (turn(1), big)


@contextmanager
def small_disk(kilobytes: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", name],
            check=True,
            capture_output=True,
        )
        try:
            yield Path(name)
        finally:
            subprocess.run(["umount", "--lazy", name], check=True)


def small_disks_can_be_had() -> bool:
    try:
        with small_disk(64):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def test_kept_after_all_is_not_kept_twice(disk_store: SqlStore, folder: Path) -> None:
    """A commit can reach the disk although it was reported as failed."""
    ann = disk_store.person("Ann")
    record = started(disk_store, ann)
    with disk_store._transactions.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    mine = turn(1, "x" * 19_000)
    refused(lambda: disk_store.add_turn(record.id, mine), "disk is full")
    other_window = open_store(folder)
    other_window.add_turn(record.id, mine)
    other_window.close()
    disk_store.add_turn(record.id, mine)
    with pytest.raises(MovedOnError):
        disk_store.add_turn(record.id, turn(1, "something else"))
    assert disk_store.attempt(record.id, ann).turns == (mine,)


def test_program_that_does_not_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    store = open_store(folder)
    ann = store.person("Ann")
    record = started(store, ann)
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused(lambda: store.add_turn(record.id, turn(1)), "does not let go")
        assert store.attempt(record.id, ann).turns == ()
        other.execute("ROLLBACK")
    store.add_turn(record.id, turn(1))
    store.close()


if small_disks_can_be_had():

    def test_full_disk_refuses_in_words_and_goes_on_once_there_is_room() -> None:
        with small_disk(500) as folder:
            store = open_store(folder)
            ann = store.person("Ann")
            record = started(store, ann)
            (folder / "filler").write_bytes(b"x" * 100_000)
            number = 1
            with suppress(RecordsUnavailableError):
                while number < 200:
                    store.add_turn(record.id, turn(number))
                    number += 1
            assert 1 < number < 200
            refused(lambda: store.add_turn(record.id, turn(number)), "disk is full")
            refused(lambda: open_store(folder / "other"), "disk is full")
            (folder / "filler").unlink()
            store.add_turn(record.id, turn(number))
            assert store.attempt(record.id, ann).turns == tuple(turn(n) for n in range(1, number + 1))
            store.close()
