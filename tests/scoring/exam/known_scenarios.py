"""The scenarios that come with the program, read without the checks of their files, which take seconds."""

from functools import cache

from simulator.bundled_files import scenarios_folder
from simulator.domain.scenario import Scenario
from simulator.scenario_files.reader import read_known_text


@cache
def known_scenario(name: str) -> Scenario:
    return read_known_text((scenarios_folder() / f"{name}.yaml").read_text(encoding="utf-8"))
