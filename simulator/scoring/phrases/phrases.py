"""Phrases: the patterns of one condition with their word sets, ready for any draw of the facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from simulator.scoring.phrases.meaning import WordSets, resolved, slots_of
from simulator.scoring.phrases.pattern_set import PatternSet

_MOST_DRAWS = 8


def check_pattern(pattern: str, sets: WordSets, facts: Mapping[str, str]) -> None:
    """Make sure that a pattern can be listened for.

    Raises:
        PatternError: It cannot; the error says why and where.
    """
    resolved(pattern, sets, facts)


class Phrases:
    """Patterns that belong together. Nothing is parsed before the first text is read.

    Two with the same patterns and sets are the same one (see ``phrases_for``), so
    the automaton is built once a draw of the facts, however often a condition is asked.
    """

    def __init__(self, patterns: tuple[str, ...], sets: WordSets) -> None:
        self.patterns = patterns
        self._sets = sets
        self._slots: tuple[str, ...] | None = None
        self._by_facts: dict[tuple[str | None, ...], PatternSet] = {}

    def with_facts(self, facts: Mapping[str, str]) -> PatternSet:
        """Return the patterns with their slots filled.

        Raises:
            PatternError: One of them is no pattern, or they are too large together.
        """
        slots = self._slots
        if slots is None:
            slots = self._slots = slots_of(self.patterns, self._sets)
        key = tuple(map(facts.get, slots)) if slots else ()
        found = self._by_facts.get(key)
        if found is None:
            if len(self._by_facts) >= _MOST_DRAWS:
                self._by_facts.clear()
            found = PatternSet(tuple(resolved(pattern, self._sets, facts) for pattern in self.patterns))
            self._by_facts[key] = found
        return found


@lru_cache(maxsize=4_096)
def phrases_for(patterns: tuple[str, ...], words: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Phrases:
    """Return the phrases of these patterns and word sets, each set as (name, entries)."""
    return Phrases(patterns, dict(words))


def as_words(sets: Mapping[str, Iterable[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return word sets as the plain value conditions are made of."""
    return tuple((name, tuple(entries)) for name, entries in sorted(sets.items()))
