"""Whether words stand in an order a person would say them in: pairs of neighbours, in whole numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from simulator.scoring.spoken_text import SpokenText

OPENS, PAUSES, CLOSES = "^", ",", "$"
"""Stand for the beginning of a sentence, a pause and its end."""

_ENDINGS = ("ing", "ed", "ly", "s", "er")
_WORST = 40


@dataclass(frozen=True, slots=True)
class Flow:
    """How well words follow each other.

    Attributes:
        tenths: Sum over the pairs: how many times likelier than by chance, as tenths of a power of two.
        pairs: How many pairs there are.
    """

    tenths: int
    pairs: int

    def plus(self, other: Flow) -> Flow:
        """Return both together."""
        return Flow(self.tenths + other.tenths, self.pairs + other.pairs)

    def is_below(self, hundredths: int) -> bool:
        """Whether the average pair stays below so many hundredths of a power of two."""
        return self.tenths * 10 < hundredths * self.pairs


NO_FLOW = Flow(0, 0)


@dataclass(frozen=True, slots=True)
class _Table:
    pairs: int
    before: Mapping[str, int]
    after: Mapping[str, int]
    known: Mapping[tuple[str, str], int]

    def tenths(self, first: str, second: str) -> int:
        """Return how much likelier than by chance one follows the other; an unknown pair by its rarity."""
        known = self.known.get((first, second))
        if known is not None:
            return known
        expected = 2 * self.before.get(first, 0) * self.after.get(second, 0) // max(self.pairs, 1)
        return -min(_WORST, 10 * expected.bit_length())


def flow_of(spoken: SpokenText) -> Flow:
    """Return how well the words of a text follow each other."""
    table = _table()
    tenths = pairs = 0
    for first, second in neighbours(spoken, table.before):
        tenths += table.tenths(first, second)
        pairs += 1
    return Flow(tenths, pairs)


def neighbours(spoken: SpokenText, known: Mapping[str, int] | frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield each pair of neighbours; words that are not known stand for their kind."""
    last = OPENS
    for index, word in enumerate(spoken.words):
        if index and spoken.sentences[index] != spoken.sentences[index - 1]:
            yield last, CLOSES
            last = OPENS
        elif index and spoken.pauses[index]:
            yield last, PAUSES
            last = PAUSES
        kind = word if word in known else kind_of(word)
        yield last, kind
        last = kind
    if spoken.words:
        yield last, CLOSES


def kind_of(word: str) -> str:
    """Return what stands for a word that is not in the table: its ending."""
    if word.isdigit():
        return "#"
    return next((f"-{end}" for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "-")


@cache
def _table() -> _Table:
    text = resources.files("simulator.scoring.earnestness").joinpath("word_order.txt").read_text("utf-8")
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    known: dict[tuple[str, str], int] = {}
    pairs = 0
    for line in text.splitlines():
        match line.split(" "):
            case ["#", *_]:
                pass
            case ["pairs", count]:
                pairs = int(count)
            case ["word", word, times_before, times_after]:
                before[word], after[word] = int(times_before), int(times_after)
            case [first, second, tenths]:
                known[first, second] = int(tenths)
            case _:
                raise ValueError(f"word_order.txt has a line that is none: {line!r}")
    return _Table(pairs, before, after, known)
