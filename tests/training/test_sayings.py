"""What a listener is told to expect of a scenario."""

import time

import pytest

from simulator.bundled_files import scenarios_folder
from simulator.domain.facts import slots_in
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library import read_source
from simulator.training.sayings import sayings_of


def scenario(name: str) -> Scenario:
    return read_source(str(scenarios_folder() / f"{name}.yaml")).scenario


@pytest.fixture(scope="module")
def dog() -> tuple[str, ...]:
    return sayings_of(scenario("barking-dog"))


def test_lines_of_every_fact_are_expected(dog: tuple[str, ...]) -> None:
    assert "Good morning, Harbour Mutual, this is Sam. Who am I speaking with?" in dog
    assert "Claims. Policy number?" in dog
    for name in ("Biscuit", "Bramble", "Juno"):
        assert any(f"do as {name} says" in saying for saying in dog)
    assert any("Saturday" in saying for saying in dog)


def test_names_are_expected(dog: tuple[str, ...]) -> None:
    assert {"… Dana Whitfield …", "… Ms Whitfield …", "… HM-31946 …"} <= set(dog)


def test_phrases_of_criteria_and_of_the_catalogue_are_expected(dog: tuple[str, ...]) -> None:
    assert any("assessor" in saying and saying.startswith("…") for saying in dog)
    assert any("how do you do" in saying for saying in dog)


def test_trays_and_cards_are_expected() -> None:
    assert "A balloon" in sayings_of(scenario("childs-birthday"))
    lamp = sayings_of(scenario("policy-complaint"))
    assert "Have it repaired free, under the two-year guarantee." in lamp
    assert any("back on the shelf" in saying for saying in lamp)


def test_nothing_is_said_twice_or_left_open(dog: tuple[str, ...]) -> None:
    assert len(set(dog)) == len(dog)
    assert not [saying for saying in dog if slots_in(saying) or not saying.strip("… ")]
    assert not [saying for saying in dog if set(saying) & set("()[]|@#*^$")]


def test_a_scenario_is_asked_once() -> None:
    first = scenario("barking-dog")
    sayings_of(first)
    began = time.perf_counter()
    assert sayings_of(first) is sayings_of(first)
    assert time.perf_counter() - began < 0.1
