"""Setting up a database on a PostgreSQL server for Rapport, or bringing it up to date: one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import NullPool, create_engine

from simulator.records.migrations import NEWEST
from simulator.records.postgres_address import address_of, shown
from simulator.records.postgres_failures import told_in_words
from simulator.records.postgres_schema import lock_writers, set_up
from simulator.records.server_setup import apply_rules, prepare

if TYPE_CHECKING:
    import psycopg


def set_up_postgres(database_url: str) -> str:
    """Make roles, tables, triggers and the rules of who sees what, all of it or nothing; return the revision.

    Doing it again changes nothing but what is missing or older.

    Args:
        database_url: The database, with the login of its owner.

    Raises:
        RecordsError: The server cannot be reached or does not allow it, or the database holds something else.
    """
    url = address_of(database_url)
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args={"connect_timeout": 5})
    with told_in_words(shown(url)), engine.begin() as connection:
        raw = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        lock_writers(connection)
        prepare(raw)
        set_up(connection)
        apply_rules(raw)
    return NEWEST
