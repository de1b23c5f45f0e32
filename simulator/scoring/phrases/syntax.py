"""The pattern language: text -> a tree of parts; a mistake is a PatternError with its place.

``word``  ``(a|b c)``  ``[optional]``  ``bark~``  ``*``  ``...``  ``@set``  ``#number #time #name``
``{slot}``  ``^``  ``$``
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from simulator.scoring.normal_words import words_in

LONGEST_PATTERN = 1_000
"""Characters."""

DEEPEST = 6
"""Brackets inside brackets."""

MOST_ALTERNATIVES = 200
"""In one pair of round brackets."""

MOST_GAPS = 8
"""In one pattern."""

SHORT_GAP, LONG_GAP = 3, 8
"""The most words ``*`` and ``...`` reach over."""

KINDS = ("number", "name", "time")
"""What may follow ``#``."""

_PIECE = re.compile(
    r"\s*(?:(?P<gap>\.\.\.|…|\*)|(?P<mark>[()|\[\]^$])|@(?P<set>[a-z][a-z0-9_-]*)|#(?P<kind>[a-z]+)"
    r"|\{(?P<slot>[a-z][a-z0-9_.-]*)\}|(?P<word>(?:[^\W_]|['’&%]|(?<=[^\W_])[-.:](?=[^\W_]))+)(?P<open>~)?)"
)


class PatternError(ValueError):
    """A pattern that cannot be understood.

    Attributes:
        message: What is wrong and what to write instead, in plain words.
        position: Character of the pattern where it is wrong, from 0.
    """

    def __init__(self, message: str, position: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


@dataclass(frozen=True, slots=True)
class Word:
    """One word, any of several: whole words, beginnings of words, and kinds ("number", "name")."""

    words: frozenset[str] = frozenset()
    beginnings: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to ``most`` words of any kind, none of them a negator."""

    most: int


@dataclass(frozen=True, slots=True)
class Edge:
    """The start ("^") or the end ("$") of a sentence."""

    mark: str


@dataclass(frozen=True, slots=True)
class SetName:
    """A synonym set, still to be looked up; ``#time`` is the set "#time"."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class SlotName:
    """A fact's words, still to be looked up."""

    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; the empty one makes it optional."""

    ways: tuple[Sequence, ...]


Part = Word | Gap | Edge | SetName | SlotName | Choice
Sequence = tuple[Part, ...]


@lru_cache(maxsize=65_536)
def parse_pattern(text: str) -> Sequence:
    """Return the parts of a pattern.

    Raises:
        PatternError: The text is no pattern.
    """
    if len(text) > LONGEST_PATTERN:
        raise PatternError(f"A pattern has at most {LONGEST_PATTERN} characters.", LONGEST_PATTERN)
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._gaps = 0

    def whole(self) -> Sequence:
        parts = self._sequence(0)
        mark = self._next_mark()
        if mark == "|":
            raise PatternError("Put alternatives in round brackets: (a|b).", self._mark_at)
        if mark:
            raise PatternError(f"This {mark!r} closes nothing.", self._mark_at)
        if not parts:
            raise PatternError("This pattern has no words.", 0)
        return parts

    def _next_mark(self) -> str:
        """Return the bracket or bar that comes next without reading it, or "" at the end."""
        rest = self._text[self._at :]
        self._mark_at = self._at + len(rest) - len(rest.lstrip())
        return rest.lstrip()[:1] if rest.lstrip()[:1] in ("|", ")", "]") else ""

    def _sequence(self, depth: int) -> Sequence:
        parts: list[Part] = []
        while self._text[self._at :].strip() and not self._next_mark():
            parts.extend(self._part(depth))
        return tuple(parts)

    def _part(self, depth: int) -> Sequence:
        piece = _PIECE.match(self._text, self._at)
        start = self._mark_at
        if piece is None:
            wrong = self._text[start]
            raise PatternError(f"{wrong!r} means nothing in a pattern; leave it out.", start)
        self._at = piece.end()
        match piece.lastgroup:
            case "mark":
                mark = piece.group("mark")
                return (Edge(mark),) if mark in "^$" else (self._group(mark, depth, start),)
            case "gap":
                return (self._gap(piece.group("gap"), start),)
            case "set":
                return (SetName(piece.group("set"), start),)
            case "kind":
                return (_kind(piece.group("kind"), start),)
            case "slot":
                return (SlotName(piece.group("slot"), start),)
            case _:
                return _words(piece.group("word"), piece.group("open") is not None, start)

    def _gap(self, written: str, start: int) -> Gap:
        self._gaps += 1
        if self._gaps > MOST_GAPS:
            raise PatternError(f"A pattern has at most {MOST_GAPS} gaps.", start)
        return Gap(SHORT_GAP if written == "*" else LONG_GAP)

    def _group(self, opens: str, depth: int, start: int) -> Choice:
        if depth >= DEEPEST:
            raise PatternError(f"Brackets go at most {DEEPEST} deep.", start)
        closes = ")" if opens == "(" else "]"
        ways = [self._sequence(depth + 1)]
        while (mark := self._next_mark()) == "|":
            self._at = self._mark_at + 1
            ways.append(self._sequence(depth + 1))
        if mark != closes:
            raise PatternError(f"This {opens!r} is never closed.", start)
        self._at = self._mark_at + 1
        if not all(ways):
            raise PatternError("An alternative is empty; for optional words use [square brackets].", start)
        if len(ways) > MOST_ALTERNATIVES:
            raise PatternError(f"At most {MOST_ALTERNATIVES} alternatives; make it a word set.", start)
        return Choice((*ways, ()) if opens == "[" else tuple(ways))


def _kind(name: str, start: int) -> Part:
    if name not in KINDS:
        known = ", ".join(f"#{kind}" for kind in KINDS)
        raise PatternError(f"There is no #{name}; there are {known}.", start)
    return SetName("#time", start) if name == "time" else Word(kinds=frozenset({name}))


def _words(written: str, is_open: bool, start: int) -> Sequence:
    words = words_in(written)
    if not words:
        raise PatternError(f"{written!r} is never heard: fillers are left out before listening.", start)
    if not is_open:
        return tuple(Word(frozenset({word})) for word in words)
    whole = tuple(Word(frozenset({word})) for word in words[:-1])
    return (*whole, Word(beginnings=frozenset({words[-1]})))
