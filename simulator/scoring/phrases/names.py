"""Which words may be somebody's name: those that are no common English words."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def common_words() -> frozenset[str]:
    """Return common English words, in small letters."""
    text = resources.files("simulator.scoring.phrases").joinpath("common_words.txt").read_text("utf-8")
    return frozenset(text.split())


def is_unknown(word: str) -> bool:
    """Return whether a word is none of the common ones, and made of letters."""
    return len(word) > 1 and word.isalpha() and word not in common_words() and not word.endswith(_FORMS)


_FORMS = ("ing", "ly", "tion", "ness", "ful", "less", "ment", "ious")
