"""The practices the program teaches: each that is due is trained by a criterion or served by a feature."""

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from simulator.bundled_files import assets_folder, scenarios_folder
from simulator.domain.access import Sight, may_see
from simulator.domain.people import Person, Role
from simulator.domain.scenario import Scenario
from simulator.domain.sessions.break_time import QUOTATIONS
from simulator.domain.sessions.session import ActivityKind
from simulator.domain.sessions.two_rounds import ROUND_SECONDS
from simulator.gui.sessions.activities import ACTIVITIES
from simulator.scenario_files.reader import read_scenario

TRAINED = ("A1", "A6", "B6", "C5", "C6", "C7", "C13", "D1", "D4", "D6", "E8")
"""Practices a trainee is scored on, by the ids that scenario files use."""

TOGETHER = {
    "A9": ActivityKind.MEETING,
    "B8": ActivityKind.TWO_ROUNDS,
    "B9": ActivityKind.SUPPORT_ERODE,
    "B10": ActivityKind.RELATIONSHIPS,
    "C9": ActivityKind.MANAGER_FIRST,
    "C10": ActivityKind.MEETING,
    "C12": ActivityKind.ROLE_PLAY,
}
"""Practices that a group does together, with the activity that serves each."""


def sounds_folder() -> Path:
    return assets_folder() / "sounds"


@cache
def scenarios() -> tuple[Scenario, ...]:
    return tuple(read_scenario(path) for path in sorted(scenarios_folder().glob("*.yaml")))


@pytest.mark.parametrize("practice", TRAINED)
def test_a_practice_is_trained_by_a_criterion(practice: str) -> None:
    criteria = [c.id for s in scenarios() for c in s.rubric.criteria if practice in c.practices]
    assert criteria, f"no criterion serves {practice}"


def test_every_ending_answers_whether_the_customer_comes_back_and_why() -> None:
    """E11, E10: one person decides whether to return, and says so in their own words."""
    for scenario in scenarios():
        assert len({ending.comes_back for ending in scenario.endings}) > 1
        assert all(ending.because and ending.says for ending in scenario.endings)


def test_a_silent_perfect_clerk_leaves_somebody_who_felt_processed() -> None:
    """A1: there is an ending for doing every task and not seeing the person."""
    for scenario in scenarios():
        assert any("felt processed" in ending.because for ending in scenario.endings)


def test_a_rude_employee_is_a_rude_company() -> None:
    """C7: where they do not come back, somebody blames the company by name."""
    for scenario in scenarios():
        lost = [ending for ending in scenario.endings if ending.comes_back == "no"]
        assert any(scenario.company in ending.because or scenario.company in ending.says for ending in lost)


def test_both_sides_are_scored_apart() -> None:
    """A1: relationship and task are never one number."""
    for scenario in scenarios():
        assert {criterion.side for criterion in scenario.rubric.criteria} == {"relationship", "task"}


def test_the_dog_is_heard_and_not_told() -> None:
    """A6: the bark is a sound with a caption; no line before it speaks of a dog."""
    call = next(s for s in scenarios() if s.id == "barking-dog")
    barks = [node.sound for node in call.nodes.values() if node.sound and "bark" in node.sound.file]
    assert barks
    assert all((sounds_folder() / f"{sound.file}.wav").is_file() and sound.caption for sound in barks)
    heard = next(node for node in call.nodes.values() if node.sound in barks)
    assert "dog" not in heard.says.lower()


def test_the_telephone_can_be_heard_ringing() -> None:
    """C6: whoever answers by the third ring hears three."""
    assert any(s.opening and s.opening.answer_by_ring == 3 for s in scenarios())
    assert (sounds_folder() / "ring.wav").is_file()


@pytest.mark.parametrize("practice", TOGETHER)
def test_a_practice_is_an_activity_of_its_own(practice: str) -> None:
    kind = TOGETHER[practice]
    module, _, panel = ACTIVITIES[kind].panel.partition(":")
    assert hasattr(import_module(f"simulator.gui.sessions.panels.{module}"), panel)


def test_the_two_rounds_take_three_minutes_each() -> None:
    """B8: indifferent, then long-lost friends."""
    assert ROUND_SECONDS == 180


def test_a_quotation_can_stand_between_rounds() -> None:
    """B11: a few words on why it is all about people."""
    assert all(0 < len(words) <= 120 for words in QUOTATIONS)


def test_practice_that_is_not_submitted_is_nobody_elses() -> None:
    """C8: nobody can be forced; what is kept private is seen by no role."""
    owner = Person("1", "Ana")
    for role in Role:
        viewer = Person("2", "Somebody", role)
        seen = [s for s in Sight if may_see(s, viewer=viewer, owner_id=owner.id, is_submitted=False)]
        assert seen == []
