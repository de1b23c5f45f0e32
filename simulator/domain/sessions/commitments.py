"""Commitments: one thing each person means to do, and what became of it when the room meets again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from simulator.domain.sessions.session import Happening

COMMITTED = "committed"
"""Told: participant, an id; text. Each person's last one holds; without text it is taken back."""
FOLLOWED_UP = "followed-up"
"""Told: participant, an id here; session and number, where it was made; outcome, an Outcome or ""."""

LONGEST_COMMITMENT: Final = 240
"""Characters."""


class Outcome(StrEnum):
    """What became of a commitment, in the person's own words about themselves."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody means to do.

    Attributes:
        number: The happening in which they said so.
        at: UTC.
        participant: Their id in that session.
        text: Their words.
    """

    number: int
    at: datetime
    participant: str
    text: str


@dataclass(frozen=True, slots=True)
class EarlierCommitment:
    """A commitment that comes back.

    Attributes:
        session_id, session_title: Where it was made.
        commitment: What it was.
        outcome: What became of it, as last said; None if nobody has asked yet.
    """

    session_id: str
    session_title: str
    commitment: Commitment
    outcome: Outcome | None = None


def commitments_of(happenings: Iterable[Happening]) -> tuple[Commitment, ...]:
    """Return the commitments made in one session: each person's last, in the order they were made."""
    found: dict[str, Commitment] = {}
    for happening in happenings:
        made = commitment_in(happening)
        if made is None:
            continue
        found.pop(made.participant, None)
        if made.text:
            found[made.participant] = made
    return tuple(found.values())


def commitment_in(happening: Happening) -> Commitment | None:
    """Return the commitment this happening is; its text is empty where it takes one back."""
    participant, text = happening.told.get("participant"), happening.told.get("text")
    if happening.what != COMMITTED or not isinstance(participant, str) or not isinstance(text, str):
        return None
    return Commitment(happening.number, happening.at, participant, tidy_commitment(text))


def outcomes_in(happenings: Iterable[Happening]) -> dict[tuple[str, int], Outcome | None]:
    """Return what became of earlier commitments, by session id and the number they were made under."""
    found: dict[tuple[str, int], Outcome | None] = {}
    for happening in happenings:
        session, number = happening.told.get("session"), happening.told.get("number")
        if happening.what == FOLLOWED_UP and isinstance(session, str) and isinstance(number, int):
            said = happening.told.get("outcome")
            found[session, number] = next((one for one in Outcome if one == said), None)
    return found


def tidy_commitment(text: str) -> str:
    """Return the words without line breaks and double spaces, at most LONGEST_COMMITMENT of them."""
    return " ".join(text.split())[:LONGEST_COMMITMENT].rstrip()
