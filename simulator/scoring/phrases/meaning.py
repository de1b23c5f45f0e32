"""Pattern trees with word sets and slots looked up: what the automaton is built from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.scoring.normal_words import words_in
from simulator.scoring.phrases.clock import TIMES
from simulator.scoring.phrases.syntax import (
    Choice,
    Gap,
    Part,
    PatternError,
    Sequence,
    SetName,
    SlotName,
    Word,
    parse_pattern,
)

LARGEST = 4_000
"""Parts one pattern may have once its sets are looked up."""

_DEEPEST_SET = 3

KnownSets = dict[tuple[str, int], tuple[Part, int]]
"""What was looked up of a set, by its name and how deep it stood: its part, and how many parts that took."""

WordSets = Mapping[str, tuple[str, ...]]
"""Set name -> its entries, each a pattern of its own."""


def resolved(
    pattern: str, sets: WordSets, facts: Mapping[str, str], known: KnownSets | None = None
) -> Sequence:
    """Return a pattern's parts with sets and slots looked up and outer gaps left off.

    A slot without a fact, or with an empty one, leaves its pattern unable to match.

    Args:
        pattern: The pattern.
        sets: The word sets it may name.
        facts: What its slots are filled with.
        known: Sets that were looked up before, with the same sets and facts; those looked up are added.

    Raises:
        PatternError: It is no pattern, names an unknown set, is too large, or matches no words at all.
    """
    parts = _Lookup(sets, facts, {} if known is None else known).sequence(parse_pattern(pattern), 0)
    while parts and isinstance(parts[0], Gap):
        parts = parts[1:]
    while parts and isinstance(parts[-1], Gap):
        parts = parts[:-1]
    if all(_may_be_empty(part) for part in parts):
        raise PatternError("This pattern can match no words at all; leave something outside [ ] and gaps.")
    return parts


def slots_of(patterns: Iterable[str], sets: WordSets) -> tuple[str, ...]:
    """Return the slots that patterns mention, in alphabetical order.

    Raises:
        PatternError: One of them is no pattern.
    """
    found, looked_up = set[str](), set[tuple[str, int]]()
    for pattern in patterns:
        _slots_below(parse_pattern(pattern), sets, found, looked_up, 0)
    return tuple(sorted(found))


def _slots_below(
    parts: Sequence, sets: WordSets, found: set[str], looked_up: set[tuple[str, int]], depth: int
) -> None:
    for part in parts:
        match part:
            case SlotName():
                found.add(part.name)
            case Choice():
                for way in part.ways:
                    _slots_below(way, sets, found, looked_up, depth)
            case SetName() if depth < _DEEPEST_SET and (part.name, depth) not in looked_up:
                looked_up.add((part.name, depth))
                for entry in sets.get(part.name, ()):
                    _slots_below(parse_pattern(entry), sets, found, looked_up, depth + 1)
            case _:
                pass


def _may_be_empty(part: Part) -> bool:
    match part:
        case Gap():
            return True
        case Choice():
            return any(all(_may_be_empty(inner) for inner in way) for way in part.ways)
        case Word():
            return False
        case _:
            return True


class _Lookup:
    def __init__(self, sets: WordSets, facts: Mapping[str, str], known: KnownSets) -> None:
        self._sets = sets
        self._facts = facts
        self._known = known
        self._parts = 0

    def sequence(self, parts: Sequence, depth: int) -> Sequence:
        return tuple(self._part(part, depth) for part in parts)

    def _part(self, part: Part, depth: int) -> Part:
        self._count(1)
        match part:
            case Choice():
                return merged([self.sequence(way, depth) for way in part.ways])
            case SetName():
                return self._set(part, depth)
            case SlotName():
                return self._slot(part)
            case _:
                return part

    def _count(self, more: int) -> None:
        self._parts += more
        if self._parts > LARGEST:
            raise PatternError(f"With its word sets this pattern has more than {LARGEST} parts; split it.")

    def _set(self, part: SetName, depth: int) -> Part:
        entries = TIMES if part.name == "#time" else self._sets.get(part.name)
        if entries is None:
            known = ", ".join(f"@{name}" for name in sorted(self._sets)) or "none"
            raise PatternError(f"There is no word set @{part.name}; there are {known}.", part.position)
        if depth >= _DEEPEST_SET:
            raise PatternError(f"Word sets go at most {_DEEPEST_SET} deep, and never round.", part.position)
        known = self._known.get((part.name, depth))
        if known is not None:
            self._count(known[1])
            return known[0]
        before = self._parts
        found = merged([self.sequence(parse_pattern(entry), depth + 1) for entry in entries])
        self._known[part.name, depth] = found, self._parts - before
        return found

    def _slot(self, part: SlotName) -> Part:
        words = words_in(self._facts.get(part.name, ""))
        return Choice((tuple(Word(frozenset({word})) for word in words),)) if words else Word()


def merged(ways: list[Sequence]) -> Part:
    """Return a choice with its single words gathered into one part; a lone part stays itself."""
    single = [way[0] for way in ways if len(way) == 1 and isinstance(way[0], Word)]
    rest = tuple(way for way in ways if not (len(way) == 1 and isinstance(way[0], Word)))
    if not single:
        return Choice(rest)
    word = Word(
        frozenset[str]().union(*(part.words for part in single)),
        frozenset[str]().union(*(part.beginnings for part in single)),
        frozenset[str]().union(*(part.kinds for part in single)),
    )
    return Choice(((word,), *rest)) if rest else word
