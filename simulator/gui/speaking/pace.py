"""Pace: how far a line has come at a moment, and how loud it is then. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from simulator.speech.interface import LEVELS_A_SECOND, Spoken

_CHARACTERS_A_SECOND = 15.0
"""How fast a line goes by when it is not known how long speaking it takes."""

_MARKS = re.compile(r"[^\w\s]*(?=\s|$)")
_BREATH = 6
"""A pause after a mark takes as long as that many characters."""


class Pace(NamedTuple):
    """When the words of a line come.

    Attributes:
        begins: When each word begins, in seconds, in order.
        ends_at: One past the last character of each word.
        seconds: How long it takes in all.
        levels: How loud it is, LEVELS_A_SECOND times a second.
    """

    begins: tuple[float, ...]
    ends_at: tuple[int, ...]
    seconds: float = 0.0
    levels: tuple[float, ...] = ()

    @classmethod
    def of(cls, spoken: Spoken) -> Pace:
        """Return the pace of a rendered line."""
        words = sorted(spoken.words, key=lambda word: word.from_seconds)
        return cls(
            tuple(word.from_seconds for word in words),
            tuple(_with_its_mark(spoken.text, word.end) for word in words),
            spoken.seconds,
            spoken.levels,
        )

    def characters_at(self, seconds: float) -> int:
        """Return how many characters have been said, the word that has begun included."""
        begun = bisect_right(self.begins, seconds)
        return max(self.ends_at[:begun], default=0)

    def level_at(self, seconds: float) -> float:
        """Return how loud it is, 0 to 1."""
        at = int(seconds * LEVELS_A_SECOND)
        return self.levels[at] if 0 <= at < len(self.levels) else 0.0


def _with_its_mark(text: str, end: int) -> int:
    """Return where a word ends with the marks that follow it."""
    mark = _MARKS.match(text, end)
    return mark.end() if mark else end


def at_pace(text: str) -> Pace:
    """Return the pace of a line nobody has spoken yet: each word takes as long as it is written."""
    begins, ends_at, seconds = list[float](), list[int](), 0.0
    for word in re.finditer(r"\S+", text):
        begins.append(seconds)
        ends_at.append(word.end())
        breath = _BREATH if word.group()[-1] in ".!?,;:–—…" else 1
        seconds += (len(word.group()) + breath) / _CHARACTERS_A_SECOND
    return Pace(tuple(begins), tuple(ends_at), seconds)
