"""What a second listener took down, beside the words of the first.

Two listeners that work in different ways are seldom wrong in the same way: what both heard is clear, and
where they differ there is a doubt. The second's words are taken where the first thought of them too, or had
hardly heard any; the others then stand beside them as what may have been said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import takewhile

from simulator.domain.attempt import ANYTHING, PERHAPS
from simulator.speech.doubts import ARTICLES, CLEAR, Passage, are_the_same, turns
from simulator.speech.pronunciations import ELLIPSIS, Phones, american, pronounce, spoken_words

HARDLY_HEARD = 0.3
"""Confidence below which the second listener's words are taken before the first one's."""

LONGEST_DIFFERENCE = 40
"""Of more words in a row that have nothing in common nothing is compared: the first's stay as they are."""

_ENDS_SENTENCE = re.compile(r"[.?!…][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, whether a sentence ends with it, and in which passage it stands."""

    text: str
    stops: bool
    place: int = 0


@dataclass(frozen=True, slots=True)
class _Difference:
    """The first one's words from ``start`` to ``end``, and what the second heard there."""

    start: int
    end: int
    instead: tuple[_Word, ...]


def with_second_opinion(
    passages: Sequence[Passage],
    other: str,
    sounds: Mapping[str, Phones],
    *,
    is_quiet: bool = True,
    keeps: Callable[[str, str], bool] = lambda _mine, _other: False,
) -> tuple[Passage, ...]:
    """Return a reply as two listeners heard it.

    Args:
        passages: The reply as the first took it down.
        other: The same as the second wrote it; "" where it heard nothing, or was not there.
        sounds: How words sound; several that sound the same together are no difference.
        is_quiet: Whether little noise was behind the speech. In noise the second's words are not taken unless
            the first thought of them.
        keeps: Whether a word of the first's is certain beside another of the second's that sounds the same.
    """
    second = list(_written(other))
    if not passages or not second:
        return tuple(passages)
    first = [
        _Word(word, stops, place)
        for place, passage in enumerate(passages)
        for word, stops in zip(passage.words, passage.stops or [False] * len(passage.words), strict=True)
    ]
    found = list(_differences(first, second, sounds, keeps))
    taken_from = HARDLY_HEARD if is_quiet else 0.0
    return tuple(_compared(passages, first, found, taken_from))


def _written(text: str) -> Iterator[_Word]:
    """Yield the words of a text that somebody wrote, as one speaks them."""
    for written in text.split():
        words = [word for word in spoken_words(written) if word != ELLIPSIS]
        for number, word in enumerate(words, 1):
            yield _Word(word, number == len(words) and _ENDS_SENTENCE.search(written) is not None)


def _differences(
    first: Sequence[_Word],
    second: Sequence[_Word],
    sounds: Mapping[str, Phones],
    keeps: Callable[[str, str], bool],
) -> Iterator[_Difference]:
    heard, other = ([american(word.text) for word in words] for words in (first, second))
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, heard, other, autojunk=False).get_opcodes():
        if kind == "equal" or "".join(heard[i1:i2]) == "".join(other[j1:j2]):
            continue
        if max(i2 - i1, j2 - j1) > LONGEST_DIFFERENCE:
            yield from (_Difference(at, at + 1, (first[at],)) for at in range(i1, i2))
            continue
        for k1, k2, l1, l2 in _apart(first[i1:i2], second[j1:j2], sounds):
            here, there = first[i1 + k1 : i1 + k2], second[j1 + l1 : j1 + l2]
            if not _is_no_difference(_texts(here), _texts(there), sounds, keeps):
                yield _difference(first, i1 + k1, i1 + k2, there)


def _is_no_difference(
    mine: Sequence[str],
    other: Sequence[str],
    sounds: Mapping[str, Phones],
    keeps: Callable[[str, str], bool],
) -> bool:
    """Return whether it does not matter who is right; of ``to`` and ``two`` it does."""
    if ARTICLES.issuperset([*mine, *other]):
        return True
    if not are_the_same(mine, other, sounds):
        return False
    return not (len(mine) == len(other) == 1 and sounds.get(mine[0]) and not keeps(mine[0], other[0]))


def _difference(first: Sequence[_Word], start: int, end: int, instead: Sequence[_Word]) -> _Difference:
    """Return a difference, with a word of the first's where it heard nothing."""
    if start < end:
        return _Difference(start, end, tuple(instead))
    if start > 0:
        return _Difference(start - 1, start, (replace(first[start - 1], stops=False), *instead))
    return _Difference(0, 1, (*instead, first[0]))


def _apart(
    first: Sequence[_Word], second: Sequence[_Word], sounds: Mapping[str, Phones]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield from where to where words stand for each other: what sounds alike is told apart at its ends.

    ``oliver hear him`` and ``all over here whom`` are three differences, the second of which is none.
    """
    (ends, heard), (other_ends, other) = _sounded(first, sounds), _sounded(second, sounds)
    blocks = SequenceMatcher(None, heard, other, autojunk=False).get_matching_blocks()
    k1 = l1 = 0
    for k2, end in enumerate(ends[:-1], 1):
        found = {
            block.b + end - block.a for block in blocks if block.size and 0 <= end - block.a <= block.size
        }
        for l2, other_end in enumerate(other_ends[:-1], 1):
            if l2 > l1 and other_end in found:
                yield k1, k2, l1, l2
                k1, l1 = k2, l2
                break
    yield k1, len(first), l1, len(second)


def _sounded(words: Sequence[_Word], sounds: Mapping[str, Phones]) -> tuple[list[int], list[str]]:
    """Return where each word ends among their sounds, and the sounds."""
    ends, heard = list[int](), list[str]()
    for word in words:
        heard += pronounce(word.text, sounds)
        ends.append(len(heard))
    return ends, heard


def _texts(words: Sequence[_Word]) -> list[str]:
    return [word.text for word in words]


def _compared(
    passages: Sequence[Passage], words: Sequence[_Word], found: Sequence[_Difference], taken_from: float
) -> Iterator[Passage]:
    """Yield the passages; those that one difference goes across are one."""
    done = 0
    for first, last, within in _together(words, found):
        yield from map(_agreed, passages[done:first])
        yield _with_way(passages[first : last + 1], _way(words, first, last, within), taken_from)
        done = last + 1
    yield from map(_agreed, passages[done:])


def _together(
    words: Sequence[_Word], found: Sequence[_Difference]
) -> list[tuple[int, int, list[_Difference]]]:
    """Return from which to which passage differences go, in order and apart."""
    together: list[tuple[int, int, list[_Difference]]] = []
    for each in found:
        first, last = words[each.start].place, words[each.end - 1].place
        if together and first <= together[-1][1]:
            begins, ends, within = together[-1]
            together[-1] = (begins, max(last, ends), [*within, each])
        else:
            together.append((first, last, [each]))
    return together


def _way(words: Sequence[_Word], first: int, last: int, within: Sequence[_Difference]) -> list[_Word]:
    """Return what the second heard for these passages."""
    said: list[_Word] = []
    at = next(number for number, word in enumerate(words) if word.place == first)
    for each in within:
        said += [*words[at : each.start], *each.instead]
        at = each.end
    return [*said, *(word for word in words[at:] if word.place <= last)]


def _agreed(passage: Passage) -> Passage:
    """Return a passage that both heard: at most it may have been the contrary."""
    heard = turns(passage.words)
    likely = takewhile(lambda way: way != PERHAPS, passage.instead)
    contrary = tuple(way for way in likely if turns(way.split()) != heard)
    return replace(passage, confidence=max(passage.confidence, CLEAR), instead=contrary)


def _with_way(passages: Sequence[Passage], way: Sequence[_Word], taken_from: float) -> Passage:
    """Return passages as one, that was said this way or may have been."""
    heard = tuple(word for passage in passages for word in passage.words)
    sure = min(passage.confidence for passage in passages)
    likely, unlikely = _ways(passages)
    text, other = " ".join(heard), " ".join(word.text for word in way)
    stops = tuple(stop for passage in passages for stop in passage.stops)
    if way and (sure < taken_from or other in (*likely, *unlikely)):
        likely = [text, *likely]
        heard = tuple(word.text for word in way)
        stops = (*(word.stops for word in way[:-1]), *stops[-1:])
    else:
        unlikely = [other, *unlikely]
    likely = [each for each in dict.fromkeys(likely) if each != " ".join(heard)]
    unlikely = [each for each in dict.fromkeys(unlikely) if each not in (*likely, " ".join(heard))]
    instead = (*likely, *((PERHAPS, *unlikely) if unlikely else ()))
    return Passage(heard, passages[0].start, passages[-1].end, sure, instead, stops)


def _ways(passages: Sequence[Passage]) -> tuple[list[str], list[str]]:
    """Return what passages may have been together, one of them another way: likely, and hardly likely."""
    ways: tuple[list[str], list[str]] = [], []
    texts = [" ".join(passage.words) for passage in passages]
    for place, passage in enumerate(passages):
        at = 0
        for way in passage.instead:
            if way == PERHAPS:
                at = 1
            elif way == ANYTHING:
                ways[at].append(way)
            else:
                ways[at].append(" ".join(filter(None, (*texts[:place], way, *texts[place + 1 :]))))
    return ways
