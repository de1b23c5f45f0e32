"""Which heard words are doubtful, and what they may have been instead.

Doubts come from other readings that the decoder found nearly as likely, and from words that turn a sentence
round ("can", "can't") wherever they are not perfectly clear.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from simulator.speech.pronunciations import Phones
from simulator.speech.warm_decoder import Decoded, DecodedWord

CLEAR = 0.9
"""Confidence from which a word has no doubt."""

POLARITY_CLEAR = 0.995
"""The same for words that turn a sentence round."""

MOST_INSTEAD = 5
"""Ways told for one passage."""

LONGEST_PASSAGE = 5
"""Words of one doubtful passage."""

_VERBS = tuple("could would should do does did is are was were have has had must need".split())  # noqa: SIM905
_NEGATED = {**{verb: f"{verb}n't" for verb in _VERBS}, "can": "can't", "will": "won't"}
OPPOSITES: Mapping[str, tuple[str, ...]] = {
    **{verb: (negated,) for verb, negated in _NEGATED.items()},
    **{negated: (verb,) for verb, negated in _NEGATED.items()},
    "can": ("can't",),
    "not": ("",),
    "no": ("",),
    "never": ("ever", ""),
    "ever": ("never",),
    "without": ("with",),
    "i'll": ("i won't",),
    "we'll": ("we won't",),
    "won't": ("will", "want"),
    "want": ("won't",),
    "isn't": ("is", "is a"),
    "wasn't": ("was", "was a"),
}
"""Word -> what it is easily mistaken for, where the meaning turns round."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words heard together, and what they may have been.

    Attributes:
        words: What was heard.
        instead: Likeliest first; empty where there is no doubt.
    """

    words: tuple[DecodedWord, ...]
    instead: tuple[str, ...] = ()


def passages_of(heard: Decoded, sounds: Mapping[str, Phones]) -> tuple[Passage, ...]:
    """Return a stretch as passages: clear words alone, and doubtful ones with what they may have been.

    Args:
        heard: The stretch.
        sounds: How words sound; what sounds the same is no doubt.
    """
    words = heard.words
    ways = _ways(heard, sounds)
    return tuple(_passages(words, ways))


_Span = tuple[int, int]


def _ways(heard: Decoded, sounds: Mapping[str, Phones]) -> dict[_Span, list[str]]:
    """Return what passages may have been: first and last word (excluded) -> ways, likeliest first."""
    told = [word.text for word in heard.words]
    ways: dict[_Span, list[str]] = {}
    for place, word in enumerate(heard.words):
        if word.confidence < POLARITY_CLEAR and word.text in OPPOSITES:
            ways.setdefault((place, place + 1), []).extend(OPPOSITES[word.text])
    for other in heard.others:
        for first, last, instead in _differences(told, other):
            if _is_doubtful(heard.words[first:last]) and not _sound_alike(told[first:last], instead, sounds):
                ways.setdefault((first, last), []).append(" ".join(instead))
    for place, word in enumerate(heard.words):
        if word.confidence < CLEAR / 2 and not any(first <= place < last for first, last in ways):
            ways[place, place + 1] = [""]
    return {span: list(dict.fromkeys(found)) for span, found in ways.items()}


def _differences(told: list[str], other: Sequence[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for kind, first, last, start, end in SequenceMatcher(None, told, other, autojunk=False).get_opcodes():
        if kind == "equal" or not told:
            continue
        if first == last:  # something may have been missed: told with the word before it
            first = max(0, first - 1)
            last = first + 1
            added = tuple(other[start:end])
            yield first, last, (*told[first:last], *added) if start else (*added, *told[first:last])
        elif last - first <= LONGEST_PASSAGE:
            yield first, last, tuple(other[start:end])


def _is_doubtful(words: Sequence[DecodedWord]) -> bool:
    return min(word.confidence for word in words) < CLEAR


def _sound_alike(told: Sequence[str], instead: Sequence[str], sounds: Mapping[str, Phones]) -> bool:
    spoken = [[phone for word in row for phone in sounds.get(word, (word,))] for row in (told, instead)]
    return spoken[0] == spoken[1]


def _passages(words: Sequence[DecodedWord], ways: Mapping[_Span, list[str]]) -> Iterator[Passage]:
    place = 0
    for first, last in _apart(ways):
        yield from (Passage((word,)) for word in words[place:first])
        yield Passage(tuple(words[first:last]), _whole(words, (first, last), ways))
        place = last
    yield from (Passage((word,)) for word in words[place:])


def _apart(ways: Mapping[_Span, list[str]]) -> list[_Span]:
    """Return spans in order that do not overlap: those that do are one, as long as it is short."""
    apart: list[_Span] = []
    for first, last in sorted(ways):
        if apart and first < apart[-1][1]:
            if max(last, apart[-1][1]) - apart[-1][0] <= LONGEST_PASSAGE:
                apart[-1] = (apart[-1][0], max(last, apart[-1][1]))
        else:
            apart.append((first, last))
    return apart


def _whole(words: Sequence[DecodedWord], span: _Span, ways: Mapping[_Span, list[str]]) -> tuple[str, ...]:
    """Return what a whole passage may have been, each part's first way before anybody's second."""
    parts = [each for each in ways if span[0] <= each[0] and each[1] <= span[1]]
    told = " ".join(word.text for word in words[span[0] : span[1]])
    found = list[str]()
    for rank in range(MOST_INSTEAD):
        for first, last in parts:
            if rank < len(ways[first, last]):
                before = [word.text for word in words[span[0] : first]]
                after = [word.text for word in words[last : span[1]]]
                found.append(" ".join(filter(None, (*before, ways[first, last][rank], *after))))
    return tuple(way for way in dict.fromkeys(found) if way != told)[:MOST_INSTEAD]
