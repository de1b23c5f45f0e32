"""How long HR waits: 10,000 people, 100 scenarios, a million attempts, and as flat with a tenth of them."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.interface import RecordStore
from tests.records.played import RESULT, started

PEOPLE, SCENARIOS, ATTEMPTS = 10_000, 100, 1_000_000
PAGE = 50
PAGE_MS, EVERYBODY_MS, SUBMIT_MS = 50.0, 400.0, 30.0

EVIDENCE = "e" * 64

_TALLIES = f"""\
INSERT INTO tallies
SELECT owner_id, scenario_id, count(*), sum(state = 'submitted'),
  min(CASE WHEN passed AND state = 'submitted' THEN id END),
  min(CASE WHEN passed AND state = 'submitted' THEN finished_at END),
  CASE WHEN sum(passed AND state = 'submitted') THEN '{EVIDENCE}' END,
  CASE WHEN sum(passed AND state = 'submitted') THEN 0 END,
  NULL, NULL, NULL, NULL
FROM attempts GROUP BY owner_id, scenario_id"""


def built(folder: Path, attempts: int) -> None:
    """Put people and attempts on record; of each person and scenario there is one attempt at the most."""
    open_store(folder).close()
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("BEGIN")
        people = [(f"person-{n:031}", f"Person {n:05}", f"person {n:05}") for n in range(PEOPLE)]
        raw.executemany("INSERT INTO people (id, name, name_key, role) VALUES (?, ?, ?, 'trainee')", people)
        raw.executemany(
            "INSERT INTO employments VALUES (?, ?, '', ?, '', '2025-03-01', 1)",
            ((id_, f"{n:05}", f"Team {n % 300}") for n, (id_, _, _) in enumerate(people)),
        )
        raw.execute("INSERT INTO scenario_texts VALUES ('d', 'text')")
        raw.executemany(
            "INSERT INTO attempts (id, owner_id, number, scenario_id, scenario_title, digest, seed, state,"
            " started_at, finished_at, ending_id, comes_back, because, passed, relationship_points,"
            " relationship_of, task_points, task_of, catalogue_digest) VALUES"
            " (?, ?, ?, ?, 'Title', 'd', 1, ?, ?, ?, 'stays', 'yes', 'They heard.', ?, 7, 10, 8, 8, 'c')",
            _attempts(attempts),
        )
        raw.execute(
            f"INSERT INTO submissions SELECT id, finished_at, '{EVIDENCE}', '{{}}' FROM attempts"
            " WHERE state = 'submitted'"
        )
        raw.execute(_TALLIES)
        raw.execute("COMMIT")


def _attempts(count: int) -> Iterator[tuple[object, ...]]:
    by_chance = random.Random(6)
    for n in range(count):
        owner, of_owner = n % PEOPLE, n // PEOPLE
        at = f"2026-{1 + of_owner % 12:02}-{1 + n % 28:02} 09:00:00.{n % 1_000_000:06}"
        state, passed = ("submitted", by_chance.random() < 0.7) if n % 3 else ("finished", None)
        scenario = (owner + of_owner) % SCENARIOS
        yield (
            f"attempt-{n:028}",
            f"person-{owner:031}",
            of_owner + 1,
            f"scenario-{scenario:03}",
            state,
            at,
            at,
            passed,
        )


def milliseconds(step: Callable[[], object], rounds: int = 15) -> float:
    """Return the median of some rounds, in time of this thread alone: others share the computer."""
    took: list[float] = []
    for _ in range(rounds):
        began = time.thread_time()
        step()
        took.append((time.thread_time() - began) * 1_000)
    return statistics.median(took)


def measured(store: RecordStore, attempts: int) -> dict[str, float]:
    hana = store.give_role("Hana", Role.HR, by=None, passphrase="paper lamps")
    ids = [one.person.id for one in store.employments(hana)]
    pages = iter(range(0, PEOPLE - PAGE, PAGE))
    ann = store.person("Person 00042")
    waiting = [started(store, ann).id for _ in range(15)]
    for id_ in waiting:
        store.finish_attempt(id_, replace(RESULT, passed=True))
    submitting = iter(waiting)
    found = {
        "page of 50 people": milliseconds(lambda: _page(store, hana, ids, next(pages))),
        "everybody on record": milliseconds(lambda: store.employments(hana), 5),
        "submitting an attempt": milliseconds(lambda: store.submit_attempt(next(submitting), ann)),
        "one's own list": milliseconds(lambda: store.tallies(ann)),
    }
    own = store.tallies(ann)
    assert own == store.recounted_tallies(ann)
    assert sum(one.attempts for one in own) == attempts / PEOPLE + len(waiting)
    return found


def _page(store: RecordStore, hana: Person, ids: list[str], start: int) -> None:
    people = store.tallies(hana, ids[start : start + PAGE])
    assert len({one.person_id for one in people}) >= PAGE - 1


@pytest.mark.timeout(600)
def test_hr_does_not_wait(tmp_path: Path) -> None:
    told: dict[int, dict[str, float]] = {}
    for attempts in (ATTEMPTS // 10, ATTEMPTS):
        folder = tmp_path / str(attempts)
        folder.mkdir()
        built(folder, attempts)
        with closing(open_store(folder)) as store:
            told[attempts] = measured(store, attempts)
        for name, took in told[attempts].items():
            print(f"{attempts:>9,} attempts, {name}: {took:.1f} ms")
    large = told[ATTEMPTS]
    assert large["page of 50 people"] <= PAGE_MS
    assert large["everybody on record"] <= EVERYBODY_MS
    assert large["submitting an attempt"] <= SUBMIT_MS
