"""The README tells the truth: what CI runs is what it says, and what it names is there."""

import re
from pathlib import Path

import pytest

from simulator.app import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_ci_runs_the_test_command_of_the_readme() -> None:
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()[-1]
    assert f"```sh\n{last}\n```" in README


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_every_file_it_points_to_is_there(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_told(command: str) -> None:
    assert f"main.py {command}" in README


def test_every_command_it_tells_is_there() -> None:
    told = set(re.findall(r"main\.py ([a-z]+)", README))
    assert told <= set(COMMANDS)


def test_every_scenario_is_told() -> None:
    scenarios = {path.stem for path in (ROOT / "scenarios").glob("*.yaml")}
    assert scenarios == set(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE))
