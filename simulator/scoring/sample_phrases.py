"""What a condition would hear, as phrases somebody might say: for listeners, who do well to expect them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, cast

from simulator.domain.facts import Facts
from simulator.scoring.behaviours.catalogue import catalogue, kept_beside
from simulator.scoring.matchers.listening import listening
from simulator.scoring.phrases.kept_patterns import digest_of
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.phrases.sealed import sealed, unsealed

MOST_OF_A_PATTERN = 8
"""Phrases made of one pattern."""

KEPT_SUFFIX = ".sayings"
"""Of the file beside a catalogue that keeps its phrases."""


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


def catalogue_phrases(language: str = "en") -> tuple[str, ...]:
    """Return phrases that the behaviour catalogue knows, the ones it takes back included.

    They come as ``tests.make_kept`` kept them; where that is of another catalogue, they are made anew.
    """
    kept = unsealed(kept_beside(language, KEPT_SUFFIX), _made_of(language))
    return tuple(kept.decode("utf-8").split("\n")) if kept is not None else _made(language)


def written_phrases(language: str = "en") -> bytes:
    """Return the same as it is to be kept."""
    return sealed(_made_of(language), "\n".join(_made(language)).encode("utf-8"))


def _made(language: str) -> tuple[str, ...]:
    return listening(_patterns(language), (), language).samples({}, MOST_OF_A_PATTERN)


def _made_of(language: str) -> bytes:
    return digest_of((str(MOST_OF_A_PATTERN), *_patterns(language)), dict(catalogue(language).words))


def _patterns(language: str) -> tuple[str, ...]:
    said = (
        (*each.says, *each.perhaps, *each.but_not, *each.not_in)
        for each in catalogue(language).behaviours.values()
    )
    return tuple(itertools.chain.from_iterable(said))
