"""What a condition would hear, as phrases somebody might say: for listeners, who do well to expect them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, cast

from simulator.domain.facts import Facts
from simulator.scoring.behaviours.catalogue import Behaviour, catalogue
from simulator.scoring.matchers.listening import listening
from simulator.scoring.phrases.phrases import Phrases

MOST_OF_A_PATTERN = 8
"""Phrases made of one pattern."""


def phrases_heard_by(conditions: Iterable[object], draws: Sequence[Facts]) -> Iterator[str]:
    """Yield phrases that conditions, and those they are made of, listen for; "…" is "anything".

    Args:
        conditions: They may share parts; each part is asked once.
        draws: Facts to fill the slots with; phrases without a slot come once.
    """
    seen, told = set[int](), set[tuple[str, ...]]()
    for phrases in itertools.chain.from_iterable(_listeners_in(each, seen) for each in conditions):
        if phrases.patterns not in told:
            told.add(phrases.patterns)
            for facts in draws if phrases.has_slots else draws[:1]:
                yield from phrases.samples(facts, MOST_OF_A_PATTERN)


def _listeners_in(found: object, seen: set[int]) -> Iterator[Phrases]:
    """Whatever a matcher keeps: a condition's phrases are wherever its fields lead."""
    if id(found) in seen or isinstance(found, str | int | None):
        return
    seen.add(id(found))
    if isinstance(found, Phrases):
        yield found
    elif isinstance(found, tuple):
        for one in cast("tuple[object, ...]", found):
            yield from _listeners_in(one, seen)
    elif is_dataclass(found) and not isinstance(found, type):
        for one in fields(cast("Any", found)):
            yield from _listeners_in(getattr(found, one.name), seen)


def catalogue_phrases(language: str = "en") -> Iterator[str]:
    """Yield phrases that the behaviour catalogue knows, the ones it takes back included."""
    for behaviour in catalogue(language).behaviours.values():
        yield from listening(_patterns(behaviour), (), language).samples({}, MOST_OF_A_PATTERN)


def _patterns(behaviour: Behaviour) -> tuple[str, ...]:
    return (*behaviour.says, *behaviour.perhaps, *behaviour.but_not, *behaviour.not_in)
