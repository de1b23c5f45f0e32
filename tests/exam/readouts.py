"""Readouts: one line through what the program makes of a text, learned from labels; with numpy alone.

What it is drawn through: the behaviours' and criteria's own scores, what the sentence model makes of a text
with and without what this project taught it, and which words and pairs of words the text has.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

Floats = np.ndarray
"""Numbers of 64 or 32 bits."""

Blocks = list[Floats]
"""Matrices of a row for each text; each block counts as much as any other. Not a number: not known."""

WORD = re.compile(r"[a-z']+|[?!.,]|[^\x00-\x7f]")
FEWEST = 5
"""Texts a word or a pair must stand in, so that none tells whose text it was."""

HOLDS = (1.0, 3.0, 10.0)
"""How strongly a readout may be held to nought; which is chosen inside the folds."""


def pairs_and_words(text: str) -> list[str]:
    words = WORD.findall(text.lower().replace("’", "'"))
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def known_words(texts: Sequence[str], fewest: int = FEWEST) -> list[str]:
    """Return the words and pairs that stand in enough of the texts."""
    found = Counter(word for text in texts for word in set(pairs_and_words(text)))
    return sorted(word for word, count in found.items() if count >= fewest)


def counted(texts: Sequence[str], words: Sequence[str]) -> Floats:
    """Return how often each text has each word, shape (texts, words)."""
    places = {word: place for place, word in enumerate(words)}
    out = np.zeros((len(texts), len(words)), np.float32)
    for row, text in enumerate(texts):
        for word in pairs_and_words(text):
            if word in places:
                out[row, places[word]] += 1
    return out


def _evened(counts: Floats) -> Floats:
    """Return counts so that long texts and repetitions weigh little more than short ones."""
    less = np.log1p(counts)
    return less / np.sqrt(np.maximum(1, less.sum(1, keepdims=True)))


SHORTEST = 1e-7
"""A step that is not worth taking."""


def least(
    slope: Callable[[Floats], tuple[float, Floats]], start: Floats, most: int = 200, kept: int = 8
) -> Floats:
    """Return where a smooth convex function is least, by L-BFGS; `slope` gives its value and its slope."""
    place, ways, turns = start, list[Floats](), list[Floats]()
    value, down = slope(place)
    for _ in range(most):
        way = _turned(down, ways, turns)
        step, fall = 1.0, float(down @ way)
        new_value, new_down = slope(place - way)
        while new_value > value - 1e-4 * step * fall and step > SHORTEST:
            step /= 2
            new_value, new_down = slope(place - step * way)
        moved, turned = -step * way, new_down - down
        if moved @ turned > 1e-10:
            ways, turns = [*ways, moved][-kept:], [*turns, turned][-kept:]
        place, gained = place + moved, value - new_value
        value, down = new_value, new_down
        if abs(gained) < 1e-6 * max(1.0, abs(value)):
            break
    return place


def _turned(down: Floats, ways: Sequence[Floats], turns: Sequence[Floats]) -> Floats:
    way, shares = down.copy(), list[float]()
    for moved, turned in zip(reversed(ways), reversed(turns), strict=True):
        shares.append(float(moved @ way) / float(moved @ turned))
        way -= shares[-1] * turned
    way *= (
        (ways[-1] @ turns[-1]) / (turns[-1] @ turns[-1]) if ways else 1 / max(1.0, float(np.linalg.norm(way)))
    )
    for moved, turned, share in zip(ways, turns, reversed(shares), strict=True):
        way += moved * (share - float(turned @ way) / float(moved @ turned))
    return way


def line_through(x: Floats, aim: Floats, hold: float, *, is_score: bool) -> Floats:
    """Return the weights of a line, the last of them its height: squares for a score, else logistic.

    Of yes and no, each counts as much as the other, however many there are.
    """
    share = aim.mean()
    weight = np.ones(len(aim)) if is_score else np.where(aim == 1, 0.5 / share, 0.5 / (1 - share))
    middle, spread = (aim.mean(), aim.std()) if is_score else (0.0, 1.0)
    wanted = (aim - middle) / spread

    def slope(line: Floats) -> tuple[float, Floats]:
        score = (x @ line[:-1].astype(x.dtype)).astype(float) + line[-1]
        if is_score:
            lost, off = 0.5 * (score - wanted) ** 2, score - wanted
        else:
            lost = np.logaddexp(0, score) - wanted * score
            off = 1 / (1 + np.exp(-np.clip(score, -40, 40))) - wanted
        off = off * weight
        back = (x.T @ off.astype(x.dtype)).astype(float) + hold * line[:-1]
        return float((weight * lost).sum() + hold / 2 * line[:-1] @ line[:-1]), np.append(back, off.sum())

    return least(slope, np.zeros(x.shape[1] + 1))


@dataclass(frozen=True, slots=True)
class Readout:
    """A line through a text's blocks and words; from `bar` on, its answer is yes."""

    words: tuple[str, ...]
    middle: Floats
    line: Floats
    bar: float = 0.0

    def __call__(self, blocks: Blocks, texts: Sequence[str]) -> Floats:
        """Return each text's score.

        Raises:
            ValueError: The blocks are not those it was learned from.
        """
        dense = np.concatenate(blocks, axis=1)
        if dense.shape[1] != len(self.middle):
            raise ValueError("learned from other blocks")
        dense = np.nan_to_num(dense - self.middle)
        width = dense.shape[1]
        words = _evened(counted(texts, self.words))
        return dense @ self.line[:width] + words @ self.line[width:-1] + self.line[-1]

    def arrays(self) -> dict[str, Floats]:
        return {"middle": self.middle, "line": self.line, "bar": np.array(self.bar)}

    @classmethod
    def of(cls, words: Sequence[str], arrays: Mapping[str, Floats]) -> Readout:
        return cls(tuple(words), arrays["middle"], arrays["line"], float(arrays["bar"]))


@dataclass(frozen=True, slots=True)
class Table:
    """Texts, with their blocks and words made alike in size, to draw lines through."""

    x: Floats
    words: tuple[str, ...]
    middle: Floats
    size: Floats

    @classmethod
    def of(cls, blocks: Blocks, texts: Sequence[str]) -> Table:
        together = np.concatenate(blocks, axis=1)
        known = np.maximum(1, np.sum(~np.isnan(together), axis=0))
        middle = np.nansum(together, axis=0) / known
        spread = np.sqrt(np.nansum((together - middle) ** 2, axis=0) / known) + 1e-3
        size = spread * np.concatenate([np.full(block.shape[1], block.shape[1] ** 0.5) for block in blocks])
        words = tuple(known_words(texts))
        dense = np.nan_to_num((together - middle) / size)
        x = np.concatenate([dense, _evened(counted(texts, words))], axis=1).astype(np.float32)
        return cls(x, words, middle.astype(np.float32), size)

    def readout(self, aim: Floats, hold: float, *, is_score: bool) -> Readout:
        line = line_through(self.x, aim, hold, is_score=is_score)
        line[: len(self.size)] /= self.size
        return Readout(self.words, self.middle, line.astype(np.float32))
