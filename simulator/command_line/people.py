"""``people import`` and ``people list``: who is on record."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

from simulator.command_line import streams
from simulator.command_line.whose import records, trainee
from simulator.domain.employment import Employment
from simulator.domain.wording import counted
from simulator.training.people.days import DateOrder
from simulator.training.people.headings import PRESETS, Field, guessed_columns, heading_key, preset_for
from simulator.training.people.import_plan import Change, ImportChoices, ImportPlan, NewNumber, PlannedRow
from simulator.training.people.importing import ambiguous, import_people, kept_words, planned
from simulator.training.people.people_file import read_people_file
from simulator.training.people.people_table import PeopleFileError, PeopleTable
from simulator.training.people.planning import plan_words

_MOST_TOLD = 40
"""Rows of each kind, on a screen; JSON has them all."""


def bring_in(options: argparse.Namespace) -> int:
    """Say what a file would change, and change it unless ``--dry-run``; 1 if rows were left out."""
    today = datetime.now().astimezone().date()
    with records(options) as store:
        by = trainee(options, store)
        table = read_people_file(Path(options.file))
        choices = _choices(options, table)
        plan = planned(store, by, table, choices, today)
        if plan.ambiguous_day:
            raise ambiguous(plan.ambiguous_day)
        kept = 0 if options.dry_run else import_people(store, by, plan)
    if options.json:
        print(json.dumps(_plan_json(plan, table, choices, kept), ensure_ascii=False, indent=2))
    else:
        _tell(plan, table, choices)
        print("Nothing was written: this was a dry run." if options.dry_run else kept_words(kept))
    return 1 if plan.counts[Change.REFUSED] or plan.counts[Change.ASKED] else 0


def list_people(options: argparse.Namespace) -> int:
    """List who is on record, by name."""
    with records(options) as store:
        everybody = store.employments(trainee(options, store))
    wanted = [one for one in everybody if _is_wanted(one, options)]
    if options.json:
        print(json.dumps([_person_json(one) for one in wanted], ensure_ascii=False, indent=2))
        return 0
    for one in wanted:
        has_left = "" if one.is_active else "has left"
        parts = (one.number, one.team, one.email, has_left, _role(one))
        print(f"{one.person.name:<32}  {'  ·  '.join(filter(None, parts))}".rstrip())
    if not wanted:
        print("Nobody is here. Bring people in with:  main.py people import FILE", file=sys.stderr)
    return 0


def _is_wanted(one: Employment, options: argparse.Namespace) -> bool:
    is_in_team = options.team is None or one.team.casefold() == options.team.strip().casefold()
    return is_in_team and (one.is_active or options.left)


def _role(one: Employment) -> str:
    return {"trainee": "", "trainer": "trainer", "hr": "HR"}[one.person.role.value]


def _choices(options: argparse.Namespace, table: PeopleTable) -> ImportChoices:
    preset = PRESETS[options.preset] if options.preset else preset_for(table.headings)
    columns: dict[Field, str] = guessed_columns(table.headings, preset)
    by_key = {heading_key(heading): heading for heading in table.headings}
    pairs: list[tuple[str, str]] = options.map
    for name, wanted in pairs:
        field = Field(name)
        columns.pop(field, None)
        if not wanted:
            continue
        heading = wanted if wanted in table.headings else by_key.get(heading_key(wanted))
        if heading is None:
            raise PeopleFileError(
                f"{table.name} has no column {wanted!r}.",
                remedy=f"Its columns are: {', '.join(table.headings[:_MOST_TOLD])}.",
            )
        columns = {other: at for other, at in columns.items() if at != heading}
        columns[field] = heading
    return ImportChoices(
        columns,
        DateOrder(options.dates) if options.dates else None,
        NewNumber(options.new_numbers),
        options.everybody,
    )


def _tell(plan: ImportPlan, table: PeopleTable, choices: ImportChoices) -> None:
    print(f"{table.name}: {table.form}, {counted(len(table.rows), 'row', 'rows')}.")
    print("Columns: " + ", ".join(f"{field} = {heading}" for field, heading in choices.columns.items()))
    for note in plan.notes:
        print(note)
    for change in Change:
        rows = [row for row in plan.rows if row.change is change]
        if not rows or change in (Change.UNCHANGED, Change.PASSED_OVER):
            continue
        print(f"\n{change.value.capitalize()} ({len(rows):,})")
        for row in rows[:_MOST_TOLD]:
            print(f"  {_told(row)}")
        if len(rows) > _MOST_TOLD:
            print(f"  … and {len(rows) - _MOST_TOLD:,} more; --json has them all")
    print(f"\n{plan_words(plan)}")
    if plan.counts[Change.ASKED]:
        streams.say("Say what new numbers mean with:  --new-numbers same, or --new-numbers new")


def _told(row: PlannedRow) -> str:
    place = f"line {row.line:,}" if row.line else "–"
    return "  ·  ".join(filter(None, (place, row.name or "(no name)", row.number, row.words)))


def _plan_json(plan: ImportPlan, table: PeopleTable, choices: ImportChoices, kept: int) -> dict[str, Any]:
    return {
        "file": table.name,
        "form": table.form,
        "rows": len(table.rows),
        "columns": {str(field): heading for field, heading in choices.columns.items()},
        "notes": list(plan.notes),
        "counts": {str(change): number for change, number in plan.counts.items()},
        "written": kept,
        "people": [
            {
                "line": row.line or None,
                "change": str(row.change),
                "name": row.name,
                "number": row.number,
                "differences": [
                    {"what": one.what, "was": one.was, "will_be": one.will_be} for one in row.differences
                ],
                "note": row.note,
            }
            for row in plan.rows
        ],
    }


def _person_json(one: Employment) -> dict[str, Any]:
    return {
        "id": one.person.id,
        "name": one.person.name,
        "role": str(one.person.role),
        "number": one.number,
        "email": one.email,
        "team": one.team,
        "manager_number": one.manager_number,
        "started_on": _day_json(one.started_on),
        "is_active": one.is_active,
    }


def _day_json(day: date | None) -> str | None:
    return day.isoformat() if day else None
