"""NearWords: which of a scenario's words sound much like a word that was not heard clearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from simulator.speech.pronunciations import Phones

_ALIKE = (
    ("P", "B"), ("T", "D"), ("K", "G"), ("F", "V", "TH"), ("S", "Z", "TH"), ("SH", "ZH", "CH", "JH"),
    ("M", "N", "NG"), ("DH", "D", "TH"), ("IH", "IY", "EH"), ("EH", "AE", "EY"), ("AH", "AA", "AO", "UH"),
    ("UW", "UH"), ("OW", "AO"), ("AY", "AA"), ("AW", "AA"), ("ER", "AH"),
)  # fmt: skip
"""Sounds that are easily taken for each other."""

_LEAST_SOUNDS = 3
_MOST = 2


class NearWords:
    """Words whose sounds differ in one from those of another; looked up, not searched.

    Args:
        words: What may be found.
        sounds: How words sound.
    """

    def __init__(self, words: Iterable[str], sounds: Mapping[str, Phones]) -> None:
        self._sounds = sounds
        self._words = frozenset(words)
        self._by_gap: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for word in sorted(self._words):
            for gap in _gaps(sounds.get(word, ())):
                self._by_gap[gap].append(word)

    def expects(self, word: str) -> bool:
        """Return whether the word is one of them; where there are none, any may be said."""
        return not self._words or word in self._words

    def like(self, word: str) -> tuple[str, ...]:
        """Return what the word may have been, the most alike first."""
        mine = self._sounds.get(word, ())
        found = dict.fromkeys(other for gap in _gaps(mine) for other in self._by_gap.get(gap, ()))
        near = [other for other in found if self._sounds[other] != mine]
        return tuple(sorted(near, key=lambda other: _distance(mine, self._sounds[other]))[:_MOST])


def _gaps(sounds: Phones) -> list[tuple[str, ...]]:
    """Return the sounds with each left out in turn and its place marked."""
    if len(sounds) < _LEAST_SOUNDS:
        return []
    return [(*sounds[:at], "", *sounds[at + 1 :]) for at in range(len(sounds))]


def _distance(one: Phones, other: Phones) -> int:
    changed = next((pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]), ("", ""))
    return 0 if are_alike(*changed) else 1


def are_alike(one: str, other: str) -> bool:
    """Return whether a sound is easily taken for another."""
    return any(one in group and other in group for group in _ALIKE)
