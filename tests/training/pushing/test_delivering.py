"""Of each statement it is known what became of it, whatever the store answers."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from simulator.domain.completion import Completion
from simulator.records.outbox_interface import Statement
from simulator.training.exports.xapi_statements import (
    completion_statement,
    statement_text,
    voiding_statement,
)
from simulator.training.pushing.delivering import Courier, Delivery
from simulator.training.pushing.exchange import Exchange
from simulator.training.pushing.store_address import RecordStoreAddress, checked_address
from tests.training.pushing.faulty_store import (
    HALF,
    HALF_BODY,
    HTML,
    NEVER,
    RESET,
    RESET_AFTER,
    FaultyStore,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOME = "https://people.example.org/"


def statement(number: int) -> Statement:
    completion = Completion(f"a{number}", NOW, "ab" * 32)
    told = completion_statement(f"00{number}", ("dog", "Der Hund “Ü”"), completion, HOME)
    return Statement(told["id"], statement_text(told))


SOME = tuple(statement(number) for number in range(7))
IDS = [one.id for one in SOME]


@contextmanager
def courier(address: RecordStoreAddress, secret: str = "", **waits: Any) -> Iterator[Courier]:
    with closing(Exchange(address, secret, **waits)) as exchange:
        yield Courier(exchange, address.version, lambda: NOW)


def deliver(lrs: FaultyStore, some: tuple[Statement, ...] = SOME, **waits: Any) -> Delivery:
    with courier(checked_address(lrs.url), **waits) as bringing:
        return bringing.deliver(some, lambda: False)


def test_what_is_sent_is_there_in_order(lrs: FaultyStore) -> None:
    assert deliver(lrs) == Delivery(sent=IDS)
    assert lrs.stored == IDS
    assert len(lrs.seen) == 1


@pytest.mark.parametrize(
    ("user", "version", "expected"), [("", "1.0.3", "Bearer s3cret"), ("us", "2.0.0", "Basic dXM6czNjcmV0")]
)
def test_the_store_is_told_who_and_which_edition(
    lrs: FaultyStore, user: str, version: str, expected: str
) -> None:
    with courier(checked_address(lrs.url, user, version), "s3cret") as bringing:
        bringing.deliver(SOME[:1], lambda: False)
    ((_, path, headers),) = lrs.seen
    assert path == "/xapi/statements"
    assert headers["authorization"] == expected
    assert headers["x-experience-api-version"] == version
    assert headers["content-type"] == "application/json"


def test_sending_twice_changes_nothing(lrs: FaultyStore) -> None:
    assert [deliver(lrs), deliver(lrs)] == [Delivery(sent=IDS)] * 2
    assert lrs.stored == IDS


@pytest.mark.parametrize("is_empty", [True, False])
def test_what_a_store_does_not_name_it_is_asked_for(lrs: FaultyStore, is_empty: bool) -> None:
    """Some name only what is new to them, or nothing at all (204)."""
    if is_empty:
        deliver(lrs)
        lrs.faults.append(204)
        assert deliver(lrs).sent == IDS
    else:
        lrs.names_all = False
        assert deliver(lrs).sent == IDS
        assert len(lrs.seen) == 1 + len(IDS)


@pytest.mark.parametrize("wrong", [{3}, {0, 6}, set(range(7))])
def test_one_that_is_wrong_keeps_back_no_other(lrs: FaultyStore, wrong: set[int]) -> None:
    lrs.unwanted = {IDS[number] for number in wrong}
    done = deliver(lrs)
    assert done.sent == [id_ for id_ in IDS if id_ not in lrs.unwanted] == lrs.stored
    assert set(done.refused) == lrs.unwanted
    assert set(done.refused.values()) == {"The store answered 400: “passt” is no <verb>"}
    assert done.trouble is None


def test_a_store_of_another_edition_refuses_nothing(lrs: FaultyStore) -> None:
    """It answers 400 to whatever it is sent; that is not the statements’ fault."""
    lrs.versions, lrs.unwanted = ["2.0.0"], set(IDS)
    done = deliver(lrs)
    assert done.trouble is not None
    assert "speaks xAPI 2.0.0, and not 1.0.3" in done.trouble.words
    assert (done.sent, done.refused, done.trouble.needs_somebody) == ([], {}, True)
    lrs.versions = None  # it may say nothing of itself
    assert set(deliver(lrs).refused) == set(IDS)


def test_what_is_too_large_goes_in_parts(lrs: FaultyStore) -> None:
    lrs.largest = 2
    done = deliver(lrs)
    assert (done.sent, lrs.stored, done.largest) == (IDS, IDS, 2)
    lrs.largest = 0
    assert "413" in deliver(lrs, (statement(9),)).refused[statement(9).id]


def test_a_conflict_with_the_same_is_none(lrs: FaultyStore) -> None:
    deliver(lrs)
    for kept in lrs.statements.values():  # as stores do: another way to write the time, no descriptions
        kept["timestamp"] = "2026-11-23T13:00:00+01:00"
        del kept["object"]["definition"]
    done = deliver(lrs)
    assert (done.sent, done.refused) == (IDS, {})


def test_a_conflict_with_another_is_refused_and_only_that(lrs: FaultyStore) -> None:
    deliver(lrs, SOME[:3])
    lrs.statements[IDS[1]]["actor"]["account"]["name"] = "999"
    done = deliver(lrs)
    assert done.sent == [id_ for id_ in IDS if id_ != IDS[1]]
    assert "another statement under this one’s id" in done.refused[IDS[1]]


def test_what_was_taken_back_counts_as_there(lrs: FaultyStore) -> None:
    voiding = voiding_statement(IDS[0], HOME)
    taken_back = Statement(voiding["id"], statement_text(voiding))
    assert deliver(lrs, (*SOME, taken_back)).sent == [*IDS, taken_back.id]
    lrs.faults.append(409)
    assert deliver(lrs, (SOME[0],)).sent == [IDS[0]]
    assert deliver(lrs, (taken_back,)).sent == [taken_back.id]
    lrs.statements[taken_back.id]["timestamp"] = "2026-11-23T13:00:00Z"  # the store’s to set
    lrs.faults.append(409)
    assert deliver(lrs, (taken_back,)).sent == [taken_back.id]


@pytest.mark.parametrize("status", [401, 403, 302, 404, 405, 418])
def test_what_needs_somebody_stops_at_once_and_refuses_nothing(lrs: FaultyStore, status: int) -> None:
    lrs.faults.append(status)
    lrs.location = "https://elsewhere.example.org/login"
    done = deliver(lrs)
    assert (done.sent, done.refused, len(lrs.seen)) == ([], {}, 1)
    assert done.trouble is not None
    assert done.trouble.needs_somebody
    assert done.trouble.remedy
    assert ("elsewhere.example.org" in done.trouble.words) is (status == 302)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    ("says", "seconds"),
    [("", None), ("120", 120), ("Mon, 23 Nov 2026 12:05:00 GMT", 300), ("soon", None), ("-5", None)],
)
def test_what_only_takes_time_is_left_for_later(
    lrs: FaultyStore, status: int, says: str, seconds: float | None
) -> None:
    lrs.faults.append(status)
    lrs.retry_after = says
    done = deliver(lrs)
    assert (done.sent, done.refused) == ([], {})
    assert done.trouble is not None
    assert (done.trouble.needs_somebody, done.trouble.asked_seconds) == (False, seconds)


@pytest.mark.parametrize("fault", [RESET, RESET_AFTER, HALF, HALF_BODY, HTML])
def test_half_an_answer_is_none(lrs: FaultyStore, fault: str) -> None:
    lrs.faults.append(fault)
    done = deliver(lrs)
    assert (done.sent, done.refused) == ([], {})
    assert done.trouble is not None
    assert not done.trouble.needs_somebody
    assert deliver(lrs).sent == IDS == lrs.stored


def test_never_is_not_waited_for(lrs: FaultyStore) -> None:
    lrs.faults.append(NEVER)
    done = deliver(lrs, silence_seconds=0.05)
    assert done.trouble is not None
    assert "did not answer in time" in done.trouble.words


def test_an_answer_that_drips_is_not_waited_for(lrs: FaultyStore) -> None:
    ticks: Iterator[float] = iter(range(0, 1_000, 40))
    clock: Callable[[], float] = lambda: next(ticks)  # noqa: E731
    with closing(Exchange(checked_address(lrs.url), "", whole_seconds=30, clock=clock)) as exchange:
        done = Courier(exchange, "1.0.3").deliver(SOME, lambda: False)
    assert done.trouble is not None
    assert "did not answer in time" in done.trouble.words


def test_offline_is_told_in_words() -> None:
    with courier(checked_address("https://no-such-store.invalid/xapi")) as bringing:
        done = bringing.deliver(SOME, lambda: False)
    assert done.trouble is not None
    assert "is this computer online" in done.trouble.words
    with courier(checked_address("http://127.0.0.1:1/xapi")) as bringing:
        trouble = bringing.look()
    assert trouble is not None
    assert "Nothing answers" in trouble.words


def test_a_broken_lock_on_the_door_is_told_in_words(lrs: FaultyStore) -> None:
    """TLS is asked of a server that has none."""
    secure = lrs.url.replace("http://", "https://")
    with courier(checked_address(secure)) as bringing:
        done = bringing.deliver(SOME, lambda: False)
    assert done.trouble is not None
    assert (done.trouble.words, done.refused) == ("No safe connection to the store could be made (TLS).", {})


def test_it_stops_between_requests(lrs: FaultyStore) -> None:
    lrs.unwanted = {IDS[6]}
    asked = iter([False, False, True])
    with courier(checked_address(lrs.url)) as bringing:
        done = bringing.deliver(SOME, lambda: next(asked))
    assert (done.sent, done.refused, done.trouble, len(lrs.sent)) == (IDS[:3], {}, None, 2)


def test_a_store_that_forgets_what_it_has_is_not_believed(lrs: FaultyStore) -> None:
    lrs.faults.append(409)
    done = deliver(lrs, SOME[:1])
    assert done.trouble is not None
    assert "does not find it" in done.trouble.words
    deliver(lrs)
    lrs.faults.extend([409, "get"])
    assert deliver(lrs, SOME[:1]).trouble is not None


def test_looking_sends_nothing(lrs: FaultyStore) -> None:
    with courier(checked_address(lrs.url)) as bringing:
        assert bringing.look() is None
        for fault, words in (
            (401, "let us in"),
            (500, "just now"),
            (404, "no learning record"),
            (HTML, "no lear"),
        ):
            lrs.faults.append(fault)
            trouble = bringing.look()
            assert trouble is not None
            assert words in trouble.words
    assert lrs.sent == []
    lrs.versions = ["0.95"]
    with courier(checked_address(lrs.url)) as bringing:
        assert bringing.look() is not None


def test_nothing_that_is_secret_is_told(lrs: FaultyStore) -> None:
    """Not even where the store says it back."""
    lrs.faults.append(302)
    lrs.location = "https://x.example.org/"
    with courier(checked_address(lrs.url, "us"), "s3cret") as bringing:
        done = bringing.deliver(SOME, lambda: False)
    assert "s3cret" not in json.dumps(str(done))
