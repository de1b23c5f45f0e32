"""SqlTallies: who completed what, in a summary kept with every attempt that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import groupby
from typing import cast

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, true

from simulator.domain.access import may_read_people
from simulator.domain.completion import Tally
from simulator.domain.people import Person
from simulator.records.counting import tally_of
from simulator.records.hr_interface import Submission
from simulator.records.hr_rows import (
    TallyColumns,
    countable_from,
    decided_row,
    submission_from,
    tally_from,
    tally_row,
    verdicts_text,
)
from simulator.records.hr_tables import decided_results, submissions, tallies
from simulator.records.interface import AttemptState
from simulator.records.over_all_rows import is_on_server, recount_on_server
from simulator.records.plain_sql import fetch_all
from simulator.records.results import Outcome, Proof
from simulator.records.rows import as_kept
from simulator.records.tables import attempts
from simulator.records.transactions import Transactions
from simulator.records.upserting import insert_if_new, insert_or_update

PEOPLE_AT_ONCE = 500
"""How many ids one statement names."""

_DECIDED = [
    decided_results.c[name].label(f"decided_{name}")
    for name in (
        "passed",
        "relationship_points",
        "relationship_of",
        "task_points",
        "task_of",
        "evidence",
        "verdicts",
    )
]

SUBMISSIONS = (
    select(
        attempts,
        submissions.c.submitted_at,
        submissions.c.evidence,
        submissions.c.verdicts,
        *_DECIDED,
        decided_results.c.passed_at,
    )
    .outerjoin(submissions, submissions.c.attempt_id == attempts.c.id)
    .outerjoin(decided_results, decided_results.c.attempt_id == attempts.c.id)
)
"""What ``hr_rows.submission_from`` reads."""

COUNTABLE = (
    select(
        attempts.c.id,
        attempts.c.owner_id,
        attempts.c.scenario_id,
        attempts.c.passed,
        submissions.c.submitted_at,
        submissions.c.evidence,
        decided_results.c.passed.label("decided_passed"),
        decided_results.c.evidence.label("decided_evidence"),
        decided_results.c.passed_at,
    )
    .outerjoin(submissions, submissions.c.attempt_id == attempts.c.id)
    .outerjoin(decided_results, decided_results.c.attempt_id == attempts.c.id)
)
"""What ``hr_rows.countable_from`` reads."""

_TALLIES = f"SELECT {', '.join(column.name for column in tallies.c)} FROM tallies"  # noqa: S608
_TALLIES_ON_SERVER = _TALLIES.replace(
    " attempts,",
    " CASE WHEN person_id = :viewer THEN (SELECT count(*) FROM attempts AS own WHERE own.owner_id = person_id"
    " AND own.scenario_id = tallies.scenario_id) ELSE 0 END,",
)
"""How often others practised is not to be read there, not even to be left out."""

_IN_ORDER = " ORDER BY person_id, scenario_id"


class SqlTallies:
    """The methods of a RecordStore (see ``interface``) about what was submitted and completed."""

    _transactions: Transactions

    def tallies(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Tally, ...]:
        """See HrRecords."""
        found: list[TallyColumns] = []
        with self._transactions.reading() as connection:
            columns = _TALLIES_ON_SERVER if is_on_server(connection) else _TALLIES
            for ids in _at_once(viewer, person_ids):
                given = {f"p{place}": id_ for place, id_ in enumerate(ids or ())}
                named = "" if ids is None else f" WHERE person_id IN (:{', :'.join(given)})"
                rows = fetch_all(connection, columns + named + _IN_ORDER, given | {"viewer": viewer.id})
                found += cast("list[TallyColumns]", rows)
        # ``row[0]`` is whose it is, and ``row[3]`` how many were submitted.
        return tuple(
            tally_from(row, is_own=row[0] == viewer.id) for row in found if row[3] or row[0] == viewer.id
        )

    def recounted_tallies(self, viewer: Person) -> tuple[Tally, ...]:
        """See HrRecords."""
        found: list[Tally] = []
        with self._transactions.reading() as connection:
            for ids in _at_once(viewer, None):
                wanted = true() if ids is None else attempts.c.owner_id.in_(ids)
                found += _counted(connection, wanted)
        return tuple(told_tallies(viewer, found))

    def submissions(self, viewer: Person, person_ids: Iterable[str] | None = None) -> tuple[Submission, ...]:
        """See HrRecords."""
        rows: list[RowMapping] = []
        with self._transactions.reading() as connection:
            for ids in _at_once(viewer, person_ids):
                wanted = true() if ids is None else attempts.c.owner_id.in_(ids)
                found = SUBMISSIONS.where(wanted, attempts.c.state == AttemptState.SUBMITTED.value)
                rows += connection.execute(found).mappings().all()
        rows.sort(key=_submitted_first)
        return tuple(submission_from(row) for row in rows)


def told_tallies(viewer: Person, tallies: Iterable[Tally]) -> Iterator[Tally]:
    """Yield what the viewer is told of tallies they may read."""
    for one in tallies:
        if one.person_id == viewer.id:
            yield one
        elif one.submitted:
            yield Tally(one.person_id, one.scenario_id, 0, one.submitted, one.first, one.latest)


def count_begun(connection: Connection, person_id: str, scenario_id: str) -> None:
    """Count an attempt that has just begun."""
    if recount_on_server(connection, person_id, scenario_id):
        return
    new = {"person_id": person_id, "scenario_id": scenario_id, "attempts": 1, "submitted": 0}
    one_more = {"attempts": tallies.c.attempts + 1}
    insert_or_update(connection, tallies, new, key=["person_id", "scenario_id"], changes=one_more)


def keep_submission(connection: Connection, row: RowMapping, proof: Proof) -> None:
    """Keep that an attempt was submitted, and count it.

    Args:
        connection: In the transaction that submits it.
        row: The attempt.
        proof: What proves its result.
    """
    new = {
        "attempt_id": row["id"],
        "submitted_at": as_kept(datetime.now(UTC)),
        "evidence": proof.evidence,
        "verdicts": verdicts_text(proof.verdicts),
    }
    insert_if_new(connection, submissions, new)
    recount(connection, row["owner_id"], row["scenario_id"])


def keep_outcome(connection: Connection, row: RowMapping, outcome: Outcome) -> None:
    """Keep what an attempt comes to with a decision, and count it anew.

    Args:
        connection: In the transaction that keeps the decision.
        row: The attempt.
        outcome: What it comes to.
    """
    which = decided_results.c.attempt_id == row["id"]
    before = connection.execute(select(decided_results.c.passed_at).where(which)).scalar()
    connection.execute(decided_results.delete().where(which))
    if outcome.is_decided:
        now = as_kept(datetime.now(UTC))
        new = {
            **decided_row(row["id"], outcome),
            "passed_at": (before or now) if outcome.result.passed else None,
        }
        connection.execute(decided_results.insert().values(new))
    recount(connection, row["owner_id"], row["scenario_id"])


def recount(connection: Connection, person_id: str, scenario_id: str) -> None:
    """Bring the summary of one person and one scenario up to date."""
    if recount_on_server(connection, person_id, scenario_id):
        return
    wanted = (attempts.c.owner_id == person_id) & (attempts.c.scenario_id == scenario_id)
    of_both = (tallies.c.person_id == person_id) & (tallies.c.scenario_id == scenario_id)
    connection.execute(delete(tallies).where(of_both))
    for tally in list(_counted(connection, wanted)):
        connection.execute(insert(tallies).values(dict(tally_row(tally))))


def _counted(connection: Connection, wanted: ColumnElement[bool]) -> Iterator[Tally]:
    in_order = COUNTABLE.where(wanted).order_by(
        attempts.c.owner_id, attempts.c.scenario_id, attempts.c.position
    )
    rows = connection.execute(in_order).mappings()
    for (person_id, scenario_id), some in groupby(rows, key=_whose):
        yield tally_of(person_id, scenario_id, (countable_from(row) for row in some))


def _whose(row: RowMapping) -> tuple[str, str]:
    return row["owner_id"], row["scenario_id"]


def _submitted_first(row: RowMapping) -> tuple[datetime, int]:
    return row["submitted_at"], row["position"]


def _at_once(viewer: Person, person_ids: Iterable[str] | None) -> Iterator[tuple[str, ...] | None]:
    """Yield the people to be looked up together; None for everybody."""
    if person_ids is None and may_read_people(viewer):
        yield None
        return
    ids = (viewer.id,) if person_ids is None else sorted(set(person_ids))
    wanted = tuple(id_ for id_ in ids if may_read_people(viewer) or id_ == viewer.id)
    for start in range(0, len(wanted), PEOPLE_AT_ONCE):
        yield wanted[start : start + PEOPLE_AT_ONCE]
