"""Moment: one reply in its place, with all that a condition may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from simulator.domain.attempt import Reply
from simulator.domain.facts import Facts


@dataclass(frozen=True, slots=True)
class Line:
    """What was just said to the trainee.

    Attributes:
        speaker: Id of the character.
        text: The words, with the facts filled in; may be empty when only something was done.
        does: What can be seen or heard beside the words, e.g. "hides behind her father".
    """

    speaker: str
    text: str
    does: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One reply in its place in the conversation.

    A single text may also be judged outside any conversation; then what is not
    known is None, and conditions about it hold: nobody is blamed for what
    cannot be seen.

    Attributes:
        reply: What the trainee said and did.
        turn: Number of the turn, from 1.
        line: The customer's line just before.
        facts: The facts of this attempt.
        people: Character id -> the names the character answers to ("Mia", "Miss Rossi").
        customer: Id of the main customer; the one spoken to when nobody is named.
        node_id: The node the customer was at; None where not known.
        part: "opening", "middle" or "close"; None where not known.
        told: Topic -> the turn in which the customer told it, counting the line just before as
            this turn; None where not known.
        mood: 0 to 100, before the reply is taken in.
        remembered: What earlier branches asked to remember.
        earned: Ids of criteria met by earlier replies.
        given: Ids of the tray items handed over before.
        asks_meaning: Whether the meaning of the words is asked as well. Customers go by wording, which is
            the same on every machine.
    """

    reply: Reply
    turn: int
    line: Line
    facts: Facts
    people: Mapping[str, tuple[str, ...]]
    customer: str
    node_id: str | None = None
    part: str | None = None
    told: Mapping[str, int] | None = None
    mood: int = 50
    remembered: frozenset[str] = frozenset()
    earned: frozenset[str] = frozenset()
    given: tuple[str, ...] = field(default=())
    asks_meaning: bool = False
