"""Wrong tries at a name, counted and waited for: by everything that asks for a PIN or passphrase."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from simulator.domain.people import Person
from simulator.domain.sign_in import LONGEST_WAIT_SECONDS, wait_seconds
from simulator.records import passphrase_refusals
from simulator.records.rows import as_kept, as_shown
from simulator.records.tries_tables import wrong_tries


def check_wait(connection: Connection, person: Person) -> None:
    """Refuse another try while a name takes none.

    Raises:
        RecordsError: There were too many wrong ones, and the last was not long ago.
    """
    row = connection.execute(select(wrong_tries).where(wrong_tries.c.person_id == person.id)).first()
    if row is None:
        return
    until = as_shown(row.last_at) + timedelta(seconds=wait_seconds(row.tries))
    left = (until - datetime.now(UTC)).total_seconds()
    if 0 < left <= LONGEST_WAIT_SECONDS:  # more is a clock that was set back, and no wait of ours
        raise passphrase_refusals.must_wait(left)


def count_wrong(connection: Connection, person: Person) -> None:
    """Count a wrong one."""
    mine = wrong_tries.c.person_id == person.id
    at = as_kept(datetime.now(UTC))
    tries = connection.scalar(select(wrong_tries.c.tries).where(mine))
    if tries is None:
        connection.execute(insert(wrong_tries).values(person_id=person.id, tries=1, last_at=at))
    else:
        connection.execute(update(wrong_tries).where(mine).values(tries=tries + 1, last_at=at))


def forget_tries(connection: Connection, person: Person) -> None:
    """Forget the wrong ones: there was a right one."""
    connection.execute(delete(wrong_tries).where(wrong_tries.c.person_id == person.id))


def has_tries(connection: Connection, person: Person) -> bool:
    """Whether there were wrong ones since the last right one."""
    mine = select(wrong_tries.c.tries).where(wrong_tries.c.person_id == person.id)
    return connection.scalar(mine) is not None
