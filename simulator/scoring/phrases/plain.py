"""A pattern told to a person: ``"(hear|heard) * dog~"`` -> ``hear … dog``."""

from __future__ import annotations

from functools import lru_cache

from simulator.scoring.phrases.syntax import (
    Choice,
    Gap,
    Part,
    PatternError,
    Sequence,
    SetName,
    SlotName,
    Word,
    parse_pattern,
)

_KINDS = {"number": "a number", "name": "a name", "#time": "a time"}


@lru_cache(maxsize=4_096)
def plain(pattern: str) -> str:
    """Return one way of saying what a pattern listens for; the pattern itself if it is none."""
    try:
        return _said(parse_pattern(pattern))
    except PatternError:
        return pattern


def _said(parts: Sequence) -> str:
    return " ".join(filter(None, map(_part, parts))).removeprefix("… ").removesuffix(" …")


def _part(part: Part) -> str:
    match part:
        case Word():
            kinds = [_KINDS[kind] for kind in part.kinds]
            return next(iter([*kinds, *sorted(part.words | part.beginnings)]), "")
        case Gap():
            return "…"
        case Choice(ways):
            return "" if () in ways else _said(ways[0])
        case SetName(name):
            return _KINDS.get(name, name)
        case SlotName(name):
            return f"{{{name}}}"
        case _:
            return ""
