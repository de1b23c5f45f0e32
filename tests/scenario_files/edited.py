"""Scenario files with a few words changed."""

from pathlib import Path
from typing import Any

from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.problems import Problem
from simulator.scenario_files.reader import check_scenario_text
from simulator.scenario_files.sheet import Sheet
from simulator.scenario_files.tree import Places, parse, plain_of

FOLDER = Path(__file__).parent
SMALL = FOLDER / "small.yaml"
SMALLEST = (FOLDER / "smallest.yaml").read_text(encoding="utf-8")


def sheet_of(text: str) -> Sheet:
    """Return the sheet of a text without problems."""
    tree = parse(text, [])
    content: dict[str, Any] = {**plain_of(tree), "format_version": 1}
    return Sheet(ScenarioShape.model_validate(content), Places(tree))


def problems_after(*edits: tuple[str, str], text: str = SMALLEST) -> list[Problem]:
    """Return what is wrong with a text after the edits, apart from its shortness and its coverage."""
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    found = check_scenario_text(text, Path("edited.yaml")).problems
    return [problem for problem in found if problem.code not in ("SC318", "SC504", "SC505")]
