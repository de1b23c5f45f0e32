"""Names with a passphrase at a terminal: from the environment, asked for, or refused in words."""

import argparse
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.command_line.whose import known_trainee, trainee
from simulator.domain.people import Role
from simulator.records import open_store
from simulator.records.interface import RecordsError, RecordStore

SECRET = "grün und Katze"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RecordStore]:
    opened = open_store(tmp_path)
    opened.give_role("Mira", Role.TRAINER, by=None, passphrase=SECRET)
    yield opened
    opened.close()


def options(name: str | None = "Mira", *, json: bool = False) -> argparse.Namespace:
    return argparse.Namespace(trainee=name, json=json)


@pytest.mark.parametrize("who", [trainee, known_trainee])
@pytest.mark.parametrize("name", ["mira", None])
def test_the_environment_can_hold_it(
    who: object, name: str | None, store: RecordStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORT_PASSPHRASE", SECRET)
    person = who(options(name), store)  # type: ignore[operator]  # one of two functions
    assert (person.name, person.role) == ("Mira", Role.TRAINER)


def test_a_wrong_one_opens_nothing(store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORT_PASSPHRASE", "grün und Hund")
    with pytest.raises(RecordsError):
        trainee(options(), store)


@pytest.mark.parametrize(("is_terminal", "json"), [(False, False), (True, True)])
def test_where_nobody_can_be_asked_it_says_what_to_do(
    is_terminal: bool, json: bool, store: RecordStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("RAPPORT_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: is_terminal)
    monkeypatch.setattr(getpass, "getpass", lambda *_, **__: pytest.fail("asked"))
    with pytest.raises(RecordsError, match="passphrase") as refused:
        trainee(options(json=json), store)
    assert "RAPPORT_PASSPHRASE" in refused.value.remedy


def test_at_a_terminal_it_is_asked_for(store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAPPORT_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    asked: list[str] = []
    monkeypatch.setattr(getpass, "getpass", lambda words, **__: asked.append(words) or SECRET)
    assert trainee(options(), store).role is Role.TRAINER
    assert [words.split(" of ")[0] for words in asked] == ["PIN or passphrase"]  # a trainee may have a PIN


def test_others_are_asked_for_nothing(store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda *_, **__: pytest.fail("asked"))
    assert trainee(options("Sam"), store).role is Role.TRAINEE
