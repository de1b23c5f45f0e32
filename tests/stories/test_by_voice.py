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
from tests.stories.scripts import scripts
from tests.stories.somebody_aloud import SomebodyAloud
from tests.thoroughness import IS_THOROUGH, SWITCH

IF_ALL = pytest.mark.skipif(not IS_THOROUGH, reason=f"a minute of real time long; {SWITCH}=1 plays it")
PLAYED = [
    pytest.param("barking-dog", "A silent, perfect clerk has the whole task and none of her", "rms"),
    pytest.param("childs-birthday", "Kind only in words", "slt", marks=IF_ALL),
    pytest.param(
        "policy-complaint",
        "No lamp on the shelf, but one to borrow, and she stays warm",
        "rms",
        marks=IF_ALL,
    ),
]
"""Scenario, a test of its file, and the voice of flite that says it: short ones, for they take their time."""


@pytest.mark.parametrize(("scenario_id", "name", "voice"), PLAYED)
def test_a_conversation_by_voice_ends_as_the_typed_one_does(
    qtbot: QtBot, tmp_path: Path, sound_room: SoundRoom, scenario_id: str, name: str, voice: str
) -> None:
    told = next(one for one in scripts(scenario_id) if one.name == name)
    scenario = read_source(scenario_id).scenario
    final = scenario.ending(told.ending)
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
    assert found.scorecard.ending_id == told.ending
    for turn in found.record.turns:
        assert turn.reply.heard == turn.reply.text
        assert turn.reply.delivery is not None
