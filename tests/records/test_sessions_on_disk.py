"""Sessions under bad luck: kill -9, a full disk, two windows; and what erasing somebody leaves of them."""

import os
import random
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from simulator.domain.people import Person
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import PLANNED, ActivityKind, plan_told
from simulator.records import open_store
from simulator.records.interface import MovedOnError, RecordStore
from simulator.records.sql_store import SqlStore
from tests.records.leading_process import HAPPENINGS, leader, told
from tests.records.led import begun, played_in, trainer
from tests.records.played import finished
from tests.records.refusals import refused
from tests.records.test_killed import LONGEST_LIFE_SECONDS, Forked


@pytest.fixture
def raw(disk_store: RecordStore, folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE session_happenings SET told = \'{"text": "nicer"}\'',
        "UPDATE session_happenings SET told = '{}', what = 'paused'",
        "UPDATE session_happenings SET at = '2020-01-01'",
        "UPDATE session_happenings SET number = number + 10",
        "DELETE FROM session_happenings",
        "DELETE FROM session_happenings WHERE number = 2",
        "INSERT INTO session_happenings SELECT * FROM session_happenings WHERE number = 1",
        "INSERT INTO session_happenings SELECT session_id, 0, at, what, item, told FROM session_happenings",
    ],
)
def test_what_happened_is_only_ever_appended(
    raw: sqlite3.Connection, disk_store: RecordStore, statement: str
) -> None:
    kim = trainer(disk_store)
    session = begun(disk_store, kim)
    for number in (1, 2):
        disk_store.add_happening(session.id, kim, number, "noted", told=told(number))
    before = disk_store.session(session.id, kim)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)
    assert disk_store.session(session.id, kim) == before


def erase(raw: sqlite3.Connection, person: Person) -> None:
    raw.execute("DELETE FROM people WHERE id = ?", (person.id,))


def test_who_is_erased_is_on_no_roster_and_nothing_is_told_of_them(
    raw: sqlite3.Connection, disk_store: RecordStore
) -> None:
    kim, ann = trainer(disk_store), disk_store.person("Ann")
    session = begun(disk_store, kim, "Ann", "Ben")
    other = begun(disk_store, kim, "Ben", "Cy")
    plan = plan_told((PlanItem("p1", ActivityKind.BREAK, "Break", 5),))
    disk_store.add_happening(session.id, kim, 1, PLANNED, told=plan)
    disk_store.add_happening(session.id, kim, 2, "committed", told={"participant": "p1", "text": "SECRET"})
    disk_store.add_happening(session.id, kim, 3, "committed", told={"participant": "p2", "text": "Ben's"})
    disk_store.add_happening(session.id, kim, 4, "next-up", told={"observers": ["p2", "p1"]})
    disk_store.add_happening(other.id, kim, 1, "committed", told={"participant": "p1", "text": "Ben's, too"})
    gone = played_in(disk_store, session, ann)
    kept = played_in(disk_store, session, disk_store.person("Ben"))
    erase(raw, ann)
    now = disk_store.session(session.id, kim)
    assert [one.name for one in now.roster] == ["Ben"]
    assert [(one.number, dict(one.told)) for one in now.happenings] == [
        (1, plan),
        (2, {}),
        (3, {"participant": "p2", "text": "Ben's"}),
        (4, {}),
    ]
    assert disk_store.session(other.id, kim).happenings[0].told["text"] == "Ben's, too"
    assert disk_store.session_attempts(session.id, kim) == (kept.id,)
    refused(lambda: disk_store.attempt(gone.id, kim), "no such attempt")
    assert disk_store.add_happening(session.id, kim, 5, "noted").number == 5


def test_sessions_go_with_their_leader_and_attempts_stay(
    raw: sqlite3.Connection, disk_store: RecordStore
) -> None:
    kim, lee = trainer(disk_store), trainer(disk_store, "Lee")
    session, stays = begun(disk_store, kim), begun(disk_store, lee)
    disk_store.add_happening(session.id, kim, 1, "noted", told={"text": "SECRET"})
    disk_store.add_happening(stays.id, lee, 1, "noted")
    record = played_in(disk_store, session, disk_store.person("Ann"))
    erase(raw, kim)
    assert disk_store.session(stays.id, lee).happenings != ()
    for table in ("sessions", "session_happenings"):
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)
    assert raw.execute("SELECT count(*) FROM session_attempts").fetchone() == (0,)
    alone = disk_store.attempt(record.id, record.owner)
    assert (alone.turns, alone.led_by) == (record.turns, None)


def test_an_erased_attempt_leaves_its_session(raw: sqlite3.Connection, disk_store: RecordStore) -> None:
    kim = trainer(disk_store)
    session = begun(disk_store, kim)
    record = played_in(disk_store, session, disk_store.person("Ann"))
    raw.execute("DELETE FROM attempts WHERE id = ?", (record.id,))
    assert disk_store.session_attempts(session.id, kim) == ()
    assert disk_store.session(session.id, kim) == session


def test_a_full_disk_refuses_in_words_and_goes_on_once_there_is_room(disk_store: SqlStore) -> None:
    kim = trainer(disk_store)
    session = begun(disk_store, kim)
    first = disk_store.add_happening(session.id, kim, 1, "noted", told={"text": "a"})
    with disk_store._transactions.reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    big = {"text": "x" * 100_000}
    refused(lambda: disk_store.add_happening(session.id, kim, 2, "noted", told=big), "disk is full")
    second = disk_store.add_happening(session.id, kim, 2, "noted", told=big)
    assert disk_store.add_happening(session.id, kim, 2, "noted", told=big) == second
    assert disk_store.session(session.id, kim).happenings == (first, second)


def test_two_windows_never_overwrite_each_other(disk_store: RecordStore, folder: Path) -> None:
    kim = trainer(disk_store)
    session = begun(disk_store, kim)

    def lead(window: str) -> list[int]:
        won: list[int] = []
        with closing(open_store(folder)) as store:
            for number in range(1, 16):
                try:
                    store.add_happening(session.id, kim, number, "noted", told={"window": window})
                    won.append(number)
                except MovedOnError:
                    pass
        return won

    with ThreadPoolExecutor(2) as threads:
        one, other = threads.map(lead, ("one", "other"))
    assert sorted((*one, *other)) == list(range(1, 16))
    kept = disk_store.session(session.id, kim).happenings
    assert [happening.told["window"] for happening in kept] == [
        "one" if number in one else "other" for number in range(1, 16)
    ]


def test_another_window_sees_it_at_once(disk_store: RecordStore, folder: Path) -> None:
    kim = trainer(disk_store)
    session = begun(disk_store, kim)
    with closing(open_store(folder)) as other:
        disk_store.add_happening(session.id, kim, 1, "noted", told={"text": "a"})
        other.end_session(session.id, kim)
        with pytest.raises(MovedOnError, match="ended"):
            disk_store.add_happening(session.id, kim, 2, "noted")
        assert len(other.session(session.id, kim).happenings) == 1


def test_attempts_are_finished_elsewhere_without_a_trace_of_the_room(disk_store: RecordStore) -> None:
    kim = trainer(disk_store)
    begun(disk_store, kim)
    record = finished(disk_store, disk_store.person("Zoë"))
    assert record.led_by is None
    assert disk_store.sittings(record.owner) == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_killed_while_things_happen(folder: Path) -> None:
    by_chance = random.Random(5)
    open_store(folder).close()
    lives = Forked(sys.executable, "-m", "tests.records.leading_process")
    try:
        said: list[str] = []
        for life in range(30):
            said += lives.one(by_chance.uniform(0, LONGEST_LIFE_SECONDS), folder, once_it_plays=life % 4 > 0)
    finally:
        lives.end()
    acknowledged: dict[str, int] = {}
    for line in said:
        _, session_id, number = line.split()
        acknowledged[session_id] = max(acknowledged.get(session_id, 0), int(number))
    with closing(open_store(folder)) as store:
        kim = leader(store)
        kept = [store.session(session.id, kim) for session in store.sessions(kim)]
    assert acknowledged.keys() <= {session.id for session in kept}
    assert len(said) > 20, "three lives of four wait for their first word"
    for session in kept:
        before = acknowledged.get(session.id, 0)
        assert before <= len(session.happenings) <= before + 1
        assert [dict(one.told) for one in session.happenings] == [
            told(number) for number in range(1, len(session.happenings) + 1)
        ]
        assert session.ended_at is None or len(session.happenings) == HAPPENINGS
        assert [one.name for one in session.roster] == ["Ann", "Ben"]
    assert all(session.ended_at is not None for session in kept[1:]), "each was taken up again"
