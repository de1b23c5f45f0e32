"""A pattern said out loud: ``"(hear|heard) * dog~"`` -> ``hear … dog~``, ``heard … dog~``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simulator.scoring.phrases.meaning import WordSets, resolved
from simulator.scoring.phrases.syntax import Choice, Edge, Gap, Part, PatternError, Sequence, Word

ELLIPSIS = "…"
"""Stands in a sample where anything may be said."""

OPEN = "~"
"""Stands after the beginning of a word, where any ending may follow."""

_NEVER = "\0"
"""A word that nobody can say: a slot without a fact."""

_KINDS = {"number": ("two", "five", "ten", "twenty"), "name": (ELLIPSIS,)}


def samples(pattern: str, sets: WordSets, facts: Mapping[str, str], most: int) -> tuple[str, ...]:
    """Return ways of saying what a pattern listens for; none if it is no pattern.

    Every alternative comes at least once, as far as ``most`` reaches: a sample takes the next
    way at each fork, so that there are no more samples than the widest fork has ways.
    """
    try:
        parts = resolved(pattern, sets, facts)
    except PatternError:
        return ()
    count = min(most, max(map(_widest, parts), default=1))
    said = (_tidy(_said(parts, turn)) for turn in range(count))
    return tuple(dict.fromkeys(one for one in said if one.strip(f"{ELLIPSIS} ") and _NEVER not in one))


def _widest(part: Part) -> int:
    match part:
        case Word():
            return len(_words(part))
        case Choice(ways):
            return len(ways) * max(max(map(_widest, way), default=1) for way in ways)
        case _:
            return 1


def _said(parts: Sequence, turn: int) -> Iterator[str]:
    for place, part in enumerate(parts):
        match part:
            case Word():
                words = _words(part)
                yield words[(turn + place) % len(words)] if words else _NEVER
            case Choice(ways):
                yield from _said(ways[(turn + place) % len(ways)], turn // len(ways))
            case Gap():
                yield ELLIPSIS
            case Edge(mark):
                yield mark
            case _:
                pass


def _words(word: Word) -> tuple[str, ...]:
    """Return the words one place may hold."""
    kinds = (said for kind in sorted(word.kinds) for said in _KINDS.get(kind, ()))
    beginnings = (beginning + OPEN for beginning in sorted(word.beginnings))
    return (*sorted(word.words), *beginnings, *kinds)


def _tidy(said: Iterator[str]) -> str:
    """Mark what may stand before and after; the edges of a sentence stop that."""
    words = list(said)
    before = () if words[:1] == ["^"] else (ELLIPSIS,)
    after = () if words[-1:] == ["$"] else (ELLIPSIS,)
    return " ".join((*before, *(word for word in words if word not in ("^", "$")), *after))
