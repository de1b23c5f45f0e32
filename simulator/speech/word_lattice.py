"""WordLattice: all the words a decoder thought possible, each with when and how likely.

A decoder's likeliest reading says nothing of what else a passage may have been. Its lattice does: a web
whose nodes are words that may begin at a time, and whose edges lead to words that may follow. Each edge is
weighed by all whole readings that go along it (forward and backward sums).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import exp, log, log1p

from simulator.speech.language_model import STOP

UNIT = log(1.0001)
"""Of the scores in a lattice file."""

SCALE = 20.0
"""Sound says the same many times over: its scores are divided by this before they are compared."""

SILENCE, FILLER = log(0.005), log(1e-8)
LEAST = 0.005
"""Edges less likely than this are passed over."""

_IMPOSSIBLE = -1e6
_NOTHING = -1e30

LogChance = Callable[[str, str], float]
"""Natural logarithm of how likely a word is after another; "" before is any word."""


@dataclass(frozen=True, slots=True)
class Possible:
    """Words that may have been said.

    Attributes:
        words: One word, or two that follow each other.
        start: First frame, from the beginning of the stretch.
        end: One past the last.
        chance: 0 to 1, among all the decoder thought of.
    """

    words: tuple[str, ...]
    start: int
    end: int
    chance: float


@dataclass(slots=True)
class _Edge:
    start: int
    end: int
    weight: float
    chance: float = 0.0


@dataclass(slots=True)
class _Web:
    words: list[str] = field(default_factory=list[str])
    frames: list[int] = field(default_factory=list[int])
    edges: list[tuple[int, int, float]] = field(default_factory=list[tuple[int, int, float]])
    first: int = 0
    last: int = 0


def possible_words(text: str, log_chance: LogChance) -> list[Possible]:
    """Return what may have been said where, from a lattice as the decoder writes it.

    Args:
        text: The lattice file.
        log_chance: The language model.
    """
    web = _read(text)
    edges = _weighed(web, log_chance)
    likely = [edge for edge in edges if edge.chance >= LEAST]
    return [*_single(web, likely), *_pairs(web, likely)]


def _read(text: str) -> _Web:
    web, part = _Web(), ""
    for line in text.splitlines():
        fields = line.split()
        if not fields or fields[0] == "#":
            continue
        if fields[0].isalpha():
            part = fields[0]
            web.first = int(fields[1]) if part == "Initial" else web.first
            web.last = int(fields[1]) if part == "Final" else web.last
        else:
            _take(web, part, fields)
    return web


def _take(web: _Web, part: str, fields: list[str]) -> None:
    if part == "Nodes":
        web.words.append(fields[1])
        web.frames.append(int(fields[2]))
    elif part == "Edges":
        score = int(fields[2]) * UNIT / SCALE
        if score > _IMPOSSIBLE * UNIT:
            web.edges.append((int(fields[0]), int(fields[1]), score))


def _is_filler(word: str) -> bool:
    return word == STOP or word.startswith(("<sil", "[", "++"))


def plain(word: str) -> str:
    """Return a word without the number of its pronunciation: ``to(2)`` -> ``to``."""
    return word.partition("(")[0]


def _weighed(web: _Web, log_chance: LogChance) -> list[_Edge]:
    """Return the edges with their chances: forward sums, backward sums, both joined."""
    following = _Following(web, log_chance)
    edges = [_Edge(u, v, score + following(u, v)) for u, v, score in web.edges]
    edges.sort(key=lambda edge: (web.frames[edge.start], -web.frames[edge.end]))
    forward, backward = [_NOTHING] * len(web.words), [_NOTHING] * len(web.words)
    forward[web.first] = backward[web.last] = 0.0
    for edge in edges:
        forward[edge.end] = _sum(forward[edge.end], forward[edge.start] + edge.weight)
    for edge in reversed(edges):
        backward[edge.start] = _sum(backward[edge.start], backward[edge.end] + edge.weight)
    total = forward[web.last]
    for edge in edges:
        share = forward[edge.start] + edge.weight + backward[edge.end] - total
        edge.chance = exp(min(0.0, share)) if share > -_SMALL else 0.0
    return edges


_SMALL = 30.0


def _sum(one: float, other: float) -> float:
    """Return the logarithm of a sum of two numbers that are given as logarithms."""
    high, low = (one, other) if one > other else (other, one)
    return high + log1p(exp(low - high)) if high - low < _SMALL else high


class _Following:
    """How likely a node's word is after another's; each pair of words is looked up once."""

    def __init__(self, web: _Web, log_chance: LogChance) -> None:
        self._words = [plain(word) for word in web.words]
        self._last = web.last
        self._log_chance = log_chance
        self._known: dict[tuple[str, str], float] = {}

    def __call__(self, before: int, after: int) -> float:
        pair = (self._words[before], self._words[after])
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._looked_up(*pair)
        return found

    def _looked_up(self, before: str, after: str) -> float:
        if after != STOP and _is_filler(after):
            return SILENCE if after == "<sil>" else FILLER
        if after == "<s>":
            return FILLER
        return self._log_chance("" if before != STOP and _is_filler(before) else before, after)


def _single(web: _Web, edges: list[_Edge]) -> Iterator[Possible]:
    for edge in edges:
        word = plain(web.words[edge.start])
        if not _is_filler(word) and not word.startswith("<"):
            yield Possible((word,), web.frames[edge.start], web.frames[edge.end], edge.chance)


def _pairs(web: _Web, edges: list[_Edge]) -> Iterator[Possible]:
    """Yield pairs of words that follow each other; how likely together is told by what both hang on."""
    leaving: dict[int, list[_Edge]] = defaultdict(list)
    through: dict[int, float] = defaultdict(float)
    for edge in edges:
        leaving[edge.start].append(edge)
        through[edge.start] += edge.chance
    for edge in edges:
        words = (plain(web.words[edge.start]), plain(web.words[edge.end]))
        if any(_is_filler(word) or word.startswith("<") for word in words):
            continue
        for later in leaving[edge.end]:
            chance = edge.chance * later.chance / through[edge.end]
            if chance >= LEAST:
                yield Possible(words, web.frames[edge.start], web.frames[later.end], chance)
