"""Which heard words are doubtful, and what they may have been instead.

A word is as sure as the decoder's lattice says. What else may have been said there is told where it is likely
enough; words that turn a sentence round ("can't") need hardly any doubt to be told. What is hardly likely is
told behind `PERHAPS`: it may bring what was missed, and takes nothing from what was heard.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from simulator.domain.attempt import ANYTHING, PERHAPS
from simulator.speech.near_words import NearWords
from simulator.speech.pronunciations import Phones
from simulator.speech.warm_decoder import Decoded, DecodedWord
from simulator.speech.word_lattice import Possible

LIKELY, POSSIBLE = 0.35, 0.08
"""Chance from which something else is told as likely, and from which as hardly likely."""

TURNING, TURNING_POSSIBLE = 0.1, 0.01
"""The same where it turns the sentence round."""

CLEAR = 0.9
"""Chance from which a word has no doubt that the lattice does not know of."""

TURNING_CLEAR = 0.97
"""The same for a word that would turn the sentence round."""

TURNING_UNCLEAR = 0.6
"""Chance below which it may well have done so."""

GARBLED = 0.25
"""Below this, words that sound alike are told too, as hardly likely; always of a word nobody expects."""

HARDLY, HARDLY_IN_NOISE = 0.2, 0.65
"""Below this on the whole, a reply was hardly heard: where it is quiet, and in noise."""

QUIET, NOISY = 30.0, 25.0
"""By how many decibels speech must stand out from what is behind it, and where noise is at its worst."""

MOST_INSTEAD = 4
"""Ways told for one passage."""

LONGEST_PASSAGE = 4
"""Words of one doubtful passage."""

_NEAR = 8
"""Frames by which words that stand for each other may begin or end apart."""

_VERBS = tuple("could would should do does did is are was were have has had must need".split())  # noqa: SIM905
_NEGATED = {**{verb: f"{verb}n't" for verb in _VERBS}, "can": "can't", "will": "won't"}
OPPOSITES: Mapping[str, str] = {
    **_NEGATED,
    **{negated: verb for verb, negated in _NEGATED.items()},
    "not": "",
    "no": "",
    "never": "ever",
    "ever": "never",
    "without": "with",
    "i'll": "i won't",
    "we'll": "we won't",
    "want": "won't",
    "as": "isn't",
}
"""Word -> what it is easily mistaken for, where the meaning turns round."""

_SUBJECTS = ("i", "we", "he", "she", "it", "they", "that", "there")
_ONLY_DENIED = frozenset({"any", "anything", "anyone", "anybody", "anymore", "either", "yet"})
_DENIED_WITHIN = 3

_SWALLOWED = ("and", "in", "an", "end", "a", "it", "to", "on")
"""What "n't" is heard as after a verb: ``must and`` may have been ``mustn't``."""

_NT, _LONGEST_NT = ("N", "T"), 5
"""How "n't" sounds, and how many sounds a word may have that was made of it and what is around it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words heard together, and what they may have been.

    Attributes:
        words: What was heard.
        start: First frame.
        end: One past the last.
        confidence: 0 to 1; of several words the least.
        instead: Likeliest first, hardly likely ways behind `PERHAPS`; empty where there is no doubt.
        stops: Whether a sentence ends with each of the words.
    """

    words: tuple[str, ...]
    start: int
    end: int
    confidence: float
    instead: tuple[str, ...] = ()
    stops: tuple[bool, ...] = ()


ARTICLES = frozenset({"a", "an", "the"})
"""It makes no difference which of them is heard."""

_Span = tuple[int, int]
_Ways = dict[_Span, dict[tuple[str, ...], float]]
_Told = dict[_Span, dict[str, bool]]
"""What is told of each passage, likeliest first, and whether it is likely at all."""


def passages_of(heard: Decoded, sounds: Mapping[str, Phones], near: NearWords) -> tuple[Passage, ...]:
    """Return a stretch as passages: clear words alone, and doubtful ones with what they may have been.

    Args:
        heard: The stretch.
        sounds: How words sound; what sounds the same is no doubt.
        near: What sounds like a word that is no longer clear.
    """
    return tuple(_Doubts(heard, sounds, near).passages())


def as_heard(passages: Sequence[Passage], stands_out: float = QUIET) -> tuple[Passage, ...]:
    """Return a whole reply; where hardly any of it was clear, what was not may have been anything.

    Args:
        passages: The reply.
        stands_out: By how many decibels speech stood out from the noise behind it. In noise clear words
            are wrong more often, and more of them are asked for.
    """
    count = sum(len(each.words) for each in passages)
    clear = sum(len(each.words) * each.confidence for each in passages)
    noise = min(1.0, max(0.0, (QUIET - stands_out) / (QUIET - NOISY)))
    enough = HARDLY + noise * (HARDLY_IN_NOISE - HARDLY)
    return tuple(passages) if clear >= enough * count else tuple(map(_may_be_anything, passages))


def _may_be_anything(passage: Passage) -> Passage:
    """Return an unclear passage of a reply that was hardly heard: there, nothing is told apart by chance."""
    if passage.confidence >= CLEAR:
        return passage
    told = tuple(way for way in passage.instead if way != PERHAPS)
    return replace(passage, instead=(*(told or ("",)), ANYTHING))


class _Doubts:
    def __init__(self, heard: Decoded, sounds: Mapping[str, Phones], near: NearWords) -> None:
        self._words = heard.words
        self._sounds = sounds
        self._near = near
        self._texts = [word.text for word in heard.words]
        self._sure = [0.0] * len(heard.words)
        self._ways: _Ways = defaultdict(lambda: defaultdict(float))
        for possible in heard.possible:
            self._place(possible)

    def passages(self) -> Iterator[Passage]:
        told = self._told()
        place = 0
        for first, last in _apart(told):
            yield from (self._passage(at, at + 1, ()) for at in range(place, first))
            yield self._passage(first, last, self._whole((first, last), told))
            place = last
        yield from (self._passage(at, at + 1, ()) for at in range(place, len(self._words)))

    def _place(self, possible: Possible) -> None:
        """Add what is possible to the passage that it would stand for."""
        span = _span(self._words, possible)
        if span is None:
            return
        told = tuple(self._texts[span[0] : span[1]])
        if are_the_same(possible.words, told, self._sounds):
            if len(told) == 1:
                self._sure[span[0]] += possible.chance
        else:
            self._ways[span][possible.words] += possible.chance

    def _told(self) -> _Told:
        """Return what is told of each passage."""
        told: _Told = {}
        for span, ways in self._ways.items():
            possible = [way for way in ways if ways[way] >= self._least(span, way)[1]]
            for way in sorted(possible, key=ways.__getitem__, reverse=True)[:MOST_INSTEAD]:
                told.setdefault(span, {})[" ".join(way)] = ways[way] >= self._least(span, way)[0]
        for place, word in enumerate(self._texts):
            for span, way, is_likely in self._unheard(place, word):
                told.setdefault(span, {}).setdefault(way, is_likely)
        return told

    def _least(self, span: _Span, way: tuple[str, ...]) -> tuple[float, float]:
        """Return the chance from which a way is likely, and from which it is told at all."""
        is_contrary = turns(self._texts[span[0] : span[1]]) != turns(way)
        return (TURNING, TURNING_POSSIBLE) if is_contrary else (LIKELY, POSSIBLE)

    def _unheard(self, place: int, word: str) -> Iterator[tuple[_Span, str, bool]]:
        """Yield what the decoder did not think of, and whether it is likely."""
        sure, span = self._sure[place], (place, place + 1)
        if word in OPPOSITES and sure < TURNING_CLEAR:
            yield span, OPPOSITES[word], sure < TURNING_UNCLEAR
        after = self._texts[place + 1 : place + 2]
        if word in _NEGATED and after and self._is_swallowed(after[0]):
            both = min(sure, self._sure[place + 1])
            if both < CLEAR:
                yield (place, place + 2), _NEGATED[word], both < TURNING_UNCLEAR
        if word in _NEGATED and self._wants_denial(place):
            yield span, _NEGATED[word], True
        if sure < GARBLED or not self._near.expects(word):
            for way in self._near.like(word):
                yield span, way, False

    def _is_swallowed(self, word: str) -> bool:
        """Whether a word may be what was heard of "n't" alone: ``is stunt`` may have been ``isn't``."""
        sounds = self._sounds.get(word, ())
        return word in _SWALLOWED or (sounds[-2:] == _NT and len(sounds) <= _LONGEST_NT)

    def _wants_denial(self, place: int) -> bool:
        """Whether what follows is rarely said without a "not": ``I can do anything about it``."""
        asks, subject = ["", "", *self._texts[:place]][-2:]
        following = self._texts[place + 1 : place + 1 + _DENIED_WITHIN]
        is_told = subject in _SUBJECTS and asks not in _NEGATED
        return is_told and not _ONLY_DENIED.isdisjoint(following)

    def _whole(self, span: _Span, told: _Told) -> tuple[str, ...]:
        """Return what a whole passage may have been, each part's first way before anybody's second."""
        parts = sorted(each for each in told if span[0] <= each[0] and each[1] <= span[1])
        heard = " ".join(self._texts[span[0] : span[1]])
        ways = {part: list(told[part].items()) for part in parts}
        found = dict[str, bool]()
        for rank in range(max(map(len, ways.values()))):
            for first, last in parts:
                for way, is_likely in ways[first, last][rank : rank + 1]:
                    before, after = self._texts[span[0] : first], self._texts[last : span[1]]
                    found.setdefault(" ".join(filter(None, (*before, way, *after))), is_likely)
        found.pop(heard, None)
        kept = list(found.items())[: MOST_INSTEAD * len(parts)]
        unlikely = [way for way, is_likely in kept if not is_likely]
        marked = (PERHAPS, *unlikely) if unlikely else ()
        return (*(way for way, is_likely in kept if is_likely), *marked)

    def _passage(self, first: int, last: int, instead: tuple[str, ...]) -> Passage:
        words = self._words[first:last]
        sure = min(1.0, min(self._sure[first:last]))
        texts, stops = tuple(self._texts[first:last]), tuple(word.stops for word in words)
        return Passage(texts, words[0].start, words[-1].end, sure, instead, stops)


def are_the_same(one: Sequence[str], other: Sequence[str], sounds: Mapping[str, Phones]) -> bool:
    """Whether it makes no difference which was said: they sound the same but for an article."""
    without = [[word for word in words if word not in ARTICLES] for words in (one, other)]
    return _sound(one, sounds) == _sound(other, sounds) or bool(without[0] and without[0] == without[1])


def _sound(words: Sequence[str], sounds: Mapping[str, Phones]) -> tuple[str, ...]:
    return tuple(phone for word in words for phone in sounds.get(word, (word,)))


def _span(words: Sequence[DecodedWord], possible: Possible) -> _Span | None:
    """Return the heard words that stand where something else may have been said; None if none do."""
    first = min(range(len(words)), key=lambda at: abs(words[at].start - possible.start), default=0)
    last = min(range(len(words)), key=lambda at: abs(words[at].end - possible.end), default=0)
    if not words or not first <= last < first + LONGEST_PASSAGE:
        return None
    apart = abs(words[first].start - possible.start), abs(words[last].end - possible.end)
    return (first, last + 1) if max(apart) <= _NEAR else None


def turns(words: Sequence[str]) -> int:
    """Return 1 where words deny what they would say without their "not", else 0."""
    return sum(word.endswith("n't") or word in ("not", "no", "never", "without") for word in words) % 2


def _apart(told: _Told) -> list[_Span]:
    """Return spans in order that do not overlap: those that do are one, as long as it is short."""
    apart: list[_Span] = []
    for first, last in sorted(told):
        if apart and first < apart[-1][1]:
            if max(last, apart[-1][1]) - apart[-1][0] <= LONGEST_PASSAGE:
                apart[-1] = (apart[-1][0], max(last, apart[-1][1]))
        else:
            apart.append((first, last))
    return apart
