"""``assign``: ask people to complete scenarios, list what is asked, take it back."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from simulator.command_line.assign_change import change_assignment
from simulator.command_line.assigned import (
    assignment_json,
    check_scenarios,
    day_of,
    due_told,
    team_called,
)
from simulator.command_line.titles import scenario_titles
from simulator.command_line.whose import records, trainee
from simulator.domain.assignment import Assignment, Due
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
