"""Phrases: the patterns of one condition with their word sets, ready for any draw of the facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from simulator.scoring.phrases.meaning import KnownSets, WordSets, resolved, slots_of
from simulator.scoring.phrases.pattern_set import PatternSet
from simulator.scoring.phrases.samples import samples

_MOST_DRAWS = 8


def check_pattern(pattern: str, sets: WordSets, facts: Mapping[str, str]) -> None:
    """Make sure that a pattern can be listened for.

    Raises:
        PatternError: It cannot; the error says why and where.
    """
    resolved(pattern, sets, facts)


class Phrases:
    """Patterns that belong together. Nothing is parsed or looked up before the first text is read.

    The automaton is built once a draw of the facts, however often it is asked for.
    """

    def __init__(self, patterns: tuple[str, ...], sets: Callable[[], WordSets]) -> None:
        self.patterns = patterns
        self._sets = sets
        self._slots: tuple[str, ...] | None = None
        self._by_facts: dict[tuple[str | None, ...], PatternSet] = {}

    def with_facts(self, facts: Mapping[str, str]) -> PatternSet:
        """Return the patterns with their slots filled.

        Raises:
            PatternError: One of them is no pattern, or they are too large together.
        """
        slots = self._known_slots()
        key = tuple(map(facts.get, slots)) if slots else ()
        found = self._by_facts.get(key)
        if found is None:
            if len(self._by_facts) >= _MOST_DRAWS:
                self._by_facts.clear()
            sets, known = self._sets(), KnownSets()
            found = PatternSet(tuple(resolved(pattern, sets, facts, known) for pattern in self.patterns))
            self._by_facts[key] = found
        return found

    @property
    def has_slots(self) -> bool:
        """Whether it makes a difference what the facts are."""
        return bool(self._known_slots())

    def _known_slots(self) -> tuple[str, ...]:
        if self._slots is None:
            self._slots = slots_of(self.patterns, self._sets())
        return self._slots

    def samples(self, facts: Mapping[str, str], most: int) -> tuple[str, ...]:
        """Return ways of saying what the patterns listen for, at most ``most`` of each."""
        sets = self._sets()
        return tuple(said for pattern in self.patterns for said in samples(pattern, sets, facts, most))
