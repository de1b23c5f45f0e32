"""SqliteOverrulings: what people made of verdicts; appended, and never changed."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from sqlalchemy import RowMapping, insert, select, true

from simulator.domain.access import Sight, may_overrule, may_see
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict
from simulator.records import refusals
from simulator.records.interface import AttemptState
from simulator.records.rows import overruling_from, overruling_row
from simulator.records.tables import attempts, overrulings, people
from simulator.records.transactions import Transactions

_OVERRULINGS = (
    select(
        overrulings,
        people.c.name.label("by_name"),
        people.c.role.label("by_role"),
        attempts.c.owner_id,
        attempts.c.state,
    )
    .join(people, people.c.id == overrulings.c.by_id)
    .join(attempts, attempts.c.id == overrulings.c.attempt_id)
    .order_by(overrulings.c.position)
)


class SqliteOverrulings:
    """The methods of a RecordStore (see ``interface``) that are about people's own verdicts."""

    _transactions: Transactions

    def overrule(
        self,
        attempt_id: str,
        by: Person,
        *,
        criterion_id: str,
        machine: Verdict,
        decision: Decision,
        reason: str = "",
        quote: str = "",
        turn: int | None = None,
    ) -> Overruling:
        """See RecordStore."""
        told = refusals.check_reason(reason)
        with self._transactions.writing() as connection:
            found = select(attempts).where(attempts.c.id == attempt_id)
            row = connection.execute(found).mappings().first()
            if row is None or not _may_decide(by, row):
                raise refusals.no_such_attempt()
            if row["state"] == AttemptState.UNDER_WAY:
                raise refusals.not_judged_yet()
            if connection.scalar(select(people.c.id).where(people.c.id == by.id)) is None:
                raise refusals.not_on_record(by.name)
            made = Overruling(
                str(uuid.uuid4()),
                attempt_id,
                criterion_id,
                turn,
                machine,
                decision,
                told,
                quote,
                by,
                is_own_view=by.id == row["owner_id"],
                at=datetime.now(UTC),
            )
            connection.execute(insert(overrulings).values(overruling_row(made)))
        return made

    def overrulings(self, viewer: Person, attempt_id: str | None = None) -> tuple[Overruling, ...]:
        """See RecordStore."""
        wanted = true() if attempt_id is None else overrulings.c.attempt_id == attempt_id
        with self._transactions.reading() as connection:
            rows = connection.execute(_OVERRULINGS.where(wanted)).mappings().all()
        return tuple(overruling_from(row) for row in rows if _may_read(viewer, row))


def _may_decide(person: Person, row: RowMapping) -> bool:
    is_submitted = row["state"] == AttemptState.SUBMITTED
    return may_overrule(person=person, owner_id=row["owner_id"], is_submitted=is_submitted)


def _may_read(viewer: Person, row: RowMapping) -> bool:
    is_submitted = row["state"] == AttemptState.SUBMITTED
    return may_see(Sight.WORDS, viewer=viewer, owner_id=row["owner_id"], is_submitted=is_submitted)
