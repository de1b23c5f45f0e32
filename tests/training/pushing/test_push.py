"""A run of sending: each statement is in the store exactly once when it recovers, whatever came between."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records.interface import RecordStore
from simulator.records.outbox_interface import OutboxCounts, SendingState
from simulator.records.results import Outcome, Proof
from simulator.training.pushing.delivering import Courier
from simulator.training.pushing.exchange import Exchange
from simulator.training.pushing.push import BATCH, Push, push_all
from simulator.training.pushing.store_address import checked_address
from tests.fakes import MemoryStore
from tests.records.played import RESULT, started
from tests.thoroughness import times
from tests.training.pushing.faulty_store import (
    HALF,
    HALF_BODY,
    HTML,
    RESET,
    RESET_AFTER,
    FaultyStore,
    faulty_store,
)

HOME, SECRET = "https://people.example.org/", "paper lamp 🏮"
START = datetime(2026, 11, 23, 12, tzinfo=UTC)


class Weeks:
    """A clock that is put forward by waiting."""

    def __init__(self) -> None:
        self.now = START
        self.waits: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


class Office:
    """Records with somebody of HR, and people who complete things; what waits goes to one store."""

    def __init__(self, lrs: FaultyStore) -> None:
        self.lrs, self.store, self.clock = lrs, MemoryStore(), Weeks()
        self.hana = self.store.give_role("Hana", Role.HR, by=None, passphrase=SECRET)
        self.kim = self.store.give_role("Kim", Role.TRAINER, by=self.hana, passphrase=SECRET)
        self.attempts: list[str] = []

    def complete(self, count: int = 1) -> None:
        for _ in range(count):
            owner = self.store.person(f"P{len(self.attempts) % 3}")
            record = started(self.store, owner, 1)
            self.store.finish_attempt(record.id, replace(RESULT, passed=True))
            self.store.submit_attempt(record.id, owner, Proof(f"e{len(self.attempts)}"))
            self.attempts.append(record.id)

    def decide(self, which: int, *, passes: bool) -> None:
        self.store.overrule(
            self.attempts[which % len(self.attempts)],
            self.kim,
            criterion_id="greets",
            machine=Verdict.NO,
            decision=Decision.YES if passes else Decision.NO,
            outcome=Outcome(replace(RESULT, passed=passes), Proof(f"d{passes}")),
        )

    def push(self, **terms: Any) -> Push:
        push = Push(self.lrs.url, HOME, now=self.clock, chance=half, **terms)
        with self.courier() as courier:
            push_all(
                push,
                self.store,
                self.hana,
                courier,
                is_stopped=never,
                sleep=self.clock.sleep,
                chance=half,
            )
        return push

    @contextmanager
    def courier(self) -> Iterator[Courier]:
        with closing(Exchange(checked_address(self.lrs.url), "")) as exchange:
            yield Courier(exchange, "1.0.3", self.clock)

    def counts(self) -> OutboxCounts:
        return self.store.outbox_counts(self.hana, self.lrs.url)


def half() -> float:
    return 0.5


def never() -> bool:
    return False


@pytest.fixture
def office(lrs: FaultyStore) -> Office:
    return Office(lrs)


def test_everything_goes_in_batches_and_the_audit_says_so(office: Office) -> None:
    office.complete(BATCH + 3)
    push = office.push()
    assert (push.sent, push.refused, push.trouble) == (BATCH + 3, 0, None)
    assert [len(office.lrs.stored), len(office.lrs.sent)] == [BATCH + 3, 2]
    told = office.store.audit(office.hana)[-1]
    assert (told.what, told.about) == ("exported", f"completions to {office.lrs.url}: 53 statements waiting")
    assert office.push().sent == 0
    assert len(office.lrs.sent) == 2
    assert office.store.audit(office.hana)[-1] == told  # nothing was handed over


def test_a_limit_holds(office: Office) -> None:
    office.complete(5)
    assert [office.push(limit=2).sent, office.push(limit=2).sent, office.push(limit=2).sent] == [2, 2, 1]


def test_weeks_offline_lose_nothing_and_double_nothing(office: Office) -> None:
    office.complete(3)
    office.lrs.faults.extend([RESET] * 40)
    waits = list[float]()
    while office.lrs.faults:
        push = office.push(when_due=True)
        assert push.trouble is not None
        next_at = office.counts().next_at
        assert next_at is not None
        waits.append((next_at - office.clock.now).total_seconds())
        assert office.push(when_due=True).sent == 0  # not before
        office.clock.now = next_at
        if len(waits) == 3:
            office.complete(2)
    assert waits[0] < waits[1] <= waits[-1] <= 6 * 3600
    assert (office.push(when_due=True).sent, len(office.lrs.stored)) == (5, 5)
    assert office.counts() == OutboxCounts(sent=5, sent_at=office.counts().sent_at)


def test_a_hiccup_is_waited_for_within_the_run(office: Office) -> None:
    office.complete(2)
    office.lrs.faults.extend([503, RESET_AFTER])
    assert (office.push().sent, office.lrs.stored) == (2, list(dict.fromkeys(office.lrs.stored)))
    assert office.clock.waits == [0.75, 1.5]


def test_the_store_is_given_the_time_it_asks_for(office: Office) -> None:
    office.complete(2)
    office.lrs.faults.append(429)
    office.lrs.retry_after = "7"
    assert (office.push().sent, office.clock.waits) == (2, [7])
    office.complete(1)
    office.lrs.faults.append(429)
    office.lrs.retry_after = "3600"
    push = office.push()
    assert (push.sent, office.clock.waits) == (0, [7])
    next_at = office.counts().next_at
    assert next_at is not None
    assert next_at >= office.clock.now + timedelta(hours=1)
    assert "less at a time" in office.counts().answer


@pytest.mark.parametrize("status", [401, 403])
def test_not_being_let_in_is_said_and_refuses_nothing(office: Office, status: int) -> None:
    office.complete(BATCH + 1)
    office.lrs.faults.append(status)
    push = office.push()
    assert push.trouble is not None
    assert "does not let us in" in push.trouble.words
    assert (push.sent, push.refused, len(office.lrs.seen)) == (0, 0, 1)
    assert (office.counts().pending, office.counts().refused) == (BATCH + 1, 0)
    assert office.push().sent == BATCH + 1  # somebody mended it, and says so


def test_what_is_refused_waits_for_somebody(office: Office) -> None:
    office.complete(4)
    office.push(limit=0)
    ids = [one.statement_id for one in office.store.outbox(office.hana, office.lrs.url, SendingState.PENDING)]
    office.lrs.unwanted = {ids[1]}
    push = office.push()
    assert (push.sent, push.refused) == (3, 1)
    (refused,) = office.store.outbox(office.hana, office.lrs.url, SendingState.REFUSED)
    assert "no <verb>" in refused.answer
    assert office.push().sent == 0
    office.lrs.unwanted = set()
    assert office.store.put_back(office.hana, office.lrs.url) == 1
    assert (office.push().sent, len(set(office.lrs.stored))) == (1, 4)


def test_smaller_batches_stay_small(office: Office) -> None:
    office.complete(BATCH * 3)
    office.lrs.largest = 10
    assert (office.push().sent, len(office.lrs.stored)) == (BATCH * 3, BATCH * 3)
    sizes = office.lrs.sizes
    assert sizes[0] == BATCH
    assert max(sizes[-BATCH * 2 // 10 :]) <= 10  # it is not asked again for what it does not take


def test_a_decision_takes_back_what_no_longer_holds(office: Office) -> None:
    office.complete(2)
    office.push()
    first = office.lrs.stored[0]
    office.decide(0, passes=False)
    assert office.push().sent == 1
    assert office.lrs.voided == {first}
    assert office.lrs.statements[office.lrs.stored[-1]]["verb"]["id"].endswith("/voided")
    office.decide(0, passes=True)
    office.push()
    assert len(office.lrs.standing()) == 2
    office.store.keep_employments(office.hana, [Employment(office.store.person("P1"), "00417")])
    office.push()
    accounts = sorted(one["actor"]["account"]["name"] for one in office.lrs.standing())
    assert accounts[0] == "00417"
    assert len(accounts) == 2


def test_killed_between_sending_and_noting_it_sends_again_and_doubles_nothing(office: Office) -> None:
    office.complete(3)
    push = Push(office.lrs.url, HOME)
    while push.fill_next(office.store, office.hana):
        pass
    with office.courier() as courier:
        courier.deliver([one.statement for one in push.take(office.store, office.hana)], never)
    assert office.counts().pending == 3
    office.decide(0, passes=False)  # meanwhile: what may be there is sent, and then taken back
    assert office.push().sent == 4
    assert (len(office.lrs.stored), len(office.lrs.voided), len(office.lrs.standing())) == (4, 1, 2)


def test_stopping_leaves_the_rest_for_another_time(office: Office) -> None:
    office.complete(BATCH * 2)
    asked = iter([False] * 4 + [True] * 10)
    push = Push(office.lrs.url, HOME)
    with office.courier() as courier:
        push_all(
            push, office.store, office.hana, courier, is_stopped=lambda: next(asked), sleep=office.clock.sleep
        )
    assert (push.sent, push.trouble, office.counts().next_at) == (BATCH, None, None)
    assert (office.push().sent, len(office.lrs.stored)) == (BATCH, BATCH * 2)


FAULTS = st.sampled_from(
    (RESET, RESET_AFTER, HALF, HALF_BODY, HTML, 401, 403, 404, 408, 429, 500, 502, 503, "get")
)
DEEDS = st.one_of(
    st.tuples(st.just("fault"), FAULTS),
    st.tuples(st.just("complete"), st.integers(1, 4)),
    st.tuples(st.just("refuse"), st.booleans()),
    st.tuples(st.just("decide"), st.integers(0, 20)),
    st.tuples(st.just("overturn"), st.integers(0, 20)),
    st.tuples(st.just("push"), st.booleans()),
    st.tuples(st.just("killed"), st.booleans()),
    st.tuples(st.just("shrink"), st.integers(1, 5)),
)


def do(office: Office, deed: str, told: Any) -> None:
    deeds: dict[str, Callable[[], object]] = {
        "fault": lambda: office.lrs.faults.append(told),
        "complete": lambda: office.complete(told),
        "decide": lambda: office.attempts and office.decide(told, passes=False),
        "overturn": lambda: office.attempts and office.decide(told, passes=True),
        "push": lambda: office.push(when_due=told),
        "shrink": lambda: setattr(office.lrs, "largest", told),
        "refuse": lambda: setattr(office.lrs, "unwanted", set(office.lrs.unwanted) | refusable(office, told)),
        "killed": lambda: killed(office, is_sent=told),
    }
    deeds[deed]()


def refusable(office: Office, is_first: bool) -> set[str]:
    pending = office.store.outbox(office.hana, office.lrs.url, SendingState.PENDING)
    return {one.statement_id for one in (pending[-1:] if is_first else pending[:1])} - set(office.lrs.stored)


def killed(office: Office, *, is_sent: bool) -> None:
    push = Push(office.lrs.url, HOME, now=office.clock, chance=half)
    while push.fill_next(office.store, office.hana):
        pass
    queued = push.take(office.store, office.hana)
    if is_sent:
        with office.courier() as courier:
            courier.deliver([one.statement for one in queued], never)


@pytest.fixture(scope="module")
def shared() -> Iterator[FaultyStore]:
    with faulty_store() as running:
        yield running


@settings(
    max_examples=times(40, usual=15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(deeds=st.lists(DEEDS, max_size=14))
def test_in_the_end_each_completion_stands_in_the_store_once(
    shared: FaultyStore, deeds: list[tuple[str, Any]]
) -> None:
    shared.faults.clear()
    shared.statements, shared.voided, shared.stored = {}, set(), []
    shared.unwanted, shared.largest = set(), 100
    office = Office(shared)
    for deed, told in deeds:
        do(office, deed, told)
    shared.faults.clear()
    shared.unwanted, shared.largest = set(), 100
    office.store.put_back(office.hana, shared.url)
    push = office.push()
    counts = office.counts()
    assert (push.trouble, counts.pending, counts.refused) == (None, 0, 0)
    assert len(shared.stored) == len(set(shared.stored)) == counts.sent
    standing = sorted(attempt_of(one) for one in shared.standing())
    assert standing == sorted(completed(office.store, office.hana))


def completed(store: RecordStore, hana: Person) -> list[str]:
    return [one.attempt_id for one in store.submissions(hana) if one.result.passed]


def attempt_of(statement: dict[str, Any]) -> str:
    return statement["context"]["extensions"][f"{HOME}xapi/attempt"]
