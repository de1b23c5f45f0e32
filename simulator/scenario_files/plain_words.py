"""pydantic's errors -> problems: plain sentences at the line and column of the very key or value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from simulator.scenario_files.file_shape import ScenarioShape
from simulator.scenario_files.problems import Problem, did_you_mean, listed, problem, quote
from simulator.scenario_files.rules import RULES
from simulator.scenario_files.tree import Places

Path = tuple[int | str, ...]
Outline = Mapping[str, Any]
"""A part of the JSON Schema."""

_KEY = "[key]"
"""pydantic's last step where the key itself is wrong."""

_KINDS = {
    "string_type": "A text",
    "dict_type": "A group of keys",
    "model_type": "A group of keys",
    "model_attributes_type": "A group of keys",
    "list_type": "A list",
    "bool_type": "Yes or no",
    "int_type": "A whole number",
    "float_type": "A number",
    "number_type": "A number",
}


def problems_of(invalid: ValidationError, places: Places) -> list[Problem]:
    """Return what pydantic found, in the words of the catalogue. What is left empty is reported elsewhere."""
    errors = invalid.errors(include_url=False)
    found = (_problem(error, places) for error in errors if error["input"] is not None)
    return [*dict.fromkeys(found)]


def _problem(error: Mapping[str, Any], places: Places) -> Problem:
    kind, path = str(error["type"]), tuple(error["loc"])
    if kind in RULES:
        return _own(kind, path, error["ctx"], places)
    tell = _TOLD.get(kind)
    if tell is not None:
        return tell(path, error, places)
    expected = _KINDS.get(kind, "Something else")
    return problem(
        "SC103",
        places.of(*path),
        expected=expected,
        got=_kind_of(error["input"]),
        hint=_hint(kind, error["input"]),
    )


def _own(code: str, path: Path, words: Mapping[str, Any], places: Places) -> Problem:
    if path and path[-1] == _KEY:
        return problem(code, places.of_key(*path[:-1]), **words)
    if "key" in words:
        return problem(code, places.of_key(*path, str(words["key"])), **words)
    if "index" in words:
        return problem(code, places.of(*path, int(words["index"])), **words)
    return problem(code, places.of(*path), **words)


def _unknown(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    key, known = str(path[-1]), sorted(keys_known_at(path[:-1]))
    suggestion = did_you_mean(key, known)
    return problem("SC101", places.of_key(*path), key=quote(key), suggestion=suggestion, known=listed(known))


def _missing(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    key, mark = str(path[-1]), places.of_key(*path[:-1])
    if path[-2:] == ("sound", "caption"):
        return problem("SC116", mark)
    meaning = str(outline_at(path).get("description", "")).strip() or "see the author's guide."
    return problem("SC102", mark, key=key, what=f"{key}: {meaning[:1].lower()}{meaning[1:]}")


def _choice(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    known = [str(choice) for choice in _choices(outline_at(path))]
    got = quote(str(error["input"])) if isinstance(error["input"], str) else _kind_of(error["input"])
    return problem(
        "SC104", places.of(*path), got=got, suggestion=did_you_mean(got, known), known=listed(known)
    )


def _not_whole(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    got = quote(str(error["input"]))
    return problem("SC105", places.of(*path), got=got, expected="a whole number", example="15")


def _no_number(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    got = quote(str(error["input"]))
    return problem("SC105", places.of(*path), got=got, expected="a number", example="2.5")


def _out_of_range(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    words = {"ge": "at least", "le": "at most", "gt": "more than", "lt": "less than"}
    bound = ", ".join(f"{words[name]} {limit}" for name, limit in error["ctx"].items() if name in words)
    return problem("SC106", places.of(*path), got=quote(str(error["input"])), range=bound)


def _empty(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    return problem("SC107", places.of_key(*path[:-1]) if path[-1] == _KEY else places.of(*path))


def _too_long(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    what = "characters" if error["type"] == "string_too_long" else "entries"
    most, mark = error["ctx"]["max_length"], places.of(*path)
    if path[-1] == _KEY:
        mark = places.of_key(*path[:-1])
    return problem("SC108", mark, got=f"{len(error['input'])} {what}", most=f"{most} {what}")


def _too_few(path: Path, error: Mapping[str, Any], places: Places) -> Problem:
    least = error["ctx"]["min_length"]
    return problem("SC109", places.of(*path), least="one entry" if least == 1 else f"{least} entries")


_TOLD: Mapping[str, Callable[[Path, Mapping[str, Any], Places], Problem]] = {
    "extra_forbidden": _unknown,
    "missing": _missing,
    "literal_error": _choice,
    "int_parsing": _not_whole,
    "int_parsing_size": _not_whole,
    "int_from_float": _not_whole,
    "float_parsing": _no_number,
    "finite_number": _no_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "string_too_short": _empty,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_short": _too_few,
}


def _hint(kind: str, got: object) -> str:
    if kind == "string_type":
        begins = "begins with [ or -" if isinstance(got, list) else "has a colon or begins with {"
        return f"Put a text in quotation marks if it {begins}."
    return (
        "Write it as a list, with - or in [ ]." if kind == "list_type" else "Write keys, each with a colon."
    )


def _kind_of(found: object) -> str:
    if isinstance(found, dict):
        return "a group of keys"
    return "a list" if isinstance(found, list) else "a text"


def _choices(outline: Outline) -> list[Any]:
    if "const" in outline:
        return [outline["const"]]
    return list(outline.get("enum", ()))


@cache
def _schema() -> Outline:
    return ScenarioShape.model_json_schema()


def keys_known_at(path: Path) -> frozenset[str]:
    """Return the keys that may stand there; empty where any key may."""
    return frozenset(outline_at(path).get("properties", {}))


def outline_at(path: Path) -> Outline:
    """Return what the JSON Schema says about a place; empty if it says nothing."""
    here = _followed(_schema())
    for step in path:
        here = _followed(_step(here, step))
    return here


def _step(here: Outline, step: int | str) -> Outline:
    if isinstance(step, int):
        return here.get("items", {})
    named = here.get("properties", {}).get(step)
    by_pattern = next(iter(here.get("patternProperties", {}).values()), None)
    return named or by_pattern or here.get("additionalProperties") or {}


def _followed(here: object) -> Outline:
    """Return the outline a reference points to, and of several ways to write something the longest."""
    if not isinstance(here, Mapping):
        return {}
    seen: Outline = here  # pyright: ignore[reportUnknownVariableType] - JSON
    kept = {"description": seen["description"]} if "description" in seen else {}
    while True:
        if "$ref" in seen:
            seen = _schema()["$defs"][str(seen["$ref"]).rsplit("/", 1)[-1]]
        elif "anyOf" in seen:
            seen = max((_followed(way) for way in seen["anyOf"]), key=_weight)
        else:
            return {**seen, **kept}


def _weight(way: Outline) -> tuple[bool, bool, bool]:
    kind = way.get("type")
    return kind in ("object", "array"), "enum" in way, kind != "null"
