"""The audit's chain: whatever is altered, taken out or put elsewhere is named; erasing leaves it whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from simulator.domain.people import Person, Role
from simulator.records.erased import mark_of
from simulator.records.hr_interface import AuditEntry
from simulator.records.interface import RecordStore
from tests.records.led import PASSPHRASE

UNLOCK = "DROP TRIGGER audit_entries_are_never_changed; DROP TRIGGER audit_entries_are_never_deleted;"


@pytest.fixture
def hana(disk_store: RecordStore) -> Person:
    hana = disk_store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
    for number in range(2, 7):
        disk_store.note_in_audit(hana, "exported", f"list {number}")
    return hana


@pytest.fixture
def raw(hana: Person, folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("tampering", "number"),
    [
        ("UPDATE audit_entries SET about = 'nothing' WHERE number = 3", 3),
        ("UPDATE audit_entries SET by = 'Kim' WHERE number = 4", 4),
        ("UPDATE audit_entries SET what = 'looked' WHERE number = 2", 2),
        ("UPDATE audit_entries SET at = '2020-01-01T00:00:00+00:00' WHERE number = 1", 1),
        ("UPDATE audit_entries SET by = '', by_salt = '' WHERE number = 5", 5),
        ("UPDATE audit_entries SET emptied = '[[1, \"by\"]]' WHERE number = 5", 5),
        ("UPDATE audit_entries SET digest = '0' WHERE number = 5", 5),
    ],
)
def test_first_altered_entry_is_named(
    disk_store: RecordStore, raw: sqlite3.Connection, tampering: str, number: int
) -> None:
    raw.executescript(UNLOCK + tampering)
    broken = disk_store.first_broken_audit_entry()
    assert isinstance(broken, AuditEntry)
    assert broken.number == number


@pytest.mark.parametrize("number", [1, 3, 6])
def test_missing_entry_is_named(disk_store: RecordStore, raw: sqlite3.Connection, number: int) -> None:
    raw.executescript(f"{UNLOCK} DELETE FROM audit_entries WHERE number = {number}")
    assert disk_store.first_broken_audit_entry() == number


def test_all_entries_taken_out_is_noticed(disk_store: RecordStore, raw: sqlite3.Connection) -> None:
    raw.executescript(f"{UNLOCK} DELETE FROM audit_entries")
    assert disk_store.first_broken_audit_entry() == 1


def test_reordered_entries_are_named(disk_store: RecordStore, raw: sqlite3.Connection) -> None:
    swap = "UPDATE audit_entries SET number = {} WHERE number = {};"
    raw.executescript(UNLOCK + swap.format(99, 3) + swap.format(3, 4) + swap.format(4, 99))
    broken = disk_store.first_broken_audit_entry()
    assert isinstance(broken, AuditEntry)
    assert (broken.number, broken.about) == (3, "list 4")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET about = 'nothing'",
        "UPDATE audit_entries SET by = '' WHERE number = 1",
        "UPDATE audit_entries SET digest = ''",
        "DELETE FROM audit_entries WHERE number = 6",
    ],
)
def test_entries_are_only_ever_appended(raw: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)


def test_erasing_empties_names_and_leaves_the_chain_whole(disk_store: RecordStore, hana: Person) -> None:
    kim = disk_store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    disk_store.note_in_audit(kim, "exported", "a list")
    disk_store.note_in_audit(hana, "exported", "the list of KIM, and one of Kimberley")
    disk_store.note_in_audit(hana, "exported", "the list of Kimberley")
    disk_store.erase_person(hana, kim.id)
    told = [(entry.by, entry.what, entry.about) for entry in disk_store.audit(hana)[6:]]
    assert told == [
        ("Hana", "role given", ""),
        ("", "exported", "a list"),
        ("Hana", "exported", ""),
        ("Hana", "exported", "the list of Kimberley"),
        ("Hana", "erased", f"somebody, with 0 attempts [{mark_of(kim.id)}]"),
    ]
    assert disk_store.first_broken_audit_entry() is None
    disk_store.note_in_audit(hana, "exported", "more")
    assert disk_store.first_broken_audit_entry() is None
