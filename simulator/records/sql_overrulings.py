"""SqlOverrulings: what people made of verdicts; appended, and never changed."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, insert, select, true

from simulator.domain.access import Sight
from simulator.domain.overruling import Decision, Overruling
from simulator.domain.people import Person
from simulator.domain.scorecard import Verdict
from simulator.records import refusals
from simulator.records.interface import AttemptState
from simulator.records.kept_once import kept_once
from simulator.records.results import Outcome
from simulator.records.rows import as_shown, overruling_from, overruling_row
from simulator.records.seeing import LED_BY, decides, one_attempt, sees
from simulator.records.sql_audit import note
from simulator.records.sql_people import on_record
from simulator.records.sql_tallies import keep_outcome
from simulator.records.tables import attempts, overrulings, people
from simulator.records.transactions import Transactions

_OVERRULINGS = (
    select(
        overrulings,
        people.c.name.label("by_name"),
        people.c.role.label("by_role"),
        attempts.c.owner_id,
        attempts.c.state,
        LED_BY,
    )
    .join(people, people.c.id == overrulings.c.by_id)
    .join(attempts, attempts.c.id == overrulings.c.attempt_id)
    .order_by(overrulings.c.at, overrulings.c.id)
)


class SqlOverrulings:
    """The methods of a RecordStore (see ``interface``) that are about people's own verdicts."""

    _transactions: Transactions

    @kept_once
    def overrule(  # noqa: PLR0913  # one decision, in one transaction
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
        outcome: Outcome | None = None,
    ) -> Overruling:
        """See RecordStore."""
        told = refusals.check_reason(reason)
        with self._transactions.writing() as connection:
            row = one_attempt(connection, attempt_id)
            if not decides(by, row):
                raise refusals.no_such_attempt()
            if row["state"] == AttemptState.UNDER_WAY:
                raise refusals.not_judged_yet()
            on_record(connection, by)
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
                at=_after_all(connection, attempt_id),
            )
            connection.execute(insert(overrulings).values(overruling_row(made)))
            if not made.is_own_view:
                if outcome is not None:
                    keep_outcome(connection, row, outcome)
                note(connection, by, "overruled", f"{criterion_id} of attempt {attempt_id}: {decision}")
        return made

    def overrulings(self, viewer: Person, attempt_id: str | None = None) -> tuple[Overruling, ...]:
        """See RecordStore."""
        wanted = true() if attempt_id is None else overrulings.c.attempt_id == attempt_id
        with self._transactions.reading() as connection:
            rows = connection.execute(_OVERRULINGS.where(wanted)).mappings().all()
        return tuple(overruling_from(row) for row in rows if sees(Sight.WORDS, viewer, row))


def _after_all(connection: Connection, attempt_id: str) -> datetime:
    """Return a moment for a decision that stands above all before, also where a clock went back."""
    latest = select(func.max(overrulings.c.at)).where(overrulings.c.attempt_id == attempt_id)
    before = connection.scalar(latest)
    now = datetime.now(UTC)
    return now if before is None else max(now, as_shown(before) + timedelta(microseconds=1))
