"""Reply, Turn, Attempt: what one trainee said and did in one run of one scenario."""

from __future__ import annotations

import itertools
import unicodedata
from dataclasses import dataclass

from simulator.domain.delivery import Delivery

LONGEST_REPLY = 20_000
"""Characters; more than an hour of speech in one breath is a pasted document, not a reply."""


ANYTHING = "…"
"""Stands in ``Doubt.instead`` where a reply was hardly heard at all."""

PERHAPS = "?"
"""Stands in ``Doubt.instead`` before ways that are hardly likely."""


def clean_reply(text: str) -> str:
    """Return a reply as it is kept: one line, without control characters, trimmed.

    Line breaks and tabs become spaces. Direction marks and joiners stay: Arabic,
    Hebrew and emoji need them.
    """
    spaced = "".join(" " if ch in "\r\n\t\v\f\x85\u2028\u2029" else ch for ch in text)
    kept = (ch for ch in spaced if unicodedata.category(ch) not in ("Cc", "Cs"))
    return "".join(kept).strip()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A passage of a reply that may have been something else: it was heard, and not clearly.

    Attributes:
        start: Its first character in ``Reply.text``, from 0.
        end: One past its last; equal to ``start`` where something may have been missed.
        instead: What it may have been as well, likeliest first; "" is "nothing". `ANYTHING` among them:
            too little was heard to say what is missing from the reply. What stands behind `PERHAPS` is
            hardly likely: nothing is missing that it would bring, and nothing is lost that it would take.

    Raises:
        ValueError: The passage is none, or there is nothing it may have been.
    """

    start: int
    end: int
    instead: tuple[str, ...]

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end or not self.instead:
            raise ValueError(f"{self.start}..{self.end} is no passage, or may be nothing else")

    @property
    def likely(self) -> tuple[str, ...]:
        """What may well have been said; where it may have been anything, at least "nothing"."""
        ways = itertools.takewhile(lambda way: way != PERHAPS, self.instead)
        return tuple(way for way in ways if way != ANYTHING) or (("",) if ANYTHING in self.instead else ())

    @property
    def unlikely(self) -> tuple[str, ...]:
        """What can hardly have been said."""
        ways = itertools.dropwhile(lambda way: way != PERHAPS, self.instead)
        return tuple(way for way in ways if way not in (ANYTHING, PERHAPS))


@dataclass(frozen=True, slots=True)
class Reply:
    """What the trainee said, and did, in one turn.

    Attributes:
        text: The words that are scored; may be empty only when something was given.
        heard: The words as the listener first took them down; None if typed.
        doubts: The passages of ``text`` that were not heard clearly and that the trainee neither
            mended nor confirmed, in order and apart; none if typed.
        delivery: What a clock says of it; None if typed. Never scored.
        to: Ids of the characters it was addressed to by click or key; empty
            when nobody was chosen (then naming decides).
        gives: Id of the tray item handed over with it; None if nothing.
        rings: How often the telephone had rung when it was answered; None
            where nothing rang.
        answer_seconds: From the end of the customer's line to handing over
            the reply, in seconds; None if not measured.
        hints: How many hints were asked for before it.

    Raises:
        ValueError: Nothing was said or given, the text is too long or not
            cleaned, a number is negative, or doubts are out of order.
    """

    text: str
    heard: str | None = None
    to: tuple[str, ...] = ()
    gives: str | None = None
    rings: int | None = None
    answer_seconds: float | None = None
    hints: int = 0
    doubts: tuple[Doubt, ...] = ()
    delivery: Delivery | None = None

    def __post_init__(self) -> None:
        if not self.text and self.gives is None:
            raise ValueError("a reply needs at least one word, or something given")
        if self.text != clean_reply(self.text):
            raise ValueError("clean_reply() the text first")
        if len(self.text) > LONGEST_REPLY:
            raise ValueError(f"the reply has {len(self.text)} characters; {LONGEST_REPLY} are the most")
        if self.hints < 0 or (self.rings or 0) < 0 or (self.answer_seconds or 0) < 0:
            raise ValueError("hints, rings and seconds are never negative")
        ends = [0, *(doubt.end for doubt in self.doubts)]
        if ends[-1] > len(self.text) or any(d.start < end for d, end in zip(self.doubts, ends, strict=False)):
            raise ValueError("doubts stand in the text, in order, and do not overlap")


@dataclass(frozen=True, slots=True)
class Choice:
    """How the customer took a reply: which branch, and what the reply earned.

    It is kept with the turn, so that an attempt replays the same for ever,
    whatever later versions of the program would hear in the words.

    Attributes:
        branch: Index of the branch taken, from 0.
        earned: Ids of the criteria this reply met, sorted.
    """

    branch: int
    earned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """One customer line and the reply to it. ``number`` counts from 1."""

    number: int
    node_id: str
    reply: Reply
    choice: Choice


@dataclass(frozen=True, slots=True)
class Attempt:
    """One trainee's run through one scenario; everything else is recomputed from it.

    Attributes:
        scenario_id: The scenario's id.
        digest: SHA-256 of the scenario file's text, as 64 hex digits.
        seed: Draws the facts; from 0.
        turns: What happened so far, in order.
    """

    scenario_id: str
    digest: str
    seed: int
    turns: tuple[Turn, ...] = ()
