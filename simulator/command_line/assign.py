"""``assign``: ask people to complete scenarios, list what is asked, take it back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from simulator.command_line.titles import scenario_titles
from simulator.command_line.whose import records, trainee
from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.interface import RecordStore
from simulator.settings import data_folder
from simulator.training.assignments import AssigningError, assign, find_person


def assign_scenarios(options: argparse.Namespace) -> int:
    """Assign, list or withdraw, as the options say."""
    today = datetime.now().astimezone().date()
    titles = scenario_titles(data_folder(options.data))
    with records(options) as store:
        by = trainee(options, store)
        if options.list:
            _list(store.assignments(by), titles, as_json=options.json)
            return 0
        if options.change:
            from simulator.command_line.assign_change import change_assignment

            change_assignment(options, store, by, _named(store.assignments(by), options.change), today)
            return 0
        if options.withdraw:
            made = replace(_named(store.assignments(by), options.withdraw), is_withdrawn=True)
            store.assign(by, made)
        else:
            made = assign(store, by, _wanted(options, store, by, titles, today), today)
        asked = sum(made.is_for(one) for one in store.employments(by))
    if options.json:
        print(json.dumps({**assignment_json(made), "people_asked": asked}, ensure_ascii=False, indent=2))
    elif made.is_withdrawn:
        print(f"“{made.title}” is withdrawn. What was completed stays.")
    else:
        who = f"{counted(asked, 'person is', 'people are')} asked"
        what = counted(len(made.scenario_ids), "scenario", "scenarios")
        print(f"“{made.title}” ({made.id[:8]}): {who} for {what}, {due_told(made.due)}.")
    return 0


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


def _wanted(
    options: argparse.Namespace, store: RecordStore, by: Person, titles: Mapping[str, str], today: date
) -> Assignment:
    if not options.scenarios:
        raise AssigningError("No scenario is named.", remedy="main.py assign barking-dog --team Claims")
    check_scenarios(options.scenarios, titles)
    everybody = [one for one in store.employments(by) if one.is_active]
    scenario_ids = tuple(dict.fromkeys(options.scenarios))
    title = titles[scenario_ids[0]]
    if len(scenario_ids) > 1:
        title = f"{title} and {len(scenario_ids) - 1} more"
    try:
        return Assignment(
            id="",
            title=" ".join((options.title or title).split()),
            scenario_ids=scenario_ids,
            assigned_on=today,
            person_ids=tuple(dict.fromkeys(find_person(everybody, one).person.id for one in options.to)),
            teams=tuple(dict.fromkeys(team_called(everybody, one) for one in options.team)),
            due=Due(day_of(options.due), options.due_after),
            relationship_bar=options.relationship_bar,
            task_bar=options.task_bar,
            attempts_allowed=options.attempts,
            valid_days=options.valid,
            manager_first=bool(options.manager_first),
        )
    except ValueError as error:
        raise AssigningError(f"This cannot be assigned: {error}.") from error


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
    """Return a team as the records spell it."""
    found = next((one.team for one in people if one.team.casefold() == wanted.strip().casefold()), "")
    if not found:
        raise AssigningError(
            f"Nobody is in a team called {wanted[:60]!r}.", remedy="“people list” shows teams."
        )
    return found


def _named(assignments: Sequence[Assignment], wanted: str) -> Assignment:
    found = [one for one in assignments if one.id.startswith(wanted.strip()) and not one.is_withdrawn]
    if len(found) != 1:
        problem = "No assignment" if not found else "More than one assignment"
        raise AssigningError(f"{problem} begins with {wanted[:40]!r}.", remedy="“assign --list” shows them.")
    return found[0]


def _list(assignments: Sequence[Assignment], titles: Mapping[str, str], *, as_json: bool) -> None:
    known = [one for one in assignments if not one.is_withdrawn]
    if as_json:
        print(json.dumps([assignment_json(one) for one in known], ensure_ascii=False, indent=2))
    for one in known if not as_json else ():
        people = counted(len(one.person_ids), "person", "people") if one.person_ids else ""
        whom = ", ".join(filter(None, (*one.teams, people)))
        print(f"{one.id[:8]}  {one.title}  ·  {whom}  ·  {due_told(one.due)}")
        print(f"          {', '.join(titles.get(each, each) for each in one.scenario_ids)}")
    if not known and not as_json:
        print("Nothing is assigned. Begin with:  main.py assign barking-dog --team TEAM --due DAY")
