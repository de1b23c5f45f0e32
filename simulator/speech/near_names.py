"""Names among words in doubt: they are taken for ordinary words more readily than the other way round."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from simulator.domain.attempt import ANYTHING, PERHAPS
from simulator.speech.doubts import Passage
from simulator.speech.near_words import are_alike
from simulator.speech.pronunciations import Phones, pronounce

_LEAST_SOUNDS = 3
_MOST_WORDS = 2
"""Words that one name may have been taken for: ``me a`` for Mia."""

_MOST = 3
"""Ways told for one passage."""


def with_names(
    passages: Sequence[Passage], names: Collection[str], sounds: Mapping[str, Phones]
) -> tuple[Passage, ...]:
    """Return a reply in which what is in doubt may hardly likely have been a name that sounds much like it.

    Args:
        passages: The reply.
        names: Whom or what somebody may speak of, in small letters.
        sounds: How words sound.
    """
    said = {name: pronounce(name, sounds) for name in sorted(names)}
    told = {name: phones for name, phones in said.items() if len(phones) >= _LEAST_SOUNDS}
    return tuple(_with_names(each, told, sounds) if each.instead else each for each in passages)


def _with_names(passage: Passage, names: Mapping[str, Phones], sounds: Mapping[str, Phones]) -> Passage:
    ways = [passage.words, *(tuple(way.split()) for way in passage.instead if way not in (PERHAPS, ANYTHING))]
    unsaid = {name: phones for name, phones in names.items() if name not in passage.words}
    found = dict.fromkeys(" ".join(named) for way in ways for named in _named(way, unsaid, sounds))
    known = {" ".join(way) for way in ways}
    new = [way for way in found if way not in known][:_MOST]
    begun = () if PERHAPS in passage.instead or not new else (PERHAPS,)
    return replace(passage, instead=(*passage.instead, *begun, *new))


def _named(
    words: Sequence[str], names: Mapping[str, Phones], sounds: Mapping[str, Phones]
) -> Iterator[tuple[str, ...]]:
    """Yield the words with a name in the place of one or two of them that sound like it."""
    for first in range(len(words)):
        for last in range(first + 1, min(first + _MOST_WORDS, len(words)) + 1):
            if names.keys().isdisjoint(words[first:last]):
                heard = tuple(phone for word in words[first:last] for phone in pronounce(word, sounds))
                for name, phones in names.items():
                    if _is_near(heard, phones):
                        yield (*words[:first], name, *words[last:])


def _is_near(one: Phones, other: Phones) -> bool:
    """Whether one sound at the most is missing, added, or like another that is easily taken for it."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    at = next((n for n, sound in enumerate(shorter) if sound != longer[n]), len(shorter))
    if len(shorter) < len(longer):
        return longer[at + 1 :] == shorter[at:]
    return at == len(one) or (are_alike(one[at], other[at]) and one[at + 1 :] == other[at + 1 :])
