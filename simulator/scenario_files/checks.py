"""All checks of a scenario file beyond its shape, in the order they make sense."""

from __future__ import annotations

from simulator.domain.scenario import Scenario
from simulator.scenario_files.asset_checks import check_assets
from simulator.scenario_files.example_checks import check_examples
from simulator.scenario_files.pattern_checks import check_patterns
from simulator.scenario_files.reference_checks import check_references
from simulator.scenario_files.rubric_checks import check_earnable, check_rubric
from simulator.scenario_files.sheet import Sheet
from simulator.scenario_files.story_checks import check_branching, check_graph, check_never_understood
from simulator.scenario_files.text_checks import check_texts
from simulator.scoring.behaviours.catalogue import behaviour_ids


def check_sheet(sheet: Sheet) -> None:
    """Report everything that can be seen without playing; ways are followed once all names are right."""
    before = len(sheet.problems)
    check_branching(sheet)
    check_references(sheet, behaviour_ids())
    is_sound = not any(each.is_error for each in sheet.problems[before:])
    check_texts(sheet)
    check_patterns(sheet)
    check_rubric(sheet)
    check_assets(sheet)
    if is_sound:
        check_earnable(sheet, check_graph(sheet))


def check_scenario(sheet: Sheet, scenario: Scenario) -> None:
    """Report what only playing shows: endless rounds, and examples that are not judged as they should be."""
    check_never_understood(sheet, scenario)
    check_examples(sheet, scenario)
