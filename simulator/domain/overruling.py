"""Overruling: what a person makes of a criterion that the program has judged; it stands above the verdict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from simulator.domain.people import Person
from simulator.domain.verdict import Verdict

LONGEST_REASON = 1_000
"""Characters."""


class Decision(StrEnum):
    """What a person says. Withdrawing leaves it to the program again."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Overruling:
    """One decision about one criterion of one attempt. It is kept for ever; a later one stands above it.

    Attributes:
        id: A UUID as text.
        attempt_id: The attempt.
        criterion_id: The criterion.
        turn: The reply it is about, from 1; None for the whole conversation.
        machine: What the program had made of it.
        decision: What the person says.
        reason: Why, in the person's words; may be empty.
        quote: The words of a reply it rests on; "" if none were named.
        by: Who says so.
        is_own_view: Whether it is the trainee's about their own attempt: shown, and changes no result.
        at: UTC.
    """

    id: str
    attempt_id: str
    criterion_id: str
    turn: int | None
    machine: Verdict
    decision: Decision
    reason: str
    quote: str
    by: Person
    is_own_view: bool
    at: datetime
