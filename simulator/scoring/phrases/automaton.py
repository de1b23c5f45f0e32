"""Network: many patterns as one web of states. It knows nothing of texts; ``pattern_set`` walks it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.scoring.phrases.syntax import Choice, Edge, Gap, Part, PatternError, Sequence, Word

LARGEST = 400_000
"""States of one network; what 20,000 long phrases need."""

START, END = "^", "$"
"""What stands for the edges of a sentence; no word looks like them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a network knows of one word.

    Attributes:
        word: The word itself, "^" or "$"; "" where no pattern names it.
        beginnings: Beginnings that some pattern names and that it has.
        kinds: Kinds it belongs to ("number", "name").
        fits_gap: Whether a gap may reach over it.
    """

    word: str
    beginnings: tuple[str, ...]
    kinds: tuple[str, ...]
    fits_gap: bool


class State:
    """One state: where a word, a gap or nothing leads from it, and the patterns that are complete in it."""

    __slots__ = ("accepts", "by_beginning", "by_kind", "by_word", "gap", "silent", "whole")

    def __init__(self) -> None:
        self.by_word: dict[str, list[int]] = {}
        self.by_beginning: dict[str, list[int]] = {}
        self.by_kind: dict[str, list[int]] = {}
        self.gap: list[int] = []
        self.silent: list[int] = []
        self.accepts: list[int] = []
        self.whole: tuple[int, ...] | None = None


class Network:
    """Patterns laid over each other, sharing what they begin with. State 0 is the start."""

    def __init__(self) -> None:
        self._laid = [State()]
        self._states: list[State] | dict[int, State] = self._laid
        self._shared: dict[tuple[int, Part], int] = {}
        self.words: set[str] = set()
        self.beginnings: set[str] = set()

    def add(self, parts: Sequence, number: int) -> None:
        """Lay one more pattern in; ``number`` is what it is known by.

        Raises:
            PatternError: The patterns together are too large.
        """
        self._states[self._sequence(0, parts)].accepts.append(number)

    def _new(self) -> int:
        if len(self._laid) >= LARGEST:
            raise PatternError("There are too many long patterns together; use fewer or shorter ones.")
        self._laid.append(State())
        return len(self._laid) - 1

    def _sequence(self, state: int, parts: Sequence) -> int:
        for part in parts:
            key = (state, part)
            following = self._shared.get(key)
            if following is None:
                following = self._part(state, part)
                self._shared[key] = following
            state = following
        return state

    def _part(self, state: int, part: Part) -> int:
        match part:
            case Word():
                return self._word(state, part)
            case Gap(most):
                return self._gap(state, most)
            case Edge(mark):
                following = self._new()
                self._states[state].by_word.setdefault(mark, []).append(following)
                return following
            case Choice(ways):
                following = self._new()
                for way in ways:
                    self._states[self._sequence(state, way)].silent.append(following)
                return following
            case _:
                raise ValueError(f"{part} was never looked up")

    def _word(self, state: int, part: Word) -> int:
        following = self._new()
        here = self._states[state]
        for word in part.words:
            here.by_word.setdefault(word, []).append(following)
        for beginning in part.beginnings:
            here.by_beginning.setdefault(beginning, []).append(following)
        for kind in part.kinds:
            here.by_kind.setdefault(kind, []).append(following)
        self.words |= part.words
        self.beginnings |= part.beginnings
        return following

    def _gap(self, state: int, most: int) -> int:
        after = self._new()
        self._states[state].silent.append(after)
        for _ in range(most):
            following = self._new()
            self._states[state].gap.append(following)
            self._states[following].silent.append(after)
            state = following
        return after

    @property
    def laid(self) -> Iterable[State]:
        """The states in the order of their numbers, for whoever keeps them; none where they were kept."""
        return self._laid

    def reached(self, state: int) -> tuple[int, ...]:
        """Return a state with all that are reached from it without a word, where anything goes on."""
        here = self._states[state]
        if here.whole is None:
            seen, waiting = {state}, [state]
            while waiting:
                for following in self._states[waiting.pop()].silent:
                    if following not in seen:
                        seen.add(following)
                        waiting.append(following)
            here.whole = tuple(sorted(filter(self._goes_on, seen)))
        return here.whole

    def _goes_on(self, state: int) -> bool:
        here = self._states[state]
        return bool(here.by_word or here.by_beginning or here.by_kind or here.gap or here.accepts)

    def step(self, states: Iterable[int], heard: Heard) -> tuple[int, ...]:
        """Return the states after one more word, in ascending order.

        The edge of a sentence is no word: it may be named twice and is still one place.
        """
        found = self._after(states, heard)
        if heard.word in (START, END):
            waiting = found
            while waiting := self._after(waiting, heard) - found:
                found |= waiting
        return tuple(sorted(found))

    def _after(self, states: Iterable[int], heard: Heard) -> set[int]:
        found: set[int] = set()
        word, beginnings, kinds, fits_gap = heard.word, heard.beginnings, heard.kinds, heard.fits_gap
        for state in states:
            here = self._states[state]
            if word and word in here.by_word:
                self._take(here.by_word[word], found)
            if beginnings and here.by_beginning:
                for beginning in beginnings:
                    self._take(here.by_beginning.get(beginning, ()), found)
            if kinds and here.by_kind:
                for kind in kinds:
                    self._take(here.by_kind.get(kind, ()), found)
            if fits_gap and here.gap:
                self._take(here.gap, found)
        return found

    def _take(self, following: Iterable[int], found: set[int]) -> None:
        for state in following:
            found.update(self.reached(state))

    def accepted(self, states: Iterable[int]) -> tuple[int, ...]:
        """Return the numbers of the patterns that are complete in these states, in ascending order."""
        return tuple(sorted({number for state in states for number in self._states[state].accepts}))


def backwards(parts: Sequence) -> Sequence:
    """Return the same pattern read from its end."""
    return tuple(
        Choice(tuple(backwards(way) for way in part.ways)) if isinstance(part, Choice) else part
        for part in reversed(parts)
    )
