"""Somebody whose records are on a server: the window is the same, and so is what it keeps."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from simulator.domain.facts import draw, fill
from simulator.records import open_store
from simulator.records.interface import AttemptState
from simulator.scenario_files.library import read_source
from simulator.settings import FILE_NAME
from tests.stories.scripts import script
from tests.stories.somebody import Somebody


def test_somebody_plays_to_the_end_and_the_server_has_it(
    comes: Callable[[], Somebody], postgres_url: str, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_text(json.dumps({"database_url": postgres_url}), encoding="utf-8")
    told, scenario = script("barking-dog", "stays"), read_source("barking-dog").scenario
    final = scenario.ending("stays")
    assert final is not None
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(scenario.title)
    for reply in told.replies:
        sam.says(reply)
    sam.sees(fill(final.says, draw(scenario.facts, 0)))
    sam.presses("See what counted")
    sam.waits_for("debrief")
    sam.goes()
    assert not (tmp_path / "data" / "rapport.sqlite").exists()
    with closing(open_store(tmp_path / "elsewhere", postgres_url)) as store:
        person = store.person("Sam")
        (record,) = store.attempts(person, person)
        assert record.state is AttemptState.FINISHED
        kept = store.attempt(record.id, person).turns
    assert [turn.reply.text for turn in kept] == [reply.text for reply in told.replies]
