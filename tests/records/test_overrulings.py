"""What people made of verdicts: kept, never changed, theirs to give and to see."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.overruling import LONGEST_REASON, Decision, Overruling
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordsError, RecordStore
from tests.records.played import finished, started, submitted


def says(store: RecordStore, attempt_id: str, by: Person, **more: Any) -> Overruling:
    given: dict[str, Any] = {
        "criterion_id": "greets",
        "machine": Verdict.NO,
        "decision": Decision.YES,
        "reason": "“Hiya” is a greeting. 🎈",
        "quote": "Hiya",
        "turn": 1,
    }
    return store.overrule(attempt_id, by, **(given | more))


def trainer(store: RecordStore) -> Person:
    kim = store.person("Kim")
    return Person(kim.id, kim.name, Role.TRAINER)


def test_a_decision_is_kept_and_a_change_of_mind_is_another(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = finished(store, ann)
    first = says(store, record.id, ann)
    second = says(store, record.id, ann, decision=Decision.WITHDRAWN, turn=None, quote="", reason=" ")
    assert store.overrulings(ann, record.id) == (first, second)
    assert store.overrulings(ann) == (first, second)
    assert (first.by, first.is_own_view, first.turn) == (ann, True, 1)
    assert (second.reason, second.quote) == ("", "")
    assert store.attempt(record.id, ann) == record


def test_a_trainer_decides_about_what_was_submitted(store: RecordStore) -> None:
    ann, kim = store.person("Ann"), trainer(store)
    shown, private = submitted(store, ann), finished(store, ann)
    made = says(store, shown.id, kim)
    assert not made.is_own_view
    with pytest.raises(RecordsError, match="no such attempt"):
        says(store, private.id, kim)
    assert [one.id for one in store.overrulings(kim)] == [made.id]
    assert [one.id for one in store.overrulings(ann, shown.id)] == [made.id]


@pytest.mark.parametrize("role", [Role.TRAINEE, Role.HR])
def test_nobody_else_decides_or_reads_it(store: RecordStore, role: Role) -> None:
    ann = store.person("Ann")
    ben = store.person("Ben")
    other = Person(ben.id, ben.name, role)
    record = submitted(store, ann)
    says(store, record.id, ann)
    with pytest.raises(RecordsError, match="no such attempt"):
        says(store, record.id, other)
    assert store.overrulings(other) == ()


def test_what_is_under_way_has_no_verdict_yet(store: RecordStore) -> None:
    ann = store.person("Ann")
    with pytest.raises(RecordsError, match="not finished"):
        says(store, started(store, ann, 1).id, ann)
    with pytest.raises(RecordsError, match="no such attempt"):
        says(store, "nothing", ann)


def test_a_reason_has_its_length(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = finished(store, ann)
    with pytest.raises(RecordsError, match="1,001 characters"):
        says(store, record.id, ann, reason="x" * (LONGEST_REASON + 1))
    assert says(store, record.id, ann, reason="two\nlines").reason == "two lines"


@pytest.mark.parametrize("statement", ["UPDATE overrulings SET decision = 'no'", "DELETE FROM overrulings"])
def test_decisions_are_only_ever_appended(disk_store: RecordStore, folder: Path, statement: str) -> None:
    ann = disk_store.person("Ann")
    made = says(disk_store, finished(disk_store, ann).id, ann)
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
    assert disk_store.overrulings(ann) == (made,)


@pytest.mark.parametrize("who", ["owner", "trainer"])
def test_decisions_are_erased_with_their_people(disk_store: RecordStore, folder: Path, who: str) -> None:
    ann, kim = disk_store.person("Ann"), trainer(disk_store)
    says(disk_store, submitted(disk_store, ann).id, kim)
    erased = ann if who == "owner" else kim
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("DELETE FROM people WHERE id = ?", (erased.id,))
        assert raw.execute("SELECT count(*) FROM overrulings").fetchone() == (0,)
