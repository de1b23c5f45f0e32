"""Between rows of the outbox and values: what is to be told, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import RowMapping

from simulator.records.counting import completion_of
from simulator.records.hr_rows import countable_from
from simulator.records.outbox_interface import OutboxEntry, SendingState, Statement, Telling, Untold
from simulator.records.rows import Row, as_kept, as_shown, damaged_row


def untold_from(row: RowMapping, earlier: Sequence[RowMapping]) -> Untold:
    """Return an attempt of which something new is to be told.

    Args:
        row: The attempt, as ``sql_outbox`` reads it.
        earlier: The statements of it that are in the outbox, in order, without those that take others back.

    Raises:
        RecordsError: A row is damaged.
    """
    try:
        standing = next((one for one in earlier if one["is_standing"]), None)
        is_there = standing is not None and may_be_there(standing)
        gone = [one["statement_id"] for one in earlier if is_there or not one["is_standing"]]
        return Untold(
            place=row["position"],
            attempt_id=row["id"],
            scenario_id=row["scenario_id"],
            scenario_title=row["scenario_title"],
            account=row["account"],
            completion=completion_of(countable_from(row)),
            standing=standing["statement_id"] if standing else "",
            may_be_there=is_there,
            taken_back=gone[-1] if gone else "",
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a submitted attempt") from error


def may_be_there(row: RowMapping) -> bool:
    """Return whether the store may have a statement: it has, or nobody knows how the last try ended."""
    state = SendingState(row["state"])
    return state is SendingState.SENT or (state is SendingState.PENDING and row["tries"] > 0)


def outbox_row(telling: Telling, statement: Statement, store_url: str, home_page: str, now: datetime) -> Row:
    """Return a statement as a row of ``outbox`` that waits."""
    is_voiding = statement is telling.voiding
    return {
        "store_url": store_url,
        "statement_id": statement.id,
        "attempt_id": telling.attempt_id,
        "statement": statement.text,
        "evidence": "" if is_voiding else telling.evidence,
        "account": "" if is_voiding else telling.account,
        "home_page": home_page,
        "voids": telling.standing if is_voiding else "",
        "is_standing": not is_voiding,
        "state": SendingState.PENDING.value,
        "tries": 0,
        "next_at": None,
        "answer": "",
        "changed_at": as_kept(now),
    }


def entry_from(row: RowMapping) -> OutboxEntry:
    """Return a row of ``outbox``, with whose attempt at what it tells of.

    Raises:
        RecordsError: The row is damaged.
    """
    try:
        return OutboxEntry(
            row["statement_id"],
            row["attempt_id"],
            row["person_name"],
            row["scenario_title"],
            bool(row["voids"]),
            SendingState(row["state"]),
            row["tries"],
            None if row["next_at"] is None else as_shown(row["next_at"]),
            row["answer"],
            as_shown(row["changed_at"]),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise damaged_row("a statement that waits to be sent") from error
