"""Take any one pattern out of a scenario that comes with the program and a test turns red.

What would turn red is a phrase of ``scenario_phrases/``. Which of them needs which pattern is worked out
without taking the patterns out of the file: a place is asked about a text, and asked again without the
matches of each pattern heard in it. That this comes to the same is tested below.
"""

from __future__ import annotations

import gc
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pytest
from ruamel.yaml import YAML

from simulator.bundled_files import scenarios_folder
from simulator.domain.rubric import Condition
from simulator.domain.scenario import CardEntry
from simulator.scenario_files.library import read_source
from simulator.scoring.matchers import Says, ShowsBehaviour
from tests.scoring.scenario_needs import (
    BUNDLED,
    FOLDER,
    VERDICTS,
    Pattern,
    base_of,
    needs_of,
    places_of,
)

EVERY = 150
"""Which phrases are judged again, with the scenario's own conditions."""

PATTERN_LISTS = ("says", "perhaps", "but_not", "about")
"""Keys of a scenario file under which patterns are listed; of a person, "says" is a line and no list."""

Told = tuple[str, str, str, str, Mapping[int, str]]
"""Place, text, verdict wanted, verdict, and what it were without patterns that no phrase before it needs."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Do without the collector: what is built here stays, and to look through it took a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def phrases_of(scenario_id: str) -> dict[str, dict[str, list[str]]]:
    """Return place -> verdict -> texts."""
    return tomllib.loads((FOLDER / f"{scenario_id}.toml").read_text("utf-8"))


@cache
@uncollected()
def told_of(scenario_id: str) -> tuple[Told, ...]:
    """Judge all phrases of a scenario."""
    needs, known = needs_of(scenario_id), set[int]()
    told: list[Told] = []
    for place, verdicts in phrases_of(scenario_id).items():
        for wanted, texts in verdicts.items():
            for text in texts:
                heard = needs.heard(place, text, known)
                known.update(heard.without)
                told.append((place, text, wanted, heard.verdict, heard.without))
    return tuple(told)


@pytest.mark.parametrize("scenario_id", BUNDLED)
def test_every_phrase_is_heard_as_written(scenario_id: str) -> None:
    wrong = [(where, text, want, got) for where, text, want, got, _ in told_of(scenario_id) if want != got]
    assert not wrong


@pytest.mark.parametrize("scenario_id", BUNDLED)
def test_without_any_one_pattern_a_phrase_would_be_judged_otherwise(scenario_id: str) -> None:
    needed = {number for *_, without in told_of(scenario_id) for number in without}
    patterns = needs_of(scenario_id).patterns
    unneeded = [pattern for number, pattern in enumerate(patterns) if number not in needed]
    assert not unneeded, "write phrases (tests/scoring/write_scenario_phrases.py), or take these patterns out"


@pytest.mark.parametrize("scenario_id", BUNDLED)
def test_no_pattern_of_the_file_is_left_out(scenario_id: str) -> None:
    file = YAML(typ="safe", pure=True).load((scenarios_folder() / f"{scenario_id}.yaml").read_text("utf-8"))
    words = [("words", entry) for entries in file.pop("words").values() for entry in entries]
    written = [(kind, " ".join(text.split())) for kind, text in (*words, *listed_in(file))]
    assert sorted((kind, text) for _, kind, text in needs_of(scenario_id).patterns) == sorted(written)


def listed_in(part: object) -> Iterator[tuple[str, str]]:
    """Yield what kind of list each pattern of a file stands in, and the pattern."""
    if isinstance(part, list):
        for each in part:
            yield from listed_in(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            is_list = key in PATTERN_LISTS and isinstance(value, list)
            yield from ((key, text) for text in value) if is_list else listed_in(value)


@pytest.mark.parametrize("scenario_id", BUNDLED)
def test_every_phrase_is_needed_by_some_pattern(scenario_id: str) -> None:
    assert not [(where, text) for where, text, *_, without in told_of(scenario_id) if not without]


@pytest.mark.parametrize("scenario_id", BUNDLED)
@uncollected()
def test_taking_a_pattern_out_of_the_scenario_does_what_was_worked_out(scenario_id: str) -> None:
    needs, places = needs_of(scenario_id), dict(places_of(read_source(scenario_id).scenario))
    for place, text, _, verdict, without in told_of(scenario_id)[::EVERY]:
        moment = needs.moment(place, text)
        assert VERDICTS[places[base_of(place)].find(moment).certainty] == verdict, text
        for number, left in list(without.items())[:1]:
            asked = taken_out(places[base_of(place)], needs.patterns[number])
            if needs.patterns.count(needs.patterns[number]) == 1:
                assert VERDICTS[asked.find(moment).certainty] == left, (text, needs.patterns[number])


def taken_out(asked: Condition, pattern: Pattern) -> Condition:
    """Return a condition made anew without a pattern."""
    if isinstance(asked, Says):
        return _says_without(asked, pattern)
    if isinstance(asked, ShowsBehaviour):
        return replace(asked, about=_left(asked.about, pattern, "about"), words=_words(asked.words, pattern))
    changed: dict[str, object] = {}
    for field in ("conditions", "condition", "entries", "reason"):
        if hasattr(asked, field):
            changed[field] = _parts_without(getattr(asked, field), pattern)
    return replace(asked, **changed) if changed else asked  # type: ignore[type-var]


def _parts_without(part: object, pattern: Pattern) -> object:
    if isinstance(part, tuple):
        return tuple(_parts_without(each, pattern) for each in part)
    if isinstance(part, CardEntry):
        return replace(part, heard=taken_out(part.heard, pattern))
    return taken_out(part, pattern)  # type: ignore[arg-type]


def _says_without(asked: Says, pattern: Pattern) -> Says:
    return replace(
        asked,
        patterns=_left(asked.patterns, pattern, "says"),
        perhaps=_left(asked.perhaps, pattern, "perhaps"),
        but_not=_left(asked.but_not, pattern, "but_not"),
        words=_words(asked.words, pattern),
    )


def _left(patterns: tuple[str, ...], pattern: Pattern, kind: str) -> tuple[str, ...]:
    return tuple(each for each in patterns if (kind, each) != (pattern.kind, pattern.text))


def _words(
    words: tuple[tuple[str, tuple[str, ...]], ...], pattern: Pattern
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (name, _left(entries, pattern, "words") if pattern.place == f"words {name}" else entries)
        for name, entries in words
    )
