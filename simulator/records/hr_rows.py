"""Between rows and values of what HR keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import cast

from sqlalchemy import RowMapping

from simulator.domain.assignment import Assignment, Due
from simulator.domain.completion import Completion, Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.domain.verdict import Verdict
from simulator.records.counting import Countable
from simulator.records.hr_interface import Submission
from simulator.records.hr_refusals import tidy_detail
from simulator.records.results import Outcome, Proof, Result
from simulator.records.rows import Row, as_kept, as_shown, damaged_row


def employment_row(one: Employment) -> Row:
    """Return somebody's employment as a row of ``employments``.

    Raises:
        RecordsError: Something is too long.
    """
    return {
        "person_id": one.person.id,
        "number": tidy_detail(one.number, "The employee number"),
        "email": tidy_detail(one.email, "The e-mail address"),
        "team": tidy_detail(one.team, "The team"),
        "manager_number": tidy_detail(one.manager_number, "The manager's number"),
        "started_on": one.started_on,
        "is_active": one.is_active,
    }


_ROLES = {role.value: role for role in Role}

EmploymentColumns = tuple[str, str, str, str | None, str, str, str, str | None, int]
"""A row of ``sql_employments.EMPLOYMENTS`` as the driver reads it."""


def employment_from(row: EmploymentColumns) -> Employment:
    """Return somebody on record, with their employment if there is one.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        id_, name, role, number, email, team, manager_number, started_on, is_active = row
        person = Person(id_, name, _ROLES[role])
        if number is None:
            return Employment(person)
        began = None if started_on is None else date.fromisoformat(started_on)
        return Employment(person, number, email, team, manager_number, began, bool(is_active))
    except (LookupError, ValueError, TypeError) as error:
        raise damaged_row("somebody's employment") from error


def assignment_row(one: Assignment) -> Row:
    """Return an assignment as a row of ``assignments``; the people it is for are rows of their own.

    Raises:
        RecordsError: Its title is too long.
    """
    return {
        "id": one.id,
        "title": tidy_detail(one.title, "The title"),
        "scenarios": json.dumps(one.scenario_ids, ensure_ascii=False),
        "teams": json.dumps(one.teams, ensure_ascii=False),
        "due_on": one.due.on,
        "due_days": one.due.days_after_start,
        "relationship_bar": one.relationship_bar,
        "task_bar": one.task_bar,
        "attempts_allowed": one.attempts_allowed,
        "valid_days": one.valid_days,
        "manager_first": one.manager_first,
        "assigned_on": one.assigned_on,
        "is_withdrawn": one.is_withdrawn,
    }


def assignment_from(row: RowMapping, person_ids: Iterable[str]) -> Assignment:
    """Return a row of ``assignments`` with the people it is for.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return Assignment(
            id=row["id"],
            title=row["title"],
            scenario_ids=_words(row["scenarios"]),
            assigned_on=row["assigned_on"],
            person_ids=tuple(person_ids),
            teams=_words(row["teams"]),
            due=Due(row["due_on"], row["due_days"]),
            relationship_bar=row["relationship_bar"],
            task_bar=row["task_bar"],
            attempts_allowed=row["attempts_allowed"],
            valid_days=row["valid_days"],
            manager_first=row["manager_first"],
            is_withdrawn=row["is_withdrawn"],
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("an assignment") from error


def decided_row(attempt_id: str, outcome: Outcome) -> Row:
    """Return what an attempt comes to with decisions as a row of ``decided_results``."""
    result = outcome.result
    return {
        "attempt_id": attempt_id,
        "passed": result.passed,
        "relationship_points": result.relationship_points,
        "relationship_of": result.relationship_of,
        "task_points": result.task_points,
        "task_of": result.task_of,
        "evidence": outcome.proof.evidence,
        "verdicts": verdicts_text(outcome.proof.verdicts),
    }


def countable_from(row: RowMapping) -> Countable:
    """Return a row of ``sql_tallies.COUNTABLE``."""
    decided = None
    if row["decided_evidence"] is not None:
        decided = (row["decided_passed"], row["decided_evidence"], _shown(row["passed_at"]))
    return Countable(row["id"], _shown(row["submitted_at"]), row["evidence"] or "", row["passed"], decided)


def tally_row(tally: Tally) -> Row:
    """Return a tally as a row of ``tallies``."""
    return {
        "person_id": tally.person_id,
        "scenario_id": tally.scenario_id,
        "attempts": tally.attempts,
        "submitted": tally.submitted,
        **_completion_columns("first", tally.first),
        **_completion_columns("latest", None if tally.latest == tally.first else tally.latest),
    }


TallyColumns = tuple[str, str, int, int, str | None, str, str, int, str | None, str, str, int]
"""A row of ``tallies`` as the driver reads it."""


def tally_from(row: TallyColumns, *, is_own: bool) -> Tally:
    """Return a row of ``tallies``, without what is private if it is another's.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        person_id, scenario_id, attempts, submitted, first_id, at, evidence, is_decided = row[:8]
        first = latest = None
        if first_id is not None:
            first = latest = _completion(first_id, at, evidence, is_decided)
        latest_id = row[8]
        if latest_id is not None:
            latest = _completion(latest_id, *row[9:])
        return Tally(person_id, scenario_id, attempts if is_own else 0, submitted, first, latest)
    except (ValueError, TypeError) as error:
        raise damaged_row("the count of somebody's attempts") from error


def submission_from(row: RowMapping) -> Submission:
    """Return a row of ``attempts`` with the columns of ``sql_tallies.SUBMISSIONS``.

    Raises:
        RecordsError: The row is damaged.
    """
    is_decided = row["decided_evidence"] is not None
    way = "decided_" if is_decided else ""
    try:
        result = Result(
            row["ending_id"],
            row["comes_back"],
            row["because"],
            row[f"{way}passed"],
            row[f"{way}relationship_points"],
            row[f"{way}relationship_of"],
            row[f"{way}task_points"],
            row[f"{way}task_of"],
            row["catalogue_digest"],
        )
        return Submission(
            row["id"],
            row["owner_id"],
            row["scenario_id"],
            row["scenario_title"],
            as_shown(row["submitted_at"]),
            result,
            Proof(row[f"{way}evidence"], _verdicts(row[f"{way}verdicts"])),
            is_decided,
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a submitted attempt") from error


def verdicts_text(verdicts: Mapping[str, Verdict]) -> str:
    """Return verdicts as they are kept."""
    told = {criterion: verdict.value for criterion, verdict in verdicts.items()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _verdicts(text: str) -> dict[str, Verdict]:
    told = cast("dict[str, str]", json.loads(text))
    return {criterion: Verdict(verdict) for criterion, verdict in told.items()}


def _completion_columns(which: str, completion: Completion | None) -> Row:
    return {
        f"{which}_id": completion and completion.attempt_id,
        f"{which}_at": completion and as_kept(completion.at),
        f"{which}_evidence": completion and completion.evidence,
        f"{which}_is_decided": completion and completion.is_decided,
    }


def _completion(attempt_id: str, at: str, evidence: str, is_decided: int) -> Completion:
    return Completion(attempt_id, datetime.fromisoformat(at + "+00:00"), evidence, bool(is_decided))


def _shown(kept: datetime | None) -> datetime | None:
    return None if kept is None else as_shown(kept)


def _words(text: str) -> tuple[str, ...]:
    words = cast("object", json.loads(text))
    if not isinstance(words, list) or not all(isinstance(word, str) for word in cast("list[object]", words)):
        raise ValueError(f"{text!r} is no list of words")
    return tuple(cast("list[str]", words))
