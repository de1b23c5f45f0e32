"""Attempts as they are read: with their owner, how many turns, and whose room they were played in."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, func, literal_column, select

from simulator.domain.access import Sight, may_overrule, may_see
from simulator.domain.people import Person
from simulator.records import refusals
from simulator.records.hr_tables import decided_results
from simulator.records.interface import AttemptState
from simulator.records.session_tables import session_attempts, sessions
from simulator.records.tables import attempts, people, turns

TURN_COUNT = (
    select(func.coalesce(func.max(turns.c.number), literal_column("0")))
    .where(turns.c.attempt_id == attempts.c.id)
    .scalar_subquery()
)

LED_BY = (
    select(sessions.c.leader_id)
    .join(session_attempts, session_attempts.c.session_id == sessions.c.id)
    .where(session_attempts.c.attempt_id == attempts.c.id)
    .scalar_subquery()
    .label("led_by_id")
)
"""A column beside those of ``attempts``."""

DECIDED = ("passed", "relationship_points", "relationship_of", "task_points", "task_of")
"""What trainers' decisions can change."""

_leaders = people.alias("leaders")

ATTEMPTS = (
    select(
        attempts,
        people.c.name.label("owner_name"),
        people.c.role.label("owner_role"),
        TURN_COUNT.label("turn_count"),
        _leaders.c.id.label("led_by_id"),
        _leaders.c.name.label("led_by_name"),
        _leaders.c.role.label("led_by_role"),
        decided_results.c.attempt_id.label("is_decided"),
        *(decided_results.c[name].label(f"decided_{name}") for name in DECIDED),
    )
    .join(people, people.c.id == attempts.c.owner_id)
    .outerjoin(session_attempts, session_attempts.c.attempt_id == attempts.c.id)
    .outerjoin(sessions, sessions.c.id == session_attempts.c.session_id)
    .outerjoin(_leaders, _leaders.c.id == sessions.c.leader_id)
    .outerjoin(decided_results, decided_results.c.attempt_id == attempts.c.id)
)
"""What ``rows.attempt_from`` reads."""


def one_attempt(connection: Connection, attempt_id: str) -> RowMapping:
    """Return an attempt's row, whoever asks.

    Raises:
        RecordsError: There is none.
    """
    row = connection.execute(ATTEMPTS.where(attempts.c.id == attempt_id)).mappings().first()
    if row is None:
        raise refusals.no_such_attempt()
    return row


def visible_attempt(connection: Connection, attempt_id: str, viewer: Person, sight: Sight) -> RowMapping:
    """Return an attempt's row to somebody who may see that much of it, and to others that there is none.

    Raises:
        RecordsError: There is none that the viewer may see.
    """
    row = one_attempt(connection, attempt_id)
    if not sees(sight, viewer, row):
        raise refusals.no_such_attempt()
    return row


def sees(sight: Sight, viewer: Person, row: RowMapping) -> bool:
    """Return whether the viewer may see that much of an attempt, a row with ``led_by_id``."""
    is_submitted = row["state"] == AttemptState.SUBMITTED
    return may_see(
        sight,
        viewer=viewer,
        owner_id=row["owner_id"],
        is_submitted=is_submitted,
        led_by_id=row["led_by_id"],
    )


def decides(person: Person, row: RowMapping) -> bool:
    """Return whether somebody may say what they make of an attempt's verdicts, a row with ``led_by_id``."""
    is_submitted = row["state"] == AttemptState.SUBMITTED
    return may_overrule(
        person=person, owner_id=row["owner_id"], is_submitted=is_submitted, led_by_id=row["led_by_id"]
    )
