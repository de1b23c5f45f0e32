"""Whole conversations by voice: flite speaks, customers answer aloud, and it ends as the typed one does."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simulator.domain.facts import draw, fill
from simulator.records import open_store
from simulator.scenario_files.library import read_source
from simulator.training import practice
from tests.sound_room import SoundRoom
from tests.stories.scripts import script
from tests.stories.somebody_aloud import SomebodyAloud

PLAYED = [
    ("barking-dog", "processed", "rms"),
    ("childs-birthday", "the-place-for-birthdays", "slt"),
    ("policy-complaint", "light-in-the-window", "rms"),
]


@pytest.mark.parametrize(("scenario_id", "ending", "voice"), PLAYED)
def test_a_conversation_by_voice_ends_as_the_typed_one_does(
    qtbot: QtBot, tmp_path: Path, sound_room: SoundRoom, scenario_id: str, ending: str, voice: str
) -> None:
    told = script(scenario_id, ending)
    scenario = read_source(scenario_id).scenario
    final = scenario.ending(ending)
    assert final is not None
    sam = SomebodyAloud(qtbot, tmp_path / "data", sound_room, voice)
    sam.enters_as("Sam")
    sam.begins(scenario.title)
    for reply in told.replies:
        print(reply.text, "->", sam.says_aloud(reply))
    facts = draw(scenario.facts, 0)
    sam.sees(fill(final.says, facts))
    sam.presses("See what counted")
    sam.waits_for("debrief")
    sam.sees("How it came across in time")
    sam.goes()

    store = open_store(tmp_path / "data")
    try:
        person = store.person("Sam")
        [record] = store.attempts(person, person)
        found = practice.debrief(store, record.id, person)
        assert store.recordings(person) == ()  # nobody agreed to that
    finally:
        store.close()
    assert found.scorecard.ending_id == ending
    for turn in found.record.turns:
        assert turn.reply.heard == turn.reply.text
        assert turn.reply.delivery is not None
