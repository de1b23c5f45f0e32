"""What a reply says that is true of somebody else: a stranger's name, another dog, a number nobody gave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from simulator.domain.moment import Moment
from simulator.scoring.earnestness.given_names import given_names
from simulator.scoring.earnestness.known_texts import KnownTexts, Words
from simulator.scoring.english_words import NUMBER_WORDS, listed
from simulator.scoring.normal_words import words_in
from simulator.scoring.phrases.names import is_unknown
from simulator.scoring.spoken_text import SpokenText

_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_TITLES = listed("mr mrs ms miss")
_OWN = listed("my our mine ours")
_HAVE = listed("have had know knew got")
_BEFORE_A_NAME_OF_MINE = listed(
    """my our is am i from at in on called named to for with sister brother friend colleague mate daughter son
    mum dad nan gran aunt uncle cousin wife husband partner boss manager ask"""
)
_SPELLS = listed("day days week weeks month months year years")
_ORDINALS = listed("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
_COUNTS = NUMBER_WORDS - _ORDINALS - listed("one first second half couple dozen")
_AHEAD = listed("will can could let shall may would going by until book ring call send ready promise")
_BEFORE_AHEAD = listed("in within takes take about by after under another next every")
_VISIT = listed("assessor visit visits engineer appointment diary between booked")
_OTHER_PAPERS = listed("claim reference extension ext phone telephone case ticket")
_SHORTEST_VALUE = 4
_ONLY_A_NUMBER = 3
_FIGURES = re.compile(r"[A-Za-z]*[-\s]?\d[\d-]*")


class Weight(StrEnum):
    """What something wrong says about the sentence it stands in, and about the conversation."""

    PLAIN = "plain"
    """It takes its sentence back, and counts against the conversation."""

    MAYBE = "maybe"
    """It may be about something else ("a sheet with a dragon on it"): it only adds to others."""

    SLIP = "slip"
    """It takes its sentence back; an honest person may have promised the wrong day."""


@dataclass(frozen=True, slots=True, order=True)
class Wrong:
    """Words that are true of somebody else.

    Attributes:
        first, last: The words, both included.
        weight: What it says.
    """

    first: int
    last: int
    weight: Weight = Weight.PLAIN


def wrong_facts(
    spoken: SpokenText, moment: Moment, known: KnownTexts, told: frozenset[str]
) -> tuple[Wrong, ...]:
    """Return the words that contradict the scenario, in order.

    Args:
        spoken: The reply.
        moment: Its place.
        known: What holds in the scenario.
        told: The words the customer has said so far.
    """
    found = {
        *_strangers_called(spoken, moment, known),
        *_strangers_named(spoken, moment, known),
        *_other_values(spoken, known),
        *_other_spells(spoken, known, told),
        *_other_days(spoken, known),
        *_other_numbers(spoken, moment),
        *_other_figures(spoken, known),
    }
    return tuple(sorted(found))


def _strangers_called(spoken: SpokenText, moment: Moment, known: KnownTexts) -> Iterator[Wrong]:
    """A name between pauses that is nobody's here: "Linda, I am so sorry"; at first it may be one's own."""
    if moment.turn == 1:
        return
    written = (word for each in moment.people.values() for name in each for word in name.split())
    names = [word.casefold() for word in written if word[:1].isupper()]
    for index, word in enumerate(spoken.words):
        first = index - 1 if index and spoken.words[index - 1] in _TITLES else index
        if (
            _stands_alone(spoken, first, index)
            and spoken.text[spoken.starts[index]].isupper()
            and spoken.text != spoken.text.upper()
            and (word in given_names() or (first < index and is_unknown(word)))
            and word not in known.held
            and not any(_is_like(word, name) for name in names)
        ):
            yield Wrong(first, index)


def _strangers_named(spoken: SpokenText, moment: Moment, known: KnownTexts) -> Iterator[Wrong]:
    """A name that nobody has mentioned: "Rex sounds like a good dog"; it may be anybody's."""
    if moment.turn == 1 or spoken.text in (spoken.text.lower(), spoken.text.upper()):
        return
    for index, word in enumerate(spoken.words):
        is_mid = index and spoken.sentences[index - 1] == spoken.sentences[index]
        if (
            is_mid
            and spoken.text[spoken.starts[index]].isupper()
            and spoken.words[index - 1] not in _BEFORE_A_NAME_OF_MINE
            and is_unknown(word)
            and word not in known.held
        ):
            yield Wrong(index, index, Weight.MAYBE)


def _stands_alone(spoken: SpokenText, first: int, last: int) -> bool:
    """Whether pauses or sentence ends stand on both sides, and it is not the whole sentence."""
    opens = first == 0 or spoken.pauses[first] or spoken.sentences[first - 1] != spoken.sentences[first]
    follows = last + 1
    ends = follows == len(spoken) or spoken.sentences[follows] != spoken.sentences[last]
    begins = first == 0 or spoken.sentences[first - 1] != spoken.sentences[first]
    return opens and (ends or spoken.pauses[follows]) and not (begins and ends)


def _is_like(word: str, name: str) -> bool:
    """Whether a name may be a slip for another: "Danna" for "Dana"."""
    return word[:2] == name[:2] or (word[:1] == name[:1] and sorted(word)[:3] == sorted(name)[:3])


def _other_values(spoken: SpokenText, known: KnownTexts) -> Iterator[Wrong]:
    words = spoken.words
    for value, written in known.strangers:
        if value[0] in NUMBER_WORDS | _ORDINALS or value[0] in _DAYS or len(value[0]) < _SHORTEST_VALUE:
            continue
        for first in range(len(words) - len(value) + 1):
            last = first + len(value) - 1
            if words[first : last + 1] == value and (written[0].isupper() or _is_theirs(spoken, first)):
                yield Wrong(first, last, Weight.PLAIN if written[0].isupper() else Weight.MAYBE)


def _is_theirs(spoken: SpokenText, index: int) -> bool:
    """Whether nothing in the sentence is the speaker's own: "my sister has a terrier" is no mistake."""
    inside = [near for near in range(len(spoken)) if spoken.sentences[near] == spoken.sentences[index]]
    words = [spoken.words[near] for near in inside]
    has_own = any(word in ("i", "we") and after in _HAVE for word, after in pairwise(words))
    return not has_own and _OWN.isdisjoint(words)


def _other_spells(spoken: SpokenText, known: KnownTexts, told: frozenset[str]) -> Iterator[Wrong]:
    """A number of days or weeks, or an ordinal, that nobody gave: "six weeks" for "five weeks"."""
    words = spoken.words
    for index in range(len(words) - 1):
        number, noun = words[index], words[index + 1]
        if noun not in _SPELLS or noun.rstrip("s") not in {word.rstrip("s") for word in told}:
            continue
        if (number, noun) in known.pairs or (number in known.held and number in _ORDINALS):
            continue
        is_count = number in _COUNTS and (not index or words[index - 1] not in _BEFORE_AHEAD)
        if (number in _ORDINALS or is_count) and not _looks_ahead(spoken, index, within=4):
            yield Wrong(index, index + 1)


def _looks_ahead(spoken: SpokenText, index: int, within: int) -> bool:
    """Whether something is promised in the words around: "I will ring you on Tuesday"."""
    nearby = range(max(0, index - within), min(len(spoken), index + within))
    sentence = spoken.sentences[index]
    return any(spoken.words[near] in _AHEAD and spoken.sentences[near] == sentence for near in nearby)


def _other_days(spoken: SpokenText, known: KnownTexts) -> Iterator[Wrong]:
    """A weekday nobody named, where it is not promised; or promised for a visit the diary does not have."""
    for index, word in enumerate(spoken.words):
        if word in _DAYS and word not in known.held:
            is_visit = any(near in _VISIT for near in spoken.words[max(0, index - 12) : index + 12])
            if is_visit or not _looks_ahead(spoken, index, within=len(spoken)):
                yield Wrong(index, index, Weight.SLIP if is_visit else Weight.MAYBE)


def _other_numbers(spoken: SpokenText, moment: Moment) -> Iterator[Wrong]:
    """A bare number said back wrongly: "Goodness, five!" to somebody who is six."""
    just_told = set(words_in(moment.line.text)) & NUMBER_WORDS
    if not just_told:
        return
    for sentence in sorted(set(spoken.sentences)):
        indices = [index for index, where in enumerate(spoken.sentences) if where == sentence]
        numbers = [index for index in indices if spoken.words[index] in NUMBER_WORDS]
        if len(indices) <= _ONLY_A_NUMBER and len(numbers) == 1:
            following = numbers[0] + 1
            is_last = numbers[0] == indices[-1]
            if is_last and spoken.words[numbers[0]] not in just_told and following:
                yield Wrong(numbers[0], numbers[0])


def _other_figures(spoken: SpokenText, known: KnownTexts) -> Iterator[Wrong]:
    """Figures shaped like a drawn one, and other ones: "HM-52318" for "HM-40771"."""
    if not known.shapes or not any(ch.isdigit() for ch in spoken.text):
        return
    right = {_figures(value) for value in known.shapes}
    lengths = {len(figures) for figures in right if len(figures) >= _SHORTEST_VALUE}
    for piece in _FIGURES.finditer(spoken.text):
        figures = _figures(piece.group())
        if len(figures) in lengths and figures not in right:
            inside = [
                index for index, start in enumerate(spoken.starts) if piece.start() <= start < piece.end()
            ]
            if inside and _OTHER_PAPERS.isdisjoint(spoken.words[max(0, inside[0] - 8) : inside[0]]):
                yield Wrong(inside[0], inside[-1])


def _figures(text: str) -> str:
    return "".join(ch for ch in text if ch.isdigit())


def told_words(lines: Sequence[Words]) -> frozenset[str]:
    """Return the words of what was told."""
    return frozenset(word for words in lines for word in words)
