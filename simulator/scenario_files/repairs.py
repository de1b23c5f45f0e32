"""A stand-in for whatever has the wrong shape, so that the rest of the file is still checked.

Nothing repaired is ever played: it only lets one reading report the problems of shape and
the problems of story together. Where no stand-in is harmless, checking stops at the shape.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, cast

from pydantic import ValidationError

from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.plain_words import outline_at

_ANY_TEXT = "something"
_ROUNDS = 3

_Path = tuple[int | str, ...]


def repaired(content: dict[str, Any], invalid: ValidationError) -> ScenarioShape | None:
    """Return the shape of the content with stand-ins where it was invalid, or None if that cannot be."""
    patched = copy.deepcopy(content)
    for _ in range(_ROUNDS):
        for error in invalid.errors(include_url=False):
            if not _patch(patched, tuple(error["loc"]), str(error["type"])):
                return None
        try:
            return ScenarioShape.model_validate(patched)
        except ValidationError as still_invalid:
            invalid = still_invalid
    return None


def _patch(content: dict[str, Any], path: _Path, kind: str) -> bool:
    """Put a stand-in at the path; return whether there is one."""
    if not path or path[-1] == "[key]":
        return False
    parent = _found(content, path[:-1])
    if kind == "extra_forbidden":
        return _take_out(parent, path[-1])
    if _is_condition(path):
        return _put(parent, path[-1], {"person": "yes"})
    stand_in = _stand_in(outline_at(path))
    if stand_in is not None:
        return _put(parent, path[-1], stand_in)
    is_optional = kind != "missing" and path[-1] not in _required_at(path[:-1])
    return is_optional and _take_out(parent, path[-1])


def _found(content: Any, path: _Path) -> Any:  # noqa: ANN401 - what a file says
    here = content
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here


def _take_out(parent: Any, key: int | str) -> bool:  # noqa: ANN401 - what a file says
    if isinstance(parent, dict) and key in parent:
        del parent[key]
        return True
    return False


def _put(parent: Any, key: int | str, value: object) -> bool:  # noqa: ANN401 - as above
    if isinstance(parent, dict):
        parent[key] = value
        return True
    if isinstance(parent, list) and isinstance(key, int):
        entries = cast("list[object]", parent)
        if 0 <= key < len(entries):
            entries[key] = value
            return True
    return False


def _required_at(path: _Path) -> frozenset[str]:
    return frozenset(outline_at(path).get("required", ()))


def _is_condition(path: _Path) -> bool:
    return "not" in outline_at(path).get("properties", {})


def _stand_in(outline: Mapping[str, Any]) -> object:
    """Return something harmless of that shape, or None: an id that is wrong has no stand-in."""
    if "enum" in outline:
        return outline["enum"][0]
    if outline.get("type") in ("integer", "number"):
        middle = (outline.get("minimum", 0) + outline.get("maximum", 0)) // 2
        return outline.get("default", middle)
    if outline.get("type") == "string" and "pattern" not in outline:
        return _ANY_TEXT
    return None
