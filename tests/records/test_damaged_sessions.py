"""Damage anywhere in what is kept of sessions, roles and notebooks is told in words, or goes unnoticed."""

import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

import pytest

from simulator.domain.people import Person
from simulator.records import open_store
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.notebook_interface import Relationship
from tests.records.led import PASSPHRASE, begun, played_in, trainer
from tests.records.refusals import refused
from tests.thoroughness import times

TENDER = re.compile(rb"20\d\d-|p1|committed|trainer|customer|Ann|argon2|\{\"part")
"""Where a wrong byte does most harm."""


def fill(folder: Path) -> tuple[Person, Person, str, str]:
    """Put one of everything on record; return trainer, player, session and attempt."""
    with closing(open_store(folder)) as store:
        kim, ann = trainer(store), store.person("Ann")
        session = begun(store, kim)
        for number in range(1, 10):
            told = {"participant": "p1", "text": "é" * number}
            store.add_happening(session.id, kim, number, "committed", told=told)
        record = played_in(store, session, ann)
        store.keep_relationship(ann, Relationship("r", "Ōta", "customer", "x", date(2026, 1, 2)))
        asked = store.propose_moment(record.id, 1, kim, "why")
        store.answer_moment(asked.id, ann, agrees=True)
        store.end_session(session.id, kim)
    return kim, ann, session.id, record.id


def test_damage_never_becomes_a_crash(folder: Path) -> None:
    kim, ann, session_id, attempt_id = fill(folder)
    file, by_chance = folder / "rapport.sqlite", random.Random(5)
    whole = file.read_bytes()
    tender = [found.start() for found in TENDER.finditer(whole)]

    def calls(store: RecordStore) -> tuple[Callable[[], object], ...]:
        return (
            lambda: store.sessions(kim),
            lambda: store.session(session_id, kim),
            lambda: store.happenings(kim),
            lambda: store.happenings_about(ann),
            lambda: store.sittings(ann),
            lambda: store.session_attempts(session_id, kim),
            lambda: store.attempt(attempt_id, kim),
            lambda: store.sign_in("Kim", PASSPHRASE),
            lambda: store.asks_passphrase("Kim"),
            store.has_trainer,
            lambda: store.relationships(ann),
            lambda: store.relationship_counts(kim),
            lambda: store.moments(ann),
        )

    for _ in range(times(60, usual=20)):
        broken = bytearray(whole)
        broken[by_chance.choice(tender) + by_chance.randrange(6)] = by_chance.choice(b'\xff x9{}"\x00')
        file.write_bytes(broken)
        with suppress(RecordsError), closing(open_store(folder)) as store:
            for call in calls(store):
                with suppress(RecordsError):
                    call()


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE sessions SET started_at = 'Tuesday'", "the date 'Tuesday'"),
        ("UPDATE session_participants SET name = ''", "somebody on a roster"),
        (
            "INSERT INTO session_happenings SELECT session_id, 10, at, what, item, '[]' FROM"
            " session_happenings WHERE number = 1",
            "what happened as number 10",
        ),
    ],
)
def test_what_is_damaged_is_named(folder: Path, statement: str, names: str) -> None:
    kim, _, session_id, _ = fill(folder)
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as raw:
        raw.execute(statement)
    with closing(open_store(folder)) as store:
        refused(lambda: store.session(session_id, kim), re.escape(names))
