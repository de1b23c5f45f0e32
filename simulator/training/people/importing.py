"""Importing people: from a file to the records, with what was planned in between."""

from __future__ import annotations

from datetime import date

from simulator.domain.people import Person
from simulator.domain.wording import counted
from simulator.records.hr_interface import HrRecords
from simulator.training.people.import_plan import ImportChoices, ImportPlan
from simulator.training.people.people_table import PeopleFileError, PeopleTable
from simulator.training.people.planning import plan_import, plan_words


def planned(
    store: HrRecords, by: Person, table: PeopleTable, choices: ImportChoices, today: date
) -> ImportPlan:
    """Return what an import would change, against the records as they are now.

    Raises:
        PeopleFileError: No column is the name.
        RecordsError: This person may not see who is on record, or they cannot be read.
    """
    return plan_import(table, choices, store.employments(by), today)


def import_people(store: HrRecords, by: Person, plan: ImportPlan) -> int:
    """Write what was planned, all or nothing; return how many people were written.

    Raises:
        PeopleFileError: A day can be two days, or the records have changed since it was planned, so
            that something else would be written than was shown.
        RecordsError: This person may not, or the records cannot be written.
    """
    if plan.ambiguous_day:
        raise ambiguous(plan.ambiguous_day)
    if store.employments(by) != plan.people:
        raise PeopleFileError(
            f"The records have changed since {plan.file} was looked at.",
            remedy="Look at the preview again; nothing was changed.",
        )
    if not plan.to_keep:
        return 0
    kept = store.keep_employments(by, plan.to_keep)
    store.note_in_audit(by, "file imported", f"{plan.file}: {plan_words(plan)}")
    return kept


def ambiguous(day: str) -> PeopleFileError:
    """Return the question which of two days is meant."""
    return PeopleFileError(
        f"Which day is {day}? Nothing in the file tells whether the day or the month comes first.",
        remedy="Say which: --dates day-first, or --dates month-first.",
    )


def kept_words(kept: int) -> str:
    """Return what was done, in a sentence."""
    return f"{counted(kept, 'person was', 'people were')} written." if kept else "Nothing was changed."
