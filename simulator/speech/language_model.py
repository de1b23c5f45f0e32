"""How likely words follow each other: general English, what a scenario's people say, and all of it mixed.

Only the listener's child process imports this: it needs numpy, and mixing takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Keys = npt.NDArray[np.int64]

BITS = 17
"""Bits of a word's number; three words make one 64-bit key."""

SENTENCE_START, SENTENCE_END = "<s>", "</s>"

GAP = "…"
"""In a saying: anything may stand here, so nothing is learned across it."""

STOP = "."
"""A word that is a pause: one sentence ends there and another begins."""

DISCOUNT = 0.75
"""Taken off every count for what was never seen (absolute discounting)."""

WHOLE_SENTENCE = 4.0
"""How often a whole sentence counts, as one alone and as one of several; a phrase counts once."""

_CUT = -1
_SMALLEST = 1e-7


@dataclass(frozen=True, slots=True)
class Ngrams:
    """A trigram model with back-off. Probabilities and back-off weights are natural logarithms.

    Attributes:
        words: The vocabulary; a word's number is its place.
        p1, b1: Probability and back-off weight of each word, shape (words,).
        keys2: Pairs as ``before << BITS | word``, ascending.
        p2, b2: Theirs, in the order of ``keys2``.
        keys3: Triples as ``earlier << 2 * BITS | before << BITS | word``, ascending.
        p3: Theirs, in the order of ``keys3``.
    """

    words: tuple[str, ...]
    p1: Floats
    b1: Floats
    keys2: Keys
    p2: Floats
    b2: Floats
    keys3: Keys
    p3: Floats

    def pairs(self, keys: Keys) -> Floats:
        """Return how likely the second word of each pair is after the first, shape as ``keys``."""
        place, is_known = _found(self.keys2, keys)
        backed_off = self.b1[keys >> BITS] + self.p1[keys & _mask(1)]
        return np.where(is_known, self.p2[place], backed_off)

    def triples(self, keys: Keys) -> Floats:
        """Return how likely the third word of each triple is after the other two, shape as ``keys``."""
        place, is_known = _found(self.keys3, keys)
        context, knows_context = _found(self.keys2, keys >> BITS)
        backed_off = np.where(knows_context, self.b2[context], 0.0) + self.pairs(keys & _mask(2))
        return np.where(is_known, self.p3[place], backed_off)


def read_general(path: Path) -> Ngrams:
    """Return the general model that comes with the program; ``assets/listening/make_model.py`` wrote it.

    Raises:
        OSError, ValueError, KeyError: The file is not there, or is not that file.
    """
    with np.load(path) as kept:
        keys2, keys3 = np.cumsum(kept["steps2"], dtype=np.int64), np.cumsum(kept["steps3"], dtype=np.int64)
        names: list[str] = bytes(kept["words"]).decode("ascii").split("\n")
        values = {name: kept[name].astype(np.float64) for name in ("p1", "b1", "p2", "b2", "p3")}
    return Ngrams(
        tuple(names), values["p1"], values["b1"], keys2, values["p2"], values["b2"], keys3, values["p3"]
    )


def with_words(model: Ngrams, more: Iterable[str]) -> Ngrams:
    """Return the same model with a larger vocabulary; what is new is hardly ever said."""
    known = set(model.words)
    added = [word for word in dict.fromkeys(more) if word not in known]
    rare = np.full(len(added), float(np.percentile(model.p1, 5)))
    return Ngrams(
        (*model.words, *added),
        np.concatenate([model.p1, rare]),
        np.concatenate([model.b1, np.zeros(len(added))]),
        model.keys2,
        model.p2,
        model.b2,
        model.keys3,
        model.p3,
    )


def learned(sayings: Iterable[Sequence[str]], vocabulary: Sequence[str]) -> Ngrams:
    """Return a model of sayings.

    Args:
        sayings: Each as its words; GAP among them cuts. A saying without any is a whole sentence.
        vocabulary: All words there are; others in a saying cut it too.
    """
    numbers = {word: number for number, word in enumerate(vocabulary)}
    row, worth = _in_a_row(sayings, numbers)
    said = row >= 0
    one = _sums(row[said], worth[said], len(vocabulary))
    one[numbers[SENTENCE_START]] = 0.0
    p1 = (one + 0.1) / (one + 0.1).sum()
    said2 = said[1:] & said[:-1]
    pairs = row[:-1] << BITS | row[1:]
    keys2, counts2 = _counted(pairs[said2], worth[1:][said2])
    p2 = _discounted(keys2, counts2, p1[keys2 & _mask(1)])
    said3 = said2[1:] & said2[:-1]
    keys3, counts3 = _counted((row[:-2] << 2 * BITS | pairs[1:])[said3], worth[2:][said3])
    place, _ = _found(keys2, keys3 & _mask(2))
    p3 = _discounted(keys3, counts3, p2[place])
    return with_back_off(tuple(vocabulary), np.log(p1), keys2, np.log(p2), keys3, np.log(p3))


def _in_a_row(sayings: Iterable[Sequence[str]], numbers: Mapping[str, int]) -> tuple[Keys, Floats]:
    """Return the numbers of all words, with a cut behind each saying, and what each counts."""
    row, lengths, worths = [_CUT, _CUT], [2], [1.0]
    for saying in sayings:
        is_whole = GAP not in saying
        whole = ((SENTENCE_START, *saying, SENTENCE_END), (STOP, *saying, STOP))
        for words in whole if is_whole else (saying,):
            row.extend(numbers.get(word, _CUT) for word in words)
            row.append(_CUT)
            lengths.append(len(words) + 1)
            worths.append(WHOLE_SENTENCE if is_whole else 1.0)
    return np.array(row, dtype=np.int64), np.repeat(worths, lengths)


def _counted(keys: Keys, worth: Floats) -> tuple[Keys, Floats]:
    kinds, place = np.unique(keys, return_inverse=True)
    return kinds, _sums(place, worth, len(kinds))


def _discounted(keys: Keys, counts: Floats, lower: Floats) -> Floats:
    """Return the probabilities of what was counted, each with its share of what the shorter context says."""
    if not len(keys):
        return np.zeros(0)
    _, group = np.unique(keys >> BITS, return_inverse=True)
    total = _sums(group, counts)
    off = np.minimum(counts, DISCOUNT)
    left = _sums(group, off)
    return (counts - off) / total[group] + (left / total)[group] * lower


def mixed(parts: Sequence[tuple[Ngrams, float]]) -> Ngrams:
    """Return a model that listens for all of several models, which have the same words.

    Args:
        parts: Each model, and how much of the belief it gets; all of it together is 1.
    """
    models = [model for model, _ in parts]
    keys2 = _all_of([model.keys2 for model in models])
    keys3 = _all_of([model.keys3 for model in models])

    def together(values: Iterable[Floats]) -> Floats:
        return np.log(sum(np.exp(value) * share for value, (_, share) in zip(values, parts, strict=True)))

    return with_back_off(
        models[0].words,
        together(model.p1 for model in models),
        keys2,
        together(model.pairs(keys2) for model in models),
        keys3,
        together(model.triples(keys3) for model in models),
    )


def to_the_power(model: Ngrams, word: str, power: float) -> Ngrams:
    """Return the model with one word's probabilities raised to a power; they add up to one no more."""
    number = model.words.index(word)

    def raised(values: Floats, last: Keys) -> Floats:
        return np.where(last == number, values * power, values)

    return replace(
        model,
        p1=raised(model.p1, np.arange(len(model.words))),
        p2=raised(model.p2, model.keys2 & _mask(1)),
        p3=raised(model.p3, model.keys3 & _mask(1)),
    )


def _all_of(keys: Sequence[Keys]) -> Keys:
    """Return what is in any of several ascending rows, once and ascending."""
    merged = np.sort(
        np.concatenate(keys), kind="stable"
    )  # quick with rows that ascend, where np.unique is not
    return merged[np.append(True, merged[1:] != merged[:-1])]


def with_back_off(
    words: tuple[str, ...], p1: Floats, keys2: Keys, p2: Floats, keys3: Keys, p3: Floats
) -> Ngrams:
    """Return the model with the back-off weights that make everything add up to one."""
    bare = Ngrams(words, p1, np.zeros(len(words)), keys2, p2, np.zeros(len(keys2)), keys3, p3)
    seen = _sums(keys2 >> BITS, np.exp(p2), len(words))
    shorter = _sums(keys2 >> BITS, np.exp(p1[keys2 & _mask(1)]), len(words))
    b1 = _rest(seen, shorter)
    half = Ngrams(words, p1, b1, keys2, p2, bare.b2, keys3, p3)
    context, is_known = _found(keys2, keys3 >> BITS)
    context, kept = context[is_known], keys3[is_known]
    seen = _sums(context, np.exp(p3[is_known]), len(keys2))
    shorter = _sums(context, np.exp(half.pairs(kept & _mask(2))), len(keys2))
    return Ngrams(words, p1, b1, keys2, p2, _rest(seen, shorter), keys3, p3)


def _rest(seen: Floats, shorter: Floats) -> Floats:
    return np.log(np.maximum(1.0 - seen, _SMALLEST) / np.maximum(1.0 - shorter, _SMALLEST))


def _found(keys: Keys, wanted: Keys) -> tuple[Keys, npt.NDArray[np.bool_]]:
    """Return the place of each wanted key, and whether it is there; the place is valid in any case."""
    if not len(keys):
        raise ValueError("there is nothing to look in")
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return place, keys[place] == wanted


def _mask(words: int) -> int:
    return (1 << words * BITS) - 1


def _sums(groups: Keys, values: Floats, count: int = 0) -> Floats:
    """Return the sum of each group's values, for at least ``count`` groups."""
    return np.bincount(groups, values, count).astype(np.float64)
