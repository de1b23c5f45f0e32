"""PINs and passphrases: chosen by their owner, taken off by HR, and slow to guess."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.domain.people import Person, Role
from simulator.domain.sign_in import FREE_TRIES, LONGEST_WAIT_SECONDS, wait_seconds
from simulator.records import open_store, passphrase_refusals
from simulator.records.interface import RecordStore
from tests.records.led import PASSPHRASE, trainer
from tests.records.refusals import refused


def hr(store: RecordStore) -> Person:
    return store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)


@pytest.mark.parametrize("secret", ["0417", "123456789012", "my own few words", "1234567890123"])
def test_a_trainee_chooses_changes_and_takes_off(store: RecordStore, secret: str) -> None:
    ann = store.person("Ann")
    store.set_passphrase(ann, "", secret)
    assert store.asks_passphrase("ann")
    refused(lambda: store.sign_in("Ann", ""), "not the passphrase")
    assert store.sign_in("Ann", secret) == ann
    refused(lambda: store.set_passphrase(ann, "9999", "5555"), "not what opens")
    store.set_passphrase(ann, secret, "5555")
    assert store.sign_in("Ann", "5555") == ann
    refused(lambda: store.set_passphrase(ann, "", ""), "not what opens")
    store.set_passphrase(ann, "5555", "")
    assert not store.asks_passphrase("Ann")
    assert store.sign_in("Ann", "") == ann


@pytest.mark.parametrize(
    ("secret", "told"),
    [("123", "3 digits"), ("7", "1 digit."), ("abcd", "4 characters"), ("12 34", "5"), ("x" * 1001, "1,001")],
)
def test_a_pin_has_its_length(store: RecordStore, secret: str, told: str) -> None:
    ann = store.person("Ann")
    refused(lambda: store.set_passphrase(ann, "", secret), told)
    assert not store.asks_passphrase("Ann")


def test_trainers_change_theirs_and_never_take_it_off(store: RecordStore) -> None:
    kim = trainer(store)
    for short in ("", "0417", "seven77"):
        refused(lambda short=short: store.set_passphrase(kim, PASSPHRASE, short), "passphrase has")
    assert store.sign_in("Kim", PASSPHRASE) == kim
    store.set_passphrase(kim, PASSPHRASE, "quite another one")
    assert store.sign_in("Kim", "quite another one") == kim


def test_nobody_chooses_for_somebody_who_is_not_there(store: RecordStore) -> None:
    refused(lambda: store.set_passphrase(Person("gone", "Gus"), "", "0417"), "not on record")


def test_hr_takes_a_forgotten_pin_off_and_the_audit_says_so(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    store.set_passphrase(ann, "", "0417")
    for _ in range(FREE_TRIES):
        refused(lambda: store.sign_in("Ann", "9999"), "not the passphrase")
    store.take_off_pin(hana, ann.id)
    assert not store.asks_passphrase("Ann")
    assert store.sign_in("Ann", "") == ann
    store.take_off_pin(hana, ann.id)  # a second time changes nothing
    told = [(one.by, one.what, one.about) for one in store.audit(hana)]
    assert told[1:] == [("Hana", "PIN taken off", "Ann")]
    store.set_passphrase(ann, "", "0417")
    refused(lambda: store.sign_in("Ann", "9999"), "not the passphrase")  # and nobody waits any more


def test_nobody_else_takes_a_pin_off(store: RecordStore) -> None:
    hana, ann, ben = hr(store), store.person("Ann"), store.person("Ben")
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    store.set_passphrase(ann, "", "0417")
    for by in (ann, ben, kim, Person(ben.id, "Ben", Role.HR)):
        refused(lambda by=by: store.take_off_pin(by, ann.id), "Only HR")
    refused(lambda: store.take_off_pin(hana, kim.id), "no trainee")
    refused(lambda: store.take_off_pin(hana, "nobody"), "not on record")
    assert store.asks_passphrase("Ann")


def test_another_passphrase_given_by_somebody_else_is_audited(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    store.set_passphrase(ann, "", "0417")
    store.give_role("Ann", Role.TRAINEE, by=hana)
    store.give_role("Hana", Role.HR, by=hana, passphrase="another of my own")
    assert [(one.what, one.about) for one in store.audit(hana)[1:]] == [("passphrase changed", "Ann")]


Deed = Callable[[RecordStore, Person], object]
TRIES: dict[str, Deed] = {
    "signing in": lambda store, ann: store.sign_in("Ann", "9999"),
    "changing it": lambda store, ann: store.set_passphrase(ann, "9999", "5555"),
}


@pytest.mark.parametrize("way", TRIES)
def test_whoever_guesses_waits_and_is_never_shut_out(
    store: RecordStore, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    ann = store.person("Ann")
    store.set_passphrase(ann, "", "0417")
    for _ in range(FREE_TRIES):
        refused(lambda: TRIES[way](store, ann), "not")
    refused(lambda: store.sign_in("Ann", "0417"), "Too many wrong ones")
    refused(lambda: store.set_passphrase(ann, "0417", ""), "Too many wrong ones")
    refused(lambda: store.sign_in("Ann", "0417"), "Wait 30 seconds")
    later(monkeypatch, seconds=31)
    refused(lambda: TRIES[way](store, ann), "not")
    refused(lambda: store.sign_in("Ann", "0417"), "Wait 60 seconds")
    later(monkeypatch, seconds=31 + LONGEST_WAIT_SECONDS)
    assert store.sign_in("Ann", "0417") == ann
    for _ in range(FREE_TRIES):
        refused(lambda: store.sign_in("Ann", "9999"), "not the passphrase")  # counted from the start again


def test_a_clock_that_was_set_back_shuts_nobody_out(
    store: RecordStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = store.person("Ann")
    store.set_passphrase(ann, "", "0417")
    later(monkeypatch, seconds=86_400)
    for _ in range(FREE_TRIES):
        refused(lambda: store.sign_in("Ann", "9999"), "not the passphrase")
    later(monkeypatch, seconds=0)
    assert store.sign_in("Ann", "0417") == ann


def test_waiting_outlives_the_program(folder: Path) -> None:
    with closing(open_store(folder)) as store:
        ann = store.person("Ann")
        store.set_passphrase(ann, "", "0417")
        for _ in range(FREE_TRIES):
            refused(lambda: store.sign_in("Ann", "9999"), "not the passphrase")
    with closing(open_store(folder)) as store:
        refused(lambda: store.sign_in("Ann", "0417"), "Too many wrong ones")


def test_the_wait_grows_and_ends() -> None:
    assert [wait_seconds(tries) for tries in (0, 4, 5, 6, 7, 9, 10, 10_000)] == [
        *(0, 0, 30, 60, 120, 480),
        *(600, 600),
    ]
    assert "10 minutes" in str(passphrase_refusals.must_wait(599.5))
    assert "1 second," in str(passphrase_refusals.must_wait(0.2))


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let so much time have passed since the test began."""

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime.now(UTC) + timedelta(seconds=seconds)

    for module in ("simulator.records.tries", "tests.memory_passphrases"):
        monkeypatch.setattr(f"{module}.datetime", Later)
