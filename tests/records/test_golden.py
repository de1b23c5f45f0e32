"""Records of every released version stay readable.

``python -m tests.records.test_golden`` writes tests/golden/records-REVISION.sqlite for a new version, once.
"""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.domain.attempt import Choice, Doubt, Reply, Turn
from simulator.domain.delivery import Delivery
from simulator.domain.overruling import Decision
from simulator.domain.people import Role
from simulator.domain.scorecard import Verdict
from simulator.records import open_store
from simulator.records.interface import AttemptState, RecordStore, WhatIf
from simulator.records.migrations import NEWEST, REVISIONS
from simulator.records.recording_files import RecordingFiles
from tests.records.played import RESULT, TEXT, finished, started, submitted, turn

GOLDEN = Path(__file__).resolve().parents[1] / "golden"

EVERYTHING = Turn(
    1,
    "hello",
    Reply("Who’s this? 🎈", "whose this", ("mia", "marco"), "balloon", 2, 3.25, 1),
    Choice(1, ("notices-child", "speaks-to-child")),
)

SPOKEN = replace(
    EVERYTHING,
    reply=replace(
        EVERYTHING.reply,
        doubts=(Doubt(0, 5, ("whose", "who")), Doubt(8, 8, ("not“,",))),
        delivery=Delivery(2, 1.5, 0.25, 0.75, None, 3.5),
    ),
)
FIRST_TURNS = {"0001": EVERYTHING, "0002": SPOKEN, "0003": SPOKEN}
"""The first turn in the records of each version: the first of them knew no sound."""


def fill(store: RecordStore) -> None:
    """Put one of everything on record."""
    ann = store.person("Zoë Ann")
    record = started(store, ann)
    store.agree_to_recording(ann, 30)
    store.add_turn(record.id, SPOKEN)
    store.recording_file(record.id, 1, ann).write_bytes(b"RIFF")
    store.keep_recording(record.id, 1, ann, 1.5)
    store.add_turn(record.id, turn(2))
    store.finish_attempt(record.id, RESULT)
    store.start_attempt(
        ann,
        scenario_id="childs-birthday",
        scenario_title="The child’s birthday",
        scenario_text=TEXT,
        seed=5,
        what_if=WhatIf(record.id, 2),
        turns=(SPOKEN,),
    )
    submitted(store, ann)
    finished(store, store.person("李小龙"))
    store.overrule(
        record.id,
        ann,
        criterion_id="greets",
        machine=Verdict.NO,
        decision=Decision.YES,
        reason="It was “hiya”. 🎈",
        quote="Who",
        turn=1,
    )


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
    assert first.turns == (FIRST_TURNS[revision], turn(2))
    assert first.result == RESULT
    assert again.what_if == WhatIf(first.id, 2)
    assert (again.turns, again.result, again.finished_at) == ((FIRST_TURNS[revision],), None, None)
    assert store.scenario_text(first.digest) == TEXT
    store.add_turn(again.id, turn(2, "better"))
    assert store.person("ZOË ann") == ann
    if revision != "0001":
        sound = RecordingFiles(folder).prepare(first.id, 1)
        sound.write_bytes(b"RIFF")
        (kept,) = store.recordings(ann, again.id)
        assert (kept.path, kept.attempt_id, kept.turn, kept.seconds) == (sound, first.id, 1, 1.5)
        assert kept.erase_on == kept.recorded_at.date() + timedelta(days=30)
        assert store.recording_consent(ann) is not None
    assert store.recording_consent(li) is None
    told = [
        (one.criterion_id, one.machine, one.decision, one.reason, one.quote, one.turn, one.by)
        for one in store.overrulings(ann)
    ]
    said = ("greets", Verdict.NO, Decision.YES, "It was “hiya”. 🎈", "Who", 1, ann)
    assert told == ([said] if revision not in ("0001", "0002") else [])
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
