"""A server that goes away at any moment: nothing acknowledged is lost, and nothing is kept twice."""

from __future__ import annotations

import itertools
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import psycopg
import pytest

from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.domain.sessions.session import Participant
from simulator.records import open_store, postgres_patience, postgres_transactions
from simulator.records.interface import RecordsError, RecordStore, RecordsUnavailableError
from simulator.records.postgres_failures import OutcomeUnknownError
from tests.postgres_server import PASSWORD, PostgresServer
from tests.records.cutting_proxy import CUTS, Cut, CuttingProxy, proxy_to, some_cut
from tests.records.played import RESULT, TEXT, started, submitted, turn

Answer = TypeVar("Answer")
MOST_TRIES = 20


@pytest.fixture
def proxy(postgres_server: PostgresServer) -> Iterator[CuttingProxy]:
    with proxy_to(postgres_server.port) as opened:
        yield opened


@pytest.fixture
def store(
    postgres_server: PostgresServer, postgres_url: str, proxy: CuttingProxy, folder: Path
) -> Iterator[RecordStore]:
    database = postgres_url.partition("@/")[2].partition("?")[0]
    url = postgres_server.url(database, password=PASSWORD, port=proxy.port) + "?connect_timeout=2"
    opened = open_store(folder, url)
    yield opened
    opened.close()


@pytest.fixture
def raw(postgres_url: str) -> Iterator[psycopg.Connection[tuple[int, ...]]]:
    with closing(psycopg.connect(postgres_url, autocommit=True, options="-c search_path=rapport")) as opened:
        yield opened


def tried_until_kept(call: Callable[[], Answer]) -> Answer:
    """Return what a call answers, made again for as long as the records are unavailable."""
    told: RecordsUnavailableError | None = None
    for _ in range(MOST_TRIES):
        try:
            return call()
        except RecordsUnavailableError as refused:
            told = refused
    assert told is not None
    assert PASSWORD not in str(told)
    raise told


def begun(store: RecordStore, ann: Person, seed: int) -> str:
    return store.start_attempt(
        ann, scenario_id="x", scenario_title="X", scenario_text=TEXT, seed=seed, turns=()
    ).id


@pytest.mark.parametrize("how", CUTS)
def test_an_attempt_begins_once_wherever_the_line_is_cut(
    store: RecordStore, proxy: CuttingProxy, raw: psycopg.Connection[tuple[int, ...]], how: Cut
) -> None:
    ann = store.person("Ann")
    ids = []
    for message in itertools.count(1):
        proxy.cut_at(message, how)
        ids.append(tried_until_kept(lambda seed=message: begun(store, ann, seed)))  # type: ignore[misc]
        if proxy.cuts < message:
            break
    assert proxy.cuts >= 6, "every message of the call was cut once"
    proxy.mend()
    assert raw.execute("SELECT id FROM attempts ORDER BY seed").fetchall() == [(one,) for one in ids]
    assert store.tallies(ann) == store.recounted_tallies(ann)


@pytest.mark.parametrize("how", CUTS)
def test_a_call_nobody_can_tell_about_is_kept_once_when_it_is_made_again(
    store: RecordStore,
    proxy: CuttingProxy,
    raw: psycopg.Connection[tuple[int, ...]],
    how: Cut,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres_transactions, "FINDING_OUT_SECONDS", 0.0)
    ann = store.person("Ann")
    proxy.is_down_after_cut = True
    proxy.cut_at_word(b"COMMIT\0", how)
    with pytest.raises(OutcomeUnknownError, match="just when something was being kept"):
        begun(store, ann, 1)
    with pytest.raises(RecordsUnavailableError):
        begun(store, ann, 1)
    proxy.mend()
    assert store.person("Ben").name == "Ben", "something else may come between"
    attempt_id = begun(store, ann, 1)
    assert raw.execute("SELECT id FROM attempts WHERE seed = 1").fetchall() == [(attempt_id,)]
    again = begun(store, ann, 1)
    assert again != attempt_id, "the same once more, on purpose, is another attempt"


def test_somebody_is_erased_once_wherever_the_line_is_cut_and_nobody_can_tell(
    store: RecordStore, proxy: CuttingProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_transactions, "FINDING_OUT_SECONDS", 0.0)
    hana = store.give_role("Hana", Role.HR, by=None, passphrase="amber kite lamp")
    entries, unanswered, ann = [], 0, hana
    for message in itertools.count(1):
        ann = store.person("Ann")
        started(store, ann)
        proxy.is_down_after_cut = True
        proxy.cut_at(message, Cut.UNHEARD)
        try:
            entry = store.erase_person(hana, ann.id)
        except RecordsUnavailableError as told:
            unanswered += isinstance(told, OutcomeUnknownError)
            proxy.mend()
            entry = store.erase_person(hana, ann.id)
        entries.append(entry)
        if proxy.cuts < message:
            break
    proxy.mend()
    assert unanswered, "a COMMIT was cut"
    assert [one for one in store.audit(hana) if one.what == entries[0].what] == entries
    with pytest.raises(RecordsError, match="not on record"):
        store.erase_person(hana, ann.id)


def test_reading_goes_on_after_the_line_was_cut_meanwhile(store: RecordStore, proxy: CuttingProxy) -> None:
    ann = store.person("Ann")
    record = started(store, ann, 2)
    proxy.cut_at(1, Cut.BEFORE)
    assert store.attempt(record.id, ann) == record
    assert proxy.cuts == 1


@pytest.mark.parametrize("word", [b"attempts", b"COMMIT\0"])
def test_a_server_that_never_answers_is_given_up(
    store: RecordStore,
    proxy: CuttingProxy,
    raw: psycopg.Connection[tuple[int, ...]],
    word: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres_patience, "SILENCE_SECONDS", 0.3)
    monkeypatch.setattr(postgres_transactions, "FINDING_OUT_SECONDS", 0.0)
    ann = store.person("Ann")
    proxy.cut_at_word(word, Cut.SILENCE)
    with pytest.raises(RecordsUnavailableError):
        begun(store, ann, 1)
    proxy.mend()
    attempt_id = begun(store, ann, 1)
    assert raw.execute("SELECT id FROM attempts").fetchall() == [(attempt_id,)]


def deeds(store: RecordStore, ann: Person, tess: Person, number: int) -> dict[str, Callable[[], object]]:
    """Return what can be done, each told apart by a number."""
    roster = (Participant("p1", "Ann", ann.id),)
    mine = next((one for one in store.attempts(ann, ann) if one.seed == 5), None)
    assert mine is not None
    return {
        "attempt": lambda: begun(store, ann, 10_000 + number),
        "turn": lambda: store.add_turn(mine.id, turn(mine.turn_count + 1, f"reply {number}")),
        "session": lambda: store.start_session(tess, title=f"session {number}", roster=roster),
        "note": lambda: store.note_in_audit(tess, "exported", f"note {number}"),
        "person": lambda: store.person(f"Person {number}"),
        "decision": lambda: store.overrule(
            store.attempts(ann, ann)[-1].id,
            ann,
            criterion_id=f"c{number}",
            machine=Verdict.NO,
            decision=Decision.YES,
            reason="It was.",
        ),
    }


FOUND = {
    "attempt": "SELECT seed - 10000 FROM attempts WHERE seed >= 10000",
    "turn": "SELECT substring(text FROM '^reply ([0-9]+) ')::int FROM turns WHERE text LIKE 'reply %'",
    "session": "SELECT substring(title FROM 9)::int FROM sessions",
    "note": "SELECT substring(about FROM 6)::int FROM audit_entries WHERE what = 'exported'",
    "person": "SELECT substring(name FROM 8)::int FROM people WHERE name LIKE 'Person %'",
    "decision": "SELECT substring(criterion_id FROM 2)::int FROM overrulings",
}


@pytest.mark.parametrize("seed", [1, 2])
def test_hundreds_of_cuts_lose_and_double_nothing(
    store: RecordStore,
    proxy: CuttingProxy,
    raw: psycopg.Connection[tuple[int, ...]],
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postgres_transactions, "FINDING_OUT_SECONDS", 0.05)
    monkeypatch.setattr(postgres_transactions, "_NAP_SECONDS", 0.01)
    by_chance = random.Random(seed)
    ann = store.person("Ann")
    tess = store.give_role("Tess", Role.TRAINER, by=None, passphrase="amber kite lamp")
    submitted(store, ann)
    started(store, ann)
    expected: dict[str, list[int]] = {name: [] for name in FOUND}
    for number in range(75):
        proxy.mend()
        deed, do = by_chance.choice(list(deeds(store, ann, tess, number).items()))
        proxy.is_down_after_cut = by_chance.random() < 0.2
        if by_chance.random() < 0.5:
            proxy.cut_at(by_chance.randint(1, 8), some_cut(by_chance))
        else:
            proxy.cut_at_word(b"COMMIT\0", some_cut(by_chance))

        def mended_after(do: Callable[[], object] = do) -> object:
            try:
                return do()
            except RecordsUnavailableError:
                proxy.mend()
                raise

        tried_until_kept(mended_after)
        expected[deed].append(number)
    proxy.mend()
    assert proxy.cuts > 60
    for deed, statement in FOUND.items():
        found = [row[0] for row in raw.execute(statement).fetchall()]  # type: ignore[call-overload]
        assert sorted(found) == expected[deed], deed
    assert store.tallies(ann) == store.recounted_tallies(ann)
    assert store.first_broken_audit_entry() is None


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_server_that_was_stopped_is_told_and_goes_on_once_it_is_back(
    postgres_server: PostgresServer, postgres_url: str, folder: Path, how: signal.Signals
) -> None:
    with closing(open_store(folder, postgres_url)) as store:
        ann = store.person("Ann")
        record = started(store, ann, 1)
        postgres_server.stop(how)
        try:
            for call in (lambda: store.add_turn(record.id, turn(2)), lambda: store.attempt(record.id, ann)):
                with pytest.raises(RecordsUnavailableError, match="cannot be reached") as told:
                    call()
                assert "try again" in str(told.value)
        finally:
            postgres_server.start()
        store.add_turn(record.id, turn(2))
        assert store.finish_attempt(record.id, RESULT).turns == (turn(1), turn(2))
