"""SqlEarlierReplies: what somebody said in their earlier attempts."""

from __future__ import annotations

from sqlalchemy import select

from simulator.domain.said_before import EarlierReply
from simulator.records.interface import AttemptRecord
from simulator.records.tables import attempts, turns
from simulator.records.transactions import Transactions


class SqlEarlierReplies:
    """The method of a RecordStore (see ``interface``) that looks back over several attempts."""

    _transactions: Transactions

    def replies_before(self, record: AttemptRecord, most: int) -> tuple[EarlierReply, ...]:
        """See RecordStore."""
        newest_first = (
            select(attempts.c.scenario_id, turns.c.text)
            .join(turns, turns.c.attempt_id == attempts.c.id)
            .where(
                attempts.c.owner_id == record.owner.id,
                attempts.c.number < record.number,
                attempts.c.scenario_id != record.scenario_id,
            )
            .order_by(attempts.c.number.desc(), turns.c.number.desc())
            .limit(most)
        )
        with self._transactions.reading() as connection:
            rows = connection.execute(newest_first).all()
        return tuple(EarlierReply(scenario_id, text) for scenario_id, text in rows)
