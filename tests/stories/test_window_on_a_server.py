"""Somebody whose records are on a server: the window is the same, and so is what it keeps."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from simulator.domain.facts import draw, fill
from simulator.records import open_store
from simulator.records.interface import AttemptState
from simulator.scenario_files.library import read_source
from simulator.settings import FILE_NAME
from tests.postgres_server import PostgresServer
from tests.stories.scripts import script
from tests.stories.somebody import Somebody


def test_somebody_plays_to_the_end_and_the_server_has_it(
    comes: Callable[[], Somebody], postgres_url: str, tmp_path: Path
) -> None:
    _keep_records_on(postgres_url, tmp_path)
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


def test_a_server_that_goes_away_is_told_and_the_words_stay_until_it_is_back(
    comes: Callable[[], Somebody], postgres_server: PostgresServer, postgres_url: str, tmp_path: Path
) -> None:
    _keep_records_on(postgres_url, tmp_path)
    told, scenario = script("barking-dog", "stays"), read_source("barking-dog").scenario
    sam = comes()
    sam.enters_as("Sam")
    sam.begins(scenario.title)
    sam.says(told.replies[0])
    line = sam.line
    postgres_server.stop(signal.SIGQUIT)
    try:
        sam.types("One moment, please.")
        sam.hands_over()
        sam.sees("cannot be reached")
        assert sam.half_written == "One moment, please."
        assert sam.line == line
    finally:
        postgres_server.start()
    sam.hands_over()
    sam.sees_no_longer("cannot be reached")
    sam.goes()
    with closing(open_store(tmp_path / "elsewhere", postgres_url)) as store:
        person = store.person("Sam")
        (record,) = store.attempts(person, person)
        kept = store.attempt(record.id, person).turns
    assert [turn.reply.text for turn in kept] == [told.replies[0].text, "One moment, please."]


def _keep_records_on(url: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / FILE_NAME).write_text(json.dumps({"database_url": url}), encoding="utf-8")
