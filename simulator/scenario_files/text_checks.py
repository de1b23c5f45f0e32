"""Every slot in every text has its words, whichever alternative the seed draws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import BaseModel

from simulator.domain.facts import slots_in
from simulator.scenario_files.problems import did_you_mean
from simulator.scenario_files.sheet import Path, Sheet
from simulator.scenario_files.text_or_more import PLAIN

_SLOT = re.compile(r"\{[a-z][a-z0-9_.-]*\}")

_NOT_SAID = frozenset({"facts", "tests", "id", "title", "language", "format_version", "words"})
"""Parts of a file in which nothing is filled in."""


def check_texts(sheet: Sheet) -> None:
    """Report slots without a fact, alternatives that leave a gap, stray braces and facts never said."""
    known = slots_of(sheet)
    said = set[str]()
    for path, text in _texts(sheet):
        for slot in slots_in(text):
            said.add(slot.split(".")[0])
            if slot not in known:
                sheet.report("SC312", path, got=slot, suggestion=_suggestion(slot, known))
        if re.search(r"[{}]", _SLOT.sub("", text)):
            sheet.report("SC315", path)
    _check_alternatives(sheet, known)
    for fact in sheet.shape.facts:
        if fact not in said:
            sheet.report_key("SC317", ("facts", fact), got=fact)


def slots_of(sheet: Sheet) -> Mapping[str, tuple[str, str]]:
    """Return slot -> the fact and the key in it, for every slot any alternative fills."""
    slots = dict[str, tuple[str, str]]()
    for fact, alternatives in sheet.shape.facts.items():
        for alternative in alternatives:
            slots.update({slot_name(fact, key): (fact, key) for key in alternative})
    return slots


def slot_name(fact: str, key: str) -> str:
    """Return how a text names a slot: ``{town}`` or ``{dog.name}``."""
    return fact if key == PLAIN else f"{fact}.{key}"


def _check_alternatives(sheet: Sheet, known: Mapping[str, tuple[str, str]]) -> None:
    for slot, (fact, key) in known.items():
        for index, alternative in enumerate(sheet.shape.facts[fact]):
            if key not in alternative:
                sheet.report("SC313", ("facts", fact, index), got=slot, key=key)


def _suggestion(slot: str, known: Mapping[str, object]) -> str:
    return did_you_mean(slot, known)


def _texts(sheet: Sheet) -> Iterator[tuple[Path, str]]:
    for name in type(sheet.shape).model_fields:
        if name not in _NOT_SAID:
            yield from _inside(getattr(sheet.shape, name), (name,))


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - any part of a shape
    """Yield every text inside a value with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from _inside(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        parts = cast("dict[str, Any]", value)
        for key, item in parts.items():
            yield from _inside(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[Any]", value)):
            yield from _inside(item, (*path, index))
