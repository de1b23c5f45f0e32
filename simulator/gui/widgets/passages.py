"""Passages of a reply: where evidence stands in the text, also where it overlaps, in Qt's own units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from simulator.domain.evidence import Certainty
from simulator.domain.rubric import Counts, Side
from simulator.domain.scorecard import Judgement
from simulator.domain.wording import points_gained, side_word, verdict_words


@dataclass(frozen=True, slots=True)
class Passage:
    """One quote of one reply, and the criterion it counts towards.

    Attributes:
        turn: Number of the turn, from 1.
        start, end: In characters (code points) of the reply; equal when it was done, not said.
        quote: The words.
        because: Why it counts.
        criterion_id, title: The criterion.
        side: Relationship or task.
        is_against: Whether it lost points.
        is_sure: False where it waits for a person.
        words: Verdict and points in words, for those who hear the screen.
    """

    turn: int
    start: int
    end: int
    quote: str
    because: str
    criterion_id: str
    title: str
    side: Side
    is_against: bool
    is_sure: bool
    words: str

    @property
    def token(self) -> str:
        """The theme's colour for it."""
        return "bad" if self.is_against else self.side.value

    @property
    def is_said(self) -> bool:
        """Whether there are words to mark."""
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same passages cover. ``start`` and ``end`` are UTF-16 units."""

    start: int
    end: int
    passages: tuple[int, ...]


def passages_of(judgements: Iterable[Judgement]) -> tuple[Passage, ...]:
    """Return every quote that counts, in the order they were said, the longer first."""
    found = [
        _passage(judgement, index)
        for judgement in judgements
        for index, evidence in enumerate(judgement.evidence)
        if evidence.certainty is not Certainty.NO
    ]
    return tuple(sorted(found, key=lambda one: (one.turn, one.start, -one.end)))


def _passage(judgement: Judgement, index: int) -> Passage:
    criterion, evidence = judgement.criterion, judgement.evidence[index]
    words = ", ".join(
        filter(None, (side_word(criterion.side), verdict_words(judgement), points_gained(judgement)))
    )
    return Passage(
        evidence.turn,
        evidence.start,
        evidence.end,
        evidence.quote,
        evidence.because,
        criterion.id,
        criterion.title,
        criterion.side,
        criterion.counts is Counts.AGAINST,
        evidence.certainty is Certainty.YES,
        words,
    )


def utf16_offsets(text: str) -> list[int]:
    """Return where each character starts in Qt's UTF-16 units, and at the end their number."""
    offsets, at = [0], 0
    for character in text:
        at += 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004 - the last character of one unit
        offsets.append(at)
    return offsets


def pieces_of(text: str, passages: tuple[Passage, ...]) -> tuple[Piece, ...]:
    """Cut the marked parts of a text wherever a passage starts or ends; indices are those given."""
    offsets = utf16_offsets(text)
    last = len(text)
    spans = [(min(one.start, last), min(one.end, last)) for one in passages]
    edges = sorted({edge for span in spans for edge in span})
    pieces: list[Piece] = []
    for start, end in pairwise(edges):
        covering = tuple(n for n, (left, right) in enumerate(spans) if left <= start and end <= right)
        if covering:
            pieces.append(Piece(offsets[start], offsets[end], covering))
    return tuple(pieces)
