"""``people role``: the first takes a role, those give others theirs, and nobody else does."""

import json
from typing import Any

import pytest

from simulator.command_line.giving_role import NEW_PASSPHRASE
from simulator.command_line.whose import ASKED_FOR

HANNAS, TESSAS = "paper lamp here", "amber kite there"


@pytest.fixture
def hanna_does_hr(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NEW_PASSPHRASE, HANNAS)
    monkeypatch.setenv(ASKED_FOR, HANNAS)
    code, out, err = run("people", "role", "Hanna", "hr")
    assert (code, out, err) == (0, "Hanna does HR now.\n", "")


@pytest.mark.usefixtures("hanna_does_hr")
def test_the_first_takes_it_and_gives_others_theirs(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NEW_PASSPHRASE, TESSAS)
    code, out, _ = run("people", "role", "Tessa", "trainer", "--json", trainee="Hanna")
    assert (code, json.loads(out)) == (0, {"name": "Tessa", "role": "trainer"})
    monkeypatch.setenv(ASKED_FOR, TESSAS)
    assert "leads" not in run("people", "list", trainee="Tessa")[2]
    code, out, _ = run("people", "role", "Tessa", "trainee", trainee="Tessa")
    assert (code, out) == (0, "Tessa practises now.\n")
    assert run("people", "list", trainee="Tessa")[0] != 0


@pytest.mark.usefixtures("hanna_does_hr")
def test_nobody_else_gives_any(run: Any) -> None:
    code, out, err = run("people", "role", "Sam", "hr", trainee="Sam")
    assert (code > 0, out) == (True, "")
    assert "Traceback" not in err
    assert err
    assert run("people", "list", trainee="Sam")[0] != 0


def test_a_passphrase_is_asked_of_nobody_who_is_not_there(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NEW_PASSPHRASE, raising=False)
    code, out, err = run("people", "role", "Hanna", "hr")
    assert code != 0
    assert out == ""
    assert NEW_PASSPHRASE in err


def test_a_short_one_is_refused(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NEW_PASSPHRASE, "short")
    code, _, err = run("people", "role", "Hanna", "hr")
    assert code != 0
    assert "8 are the least" in err
