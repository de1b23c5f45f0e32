"""Marks that nobody can hear: commas beside a name that somebody is called by, and instead of a stop.

A listener that writes sentences hears where a clause ends, and not whether the next begins another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from simulator.domain.attempt import PERHAPS, Doubt

COMMA = ","

_TAG = re.compile(r", (?:[a-z]+n't|[a-z]+) [a-z]+\?", re.IGNORECASE)
"""A listener writes ", did it?": no other comma is heard."""

_WRITTEN_WITH_CARE = re.compile("[,;:]")
_STOP = re.compile(r"(?<=\w)[.?](?= \w)")
_CALLED = re.compile(
    r"(?<=\w) (?!I\b)[A-Z]\w*(?: (?!I\b)[A-Z]\w*)*(?=[ .?]|$)"  # within a sentence
    r"|(?:(?<=[.?] )|^)[A-Z]\w*(?:(?: (?!I\b)[A-Z]\w*)+(?= )|(?= (?:and|but|so) ))"  # at its beginning
)


def is_mark(doubt: Doubt) -> bool:
    """Return whether no word is in doubt, only whether there is a comma."""
    return not doubt.likely and doubt.unlikely == (COMMA,)


def with_unheard_marks(text: str, doubts: Sequence[Doubt]) -> tuple[Doubt, ...]:
    """Return the doubts of a reply that was heard, with those about its marks between them.

    Args:
        text: The reply as it is handed over. One that has commas was punctuated by hand.
        doubts: Those about its words, in order and apart.
    """
    if _WRITTEN_WITH_CARE.search(_TAG.sub("", text)):
        return tuple(doubts)
    marks = [mark for mark in _marks(text) if not any(_touch(mark, doubt) for doubt in doubts)]
    return tuple(sorted([*doubts, *marks], key=lambda doubt: (doubt.start, doubt.end)))


def _marks(text: str) -> Iterator[Doubt]:
    places = {(stop.start(), stop.end()) for stop in _STOP.finditer(text)}
    for called in _CALLED.finditer(text):
        if text[called.start()] == " ":
            places.add((called.start(), called.start()))
        if text[called.end() :].startswith(" "):
            places.add((called.end(), called.end()))
    return (Doubt(start, end, (PERHAPS, COMMA)) for start, end in sorted(places))


def _touch(mark: Doubt, doubt: Doubt) -> bool:
    """Whether a mark stands amid words that are in doubt themselves."""
    return doubt.start < mark.end and mark.start < doubt.end
