"""Which words of a transcript may have been others, where a listener gives confidences only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from simulator.speech.interface import HeardWord

DOUBTFUL_BELOW = 0.5
"""Confidence of any word below which it may have been nothing like it."""

POLARITY_BELOW = 0.85
"""Of a word that turns a sentence round: being wrong about one costs more."""

_CONTRACTED = (
    "can", "could", "would", "should", "do", "does", "did", "is", "are", "was", "were",
    "have", "has", "had", "must", "need", "will",
)  # fmt: skip
_NEGATED = {word: f"{word}n't" for word in _CONTRACTED} | {"can": "can't", "will": "won't"}
_OPPOSITES = (
    _NEGATED
    | {negated: word for word, negated in _NEGATED.items()}
    | {"cannot": "can", "not": "", "no": "", "never": "ever", "ever": "never", "without": "with"}
)


def with_doubts(words: Iterable[HeardWord]) -> tuple[HeardWord, ...]:
    """Return the words, those that are doubtful with what they may have been as well."""
    return tuple(replace(word, instead=word.instead or _instead(word)) for word in words)


def _instead(word: HeardWord) -> tuple[str, ...]:
    plain = word.text.lower().replace("’", "'").strip('.,;:!?"“”')
    opposite = _OPPOSITES.get(plain)
    if opposite is not None and word.confidence < POLARITY_BELOW:
        return (opposite,)
    return ("",) if word.confidence < DOUBTFUL_BELOW else ()
