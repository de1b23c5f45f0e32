"""Make general-english.npz from the language model that comes with the pocketsphinx package.

That model (3.7 million n-grams) cannot be written out by its own tools, and is too large to be mixed
with a scenario's words while somebody waits. This reads its binary form and keeps all single words, and the pairs
and triples that matter most: their probability times how much worse the shorter context would tell it.

    python assets/listening/make_model.py
"""

# ruff: noqa: E501, D102, PLR2004, T201
from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pocketsphinx

from simulator.speech.language_model import BITS, Ngrams, with_back_off

KEPT_PAIRS, KEPT_TRIPLES = 700_000, 700_000
UNIT = np.log(1.0001)  # of the logarithms in the file
MASK = (1 << BITS) - 1


class Reader:
    """Reads what follows in the file, piece by piece."""

    def __init__(self, raw: bytes, start: int) -> None:
        self.raw, self.at = raw, start

    def take(self, kind: str, count: int) -> np.ndarray:
        found = np.frombuffer(self.raw, kind, count, self.at)
        self.at += found.nbytes
        return found

    def fields(self, rows: int, widths: list[int]) -> list[np.ndarray]:
        """Read rows + 1 records of bit fields, lowest bits first."""
        total = sum(widths)
        packed = np.concatenate([self.take("u1", ((1 + rows) * total + 7) // 8 + 8), np.zeros(8, np.uint8)])
        found, offset = [], 0
        for width in widths:
            bit = np.arange(rows + 1, dtype=np.int64) * total + offset
            value = sum(packed[(bit >> 3) + byte].astype(np.int64) << 8 * byte for byte in range(5))
            found.append(value >> (bit & 7) & ((1 << width) - 1))
            offset += width
        return found


def read_trie(path: Path) -> dict[str, np.ndarray]:
    """Read words, pairs and triples with natural logarithms, keys ascending."""
    raw, magic = path.read_bytes(), b"Trie Language Model"
    if not raw.startswith(magic) or raw[len(magic)] != 3:
        raise ValueError(f"{path} is no trie of three words")
    reader = Reader(raw, len(magic) + 1)
    ones, twos, threes = struct.unpack("<3I", reader.take("u1", 12).tobytes())
    reader.take("<i4", 1)
    table2, table2_back, table3 = (reader.take("<f4", 1 << 16) * UNIT for _ in range(3))
    unigrams = reader.take(np.dtype([("p", "<f4"), ("b", "<f4"), ("next", "<u4")]), ones + 1)
    bits = int(ones).bit_length()
    before, back2, prob2, next2 = reader.fields(twos, [bits, 16, 16, int(threes).bit_length()])
    earlier, prob3 = reader.fields(threes, [bits, 16])
    size = int(reader.take("<u4", 1)[0])
    words = reader.take("u1", size).tobytes().split(b"\0")[:ones]

    last = np.repeat(np.arange(ones), np.diff(_rising(unigrams["next"].astype(np.int64), twos)))
    keys2 = before[:twos] << BITS | last
    parent = np.repeat(np.arange(twos), np.diff(_rising(next2, threes)))
    keys3 = earlier[:threes] << 2 * BITS | keys2[parent]
    keys2, order2 = np.unique(keys2, return_index=True)
    keys3, order3 = np.unique(keys3, return_index=True)
    return {
        "words": np.frombuffer(b"\n".join(words), np.uint8),
        "p1": unigrams["p"][:ones] * UNIT,
        "b1": unigrams["b"][:ones] * UNIT,
        "keys2": keys2,
        "p2": table2[prob2[:twos]][order2],
        "b2": table2_back[back2[:twos]][order2],
        "keys3": keys3,
        "p3": table3[prob3[:threes]][order3],
    }


def _rising(places: np.ndarray, end: int) -> np.ndarray:
    """The last places in the file are not set; they stand at the end."""
    places = np.maximum.accumulate(places)
    places[-1] = end
    return places


def pruned(
    full: dict[str, np.ndarray], pairs: int = KEPT_PAIRS, triples: int = KEPT_TRIPLES
) -> dict[str, np.ndarray]:
    """Keep what matters most; each triple keeps the pairs it stands on."""
    keys2, keys3, p1, p2, p3 = (full[name] for name in ("keys2", "keys3", "p1", "p2", "p3"))
    start = full["words"].tobytes().decode().split("\n").index("<s>")
    chance = p1.copy()
    chance[start] = p1.max()  # every sentence begins
    context = np.searchsorted(keys2, keys3 >> BITS).clip(0, len(keys2) - 1)
    shorter = np.searchsorted(keys2, keys3 & ((1 << 2 * BITS) - 1)).clip(0, len(keys2) - 1)
    said2 = chance[keys2 >> BITS] + p2
    worth3 = np.exp(said2[context] + p3) * (p3 - full["b2"][context] - p2[shorter])
    best3 = np.sort(np.argpartition(-worth3, triples)[:triples])
    worth2 = np.exp(said2) * np.abs(p2 - full["b1"][keys2 >> BITS] - p1[keys2 & MASK])
    worth2[np.concatenate([context[best3], shorter[best3]])] = np.inf
    best2 = np.sort(np.argpartition(-worth2, pairs)[:pairs])
    return {
        **{name: full[name] for name in ("words", "p1", "b1")},
        **{name: full[name][best2] for name in ("keys2", "p2", "b2")},
        **{name: full[name][best3] for name in ("keys3", "p3")},
    }


def adding_up(model: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Give what was left out back to the shorter contexts: after any words, all chances are one together."""
    words = tuple(model["words"].tobytes().decode().split("\n"))
    p1, b1, p2, b2, p3 = (model[name].astype(np.float64) for name in ("p1", "b1", "p2", "b2", "p3"))
    whole = Ngrams(words, p1, b1, model["keys2"], p2, b2, model["keys3"], p3)
    whole = with_back_off(words, whole.p1, whole.keys2, whole.p2, whole.keys3, whole.p3)
    return {**model, "b1": whole.b1, "b2": whole.b2}


def main() -> None:
    """Write the file beside this one."""
    model = adding_up(pruned(read_trie(Path(pocketsphinx.get_model_path("en-us/en-us.lm.bin")))))
    steps = {f"steps{order}": np.diff(model.pop(f"keys{order}"), prepend=0) for order in (2, 3)}
    rounded = {
        name: np.round(values, 2).astype(np.float16) for name, values in model.items() if name != "words"
    }
    target = Path(__file__).with_name("general-english.npz")
    np.savez_compressed(target, words=model["words"], **steps, **rounded)
    print(f"{target}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
