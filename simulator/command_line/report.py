"""``report``: who has completed what, what people find hard, and who should be reminded."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from simulator.command_line.titles import scenario_titles
from simulator.command_line.whose import records, trainee
from simulator.domain.completion import Stand
from simulator.domain.employment import Employment
from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.interface import RecordStore
from simulator.settings import data_folder
from simulator.training.assignments import PRESSING, Asked, AssigningError
from simulator.training.completion_sheet import (
    PEOPLE_A_PAGE,
    CompletionSheet,
    open_sheet,
    people_in,
    read_asked,
)
from simulator.training.exports.whole_file import whole_file
from simulator.training.found_hard import HardCounts, HardCriterion, HardScenario
from simulator.training.reminders import (
    Reminder,
    mail_addresses,
    read_reminders,
    reminders_csv,
    reminders_ics,
    without_email,
)

SUBJECT = "Practice that is due"
BODY = "Something you were asked to practise is due. Open Rapport: it stands on your first screen."


def report_completion(options: argparse.Namespace) -> int:
    """Tell how far each person is with what they are asked for."""
    today = _today()
    titles = scenario_titles(data_folder(options.data))
    with records(options) as store:
        viewer = trainee(options, store)
        sheet, people = _open(store, viewer, options.team)
        told = [
            (somebody, _once(asked))
            for some in _pages(people)
            for somebody, asked in zip(some, read_asked(store, viewer, sheet, some, today), strict=True)
        ]
    totals = Counter(one.stand for _, asked in told for one in asked)
    if options.json:
        people_json = [_person_json(somebody, asked) for somebody, asked in told]
        counts = {stand.value: totals[stand] for stand in PRESSING}
        told_json = {"day": today.isoformat(), "totals": counts, "people": people_json}
        print(json.dumps(told_json, ensure_ascii=False, indent=2))
        return 0
    for somebody, asked in told:
        _tell_person(somebody, asked, titles)
    summed = "  ·  ".join(f"{stand.value} {totals[stand]}" for stand in PRESSING if totals[stand])
    print(summed or "Nothing is assigned to anybody here.")
    return 0


def report_hard(options: argparse.Namespace) -> int:
    """Tell what people of a group find hard, as far as it is large enough."""
    counts = HardCounts()
    with records(options) as store:
        viewer = trainee(options, store)
        _, people = _open(store, viewer, options.team)
        for some in _pages(people):
            counts.add(store.submissions(viewer, [one.person.id for one in some]))
    found = counts.scenarios()
    if options.json:
        print(json.dumps([_hard_json(one) for one in found], ensure_ascii=False, indent=2))
        return 0
    for one in found:
        _tell_hard(one)
    if not found:
        print("Nobody here has submitted anything yet.")
    return 0


def report_reminders(options: argparse.Namespace) -> int:
    """Write or print whom to remind of what. Nothing is sent."""
    now = datetime.now().astimezone()
    titles = scenario_titles(data_folder(options.data))
    with records(options) as store:
        viewer = trainee(options, store)
        sheet, people = _open(store, viewer, options.team)
        found = [
            one
            for some in _pages(people)
            for one in read_reminders(store, viewer, sheet, some, titles, now.date())
        ]
        raw = _written(found, options.format, now)
        if options.out:
            with whole_file(Path(options.out), raw):
                store.note_in_audit(viewer, "exported", f"reminders: {counted(len(found), 'line', 'lines')}")
    _tell_reminders(found, raw, options)
    return 0


def _written(found: Sequence[Reminder], form: str, now: datetime) -> bytes:
    if form == "csv":
        return reminders_csv(found)
    if form == "ics":
        return reminders_ics(found, now)
    return "".join(f"{one}\n" for one in mail_addresses(found, SUBJECT, BODY)).encode()


def _tell_reminders(found: Sequence[Reminder], raw: bytes, options: argparse.Namespace) -> None:
    unreached = len(without_email(found))
    if options.json:
        told = {"reminders": len(found), "without_email": unreached, "file": options.out}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    elif options.out:
        print(f"{options.out}: {counted(len(found), 'reminder', 'reminders')}. Nothing was sent.")
    else:
        print(raw.decode("utf-8-sig").replace("\r\n", "\n"), end="")
    if options.format == "mailto" and unreached and not options.json:
        print(
            f"{counted(unreached, 'person has', 'people have')} no e-mail address on record.", file=sys.stderr
        )


def _open(
    store: RecordStore, viewer: Person, team: str | None
) -> tuple[CompletionSheet, tuple[Employment, ...]]:
    sheet = open_sheet(store, viewer)
    if team is None:
        return sheet, sheet.people
    name = next((one.team for one in sheet.people if one.team.casefold() == team.strip().casefold()), None)
    if not name:
        raise AssigningError(
            f"Nobody is in a team called {team[:60]!r}.", remedy="“people list” shows teams."
        )
    return sheet, people_in(sheet.people, team=name)


def _pages(people: Sequence[Employment]) -> Iterator[Sequence[Employment]]:
    for start in range(0, len(people), PEOPLE_A_PAGE):
        yield people[start : start + PEOPLE_A_PAGE]


def _once(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    pressing: dict[str, Asked] = {}
    for one in asked:
        pressing.setdefault(one.scenario_id, one)
    return tuple(pressing.values())


def _tell_person(somebody: Employment, asked: Sequence[Asked], titles: dict[str, str]) -> None:
    if not asked:
        return
    print("  ·  ".join(filter(None, (somebody.person.name, somebody.number, somebody.team))))
    for one in asked:
        day = f" ({one.due_on.isoformat()})" if one.due_on and one.stand is not Stand.DONE else ""
        print(f"    {one.stand.value + day:<26}  {titles.get(one.scenario_id, one.scenario_id)}")


def _person_json(somebody: Employment, asked: Sequence[Asked]) -> dict[str, Any]:
    return {
        "id": somebody.person.id,
        "number": somebody.number,
        "name": somebody.person.name,
        "team": somebody.team,
        "asked": [_asked_json(one) for one in asked],
    }


def _asked_json(one: Asked) -> dict[str, Any]:
    latest = one.tally.latest if one.tally else None
    return {
        "scenario": one.scenario_id,
        "assignment": one.assignment.id,
        "stand": one.stand.value,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "submitted": one.tally.submitted if one.tally else 0,
        "completed_at": latest.at.isoformat() if latest else None,
        "evidence": latest.evidence if latest else None,
        "decided": latest.is_decided if latest else False,
    }


def _hard_json(one: HardScenario) -> dict[str, Any]:
    if not one.is_told:
        return {"scenario": one.scenario_id, "title": one.title, "told": False}
    criteria = [{"id": each.criterion_id, "yes": each.met, "no": each.not_met} for each in one.criteria]
    return {
        "scenario": one.scenario_id,
        "title": one.title,
        "told": True,
        "people": one.people,
        "passed": one.passed,
        "criteria": criteria,
    }


def _tell_hard(one: HardScenario) -> None:
    if not one.is_told:
        print(f"{one.title}: fewer than five people submitted it, so nothing is told.")
        return
    print(f"{one.title}: {one.passed} of {one.people} passed")
    for each in sorted(one.criteria, key=_missed):
        print(f"    yes {each.met:>4}   no {each.not_met:>4}   {each.criterion_id}")


def _missed(each: HardCriterion) -> float:
    return each.met / (each.met + each.not_met)


def _today() -> date:
    return datetime.now().astimezone().date()
