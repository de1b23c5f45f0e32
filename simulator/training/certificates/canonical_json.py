"""canonical_json(value): the one way to write a JSON value, after RFC 8785, so that it can be signed."""

from __future__ import annotations

import json
from typing import Any, cast

_LARGEST_WHOLE = 2**53 - 1
_DEEPEST = 50


def canonical_json(value: object) -> bytes:
    """Return a value as canonical JSON.

    Raises:
        ValueError: It has numbers with fractions, or too large, which our certificates never have; text that
            is no Unicode; or is nested too deeply.
    """
    return _written(value, 0).encode()


def _written(value: object, depth: int) -> str:
    if depth > _DEEPEST:
        raise ValueError("nested too deeply")
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        told = (
            f"{_written(name, depth)}:{_written(members[name], depth + 1)}"
            for name in sorted(members, key=_by_utf_16)
        )
        return "{" + ",".join(told) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_written(each, depth + 1) for each in cast("list[Any]", value)) + "]"
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _LARGEST_WHOLE):
        raise ValueError("a number that is not told exactly")
    return json.dumps(value, ensure_ascii=False)


def _by_utf_16(name: str) -> bytes:
    return name.encode("utf-16-be")
