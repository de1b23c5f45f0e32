"""The JSON Schema of scenario files (draft 2020-12), for editors that check while you type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from simulator.scenario_files.file_shape import ScenarioShape

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """Return the schema, generated from the shapes."""
    generated = ScenarioShape.model_json_schema()
    return {"$schema": DIALECT, **generated, "title": "A Rapport scenario"}


def scenario_schema_text() -> str:
    """Return the schema as it stands in ``scenarios/scenario.schema.json``."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"


def write_schema(path: Path) -> None:
    """Write the schema."""
    path.write_text(scenario_schema_text(), encoding="utf-8", newline="\n")
