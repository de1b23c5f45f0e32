"""PatternSet: finds every match of many patterns in one pass over a text, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.scoring.normal_words import is_number
from simulator.scoring.phrases.automaton import END, START, Heard, Network, backwards
from simulator.scoring.phrases.names import is_unknown
from simulator.scoring.phrases.syntax import Choice, Gap, Sequence, Word
from simulator.scoring.spoken_scopes import NEGATORS
from simulator.scoring.spoken_text import SpokenText

_MOST_HELD = 1_000_000
"""Network states remembered for the walk; beyond that it forgets them and goes on."""

_MOST_WORDS = 50_000
"""Remembered words; likewise."""


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a text: the words ``first`` to ``last``, both included."""

    pattern: int
    first: int
    last: int


class _Stand:
    """One remembered state of the walk: where it leads with each word, and what is complete in it."""

    __slots__ = ("accepts", "active", "following")

    def __init__(self, active: tuple[int, ...], accepts: tuple[int, ...]) -> None:
        self.active = active
        self.accepts = accepts
        self.following: dict[int, _Stand] = {}


class PatternSet:
    """Patterns (looked up by ``meaning.resolved``) that are listened for together.

    A deterministic automaton is built lazily while texts are read, so that each
    word costs one look-up, whatever the number of patterns. What is remembered is bounded.
    """

    def __init__(self, patterns: tuple[Sequence, ...]) -> None:
        self._patterns = patterns
        self._network = Network()
        for number, parts in enumerate(patterns):
            self._network.add(parts, number)
        self._lengths = tuple(_length_of(parts) for parts in patterns)
        self._longest_beginning = max(map(len, self._network.beginnings), default=0)
        self._backwards: dict[int, Network] = {}
        self._origin = self._network.reached(0)
        self._heard: list[Heard] = []
        self._forget()

    def __len__(self) -> int:
        return len(self._patterns)

    def _forget(self) -> None:
        self._numbers: dict[tuple[str, bool], int] = {}
        self._classes: dict[Heard, int] = {}
        self._heard = []
        self._stands: dict[tuple[int, ...], _Stand] = {}
        self._held = 0
        self._start_number = self._number_of(Heard(START, (), (), fits_gap=False))
        self._end_number = self._number_of(Heard(END, (), (), fits_gap=False))
        self._first = self._step(self._stand(()), self._start_number)

    def _number_of(self, heard: Heard) -> int:
        number = self._classes.setdefault(heard, len(self._heard))
        if number == len(self._heard):
            self._heard.append(heard)
        return number

    def _listen(self, word: str, may_be_name: bool) -> Heard:
        beginnings = self._network.beginnings
        longest = min(len(word), self._longest_beginning)
        kinds = ("number",) if is_number(word) else ()
        return Heard(
            word if word in self._network.words else "",
            tuple(word[:size] for size in range(1, longest + 1) if word[:size] in beginnings),
            (*kinds, "name") if may_be_name and is_unknown(word) else kinds,
            fits_gap=word not in NEGATORS,
        )

    def _classify(self, key: tuple[str, bool]) -> int:
        if len(self._numbers) >= _MOST_WORDS:
            self._numbers.clear()
        number = self._number_of(self._listen(*key))
        self._numbers[key] = number
        return number

    def _stand(self, active: tuple[int, ...]) -> _Stand:
        stand = self._stands.get(active)
        if stand is None:
            if self._held > _MOST_HELD:
                self._forget_stands()
            stand = _Stand(active, self._network.accepted(active))
            self._stands[active] = stand
            self._held += len(active) + 8
        return stand

    def _forget_stands(self) -> None:
        for stand in self._stands.values():
            stand.following.clear()
        self._stands.clear()
        self._held = 0

    def _step(self, stand: _Stand, number: int) -> _Stand:
        active = self._network.step((*self._origin, *stand.active), self._heard[number])
        following = self._stand(active)
        stand.following[number] = following
        return following

    def ends(self, spoken: SpokenText) -> list[tuple[int, int]]:
        """Return (pattern, index of its last word) for every end of a match, whatever scope it stands in."""
        if len(self._heard) >= _MOST_WORDS:
            self._forget()
        found: list[tuple[int, int]] = []
        numbers, classify, step = self._numbers, self._classify, self._step
        end, stand, sentence = self._end_number, self._first, 0
        index = -1
        for index, key in enumerate(zip(spoken.words, spoken.name_likely, strict=True)):
            if spoken.sentences[index] != sentence:
                sentence = spoken.sentences[index]
                if index:
                    stand = stand.following.get(end) or step(stand, end)
                    found.extend((pattern, index - 1) for pattern in stand.accepts)
                stand = self._first
            number = numbers.get(key)
            if number is None:
                number = classify(key)
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
        network = self._backwards.get(pattern)
        if network is None:
            network = Network()
            network.add(backwards(self._patterns[pattern]), 0)
            self._backwards[pattern] = network
        states = network.reached(0)
        is_end = last + 1 == len(spoken) or spoken.sentences[last + 1] != spoken.sentences[last]
        if is_end:
            states = tuple({*states, *network.step(states, self._heard[self._end_number])})
        found: list[int] = []
        for index in range(last, -1, -1):
            if spoken.sentences[index] != spoken.sentences[last]:
                break
            number = self._classify((spoken.words[index], spoken.name_likely[index]))
            states = network.step(states, self._heard[number])
            if not states:
                break
            is_first = index == 0 or spoken.sentences[index - 1] != spoken.sentences[index]
            at_start = network.step(states, self._heard[self._start_number]) if is_first else ()
            if network.accepted((*states, *at_start)):
                found.append(index)
        return found[::-1]

    def matches(self, spoken: SpokenText) -> list[Match]:
        """Return the matches that count, in the order they end.

        A match whose first word is negated by a word before it does not count; of
        several beginnings the longest that counts is taken.
        """
        found: list[Match] = []
        negators = spoken.negators
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
