"""The words of a line, and when each is to be heard where nobody has listened yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from simulator.speech.interface import LEVELS_A_SECOND, WordTime

_WORD = re.compile(r"\w+(?:['\u2019\u02bc\-\u2010\u2011.,:/]\w+)*['\u2019]?(?=\W|$)|\w+")
_VOWELS = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôû]+", re.IGNORECASE)

PAUSE_SECONDS = dict.fromkeys(",;:–—", 0.3) | dict.fromkeys(".!?…", 0.46)
"""What punctuation after a word is worth, at WORDS_PER_MINUTE; fitted to espeak, as a word's length is."""

WORDS_PER_MINUTE = 165
"""The pace those were taken at."""

LAST_WORD_SECONDS = 0.1
"""How much longer the last word is than it would be elsewhere."""

QUIET = 0.04
"""Below this level nothing is said."""

SHORTEST_SECONDS = 0.6
"""A line without a word is still looked at."""


def words_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each word of a text begins and where it ends (one past), in order."""
    return tuple(match.span() for match in _WORD.finditer(text) if any(map(str.isalnum, match.group())))


def spoken_seconds(text: str, words_per_minute: int) -> float:
    """Return how long somebody would take to say a text, in seconds."""
    whole = sum(said + pause for said, pause in _weights(text, words_of(text)))
    return max(SHORTEST_SECONDS, whole * WORDS_PER_MINUTE / words_per_minute)


def likely_times(text: str, seconds: float, levels: Sequence[float] = ()) -> tuple[WordTime, ...]:
    """Share the time of a line among its words, by their length and the pauses after them.

    Args:
        text: The line.
        seconds: How long it takes.
        levels: How loud it is, LEVELS_A_SECOND times a second; the quiet before and after is left out.
    """
    words = words_of(text)
    if not words:
        return ()
    begin, end = _voiced(levels, seconds)
    weights = _weights(text, words)
    whole = sum(said + pause for said, pause in weights) - weights[-1][1]
    scale = (end - begin) / whole
    times, at = list[WordTime](), begin
    for (start, stop), (said, pause) in zip(words, weights, strict=True):
        times.append(WordTime(start, stop, at, min(end, at + said * scale)))
        at = min(end, at + (said + pause) * scale)
    return tuple(times)


def _weights(text: str, words: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """For each word how long it is said and how long the pause after it is, in seconds at the usual pace."""
    weights = list[tuple[float, float]]()
    for place, (start, end) in enumerate(words):
        following = words[place + 1][0] if place + 1 < len(words) else len(text)
        between = text[end:following]
        weights.append((_said_seconds(text[start:end]), max(map(_pause_seconds, between), default=0.0)))
    if weights:
        said, pause = weights[-1]
        weights[-1] = said + LAST_WORD_SECONDS, pause
    return weights


def _said_seconds(word: str) -> float:
    syllables = max(1, len(_VOWELS.findall(word)))
    digits = sum(map(str.isdigit, word))
    return 0.05 + 0.02 * syllables + 0.045 * len(word) + 0.4 * digits


def _pause_seconds(mark: str) -> float:
    return PAUSE_SECONDS.get(mark, 0.0)


def _voiced(levels: Sequence[float], seconds: float) -> tuple[float, float]:
    loud = [place for place, level in enumerate(levels) if level > QUIET]
    if not loud:
        return 0.0, seconds
    return min(seconds, loud[0] / LEVELS_A_SECOND), min(seconds, (loud[-1] + 1) / LEVELS_A_SECOND)
