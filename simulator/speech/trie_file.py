"""A language model written as the decoder itself keeps it: a trie of words and what follows, packed in bits.

The decoder can make that of text, which takes many times as long. Only the listener's child process
imports this: it needs numpy.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simulator.speech.language_model import BITS, SENTENCE_START, Floats, Keys, Ngrams

UNIT = float(np.log(1.0001))
"""The decoder counts in logarithms of this base."""

LEVELS_BITS = 16
"""An n-gram has the number of its probability in a table of so many bits."""

_MAGIC, _ORDER = b"Trie Language Model", 3
_IMPOSSIBLE = -99.0 * np.log(10.0)
_WORD = (1 << BITS) - 1
_TOGETHER = 8
"""So many records end with a whole byte, however many bits one has."""

_BEHIND = 8
"""Bytes behind each list of records, for those who read eight at a time."""

_ONE = np.dtype([("p", "<f4"), ("b", "<f4"), ("next", "<u4")])


def write_trie(model: Ngrams, path: Path) -> None:
    """Write a model.

    Args:
        model: The last two words of each triple must be a pair of the model.
        path: Where to.

    Raises:
        OSError: There is no room for it.
        ValueError: A triple lacks its pair.
    """
    count = len(model.words)
    pairs = (
        model.keys2 & _WORD
    ) << BITS | model.keys2 >> BITS  # the last word first, as they lie in the trie
    order2 = np.argsort(pairs)
    pairs = pairs[order2]
    last, before = model.keys3 & _WORD, model.keys3 >> BITS & _WORD
    triples = last << 2 * BITS | before << BITS | model.keys3 >> 2 * BITS
    order3 = np.argsort(triples)
    triples = triples[order3]
    next2 = np.searchsorted(triples, np.append(pairs, 1 << 2 * BITS) << BITS)
    theirs = np.searchsorted(triples, pairs + 1 << BITS) - next2[:-1]
    if theirs.sum() != len(triples):
        raise ValueError("a triple lacks its pair")

    ones = np.zeros(count + 1, _ONE)
    ones["p"][:count] = np.where(np.array(model.words) == SENTENCE_START, _IMPOSSIBLE, model.p1) / UNIT
    ones["b"][:count] = model.b1 / UNIT
    ones["next"] = np.searchsorted(pairs, np.arange(count + 1, dtype=np.int64) << BITS)
    (table2, p2), (back2, b2), (table3, p3) = map(
        _levels, (model.p2[order2], model.b2[order2], model.p3[order3])
    )
    wide, deep = count.bit_length(), len(triples).bit_length()
    with path.open("wb") as file:
        file.write(_MAGIC + bytes([_ORDER]) + struct.pack("<3I", count, len(pairs), len(triples)))
        file.write(struct.pack("<i", LEVELS_BITS))
        for table in (table2, back2, table3):
            file.write(table.astype("<f4").tobytes())
        file.write(ones.tobytes())
        widths2 = (wide, LEVELS_BITS, LEVELS_BITS, deep)
        file.write(_packed((pairs & _WORD, b2, p2, next2), widths2))
        file.write(_packed((triples & _WORD, p3), (wide, LEVELS_BITS)))
        names = "".join(f"{word}\0" for word in model.words).encode("ascii")
        file.write(struct.pack("<I", len(names)) + names)


def _levels(values: Floats) -> tuple[Floats, Keys]:
    """Return a table of evenly spaced values, and for each value the place of the nearest."""
    lowest, highest = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    step = max(highest - lowest, 1e-9) / ((1 << LEVELS_BITS) - 1)
    table = np.arange(1 << LEVELS_BITS, dtype=np.float64) * step + lowest
    return table / UNIT, np.rint((values - lowest) / step).astype(np.int64)


def _packed(fields: Sequence[Keys], widths: Sequence[int]) -> bytes:
    """Return one record more than there are, of bit fields, lowest bits first, and a few bytes of nothing."""
    total = sum(widths)
    rows = max(map(len, fields))
    records = 1 + min(map(len, fields))
    groups = -(-max(rows, records) // _TOGETHER)
    packed: npt.NDArray[np.uint8] = np.zeros((groups, total + _BEHIND), np.uint8)
    start = 0
    for field, width in zip(fields, widths, strict=True):
        padded = np.zeros(groups * _TOGETHER, np.int64)
        padded[: len(field)] = field
        columns = padded.reshape(groups, _TOGETHER)
        for turn in range(_TOGETHER):
            byte, bit = divmod(turn * total + start, 8)
            value = columns[:, turn] << bit
            for more in range((bit + width + 7) // 8):
                packed[:, byte + more] |= (value >> 8 * more & 0xFF).astype(np.uint8)
        start += width
    flat = packed[:, :total].tobytes()
    size = (records * total + 7) // 8 + _BEHIND
    return flat[:size].ljust(size, b"\0")
