"""``assign --change``: what is named is changed, the rest stays; and what that means to whom."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import date
from typing import Any

from simulator.command_line.assigned import assignment_json, check_scenarios, day_of, due_told, team_called
from simulator.command_line.titles import scenario_titles
from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.records.interface import RecordStore
from simulator.settings import data_folder
from simulator.training.assignments import AssigningError, find_person
from simulator.training.changing import ChangeCount, changed_terms, keep_change

NO_DAY = "none"
_PAGE = 200


def change_assignment(
    options: argparse.Namespace, store: RecordStore, by: Person, before: Assignment, today: date
) -> None:
    """Change an assignment as the options say, and print what it means.

    Raises:
        SimulatorError: It cannot be changed so; nothing was.
    """
    people = store.employments(by)
    after = _changed(options, before, people)
    count = ChangeCount(before, after, today)
    for start in range(0, len(people), _PAGE):
        count.add(store, by, people[start : start + _PAGE])
    if not options.dry_run and after != before:
        keep_change(store, by, before, after, today)
    terms = changed_terms(before, after)
    if options.json:
        told = {"changed": list(terms), "means": list(count.sentences()), "is_kept": not options.dry_run}
        print(json.dumps(assignment_json(after) | told, ensure_ascii=False, indent=2))
        return
    what = f"{'would change' if options.dry_run else 'changed'}: {', '.join(terms) or 'nothing'}"
    print(f"“{after.title}” ({after.id[:8]}), {due_told(after.due)}; {what}.")
    for sentence in count.sentences():
        print(f"  {sentence}.")


def _changed(options: argparse.Namespace, before: Assignment, people: tuple[Employment, ...]) -> Assignment:
    check_scenarios(options.scenarios, scenario_titles(data_folder(options.data)))
    wanted: dict[str, Any] = {}
    if options.title:
        wanted["title"] = " ".join(options.title.split())
    if options.scenarios:
        wanted["scenario_ids"] = tuple(dict.fromkeys(options.scenarios))
    if options.to or options.team:
        active = [one for one in people if one.is_active]
        wanted["person_ids"] = tuple(dict.fromkeys(find_person(active, one).person.id for one in options.to))
        wanted["teams"] = tuple(dict.fromkeys(team_called(active, one) for one in options.team))
    if options.due is not None or options.due_after is not None:
        is_none = (options.due or "").casefold() == NO_DAY
        wanted["due"] = _due(None if is_none else options.due, options.due_after)
    wanted |= _terms(options)
    try:
        return replace(before, **wanted)
    except ValueError as error:
        raise AssigningError(f"This cannot be assigned: {error}.") from error


def _terms(options: argparse.Namespace) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    for name, given in (("valid_days", options.valid), ("attempts_allowed", options.attempts)):
        if given is not None:
            wanted[name] = given or None
    if options.scenario_bars:
        wanted |= {"relationship_bar": None, "task_bar": None}
    for name in ("relationship_bar", "task_bar", "manager_first"):
        if (given := getattr(options, name)) is not None:
            wanted[name] = given
    return wanted


def _due(on: str | None, days_after: int | None) -> Due:
    try:
        return Due(day_of(on), days_after)
    except ValueError as error:
        raise AssigningError(f"This cannot be assigned: {error}.") from error
