"""The columns of a table of completions, the same in every table format."""

from __future__ import annotations

from datetime import UTC, date, datetime

from simulator.domain.completion import Completion
from simulator.training.exports.completion_lines import CompletionLine

Value = str | int | bool | date | datetime | None
"""What stands in a cell; times are UTC."""

HEADINGS = (
    "employee number",
    "name",
    "email",
    "team",
    "active",
    "scenario",
    "title",
    "stands",
    "due on",
    "attempts submitted",
    "first completed (UTC)",
    "latest completed (UTC)",
    "holds until",
    "decided by a trainer",
    "evidence (SHA-256 of the scorecard)",
    "attempt",
)

NOT_ASSIGNED = "not assigned"
"""What stands for how far somebody is with something nobody asked them for."""


def row_of(line: CompletionLine) -> tuple[Value, ...]:
    """Return what stands under each heading for a line."""
    who, latest = line.somebody, line.latest
    return (
        who.number,
        who.person.name,
        who.email,
        who.team,
        who.is_active,
        line.scenario_id,
        line.scenario_title,
        line.stand.value if line.stand else NOT_ASSIGNED,
        line.due_on,
        line.submitted,
        _at(line.first),
        _at(latest),
        line.holds_until,
        latest.is_decided if latest else None,
        latest.evidence if latest else "",
        latest.attempt_id if latest else "",
    )


def _at(completion: Completion | None) -> datetime | None:
    return completion.at.astimezone(UTC) if completion else None
