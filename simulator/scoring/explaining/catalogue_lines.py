"""Where a pattern stands in the behaviour catalogue: found by reading the file, not by parsing it twice."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


def catalogue_line(behaviour_id: str, key: str, pattern: str, language: str = "en") -> int:
    """Return the line of a behaviour's pattern, from 1; 0 where it cannot be found."""
    is_in_list = False
    for number, line in _section(behaviour_id, language):
        name, equals, _ = line.partition("=")
        if equals and name.strip().isidentifier():
            is_in_list = name.strip() == key
        if is_in_list and json.dumps(pattern, ensure_ascii=False) in line:
            return number
    return 0


@cache
def _section(behaviour_id: str, language: str) -> tuple[tuple[int, str], ...]:
    """Return the numbered lines of one behaviour."""
    source = resources.files("simulator.scoring.behaviours").joinpath(f"{language}.toml")
    lines, is_inside = list[tuple[int, str]](), False
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        if line.startswith("["):
            is_inside = line.strip() == f"[behaviours.{behaviour_id}]"
        elif is_inside:
            lines.append((number, line))
    return tuple(lines)
