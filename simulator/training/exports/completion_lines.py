"""CompletionLine: how one person stands with one scenario, ready to be written in any format. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simulator.domain.assignment import Assignment
from simulator.domain.completion import Completion, Stand, Tally, stand_of
from simulator.domain.employment import Employment


@dataclass(frozen=True, slots=True)
class CompletionLine:
    """How somebody stands with a scenario.

    Attributes:
        somebody: Who.
        scenario_id, scenario_title: Which.
        stand: How far they are; None if nobody asked them for it.
        due_on: The day it is due; None for no day.
        holds_until: The last day on which the latest completion holds; None for ever, or without one.
        submitted: How many attempts were submitted.
        first, latest: The first and the latest completion; None without one.
    """

    somebody: Employment
    scenario_id: str
    scenario_title: str
    stand: Stand | None
    due_on: date | None = None
    holds_until: date | None = None
    submitted: int = 0
    first: Completion | None = None
    latest: Completion | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    due_on: date | None
    valid_days: int | None


def completion_lines(
    people: Sequence[Employment],
    assignments: Iterable[Assignment],
    tallies: Iterable[Tally],
    titles: Mapping[str, str],
    today: date,
) -> tuple[CompletionLine, ...]:
    """Return a line for each scenario somebody is asked for or has submitted, by person as they are given.

    Where several assignments ask for the same scenario, the earliest day and the shortest validity count.

    Args:
        people: Whose lines; what is counted of others is left out.
        assignments: Who is asked for what.
        tallies: What the records count.
        titles: What scenarios are called; one that is not named is called by its id.
        today: Today, in the calendar of whoever looks.
    """
    counted: dict[str, dict[str, Tally]] = {}
    for tally in tallies:
        counted.setdefault(tally.person_id, {})[tally.scenario_id] = tally
    asking = tuple(assignments)
    lines: list[CompletionLine] = []
    for somebody in people:
        asked = _asked_of(somebody, asking)
        theirs = counted.get(somebody.person.id, {})
        told = dict.fromkeys((*asked, *(id_ for id_ in sorted(theirs) if theirs[id_].submitted)))
        lines += [
            _line(somebody, id_, titles.get(id_, id_), asked.get(id_), theirs.get(id_), today) for id_ in told
        ]
    return tuple(lines)


def _asked_of(somebody: Employment, assignments: tuple[Assignment, ...]) -> dict[str, _Asked]:
    found: dict[str, _Asked] = {}
    for one in assignments:
        if not one.is_for(somebody):
            continue
        due_on = one.due.for_person(somebody.started_on, one.assigned_on)
        for id_ in one.scenario_ids:
            before = found.get(id_, _Asked(None, None))
            found[id_] = _Asked(_earlier(before.due_on, due_on), _fewer(before.valid_days, one.valid_days))
    return found


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _fewer(one: int | None, other: int | None) -> int | None:
    return min((days for days in (one, other) if days is not None), default=None)


def _line(
    somebody: Employment,
    scenario_id: str,
    title: str,
    asked: _Asked | None,
    tally: Tally | None,
    today: date,
) -> CompletionLine:
    valid_days = asked.valid_days if asked else None
    due_on = asked.due_on if asked else None
    latest = tally.latest if tally else None
    return CompletionLine(
        somebody=somebody,
        scenario_id=scenario_id,
        scenario_title=title,
        stand=stand_of(tally, due_on=due_on, valid_days=valid_days, today=today) if asked else None,
        due_on=due_on,
        holds_until=latest.at.date() + timedelta(days=valid_days) if latest and valid_days else None,
        submitted=tally.submitted if tally else 0,
        first=tally.first if tally else None,
        latest=latest,
    )
