"""Counting: from attempts to tallies. The one rule of what a completion is; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from simulator.domain.completion import Completion, Tally


@dataclass(frozen=True, slots=True)
class Countable:
    """What is counted of one attempt.

    Attributes:
        attempt_id: The attempt.
        submitted_at: UTC; None if it is kept private.
        evidence: What proves the program's result.
        passed: What the program made of it.
        decided: With trainers' decisions: whether it passed, what proves it, and when it was first
            decided to pass; None without decisions.
    """

    attempt_id: str
    submitted_at: datetime | None
    evidence: str
    passed: bool | None
    decided: tuple[bool | None, str, datetime | None] | None = None


def completion_of(one: Countable) -> Completion | None:
    """Return the completion that an attempt is; None if it is none: not submitted, or not passed."""
    if one.submitted_at is None:
        return None
    if one.decided is None:
        return Completion(one.attempt_id, one.submitted_at, one.evidence) if one.passed else None
    passed, evidence, passed_at = one.decided
    if not passed:
        return None
    if one.passed:
        return Completion(one.attempt_id, one.submitted_at, evidence)
    at = max(one.submitted_at, passed_at or one.submitted_at)
    return Completion(one.attempt_id, at, evidence, is_decided=True)


def tally_of(person_id: str, scenario_id: str, attempts: Iterable[Countable]) -> Tally:
    """Return the tally of one person and one scenario.

    Args:
        person_id: Whose attempts they are.
        scenario_id: The scenario.
        attempts: All of them, in any order.
    """
    count = submitted = 0
    first: Completion | None = None
    latest: Completion | None = None
    for one in attempts:
        count += 1
        submitted += one.submitted_at is not None
        completion = completion_of(one)
        if completion is None:
            continue
        if first is None or _order(completion) < _order(first):
            first = completion
        if latest is None or _order(completion) >= _order(latest):
            latest = completion
    return Tally(person_id, scenario_id, count, submitted, first, latest)


def _order(one: Completion) -> tuple[datetime, str]:
    """What tells the first and the latest, whatever order attempts came in from other computers."""
    return one.at, one.attempt_id
