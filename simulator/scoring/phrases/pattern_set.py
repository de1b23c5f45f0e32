"""PatternSet: finds every match of many patterns in one pass over a text, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence as Listed
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from simulator.scoring.normal_words import is_number
from simulator.scoring.phrases.automaton import END, START, Heard, Network, backwards
from simulator.scoring.phrases.names import is_unknown
from simulator.scoring.phrases.syntax import Choice, Gap, Sequence, Word
from simulator.scoring.phrases.walk import Stand, Walk
from simulator.scoring.spoken_scopes import NEGATORS
from simulator.scoring.spoken_text import SpokenText

_MOST_HELD = 1_000_000
"""Network states remembered for the walk; beyond that it forgets them and goes on."""

_MOST_HELD_BACKWARDS = 10_000
"""The same for the walk back through one pattern."""

_MOST_WORDS = 50_000
"""Remembered words; likewise."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a text: the words ``first`` to ``last``, both included."""

    pattern: int
    first: int
    last: int


class Laid(NamedTuple):
    """Patterns laid into a network, and for each how many words its matches have, or 0 where that differs."""

    network: Network
    lengths: Listed[int]


def laid(patterns: Listed[Sequence]) -> Laid:
    """Lay patterns into one network.

    Raises:
        PatternError: They are too large together.
    """
    network = Network()
    for number, parts in enumerate(patterns):
        network.add(parts, number)
    return Laid(network, tuple(_length_of(parts) for parts in patterns))


class PatternSet:
    """Patterns (looked up by ``meaning.resolved``) that are listened for together.

    A deterministic automaton is built lazily while texts are read, so that each
    word costs one look-up, whatever the number of patterns. What is remembered is
    bounded. Several threads may listen at once; they take turns.

    Args:
        patterns: The parts of each.
        kept: The same patterns as they were laid before; None lays them now.
    """

    def __init__(self, patterns: Listed[Sequence], kept: Laid | None = None) -> None:
        self._patterns = patterns
        self._network, self._lengths = kept or laid(patterns)
        self._longest_beginning = max(map(len, self._network.beginnings), default=0)
        self._turn = Lock()
        self._forget()

    def __len__(self) -> int:
        return len(self._patterns)

    def _forget(self) -> None:
        self._numbers: tuple[dict[str, int], dict[str, int]] = ({}, {})
        self._classes: dict[Heard, int] = {}
        self._heard: list[Heard] = []
        self._backwards: dict[int, tuple[Walk, Stand]] = {}
        self._start_number = self._number_of(Heard(START, (), (), fits_gap=False))
        self._end_number = self._number_of(Heard(END, (), (), fits_gap=False))
        self._walk = Walk(self._network, self._network.reached(0), _MOST_HELD)
        start = self._walk.stand(())
        self._first = self._walk.step(start, self._start_number, self._heard[self._start_number])

    def _number_of(self, heard: Heard) -> int:
        number = self._classes.setdefault(heard, len(self._heard))
        if number == len(self._heard):
            self._heard.append(heard)
        return number

    def _listen(self, word: str, *, may_be_name: bool) -> Heard:
        beginnings = self._network.beginnings
        longest = min(len(word), self._longest_beginning)
        kinds = ("number",) if is_number(word) else ()
        return Heard(
            word if word in self._network.words else "",
            tuple(word[:size] for size in range(1, longest + 1) if word[:size] in beginnings),
            (*kinds, "name") if may_be_name and is_unknown(word) else kinds,
            fits_gap=word not in NEGATORS,
        )

    def _classify(self, word: str, may_be_name: bool) -> int:
        number = self._numbers[may_be_name].get(word)
        if number is None:
            if len(self._numbers[may_be_name]) >= _MOST_WORDS:
                self._numbers[may_be_name].clear()
            number = self._number_of(self._listen(word, may_be_name=may_be_name))
            self._numbers[may_be_name][word] = number
        return number

    def _step(self, stand: Stand, number: int) -> Stand:
        return self._walk.step(stand, number, self._heard[number])

    def ends(self, spoken: SpokenText) -> list[tuple[int, int]]:
        """Return (pattern, index of its last word) for every end of a match, whatever scope it stands in."""
        if len(self._heard) >= _MOST_WORDS:
            self._forget()
        found: list[tuple[int, int]] = []
        numbers, classify, step = self._numbers, self._classify, self._step
        end, stand, sentence, index = self._end_number, self._first, 0, -1
        for index, (word, may_be_name, its_sentence) in enumerate(
            zip(spoken.words, spoken.name_likely, spoken.sentences, strict=True)
        ):
            if its_sentence != sentence:
                sentence = its_sentence
                if index:
                    stand = stand.following.get(end) or step(stand, end)
                    found.extend((pattern, index - 1) for pattern in stand.accepts)
                stand = self._first
            number = numbers[may_be_name].get(word)
            if number is None:
                number = classify(word, may_be_name)
            stand = stand.following.get(number) or step(stand, number)
            if stand.accepts:
                found.extend((pattern, index) for pattern in stand.accepts)
        if index >= 0:
            stand = stand.following.get(end) or step(stand, end)
            found.extend((pattern, index) for pattern in stand.accepts)
        return found

    def starts(self, spoken: SpokenText, pattern: int, last: int) -> list[int]:
        """Return where matches of a pattern that end at a word begin, the longest first."""
        length = self._lengths[pattern]
        if length:
            return [last - length + 1]
        walk, stand = self._backwards.get(pattern) or self._backwards_of(pattern)
        sentences, words = spoken.sentences, spoken.words
        sentence, number = sentences[last], self._end_number
        if last + 1 == len(spoken) or sentences[last + 1] != sentence:
            at_end = stand.following.get(number) or walk.step(stand, number, self._heard[number])
            stand = walk.stand(tuple(sorted({*stand.active, *at_end.active})))
        found: list[int] = []
        for index in range(last, -1, -1):
            if sentences[index] != sentence:
                break
            number = self._classify(words[index], spoken.name_likely[index])
            stand = stand.following.get(number) or walk.step(stand, number, self._heard[number])
            if not stand.active:
                break
            if stand.accepts or (
                (index == 0 or sentences[index - 1] != sentence) and self._accepts_start(walk, stand)
            ):
                found.append(index)
        return found[::-1]

    def _backwards_of(self, pattern: int) -> tuple[Walk, Stand]:
        network = Network()
        network.add(backwards(self._patterns[pattern]), 0)
        walk = Walk(network, (), _MOST_HELD_BACKWARDS)
        made = self._backwards[pattern] = (walk, walk.stand(network.reached(0)))
        return made

    def _accepts_start(self, walk: Walk, stand: Stand) -> bool:
        start = self._start_number
        return bool((stand.following.get(start) or walk.step(stand, start, self._heard[start])).accepts)

    def matches(self, spoken: SpokenText) -> list[Match]:
        """Return the matches that count, in the order they end.

        A match whose first word is negated by a word before it does not count; of
        several beginnings the longest that counts is taken.
        """
        found: list[Match] = []
        negators = spoken.negators
        with self._turn:
            for pattern, last in self.ends(spoken):
                for first in self.starts(spoken, pattern, last):
                    if not 0 <= negators[first] < first:
                        found.append(Match(pattern, first, last))
                        break
        return found


def _length_of(parts: Sequence) -> int:
    """Return how many words every match has, or 0 where that differs."""
    length = 0
    for part in parts:
        match part:
            case Word():
                length += 1
            case Choice(ways):
                lengths = {_length_of(way) for way in ways}
                if len(lengths) > 1 or 0 in lengths:
                    return 0
                length += lengths.pop()
            case Gap():
                return 0
            case _:
                return 0
    return length
