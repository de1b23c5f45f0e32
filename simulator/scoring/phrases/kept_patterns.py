"""Patterns as they were laid before: thousands take seconds to lay, and a moment to read.

What is kept carries a digest of the patterns, their word sets and the code that lays them, and one of
itself: whatever does not fit, or is damaged, is as good as not there. A state is made when it is reached.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import Any, cast, overload

from simulator.scoring.phrases.automaton import END, START, Network, State
from simulator.scoring.phrases.meaning import KnownSets, WordSets, resolved
from simulator.scoring.phrases.pattern_set import Laid, PatternSet, laid
from simulator.scoring.phrases.sealed import sealed, unsealed
from simulator.scoring.phrases.syntax import Sequence as Parts
from simulator.scoring.sources import SCORING, code_digest

_SILENT, _GAP, _ACCEPTS = range(3)
"""Marks of an edge: to a state without a word, over any word, to the number of a complete pattern."""
_FIRST_WORDS = 3
"""Marks from here on are words, by their place in the list of what edges listen for."""

Heard = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What an edge listens for: words, beginnings, kinds."""


def written(patterns: Sequence[str], sets: WordSets) -> bytes:
    """Return patterns without slots as they are kept: the same bytes for the same patterns.

    Raises:
        PatternError: One of them is no pattern.
    """
    known = KnownSets()
    network, lengths = laid([resolved(pattern, sets, {}, known) for pattern in patterns])
    listens: dict[Heard, int] = {}
    edges, firsts = array("i"), array("i", [0])
    for number, state in enumerate(network.laid):
        for mark, target in _edges(state, listens):
            edges.extend((mark, target if mark == _ACCEPTS else target - number))
        firsts.append(len(edges))
    numbers = [_bytes(firsts), _bytes(edges), _bytes(array("i", lengths))]
    words = json.dumps([list(listens), list(map(len, numbers))], separators=(",", ":"), ensure_ascii=True)
    return sealed(digest_of(patterns, sets), b"\n".join((words.encode("ascii"), b"".join(numbers))))


def kept_set(kept: bytes, patterns: Sequence[str], sets: WordSets) -> PatternSet | None:
    """Return the patterns as they were kept; None if these are others, or what was kept is damaged."""
    said = unsealed(kept, digest_of(patterns, sets))
    if said is None:
        return None
    words, _, raw = said.partition(b"\n")
    listens, sizes = cast("tuple[list[list[list[str]]], list[int]]", json.loads(words))
    firsts, edges, lengths = _arrays(raw, sizes)
    network = _KeptNetwork(_KeptStates(firsts, edges, listens), listens)
    return PatternSet(_Patterns(patterns, sets), Laid(network, lengths))


def _edges(state: State, listens: dict[Heard, int]) -> Iterator[tuple[int, int]]:
    """Yield a state's edges, those of words gathered by where they lead."""
    by_target: dict[int, tuple[list[str], list[str], list[str]]] = {}
    for place, listed in enumerate((state.by_word, state.by_beginning, state.by_kind)):
        for said, targets in listed.items():
            for target in targets:
                by_target.setdefault(target, ([], [], []))[place].append(said)
    for target, (words, beginnings, kinds) in sorted(by_target.items()):
        heard = tuple(sorted(words)), tuple(sorted(beginnings)), tuple(sorted(kinds))
        yield _FIRST_WORDS + listens.setdefault(heard, len(listens)), target
    for mark, targets in ((_SILENT, state.silent), (_GAP, state.gap), (_ACCEPTS, state.accepts)):
        yield from ((mark, target) for target in targets)


class _KeptStates(dict[int, State]):
    """The states of a network, each made when it is first asked for."""

    def __init__(self, firsts: array[int], edges: array[int], listens: list[list[list[str]]]) -> None:
        super().__init__()
        self._firsts, self._edges, self._listens = firsts, edges, listens

    def __missing__(self, number: int) -> State:
        state = State()
        for at in range(self._firsts[number], self._firsts[number + 1], 2):
            mark, target = self._edges[at], self._edges[at + 1]
            if mark == _ACCEPTS:
                state.accepts.append(target)
            elif mark == _SILENT:
                state.silent.append(number + target)
            elif mark == _GAP:
                state.gap.append(number + target)
            else:
                self._listen(state, mark - _FIRST_WORDS, number + target)
        self[number] = state
        return state

    def _listen(self, state: State, heard: int, target: int) -> None:
        words, beginnings, kinds = self._listens[heard]
        for word in words:
            state.by_word.setdefault(word, []).append(target)
        for beginning in beginnings:
            state.by_beginning.setdefault(beginning, []).append(target)
        for kind in kinds:
            state.by_kind.setdefault(kind, []).append(target)


class _KeptNetwork(Network):
    """A network that was laid before; nothing can be laid into it any more."""

    def __init__(self, states: _KeptStates, listens: list[list[list[str]]]) -> None:
        super().__init__()
        self._laid.clear()
        self._states = states
        self.words = set(chain.from_iterable(words for words, _, _ in listens)) - {START, END}
        self.beginnings = set(chain.from_iterable(beginnings for _, beginnings, _ in listens))


class _Patterns(Sequence[Parts]):
    """The parts of patterns, each looked up when it is asked for."""

    def __init__(self, patterns: Sequence[str], sets: WordSets) -> None:
        self._patterns, self._sets = patterns, sets
        self._known = KnownSets()

    def __len__(self) -> int:
        return len(self._patterns)

    @overload
    def __getitem__(self, number: int) -> Parts: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Parts]: ...

    def __getitem__(self, number: int | slice) -> Parts | Sequence[Parts]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        return resolved(self._patterns[number], self._sets, {}, self._known)


def digest_of(patterns: Sequence[str], sets: WordSets) -> bytes:
    """Return the SHA-256 of patterns, their word sets and the code that reads them."""
    said: list[Any] = [_code(), list(patterns), sorted((name, list(sets[name])) for name in sets)]
    return hashlib.sha256(json.dumps(said).encode("ascii")).digest()


@cache
def _code() -> str:
    """Return the digest of the code that makes patterns into a network."""
    beside = [SCORING / name for name in ("normal_words.py", "english_words.py")]
    return code_digest([*beside, *(SCORING / "phrases").glob("*.py")])


def _bytes(numbers: array[int]) -> bytes:
    """Return numbers as they are kept: four bytes each, the least first."""
    return _turned(numbers).tobytes()


def _arrays(raw: bytes, sizes: list[int]) -> list[array[int]]:
    ends = [0]
    for size in sizes:
        ends.append(ends[-1] + size)
    found: list[array[int]] = []
    for begin, end in pairwise(ends):
        numbers = array("i")
        numbers.frombytes(raw[begin:end])
        found.append(_turned(numbers))
    return found


def _turned(numbers: array[int]) -> array[int]:
    """Return numbers with their bytes the other way round where this machine has them so."""
    turned = array("i", numbers)
    if sys.byteorder == "big":
        turned.byteswap()
    return turned
