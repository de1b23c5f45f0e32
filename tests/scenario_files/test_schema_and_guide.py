"""What authors are told is what the program does."""

import re
from pathlib import Path
from typing import Any

from simulator.bundled_files import scenarios_folder
from simulator.scenario_files.condition_shape import MODIFIERS, ConditionShape, keys_of_conditions
from simulator.scenario_files.conditions import MAKERS
from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.guide import behaviour_table, problem_table
from simulator.scenario_files.reader import check_scenario_text
from simulator.scenario_files.schema import scenario_schema, scenario_schema_text, write_schema
from simulator.scoring.matchers import MATCHERS

GUIDE = (scenarios_folder() / "README.md").read_text(encoding="utf-8")


def test_the_schema_beside_the_scenarios_is_up_to_date() -> None:
    kept = (scenarios_folder() / "scenario.schema.json").read_text(encoding="utf-8")
    assert kept == scenario_schema_text(), "write it anew with simulator.scenario_files.schema.write_schema"


def test_the_schema_can_be_written(tmp_path: Path) -> None:
    write_schema(tmp_path / "schema.json")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == scenario_schema_text()


def test_the_schema_describes_every_key_of_a_condition() -> None:
    condition = scenario_schema()["$defs"]["ConditionShape"]["properties"]
    assert set(condition) == keys_of_conditions() | set(MODIFIERS)
    assert all(each["description"] for each in condition.values())


def test_the_schema_refuses_unknown_keys_everywhere() -> None:
    schema = scenario_schema()
    shapes: list[dict[str, Any]] = [schema, *schema["$defs"].values()]
    objects = [way for shape in shapes for way in (shape, *shape.get("anyOf", ())) if "properties" in way]
    assert objects
    assert all(way["additionalProperties"] is False for way in objects)


def test_every_matcher_has_a_key_in_conditions_and_every_key_a_matcher() -> None:
    assert keys_of_conditions() == frozenset(MATCHERS) == frozenset(MAKERS)
    assert set(MODIFIERS) | keys_of_conditions() == {
        field.alias or name for name, field in ConditionShape.model_fields.items()
    }


def test_the_guide_lists_every_problem() -> None:
    assert problem_table() in GUIDE, "write it anew with simulator.scenario_files.guide.write_tables"


def test_the_guide_lists_every_behaviour() -> None:
    assert behaviour_table() in GUIDE, "write it anew with simulator.scenario_files.guide.write_tables"


def test_the_guide_tells_every_key() -> None:
    shapes = scenario_schema()["$defs"].values()
    keys = {key for shape in shapes for key in shape.get("properties", {})} | set(ScenarioShape.model_fields)
    untold = {key.rstrip("_") for key in keys if f"`{key}" not in GUIDE and f"{key}:" not in GUIDE}
    assert not untold


def test_the_smallest_scenario_of_the_guide_works() -> None:
    smallest = next(block for block in _yaml_blocks() if block.startswith("format_version"))
    checked = check_scenario_text(smallest, Path("smallest.yaml"))
    assert checked.scenario is not None
    assert {problem.code for problem in checked.problems} == {"SC318"}
    assert checked.tests == 2


def _yaml_blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
