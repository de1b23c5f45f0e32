"""Completions are pushed from a terminal, or a timer, whatever the store makes of it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from simulator.domain.employment import Employment
from simulator.domain.people import Role
from simulator.records import open_store
from simulator.records.interface import RecordStore
from simulator.records.results import Proof, Result
from simulator.settings import FILE_NAME
from simulator.training.pushing.secret import VARIABLE
from tests.training.pushing.faulty_store import RESET, FaultyStore, faulty_store

SECRET = "grün und Katze"
PASSED = Result("stays", "yes", "They listened.", True, 40, 50, 40, 50, "c" * 64)


@pytest.fixture
def lrs() -> Iterator[FaultyStore]:
    with faulty_store() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordStore]:
    """Hanna does HR; Sam completed three scenarios."""
    monkeypatch.setenv("RAPPORT_PASSPHRASE", SECRET)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr("simulator.command_line.xapi.system_keyring", lambda: None)
    monkeypatch.setattr("time.sleep", lambda _: None)
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # each command signs in anew
    monkeypatch.setattr("simulator.records.sql_roles._hasher", lambda: quick)
    store = open_store(tmp_path / "data")
    hanna = store.give_role("Hanna", Role.HR, by=None, passphrase=SECRET)
    sam = store.person("Sam")
    store.keep_employments(hanna, [Employment(sam, "00417")])
    for scenario in ("barking-dog", "childs-birthday", "late-parcel"):
        record = store.start_attempt(
            sam, scenario_id=scenario, scenario_title=f"The {scenario}", scenario_text="x", seed=0
        )
        store.finish_attempt(record.id, PASSED)
        store.submit_attempt(record.id, sam, Proof(f"{scenario} " * 3))
    yield store
    store.close()


def xapi(run: Any, *words: str) -> tuple[int, dict[str, Any]]:
    code, out, err = run("xapi", *words, "--json", trainee="Hanna")
    assert "Traceback" not in err
    return code, json.loads(out) if out else {"err": err}


def test_what_was_completed_is_pushed_once(run: Any, store: RecordStore, lrs: FaultyStore) -> None:
    code, told = xapi(run, "push", "--endpoint", lrs.url, "--home-page", "https://people.example.org")
    assert (code, told["sent_now"], told["pending"], told["refused"]) == (0, 3, 0, 0)
    assert {one["actor"]["account"]["name"] for one in lrs.standing()} == {"00417"}
    code, told = xapi(run, "push")  # the store is in the settings by now, and so are people's accounts
    assert (code, told["sent_now"], told["sent"], len(lrs.stored)) == (0, 0, 3, 3)
    code, out, err = run("xapi", "status", trainee="Hanna")
    assert (code, err) == (0, "")
    assert out == f"{lrs.url}: 3 sent, 0 waiting, 0 refused.\n"
    assert "exported" in run("audit", "list", trainee="Hanna")[1]


def test_an_address_that_never_worked_gives_way_to_one_that_does(
    run: Any, store: RecordStore, lrs: FaultyStore
) -> None:
    assert xapi(run, "push", "--endpoint", "http://127.0.0.1:1/xapi")[0] == 1
    assert xapi(run, "status")[1]["endpoint"] == "http://127.0.0.1:1/xapi"
    xapi(run, "push", "--endpoint", lrs.url)
    assert xapi(run, "status")[1]["endpoint"] == lrs.url
    with faulty_store() as other:
        xapi(run, "push", "--endpoint", other.url)
        assert len(other.stored) == 3
    assert xapi(run, "status")[1]["endpoint"] == lrs.url


def test_a_limit_and_an_edition(run: Any, store: RecordStore, lrs: FaultyStore) -> None:
    code, told = xapi(run, "push", "--endpoint", lrs.url, "--limit", "2", "--version", "2.0.0")
    assert (code, told["sent_now"], told["pending"]) == (0, 2, 1)
    assert lrs.sent[0][2]["x-experience-api-version"] == "2.0.0"


def test_the_password_is_told_to_the_store_and_to_nobody_else(
    run: Any, store: RecordStore, lrs: FaultyStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, told = xapi(run, "push", "--endpoint", lrs.url, "--user", "us")
    assert (code, lrs.seen) == (1, [])
    assert VARIABLE in told["err"]
    code, told = xapi(run, "push", "--endpoint", lrs.url, "--user", "us", "--password-env", "OURS")
    assert "OURS is empty" in told["err"]
    monkeypatch.setenv("OURS", "s3cret")
    code, out, err = run(
        *("xapi", "push", "--endpoint", lrs.url, "--user", "us", "--password-env", "OURS"), trainee="Hanna"
    )
    assert (code, "s3cret" in out + err) == (0, False)
    assert lrs.sent[0][2]["authorization"] == "Basic dXM6czNjcmV0"
    assert "s3cret" not in (tmp_path / "data" / FILE_NAME).read_text()


def test_a_store_that_is_away_is_waited_for_and_a_timer_leaves_it_alone(
    run: Any, store: RecordStore, lrs: FaultyStore
) -> None:
    lrs.faults.extend([RESET] * 4)
    code, out, err = run("xapi", "push", "--endpoint", lrs.url, trainee="Hanna")
    assert (code, err) == (1, "")
    assert "broke off in the middle" in out
    assert "What waits is kept, and next due at" in out
    code, told = xapi(run, "push", "--when-due")
    assert (code, told["sent_now"], told["pending"]) == (0, 0, 3)
    assert told["next_at"]
    assert "next due" in run("xapi", "status", trainee="Hanna")[1]
    code, told = xapi(run, "push")
    assert (code, told["sent_now"], told["next_at"]) == (0, 3, None)


def test_what_was_refused_is_listed_and_put_back(run: Any, store: RecordStore, lrs: FaultyStore) -> None:
    xapi(run, "push", "--endpoint", lrs.url, "--limit", "1")
    lrs.faults.extend([400, 400])
    code, told = xapi(run, "push", "--limit", "1")
    assert (code, told["refused_now"]) == (1, 1)
    code, out, _ = run("xapi", "status", trainee="Hanna")
    assert "✗ Sam · The childs-birthday · The store answered 400." in out
    assert "main.py xapi retry" in out
    (refusal,) = xapi(run, "status")[1]["refusals"]
    assert refusal["answer"] == "The store answered 400."
    lrs.faults.clear()
    assert xapi(run, "retry") == (0, {"endpoint": lrs.url, "put_back": 1})
    assert "Nothing was refused" in run("xapi", "retry", trainee="Hanna")[1]
    assert xapi(run, "push")[1]["sent"] == 3


def test_not_being_let_in_is_said(run: Any, store: RecordStore, lrs: FaultyStore) -> None:
    lrs.faults.append(401)
    code, told = xapi(run, "push", "--endpoint", lrs.url)
    assert (code, told["pending"], told["refused"]) == (1, 3, 0)
    assert "does not let us in" in told["trouble"]["words"]
    assert told["trouble"]["remedy"]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("push",), "Nobody has said yet"),
        (("status",), "Nobody has said yet"),
        (("push", "--endpoint", "lrs"), "no address"),
        (("push", "--endpoint", "http://lrs.example.org/x"), "anybody could read"),
        (("push", "--endpoint", "https://us:s3cret@lrs.example.org/x"), "more in it than an address"),
        (("push", "--endpoint", "https://x.invalid/y", "--home-page", "people"), "no web address"),
    ],
)
def test_what_cannot_be_done_is_said(
    run: Any, store: RecordStore, words: tuple[str, ...], problem: str
) -> None:
    code, told = xapi(run, *words)
    assert code == 1
    assert problem in told["err"]
    assert "s3cret" not in told["err"]


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1.5", "9" * 30])
def test_a_limit_is_a_number(run: Any, store: RecordStore, limit: str) -> None:
    assert run("xapi", "push", "--endpoint", "https://x.invalid/y", "--limit", limit)[0] == 2


def test_only_hr_pushes(run: Any, store: RecordStore, lrs: FaultyStore, tmp_path: Path) -> None:
    for words in (("push",), ("status",), ("retry",)):
        code, out, err = run("xapi", *words, "--endpoint", lrs.url, trainee="Sam")
        assert (code, out) == (1, "")
        assert "Only HR sends completions" in err
    assert lrs.seen == []
    assert not (tmp_path / "data" / FILE_NAME).exists()
