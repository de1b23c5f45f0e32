"""What people keep for themselves: private lists, and moments that are shown only with consent."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.people import Person, Role
from simulator.records.interface import RecordStore
from simulator.records.notebook_interface import Relationship
from tests.records.led import PASSPHRASE, begun, played_in, trainer
from tests.records.played import finished, submitted
from tests.records.refusals import refused

OTA = Relationship("r1", "Mrs Ōta", "customer", "Rang her back.", date(2026, 11, 3))
WORKS = Relationship("r2", "Stadtwerke", "organisation")


def test_a_list_is_kept_in_the_order_it_was_written(store: RecordStore) -> None:
    ann = store.person("Ann")
    assert store.relationships(ann) == ()
    store.keep_relationship(ann, OTA)
    store.keep_relationship(ann, WORKS)
    assert store.relationships(ann) == (OTA, WORKS)
    changed = replace(OTA, name="Mrs  Ota", deed="Sent\nflowers.", done_on=None, kind="other")
    store.keep_relationship(ann, changed)
    assert store.relationships(ann) == (replace(changed, name="Mrs Ota", deed="Sent flowers."), WORKS)
    store.erase_relationship(ann, "r1")
    store.erase_relationship(ann, "r1")
    assert store.relationships(ann) == (WORKS,)


def test_nobody_else_reads_changes_or_erases_it(store: RecordStore) -> None:
    ann, ben, kim = store.person("Ann"), store.person("Ben"), trainer(store)
    store.keep_relationship(ann, OTA)
    store.keep_relationship(ben, replace(WORKS, id="r1"))
    store.erase_relationship(kim, "r1")
    assert store.relationships(ann) == (OTA,)
    assert store.relationships(ben) == (replace(WORKS, id="r1"),)
    assert store.relationships(kim) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": " \u200b"}, "name is empty"),
        ({"name": "x" * 101}, "101 characters"),
        ({"deed": "x" * 1001}, "1,001 characters"),
    ],
)
def test_entries_have_their_lengths(store: RecordStore, change: dict[str, Any], words: str) -> None:
    ann = store.person("Ann")
    refused(lambda: store.keep_relationship(ann, replace(OTA, **change)), words)
    assert store.relationships(ann) == ()


def test_other_kinds_and_other_people_are_refused(store: RecordStore) -> None:
    ann = store.person("Ann")
    with pytest.raises(ValueError, match="no kind"):
        store.keep_relationship(ann, replace(OTA, kind="enemy"))
    refused(lambda: store.keep_relationship(Person("gone", "Gus"), OTA), "not on record")


def test_only_counts_are_told_and_not_to_everybody(store: RecordStore) -> None:
    kim = trainer(store)
    hal = store.give_role("Hal", Role.HR, by=kim, passphrase=PASSPHRASE)
    ann, ben = store.person("Ann"), store.person("Ben")
    assert store.relationship_counts(hal) == (0, 0)
    store.keep_relationship(ann, OTA)
    store.keep_relationship(ann, WORKS)
    store.keep_relationship(ben, OTA)
    assert store.relationship_counts(kim) == store.relationship_counts(hal) == (2, 3)
    refused(lambda: store.relationship_counts(ann), "trainers and HR")


def test_a_moment_is_asked_for_and_agreed_to(store: RecordStore) -> None:
    kim, ann = trainer(store), store.person("Ann")
    record, before = submitted(store, ann), datetime.now(UTC)
    asked = store.propose_moment(record.id, 2, kim, " She asked,\nand waited. ")
    assert (asked.attempt_id, asked.turn, asked.owner, asked.proposed_by) == (record.id, 2, ann, kim)
    assert (asked.why, asked.agreed_at, asked.answered_at) == ("She asked, and waited.", None, None)
    assert store.moments(ann) == store.moments(kim) == (asked,)
    agreed = store.answer_moment(asked.id, ann, agrees=True)
    assert agreed.agreed_at is not None
    assert before <= agreed.agreed_at == agreed.answered_at
    assert store.answer_moment(asked.id, ann, agrees=True) == agreed
    taken_back = store.answer_moment(asked.id, ann, agrees=False)
    assert taken_back.agreed_at is None
    assert taken_back.answered_at is not None
    assert store.moments(kim) == (taken_back,)


def test_who_said_no_is_not_asked_again(store: RecordStore) -> None:
    kim, ann = trainer(store), store.person("Ann")
    record = submitted(store, ann)
    asked = store.propose_moment(record.id, 1, kim, "Good.")
    declined = store.answer_moment(asked.id, ann, agrees=False)
    assert (declined.agreed_at, declined.answered_at is None) == (None, False)
    assert store.propose_moment(record.id, 1, kim, "Really good.") == declined
    other = store.propose_moment(record.id, 2, kim, "Good, too.")
    assert [one.id for one in store.moments(ann)] == [other.id, asked.id]


def test_only_trainers_ask_and_only_for_words_they_may_see(store: RecordStore) -> None:
    kim, ann = trainer(store), store.person("Ann")
    hal = store.give_role("Hal", Role.HR, by=kim, passphrase=PASSPHRASE)
    private, shown = finished(store, ann), submitted(store, ann)
    refused(lambda: store.propose_moment(private.id, 1, kim, ""), "no such attempt")
    refused(lambda: store.propose_moment("nothing", 1, kim, ""), "no such attempt")
    refused(lambda: store.propose_moment(shown.id, 1, hal, ""), "not a trainer")
    refused(lambda: store.propose_moment(shown.id, 1, ann, ""), "not a trainer")
    refused(lambda: store.propose_moment(shown.id, 1, kim, "x" * 1001), "1,001 characters")
    for turn in (0, 3):
        refused(lambda turn=turn: store.propose_moment(shown.id, turn, kim, ""), "no reply")
    assert store.moments(ann) == ()
    linked = played_in(store, begun(store, kim), ann)
    assert store.propose_moment(linked.id, 1, kim, "").why == ""


def test_only_the_owner_answers(store: RecordStore) -> None:
    kim, lee, ann, ben = trainer(store), trainer(store, "Lee"), store.person("Ann"), store.person("Ben")
    asked = store.propose_moment(submitted(store, ann).id, 1, kim, "Good.")
    for other in (kim, lee, ben):
        refused(lambda other=other: store.answer_moment(asked.id, other, agrees=True), "Nobody has asked")
    refused(lambda: store.answer_moment("nothing", ann, agrees=True), "Nobody has asked")
    assert store.moments(lee) == store.moments(ben) == ()
    assert store.moments(ann)[0].answered_at is None


@pytest.mark.parametrize("who", ["Ann", "Kim"])
def test_notebooks_are_erased_with_their_people(disk_store: RecordStore, folder: Path, who: str) -> None:
    kim, ann = trainer(disk_store), disk_store.person("Ann")
    disk_store.keep_relationship(disk_store.person(who), OTA)
    disk_store.propose_moment(submitted(disk_store, ann).id, 1, kim, "Good.")
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("DELETE FROM people WHERE name = ?", (who,))
        for table in ("relationships", "best_moments"):
            assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
