"""Assignments at a terminal: how they are told, and how what was typed about them is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.wording import counted
from simulator.training.assignments import AssigningError


def assignment_json(one: Assignment) -> dict[str, Any]:
    """Return an assignment as it is told in JSON."""
    return {
        "id": one.id,
        "title": one.title,
        "scenarios": list(one.scenario_ids),
        "people": list(one.person_ids),
        "teams": list(one.teams),
        "due_on": one.due.on.isoformat() if one.due.on else None,
        "due_days_after_start": one.due.days_after_start,
        "relationship_bar": one.relationship_bar,
        "task_bar": one.task_bar,
        "attempts_allowed": one.attempts_allowed,
        "valid_days": one.valid_days,
        "manager_first": one.manager_first,
        "assigned_on": one.assigned_on.isoformat(),
        "withdrawn": one.is_withdrawn,
    }


def due_told(due: Due) -> str:
    """Return when something is due, in words."""
    if due.on is not None:
        return f"due on {due.on.isoformat()}"
    if due.days_after_start is not None:
        return f"due {counted(due.days_after_start, 'day', 'days')} after they begin"
    return "with no day"


def check_scenarios(ids: Sequence[str], titles: Mapping[str, str]) -> None:
    """Refuse scenarios that are not on this computer.

    Raises:
        AssigningError: One of them is not.
    """
    for one in ids:
        if one not in titles:
            raise AssigningError(f"There is no scenario called {one[:60]!r}.", remedy="“check” lists them.")


def day_of(text: str | None) -> date | None:
    """Return a day as it was typed; None for none.

    Raises:
        AssigningError: It is no day.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise AssigningError(f"{text[:40]!r} is no day.", remedy="Write it as 2026-12-24.") from error


def team_called(people: Sequence[Employment], wanted: str) -> str:
    """Return a team as the records spell it.

    Raises:
        AssigningError: Nobody is in one of that name.
    """
    found = next((one.team for one in people if one.team.casefold() == wanted.strip().casefold()), "")
    if not found:
        raise AssigningError(
            f"Nobody is in a team called {wanted[:60]!r}.", remedy="“people list” shows teams."
        )
    return found
