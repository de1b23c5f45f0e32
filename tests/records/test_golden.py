"""Records of every released version stay readable.

``python -m tests.records.test_golden`` writes tests/golden/records-REVISION.sqlite for a new version, once.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from simulator.domain.attempt import Choice, Reply, Turn
from simulator.domain.people import Role
from simulator.records import open_store
from simulator.records.interface import AttemptState, RecordStore, WhatIf
from simulator.records.migrations import NEWEST, REVISIONS
from tests.records.played import RESULT, TEXT, finished, started, submitted, turn

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

EVERYTHING = Turn(
    1,
    "hello",
    Reply("Who’s this? 🎈", "whose this", ("mia", "marco"), "balloon", 2, 3.25, 1),
    Choice(1, ("notices-child", "speaks-to-child")),
)


def fill(store: RecordStore) -> None:
    """Put one of everything on record."""
    ann = store.person("Zoë Ann")
    record = started(store, ann)
    store.add_turn(record.id, EVERYTHING)
    store.add_turn(record.id, turn(2))
    store.finish_attempt(record.id, RESULT)
    store.start_attempt(
        ann,
        scenario_id="childs-birthday",
        scenario_title="The child’s birthday",
        scenario_text=TEXT,
        seed=5,
        what_if=WhatIf(record.id, 2),
        turns=(EVERYTHING,),
    )
    submitted(store, ann)
    finished(store, store.person("李小龙"))


@pytest.mark.parametrize("revision", REVISIONS)
def test_records_of_every_version_are_read(revision: str, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(GOLDEN / f"records-{revision}.sqlite", folder / "rapport.sqlite")
    store = open_store(folder)
    li, ann = store.people()
    assert (ann.name, li.name, ann.role) == ("Zoë Ann", "李小龙", Role.TRAINEE)
    third, again, first = (store.attempt(record.id, ann) for record in store.attempts(ann, ann))
    assert [first.number, again.number, third.number] == [1, 2, 3]
    assert [first.state, again.state, third.state] == [
        AttemptState.FINISHED,
        AttemptState.UNDER_WAY,
        AttemptState.SUBMITTED,
    ]
    assert first.turns == (EVERYTHING, turn(2))
    assert first.result == RESULT
    assert again.what_if == WhatIf(first.id, 2)
    assert (again.turns, again.result, again.finished_at) == ((EVERYTHING,), None, None)
    assert store.scenario_text(first.digest) == TEXT
    store.add_turn(again.id, turn(2, "better"))
    assert store.person("ZOË ann") == ann
    store.close()
    with closing(sqlite3.connect(folder / "rapport.sqlite")) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (NEWEST,)


def make_golden() -> None:
    target = GOLDEN / f"records-{NEWEST}.sqlite"
    if target.exists():
        raise SystemExit(f"{target} is there already, and stays as it is")
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Path(name))
        fill(store)
        store.close()
        GOLDEN.mkdir(exist_ok=True)
        shutil.copy(Path(name) / "rapport.sqlite", target)


if __name__ == "__main__":
    make_golden()
