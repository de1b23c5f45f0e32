"""A real learning record store takes what is sent, once; it is installed by tests/install_record_store.py."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.completion import Completion
from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Role
from simulator.domain.scorecard import Verdict
from simulator.records.outbox_interface import Statement
from simulator.records.results import Outcome, Proof
from simulator.training.exports.xapi_statements import completion_statement, statement_text
from simulator.training.pushing.delivering import Courier
from simulator.training.pushing.exchange import Exchange
from simulator.training.pushing.push import Push, push_all
from simulator.training.pushing.store_address import checked_address
from tests.fakes import MemoryStore
from tests.install_record_store import record_store_python
from tests.records.played import RESULT, started
from tests.training.pushing.real_store import SECRET, USER, real_store

HOME, PASSPHRASE = "https://people.example.org", "paper lamp 🏮"
PYTHON = record_store_python()
pytestmark = [
    pytest.mark.skipif(
        PYTHON is None, reason="no learning record store: python -m tests.install_record_store"
    ),
    pytest.mark.xdist_group("real learning record store"),
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Its endpoint, and the file of what it keeps."""
    folder = tmp_path_factory.mktemp("lrs")
    assert PYTHON is not None
    with real_store(PYTHON, folder) as url:
        yield url, folder / "statements.jsonl"


def kept(file: Path, about: str) -> list[dict[str, Any]]:
    """Return what it keeps of one test, in order."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if about in line]


@pytest.mark.parametrize("version", ["1.0.3", "2.0.0"])
def test_what_is_pushed_is_there_once(place: tuple[str, Path], version: str) -> None:
    url, file = place
    address = checked_address(url, USER, version)
    store = MemoryStore()
    hana = store.give_role("Hana", Role.HR, by=None, passphrase=PASSPHRASE)
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    ann, number = store.person("Ann"), f"00{version}"
    store.keep_employments(hana, [Employment(ann, number)])
    attempts = list[str]()
    for evidence in range(60):
        record = started(store, ann, 1)
        store.finish_attempt(record.id, replace(RESULT, passed=True))
        store.submit_attempt(record.id, ann, Proof(f"e{evidence}"))
        attempts.append(record.id)

    def pushed() -> Push:
        push = Push(address.url, HOME)
        with closing(Exchange(address, SECRET)) as exchange:
            courier = Courier(exchange, version)
            assert courier.look() is None
            push_all(push, store, hana, courier, is_stopped=lambda: False, sleep=_never)
        return push

    assert (pushed().sent, pushed().sent) == (60, 0)
    assert len(kept(file, number)) == 60
    store.overrule(
        attempts[7],
        kim,
        criterion_id="greets",
        machine=Verdict.NO,
        decision=Decision.NO,
        outcome=Outcome(replace(RESULT, passed=False), Proof("d")),
    )
    push = pushed()
    assert (push.sent, push.refused, push.trouble) == (1, 0, None)
    gone = next(one["id"] for one in kept(file, number) if attempts[7] in json.dumps(one))
    (voiding,) = (one for one in kept(file, "voided") if one["object"]["id"] == gone)
    assert voiding["verb"]["id"] == "http://adlnet.gov/expapi/verbs/voided"


def test_a_wrong_one_is_refused_alone_and_a_conflict_is_seen(place: tuple[str, Path]) -> None:
    url, file = place
    some = list[Statement]()
    for number in range(5):
        at = datetime(2026, 11, number + 1, tzinfo=UTC)
        told = completion_statement(f"wrong-{number}", ("dog", "Dog"), Completion("a", at, "e"), HOME)
        some.append(Statement(told["id"], statement_text(told)))
    spoilt = Statement(some[2].id, some[2].text.replace('"verb"', '"verve"'))
    address = checked_address(url, USER)
    with closing(Exchange(address, SECRET)) as exchange:
        courier = Courier(exchange, "1.0.3")
        done = courier.deliver([*some[:2], spoilt, *some[3:]], lambda: False)
        assert (len(done.sent), list(done.refused), done.trouble) == (4, [spoilt.id], None)
        other = Statement(some[0].id, some[0].text.replace("wrong-0", "wrong-9"))
        done = courier.deliver([other, *some[1:]], lambda: False)
        assert (len(done.sent), list(done.refused)) == (4, [other.id])
        assert "another statement" in done.refused[other.id]
    assert len(kept(file, "wrong-")) == 5
    with closing(Exchange(address, "not this")) as exchange:
        trouble = Courier(exchange, "1.0.3").deliver(some, lambda: False).trouble
    assert trouble is not None
    assert "does not let us in (401)" in trouble.words


def _never(_: float) -> None:
    raise AssertionError("nothing was to be waited for")
