"""The outbox: what is to be told, once each and in order; for HR only; erased with its owner."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.outbox_interface import (
    OutboxCounts,
    Queued,
    SendingState,
    Settlement,
    Statement,
    Telling,
    Untold,
)
from simulator.records.results import Outcome, Proof
from tests.records.played import RESULT, finished, started, submitted

URL, HOME, SECRET = "https://lrs.example.org/xapi", "https://people.example.org", "paper lamp 🏮"
PASSED = replace(RESULT, passed=True)


def hr(store: RecordStore) -> Person:
    return store.give_role("Hana", Role.HR, by=None, passphrase=SECRET)


def passed(store: RecordStore, owner: Person, evidence: str = "e1") -> str:
    record = store.finish_attempt(started(store, owner, 1).id, PASSED)
    store.submit_attempt(record.id, owner, Proof(evidence))
    return record.id


def decided(store: RecordStore, attempt_id: str, *, passes: bool, evidence: str) -> None:
    kim = store.give_role("Kim", Role.TRAINER, by=store.sign_in("Hana", SECRET), passphrase=SECRET)
    store.overrule(
        attempt_id,
        kim,
        criterion_id="greets",
        machine=Verdict.NO,
        decision=Decision.YES if passes else Decision.NO,
        outcome=Outcome(replace(PASSED, passed=passes), Proof(evidence)),
    )


def telling(one: Untold) -> Telling:
    """Name statements by what they say, as the real ones are."""
    said = f"{one.attempt_id}/{one.completion.evidence}/{one.account}" if one.completion else ""
    id_ = f"{said}/{one.taken_back}"
    return Telling(
        one.attempt_id,
        one.standing,
        one.may_be_there,
        one.account,
        Statement(f"no {one.standing}", "{}") if one.may_be_there else None,
        Statement(id_, f'{{"id": "{id_}"}}') if said else None,
        one.completion.evidence if one.completion else "",
    )


def filled(store: RecordStore, by: Person, url: str = URL, home: str = HOME) -> int:
    return store.tell(by, url, home, [telling(one) for one in store.untold(by, url, home).found])


def waiting(store: RecordStore, by: Person, url: str = URL) -> list[str]:
    return [one.statement.id for one in store.take_due(by, url, None, 100)]


def test_completions_are_told_once_and_nothing_else_is(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    first = passed(store, ann)
    submitted(store, ann)  # neither passed nor failed
    started(store, ann, 1)
    store.finish_attempt(started(store, ann, 1).id, PASSED)  # not submitted
    (untold,) = store.untold(hana, URL, HOME).found
    assert (untold.attempt_id, untold.account, untold.standing) == (first, ann.id, "")
    assert untold.completion is not None
    assert untold.completion.evidence == "e1"
    assert [filled(store, hana) for _ in range(3)] == [1, 0, 0]
    second = passed(store, ann, "e2")
    assert [one.attempt_id for one in store.untold(hana, URL, HOME).found] == [second]
    assert filled(store, hana) == 1
    assert [first in id_ for id_ in waiting(store, hana)] == [True, False]


def test_each_store_is_told_by_itself(store: RecordStore) -> None:
    hana = hr(store)
    passed(store, store.person("Ann"))
    assert (filled(store, hana), filled(store, hana, "http://other")) == (1, 1)
    store.settle(hana, URL, Settlement(sent=waiting(store, hana)))
    assert store.outbox_counts(hana, URL).sent == 1
    assert store.outbox_counts(hana, "http://other") == OutboxCounts(pending=1)
    assert store.outbox_counts(hana, "http://third") == OutboxCounts()


def test_those_after_a_place_are_read_page_by_page(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    ids = [passed(store, ann, f"e{number}") for number in range(5)]
    found, place = list[str](), 0
    while place is not None:
        page = store.untold(hana, URL, HOME, place, 2)
        assert len(page.found) <= 2
        found += [one.attempt_id for one in page.found]
        place = page.next_place
    assert found == ids


def test_no_page_goes_through_all_there_is(disk_store: RecordStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.records.sql_outbox.REACH", 2)
    hana, ann = hr(disk_store), disk_store.person("Ann")
    for _ in range(4):
        started(disk_store, ann)
    attempt = passed(disk_store, ann)
    assert disk_store.untold(hana, URL, HOME) == ((), 2)
    assert disk_store.untold(hana, URL, HOME, 2) == ((), 4)
    page = disk_store.untold(hana, URL, HOME, 4)
    assert ([one.attempt_id for one in page.found], page.next_place) == ([attempt], None)


def test_a_decision_before_it_was_sent_leaves_one_statement(store: RecordStore) -> None:
    hana = hr(store)
    attempt = passed(store, store.person("Ann"))
    filled(store, hana)
    decided(store, attempt, passes=True, evidence="d1")
    assert filled(store, hana) == 1
    assert ["/d1/" in id_ for id_ in waiting(store, hana)] == [True]


def test_a_decision_that_takes_a_completion_away_before_it_was_sent_leaves_none(store: RecordStore) -> None:
    hana = hr(store)
    attempt = passed(store, store.person("Ann"))
    filled(store, hana)
    decided(store, attempt, passes=False, evidence="d1")
    assert filled(store, hana) == 0
    assert store.outbox_counts(hana, URL) == OutboxCounts()


@pytest.mark.parametrize("is_settled", [True, False])
def test_what_may_be_there_is_taken_back(store: RecordStore, is_settled: bool) -> None:
    """Also when a try was cut short: nobody knows whether the store has it."""
    hana = hr(store)
    attempt = passed(store, store.person("Ann"))
    filled(store, hana)
    (old,) = waiting(store, hana)
    if is_settled:
        store.settle(hana, URL, Settlement(sent=[old]))
    decided(store, attempt, passes=False, evidence="d1")
    assert filled(store, hana) == 1
    assert waiting(store, hana) == ([] if is_settled else [old]) + [f"no {old}"]
    assert [filled(store, hana), len(store.untold(hana, URL, HOME).found)] == [0, 0]
    decided(store, attempt, passes=True, evidence="e1")  # as it was at first; the old id is used up
    assert filled(store, hana) == 1
    assert waiting(store, hana)[-1] == f"{old}{old}"


def test_a_changed_number_or_address_is_told_anew(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    passed(store, ann)
    filled(store, hana)
    (old,) = waiting(store, hana)
    store.settle(hana, URL, Settlement(sent=[old]))
    store.keep_employments(hana, [Employment(ann, "00417")])
    assert filled(store, hana) == 2
    taken, new = waiting(store, hana)
    assert (taken, "00417" in new) == (f"no {old}", True)
    assert filled(store, hana, home="https://elsewhere.example.org") == 2


def test_whoever_comes_second_changes_nothing(store: RecordStore) -> None:
    hana = hr(store)
    attempt = passed(store, store.person("Ann"))
    read = [telling(one) for one in store.untold(hana, URL, HOME).found]
    assert [store.tell(hana, URL, HOME, read) for _ in range(2)] == [1, 0]
    (old,) = waiting(store, hana)
    decided(store, attempt, passes=True, evidence="d1")
    read = [telling(one) for one in store.untold(hana, URL, HOME).found]
    assert [store.tell(hana, URL, HOME, read) for _ in range(2)] == [2, 0]
    assert waiting(store, hana)[:2] == [old, f"no {old}"]


def test_they_are_taken_in_order_and_wait_until_it_is_settled(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    for number in range(3):
        passed(store, ann, f"e{number}")
    filled(store, hana)
    first = store.take_due(hana, URL, None, 2)
    assert [one.tries for one in first] == [1, 1]
    (rest,) = store.take_due(hana, URL, None, 2, first[-1].statement.id)
    assert rest == Queued(rest.statement, 1)
    again = store.take_due(hana, URL, None, 5)
    assert [one.statement for one in again] == [*(one.statement for one in first), rest.statement]
    assert [one.tries for one in again] == [2, 2, 2]
    assert store.outbox_counts(hana, URL).pending == 3


def test_a_store_that_is_to_be_left_alone_is_left_alone(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    passed(store, ann)
    passed(store, ann, "e2")
    filled(store, hana)
    now = datetime.now(UTC).replace(microsecond=0)
    until = now + timedelta(weeks=3)
    (one,) = store.take_due(hana, URL, now, 1)
    store.settle(hana, URL, Settlement(later=[one.statement.id], next_at=until, answer="It is full."))
    told = store.outbox_counts(hana, URL)
    assert (told.pending, told.next_at, told.answer) == (2, until, "It is full.")
    assert store.take_due(hana, URL, until - timedelta(seconds=1), 5) == ()
    assert len(store.take_due(hana, URL, until, 5)) == 2
    assert len(store.take_due(hana, URL, None, 5)) == 2


def test_what_the_store_has_it_has(store: RecordStore) -> None:
    hana = hr(store)
    passed(store, store.person("Ann"))
    filled(store, hana)
    (id_,) = waiting(store, hana)
    store.settle(hana, URL, Settlement(refused={id_: "Bad."}))
    store.settle(hana, URL, Settlement(later=[id_], answer="Late."))
    (entry,) = store.outbox(hana, URL, SendingState.REFUSED)
    assert (entry.person_name, entry.scenario_title, entry.answer) == ("Ann", "The child’s birthday", "Bad.")
    store.settle(hana, URL, Settlement(sent=[id_]))
    store.settle(hana, URL, Settlement(refused={id_: "Bad."}))
    counts = store.outbox_counts(hana, URL)
    assert (counts.sent, counts.refused) == (1, 0)
    assert counts.sent_at is not None
    assert waiting(store, hana) == []


def test_what_was_refused_is_put_back_and_what_was_never_taken_needs_no_taking_back(
    store: RecordStore,
) -> None:
    hana = hr(store)
    attempt = passed(store, store.person("Ann"))
    filled(store, hana)
    (id_,) = waiting(store, hana)
    store.settle(hana, URL, Settlement(refused={id_: "Bad."}))
    assert [store.put_back(hana, URL), store.put_back(hana, URL)] == [1, 0]
    assert waiting(store, hana) == [id_]
    store.settle(hana, URL, Settlement(refused={id_: "Bad."}))
    decided(store, attempt, passes=True, evidence="d1")
    assert filled(store, hana) == 1
    assert store.outbox_counts(hana, URL) == OutboxCounts(pending=1)


def test_only_hr_reads_and_writes_it(store: RecordStore) -> None:
    hana = hr(store)
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=SECRET)
    ann = store.person("Ann")
    passed(store, ann)
    filled(store, hana)
    for who in (kim, ann):
        for attempted in (
            lambda who=who: store.untold(who, URL, HOME),
            lambda who=who: store.tell(who, URL, HOME, ()),
            lambda who=who: store.take_due(who, URL, None, 1),
            lambda who=who: store.settle(who, URL, Settlement()),
            lambda who=who: store.put_back(who, URL),
            lambda who=who: store.outbox_counts(who, URL),
            lambda who=who: store.outbox(who, URL, SendingState.PENDING),
        ):
            with pytest.raises(RecordsError, match="Only HR"):
                attempted()
    with pytest.raises(RecordsError, match="Only HR"):
        store.settle(replace(ann, role=Role.HR), URL, Settlement())


def test_who_is_erased_is_told_of_no_more(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    passed(store, ann)
    read = [telling(one) for one in store.untold(hana, URL, HOME).found]
    filled(store, hana)
    (id_,) = waiting(store, hana)
    store.erase_person(hana, ann.id)
    assert store.outbox_counts(hana, URL) == OutboxCounts()
    store.settle(hana, URL, Settlement(sent=[id_]))
    assert store.tell(hana, URL, HOME, read) == 0
    assert store.outbox_counts(hana, URL) == OutboxCounts()


def test_erasing_leaves_no_byte_of_a_statement(disk_store: RecordStore, folder: Path) -> None:
    hana, ann = hr(disk_store), disk_store.person("Ann")
    disk_store.keep_employments(hana, [Employment(ann, "CANARY417")])
    passed(disk_store, ann)
    filled(disk_store, hana)
    disk_store.settle(hana, URL, Settlement(refused={waiting(disk_store, hana)[0]: "CANARY said no"}))
    disk_store.erase_person(hana, ann.id)
    disk_store.close()
    assert not [path for path in folder.iterdir() if b"CANARY" in path.read_bytes()]


def test_a_damaged_row_is_told_in_words(disk_store: RecordStore, folder: Path) -> None:
    hana = hr(disk_store)
    passed(disk_store, disk_store.person("Ann"))
    filled(disk_store, hana)
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("UPDATE outbox SET changed_at = 'yesterday'")
    with pytest.raises(RecordsError, match="damaged"):
        disk_store.outbox(hana, URL, SendingState.PENDING)


def test_finished_attempts_stay_private(store: RecordStore) -> None:
    hana = hr(store)
    finished(store, store.person("Ann"))
    assert store.untold(hana, URL, HOME) == ((), None)
