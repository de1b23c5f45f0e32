"""One written word -> the words it is compared as: "Don't" -> do, not; "sooo" -> so; "im" -> i, am."""

from __future__ import annotations

import re
from functools import lru_cache

from simulator.scoring.english_words import DOUBLES, ENDINGS, EXPANDED, FILLERS, NUMBER_WORDS

MERIDIAN = r"\b[ap]\.m\b\.?"
"""How "a.m." and "p.m." are written; they are heard as "am" and "pm"."""

WRITTEN = r"[^\W\d_]+(?:['’‘ʼ´`′][^\W\d_]+)*|['’]?\d+(?:[.,:]\d+)*|['’](?:cause|cos|cuz|em|til)\b|[%&]"
"""How one written word looks; "3pm" and "A4" are two words each."""

_PIECE = re.compile(f"(?P<meridian>{MERIDIAN})|{WRITTEN}", re.IGNORECASE)
_LONG_RUN = re.compile(r"(.)\1{2,}")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′", "'"))
_LONGEST_WORD = 60


@lru_cache(maxsize=16_384)
def normal_words(written: str) -> tuple[str, ...]:
    """Return the words one written word stands for; none for a filler.

    Words that mean something else in another place ("ill", "well", "were", "id",
    "cause") stay as they are; ``spoken_text`` looks at their neighbours.
    """
    word = written[:_LONGEST_WORD].lower().translate(_APOSTROPHES)
    if word in FILLERS:
        return ()
    known = EXPANDED.get(word)
    if known is not None:
        return known
    if word.isalpha():
        return _shortened(word)
    return _split_at_ending(word)


def _split_at_ending(word: str) -> tuple[str, ...]:
    for ending, stands_for in ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (*normal_words(word[: -len(ending)]), stands_for)
    bare = word.replace("'", "")
    return (bare,) if bare else ()


def _shortened(word: str) -> tuple[str, ...]:
    if not _LONG_RUN.search(word):
        return (word,)
    twice = _LONG_RUN.sub(r"\1\1", word)
    shorter = twice if twice in DOUBLES else _LONG_RUN.sub(r"\1", word)
    return () if shorter in FILLERS or shorter == "hm" else EXPANDED.get(shorter, (shorter,))


def words_in(plain: str) -> tuple[str, ...]:
    """Return the words of a plain text as patterns compare them: ``"Mrs. O'Hara-Li"`` -> mrs, ohara, li."""
    pieces = (
        f"{piece.group()[0]}m" if piece.group("meridian") else piece.group()
        for piece in _PIECE.finditer(plain)
    )
    return tuple(word for piece in pieces for word in normal_words(piece))


def is_number(word: str) -> bool:
    """Return whether a word is heard as a number: digits or a number word."""
    return word in NUMBER_WORDS or word[:1].isdigit()
