"""What is worked out over all rows, also those that whoever is connected does not see.

A file shows its reader every row. A server may keep people's rows from each other, and works these out by
functions of its own (``server_functions``), which tell no more than their answer.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select, text

from simulator.records.hr_tables import audit_entries, employments, tallies
from simulator.records.people_tables import relationships
from simulator.records.tables import attempts

_NEXT_NUMBER = text("SELECT next_attempt_number(:owner_id)")
_LAST_POSITION = text("SELECT last_attempt_position()")
_COUNTS = text("SELECT owners, entries FROM relationship_counts()")
_DONE_BY_MANAGER = text("SELECT scenario_ids FROM done_by_manager(:person_id)")
_LAST_LINK = text("SELECT number, digest FROM last_audit_link()")
_RECOUNT = text("SELECT recount_tally(:person_id, :scenario_id)")


def is_on_server(connection: Connection) -> bool:
    """Return whether a server works things out, rather than whoever reads its file."""
    return connection.dialect.name == "postgresql"


def next_attempt_number(connection: Connection, owner_id: str) -> int:
    """Return the number of somebody's next attempt."""
    if is_on_server(connection):
        return connection.scalar(_NEXT_NUMBER, {"owner_id": owner_id}) or 1
    last = select(func.max(attempts.c.number)).where(attempts.c.owner_id == owner_id)
    return (connection.scalar(last) or 0) + 1


def last_attempt_position(connection: Connection) -> int:
    """Return the position of the attempt that was begun last; 0 for none."""
    if is_on_server(connection):
        return connection.scalar(_LAST_POSITION) or 0
    return connection.scalar(select(func.max(attempts.c.position))) or 0


def relationship_counts(connection: Connection) -> tuple[int, int]:
    """Return how many people keep relationships, and how many they keep."""
    counts = select(func.count(relationships.c.owner_id.distinct()), func.count(relationships.c.id))
    owners, entries = connection.execute(_COUNTS if is_on_server(connection) else counts).one()
    return owners, entries


def done_by_manager(connection: Connection, person_id: str) -> frozenset[str] | None:
    """Return the scenarios that somebody's manager has completed; None where no manager is on record."""
    if is_on_server(connection):
        row = connection.execute(_DONE_BY_MANAGER, {"person_id": person_id}).first()
        return None if row is None else frozenset(row[0])
    mine, theirs = employments.alias(), employments.alias()
    manager = connection.scalar(
        select(theirs.c.person_id)
        .join(mine, mine.c.manager_number == theirs.c.number)
        .where(
            mine.c.person_id == person_id, mine.c.manager_number != "", mine.c.manager_number != mine.c.number
        )
    )
    if manager is None:
        return None
    done = select(tallies.c.scenario_id).where(
        tallies.c.person_id == manager, tallies.c.first_id.is_not(None)
    )
    return frozenset(connection.scalars(done))


def last_audit_link(connection: Connection) -> tuple[int, str] | None:
    """Return number and digest of the audit's last entry; None where there is none."""
    last = select(audit_entries.c.number, audit_entries.c.digest).order_by(audit_entries.c.number.desc())
    row = connection.execute(_LAST_LINK if is_on_server(connection) else last.limit(1)).first()
    return None if row is None else (row[0], row[1])


def recount_on_server(connection: Connection, person_id: str, scenario_id: str) -> bool:
    """Have the server bring a tally up to date, if there is one; return whether it did."""
    if not is_on_server(connection):
        return False
    connection.execute(_RECOUNT, {"person_id": person_id, "scenario_id": scenario_id})
    return True
