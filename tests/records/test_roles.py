"""Roles and passphrases: who becomes a trainer, who says so, and how the program knows that it is they."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.records.sql_roles import NOBODYS
from tests.records.led import PASSPHRASE, trainer
from tests.records.played import started
from tests.records.refusals import refused


def test_the_first_in_charge_is_anybody(store: RecordStore) -> None:
    ann = store.person("Ann")
    assert not store.has_trainer()
    made = store.give_role("ann", Role.TRAINER, by=None, passphrase=PASSPHRASE)
    assert made == Person(ann.id, "Ann", Role.TRAINER)
    assert store.has_trainer()
    assert store.people() == (made,)
    assert store.person("Ann") == made


def test_roles_are_given_to_somebody_new(store: RecordStore) -> None:
    kim = store.give_role("  Kim\tLee ", Role.HR, by=None, passphrase=PASSPHRASE)
    assert (kim.name, kim.role) == ("Kim Lee", Role.HR)
    assert store.has_trainer()


@pytest.mark.parametrize("role", [Role.TRAINER, Role.HR])
def test_later_ones_are_made_by_those_in_charge(store: RecordStore, role: Role) -> None:
    kim = store.give_role("Kim", role, by=None, passphrase=PASSPHRASE)
    ann = store.person("Ann")
    for by in (None, ann, Person(ann.id, "Ann", Role.TRAINER)):
        refused(lambda by=by: store.give_role("Ben", Role.TRAINER, by=by, passphrase=PASSPHRASE), "Only a")
    refused(lambda: store.give_role("Ann", Role.HR, by=ann, passphrase=PASSPHRASE), "Only a trainer")
    ghost = Person("gone", "Gus", Role.TRAINER)
    refused(lambda: store.give_role("Ann", Role.HR, by=ghost, passphrase=PASSPHRASE), "not on record")
    assert store.person("Ann").role is Role.TRAINEE
    assert "Ben" not in [one.name for one in store.people()]
    assert store.give_role("Ann", Role.TRAINER, by=kim, passphrase=PASSPHRASE).role is Role.TRAINER
    assert store.give_role("Ann", Role.TRAINEE, by=kim).role is Role.TRAINEE
    assert not store.asks_passphrase("Ann")


def test_somebody_stays_in_charge(store: RecordStore) -> None:
    kim = trainer(store)
    refused(lambda: store.give_role("Kim", Role.TRAINEE, by=kim), "the only one")
    trainer(store, "Lee")
    assert store.give_role("Kim", Role.TRAINEE, by=kim).role is Role.TRAINEE


@pytest.mark.parametrize("passphrase", ["", "seven77", " " * 9, "x" * 1001])
def test_passphrases_have_their_length(store: RecordStore, passphrase: str) -> None:
    refused(lambda: store.give_role("Kim", Role.TRAINER, by=None, passphrase=passphrase), "passphrase has")
    assert not store.has_trainer()
    assert store.people() == ()


@pytest.mark.parametrize(
    "passphrase", [PASSPHRASE, "ünïcödé 李小龙🎈", "  spaces  count  ", "lone \ud800 half"]
)
def test_a_passphrase_opens_its_name(store: RecordStore, passphrase: str) -> None:
    kim = store.give_role("Kim", Role.TRAINER, by=None, passphrase=passphrase)
    assert store.asks_passphrase("KIM")
    assert store.sign_in("kim", passphrase) == kim
    for wrong in ("", passphrase + " ", passphrase[:-1], passphrase.upper() + "x"):
        refused(lambda wrong=wrong: store.sign_in("Kim", wrong), "not the passphrase")


def test_accents_may_be_typed_either_way(disk_store: RecordStore) -> None:
    kim = disk_store.give_role("Kim", Role.TRAINER, by=None, passphrase="caf\u00e9 au lait")
    assert disk_store.sign_in("Kim", "cafe\u0301 au lait") == kim


def test_names_without_one_need_none(store: RecordStore) -> None:
    ann = store.person("Ann")
    assert not store.asks_passphrase("Ann")
    assert store.sign_in("Ann", "") == ann
    assert store.sign_in("Ann", "whatever it is") == ann
    ben = store.sign_in("Ben", "")
    assert ben == store.person("Ben")


def test_a_mistyped_name_takes_nobody_on_record(store: RecordStore) -> None:
    trainer(store)
    refused(lambda: store.sign_in("Kimm", PASSPHRASE), "not the passphrase")
    assert not store.asks_passphrase("Kimm")
    assert [one.name for one in store.people()] == ["Kim"]


def test_people_choose_another_passphrase_themselves(store: RecordStore) -> None:
    kim, ann = trainer(store), store.person("Ann")
    store.give_role("Kim", Role.TRAINER, by=kim, passphrase="quite another one")
    refused(lambda: store.sign_in("Kim", PASSPHRASE), "not the passphrase")
    assert store.sign_in("Kim", "quite another one") == kim
    store.give_role("Ann", Role.TRAINEE, by=ann, passphrase="my own words")
    refused(lambda: store.sign_in("Ann", ""), "not the passphrase")
    assert store.sign_in("Ann", "my own words") == ann
    ben = store.person("Ben")
    refused(lambda: store.give_role("Ann", Role.TRAINEE, by=ben, passphrase="his words instead"), "Only a")
    assert store.sign_in("Ann", "my own words") == ann


def test_attempts_are_shown_with_the_role_of_today(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = started(store, ann)
    kim = store.give_role("Ann", Role.TRAINER, by=None, passphrase=PASSPHRASE)
    assert store.attempt(record.id, kim).owner == kim


def test_no_passphrase_is_on_the_disk(disk_store: RecordStore, folder: Path) -> None:
    trainer(disk_store)
    disk_store.close()
    for path in folder.iterdir():
        assert PASSPHRASE.encode() not in path.read_bytes()


def test_one_passphrase_is_never_hashed_alike(disk_store: RecordStore, folder: Path) -> None:
    trainer(disk_store)
    trainer(disk_store, "Lee")
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        assert len(set(raw.execute("SELECT hash FROM passphrases"))) == 2


def test_unknown_names_cost_as_much_as_known_ones() -> None:
    assert not PasswordHasher().check_needs_rehash(NOBODYS)


@pytest.mark.usefixtures("dear_hashes")
def test_a_wrong_passphrase_costs_the_time_of_a_hash(disk_store: RecordStore, folder: Path) -> None:
    trainer(disk_store)
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        ((kept,),) = raw.execute("SELECT hash FROM passphrases").fetchall()
    assert kept.startswith("$argon2id$")
    assert not PasswordHasher().check_needs_rehash(kept)

    def seconds(name: str) -> float:
        began = time.process_time()
        refused(lambda: disk_store.sign_in(name, "not it, not at all"), "not the passphrase")
        return time.process_time() - began

    known, unknown = min(seconds("Kim") for _ in range(2)), min(seconds("Nobody") for _ in range(2))
    assert min(known, unknown) > 0.01
    assert 1 / 3 < known / unknown < 3


def test_a_damaged_hash_opens_nothing(disk_store: RecordStore, folder: Path) -> None:
    trainer(disk_store)
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("UPDATE passphrases SET hash = 'no hash'")
    refused(lambda: disk_store.sign_in("Kim", PASSPHRASE), "not the passphrase")


def test_a_passphrase_goes_with_its_person(disk_store: RecordStore, folder: Path) -> None:
    kim = trainer(disk_store)
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("DELETE FROM people WHERE id = ?", (kim.id,))
        assert raw.execute("SELECT count(*) FROM passphrases").fetchone() == (0,)


def test_two_windows_make_one_first_trainer(folder: Path) -> None:
    with closing(open_store(folder)) as one, closing(open_store(folder)) as other:
        kim = one.give_role("Kim", Role.TRAINER, by=None, passphrase=PASSPHRASE)
        refused(lambda: other.give_role("Lee", Role.TRAINER, by=None, passphrase=PASSPHRASE), "Only a")
        assert other.sign_in("Kim", PASSPHRASE) == kim
