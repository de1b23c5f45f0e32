"""Makes new records, and hashes of passphrases, quickly wherever they are not what is tested.

Each worker lets Rapport make a records file once, by all its migrations; whoever needs new records after that
gets a copy of that database. Passphrases are hashed as they are for people, only with less work. The tests of
the records themselves (``tests/records``), and programs that tests start, have neither.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

ABOUT_MORE = ("command_line", "gui", "stories", "training")
"""Folders of tests that need records and are about something else."""

_FOLDER = Path(__file__).resolve().parent
_made: list[sqlite3.Connection] = []
"""The database that copies are made of, once there is one."""


@pytest.fixture(autouse=True, scope="module")
def _quick_records(request: pytest.FixtureRequest) -> Iterator[None]:
    place = Path(str(request.path)).relative_to(_FOLDER).parts[0]
    if place not in ABOUT_MORE:
        yield
        return
    from argon2 import PasswordHasher

    from simulator.records import opening, sql_roles

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_upgrade", _copying(opening._upgrade))
        patch.setattr(sql_roles, "_hasher", lambda: cheap)
        patch.setattr(sql_roles, "NOBODYS", cheap.hash("nobody's"))
        yield


def _copying(really: Callable[[Connection], None]) -> Callable[[Connection], None]:
    """Return what brings records up to date: as it is done for people, or by a copy where they are new."""
    from simulator.records.opening import driver

    def bring_up_to_date(connection: Connection) -> None:
        raw = driver(connection)
        is_new = raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
        if is_new and _made:
            _made[0].backup(raw)
            return
        really(connection)
        if is_new:
            kept = sqlite3.connect(":memory:", check_same_thread=False)
            raw.backup(kept)
            _made.append(kept)

    return bring_up_to_date
