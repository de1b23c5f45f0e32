"""Completion: how far somebody is with a scenario, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

SOON_DAYS = 7
"""Days before it is due from which something is coming due."""


class Stand(StrEnum):
    """How far somebody is with what they are asked for."""

    DONE = "done"
    OVERDUE = "overdue"
    DUE_AGAIN = "due again"
    COMING_DUE = "coming due"
    SUBMITTED = "submitted"
    BEGUN = "begun"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Completion:
    """A submitted attempt that passed.

    Attributes:
        attempt_id: The attempt.
        at: When it was submitted, or decided about so that it passed; UTC.
        evidence: SHA-256 of the scorecard it rests on, as hex digits.
        is_decided: Whether a trainer's decision made it pass.
    """

    attempt_id: str
    at: datetime
    evidence: str
    is_decided: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """What the records count of one person and one scenario.

    Attributes:
        person_id, scenario_id: Whose, and which.
        attempts: All their attempts, also those kept private; 0 in what others than themselves are told.
        submitted: How many of them were submitted.
        first, latest: The first and the latest completion; None without one.
    """

    person_id: str
    scenario_id: str
    attempts: int = 0
    submitted: int = 0
    first: Completion | None = None
    latest: Completion | None = None


def stand_of(tally: Tally | None, *, due_on: date | None, valid_days: int | None, today: date) -> Stand:
    """Return how far somebody is with a scenario they are asked for.

    Args:
        tally: What the records count; None for nothing.
        due_on: The day it is due; None for no day. On that day it is not overdue yet.
        valid_days: How long a completion holds; None for ever.
        today: Today, in the calendar of whoever looks.
    """
    latest = tally.latest if tally else None
    if latest is not None:
        expires = None if valid_days is None else latest.at.date() + timedelta(days=valid_days)
        if expires is None or today <= expires:
            return Stand.DONE
        return Stand.DUE_AGAIN
    if due_on is not None and today > due_on:
        return Stand.OVERDUE
    if tally is not None and tally.submitted:
        return Stand.SUBMITTED
    if due_on is not None and today >= due_on - timedelta(days=SOON_DAYS):
        return Stand.COMING_DUE
    return Stand.BEGUN if tally is not None and tally.attempts else Stand.OPEN
