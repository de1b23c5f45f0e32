"""What nobody can hear: commas beside a name that somebody is called by, and instead of a stop; an "n't".

A listener that writes sentences hears where a clause ends, and not whether the next begins another sentence.
Between consonants people swallow the "n't" of "mustn't shout"; what is left sounds like "must shout".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from simulator.domain.attempt import PERHAPS, Doubt

COMMA = ","
_NOT = "n't"

_TAG = re.compile(r", (?:[a-z]+n't|[a-z]+) [a-z]+\?", re.IGNORECASE)
"""A listener writes ", did it?": no other comma is heard."""

_WRITTEN_WITH_CARE = re.compile("[,;:]")
_STOP = re.compile(r"(?<=\w)[.?](?= \w)")
_CALLED = re.compile(
    r"(?<=\w) (?!I\b)[A-Z]\w*(?: (?!I\b)[A-Z]\w*)*(?=[ .?]|$)"  # within a sentence
    r"|(?:(?<=[.?] )|^)[A-Z]\w*(?:(?: (?!I\b)[A-Z]\w*)+(?= )|(?= (?:and|but|so) ))"  # at its beginning
    r"|(?<=\w) (?:sir|madam|ma'am|sweetheart|darling|birthday (?:boy|girl)"
    r"|(?:little|young) (?:lady|man|miss|one))\b"  # by what many are called
)
_SWALLOWING = re.compile(
    r"\b(?:could|would|should|did|does|is|was|has|had|must)\b(?!['’]| not\b)", re.IGNORECASE
)


def is_mark(doubt: Doubt) -> bool:
    """Return whether no word is in doubt, only whether there is a comma."""
    return not doubt.likely and doubt.unlikely == (COMMA,)


def is_swallowed(doubt: Doubt) -> bool:
    """Return whether only an "n't" is in doubt."""
    return not doubt.likely and len(doubt.unlikely) == 1 and doubt.unlikely[0].endswith(_NOT)


def with_unheard(text: str, doubts: Sequence[Doubt], *, is_checked: bool = False) -> tuple[Doubt, ...]:
    """Return the doubts of a reply that was heard, with those about what nobody can hear between them.

    Args:
        text: The reply as it is handed over. One that has commas was punctuated by hand.
        doubts: Those about its words, in order and apart.
        is_checked: Whether the speaker went through the words that were in doubt: then each "n't" is there.
    """
    added: list[Doubt] = []
    if not is_checked:
        added = _apart(doubts, _swallowed(text))
        doubts = [_or_denied(text, doubt) for doubt in doubts]
    if not _WRITTEN_WITH_CARE.search(_TAG.sub("", text)):
        added += _apart([*doubts, *added], _marks(text))
    return tuple(sorted([*doubts, *added], key=lambda doubt: (doubt.start, doubt.end)))


def _swallowed(text: str) -> Iterator[Doubt]:
    for verb in _SWALLOWING.finditer(text):
        yield Doubt(verb.start(), verb.end(), (PERHAPS, verb.group() + _NOT))


def _or_denied(text: str, doubt: Doubt) -> Doubt:
    """Return a doubt about words; where an "n't" may have been swallowed among them, with that behind all."""
    words = text[doubt.start : doubt.end]
    denied = dict.fromkeys(
        words[: verb.end()] + _NOT + words[verb.end() :] for verb in _SWALLOWING.finditer(words)
    )
    ways = [way for way in denied if way not in doubt.instead]
    begun = () if PERHAPS in doubt.instead or not ways else (PERHAPS,)
    return replace(doubt, instead=(*doubt.instead, *begun, *ways))


def _marks(text: str) -> Iterator[Doubt]:
    places = {(stop.start(), stop.end()) for stop in _STOP.finditer(text)}
    for called in _CALLED.finditer(text):
        if text[called.start()] == " ":
            places.add((called.start(), called.start()))
        if text[called.end() :].startswith(" "):
            places.add((called.end(), called.end()))
    return (Doubt(start, end, (PERHAPS, COMMA)) for start, end in sorted(places))


def _apart(doubts: Sequence[Doubt], added: Iterable[Doubt]) -> list[Doubt]:
    """Return those that do not stand amid words that are in doubt themselves."""
    return [each for each in added if not any(_touch(each, doubt) for doubt in doubts)]


def _touch(one: Doubt, other: Doubt) -> bool:
    return other.start < one.end and one.start < other.end
