"""Assignment: which scenarios whom is asked to complete, by when, and for how long that holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from simulator.domain.employment import Employment

LONGEST_PATH = 100
"""Scenarios in one assignment."""


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: a day, or so many days after somebody's first day; neither is never.

    Days are calendar days, so that no change of clocks moves them.

    Raises:
        ValueError: Both are given, or the days are negative.
    """

    on: date | None = None
    days_after_start: int | None = None

    def __post_init__(self) -> None:
        if self.on is not None and self.days_after_start is not None:
            raise ValueError("due on a day, or so many days after the start, not both")
        if self.days_after_start is not None and self.days_after_start < 0:
            raise ValueError("days after the start are never negative")

    def for_person(self, started_on: date | None, assigned_on: date) -> date | None:
        """Return the day for somebody; without a known first day, days count from when it was assigned.

        Nobody is asked for something before it was assigned.
        """
        if self.on is not None or self.days_after_start is None:
            return self.on
        begins = max(started_on, assigned_on) if started_on else assigned_on
        return begins + timedelta(days=self.days_after_start)


@dataclass(frozen=True, slots=True)
class Assignment:
    """What some people are asked to complete.

    Attributes:
        id: A UUID as text.
        title: As lists call it.
        scenario_ids: The scenarios, in the order of the path; one alone is a path of one.
        person_ids: People it is for.
        teams: Teams it is for: whoever is in one, also if they join later.
        due: When.
        relationship_bar, task_bar: Per cent of each side that a passing attempt has; None takes the
            scenario's own bar.
        attempts_allowed: How many submitted attempts each scenario may take; None for any number.
        valid_days: How long a completion holds before it is due again; None for ever.
        manager_first: Whether it opens to a team only after the team's manager has completed it.
        assigned_on: The day it was made.
        is_withdrawn: Whether it was taken back; what was completed stays.

    Raises:
        ValueError: No scenario, too many, a bar outside 0 to 100, or numbers below 1.
    """

    id: str
    title: str
    scenario_ids: tuple[str, ...]
    assigned_on: date
    person_ids: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    due: Due = Due()
    relationship_bar: int | None = None
    task_bar: int | None = None
    attempts_allowed: int | None = None
    valid_days: int | None = None
    manager_first: bool = False
    is_withdrawn: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.scenario_ids) <= LONGEST_PATH:
            raise ValueError(f"an assignment has 1 to {LONGEST_PATH} scenarios")
        if any(bar is not None and not 0 <= bar <= 100 for bar in (self.relationship_bar, self.task_bar)):  # noqa: PLR2004
            raise ValueError("a bar is 0 to 100 per cent")
        if any(most is not None and most < 1 for most in (self.attempts_allowed, self.valid_days)):
            raise ValueError("attempts and days are at least 1")

    def is_for(self, somebody: Employment) -> bool:
        """Whether this person is asked for it."""
        if self.is_withdrawn or not somebody.is_active:
            return False
        return somebody.person.id in self.person_ids or (bool(somebody.team) and somebody.team in self.teams)
