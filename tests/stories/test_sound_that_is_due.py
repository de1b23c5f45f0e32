"""Sound is kept as long as was agreed: whoever comes to the window after that finds it gone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from simulator.gui import records_desk
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.speech.recording import RecordingFile
from simulator.training import practice
from tests.stories.scripts import script
from tests.stories.somebody import PATIENCE, Somebody


def test_a_recording_is_gone_on_its_day(
    qtbot: QtBot, comes: Callable[[], Somebody], monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = comes()
    sam.enters_as("Sam")
    sam.goes()

    store = open_store(sam.house.folder)
    person = store.person("Sam")
    store.agree_to_recording(person, days=7)
    begun = practice.start(store, read_source("barking-dog"), person, seed=0)
    paths = []
    for turn, reply in enumerate(script("barking-dog", "stays").replies[:2], start=1):
        path = store.recording_file(begun.record.id, turn, person)
        recording = RecordingFile(path)
        recording.add(bytes(3200))
        recording.close()
        begun = practice.answer(store, begun, reply)
        store.keep_recording(begun.record.id, turn, person, recording.seconds)
        paths.append(path)
    store.close()
    assert all(path.is_file() for path in paths)

    later = datetime.now(UTC) + timedelta(days=8)

    class Later(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return later

    monkeypatch.setattr(records_desk, "datetime", Later)
    comes()
    qtbot.waitUntil(lambda: not any(path.exists() for path in paths), timeout=PATIENCE)
