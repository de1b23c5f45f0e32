"""Connecting to a PostgreSQL server, and looking at what is there before anything is done."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import URL, Connection, NullPool, create_engine, event

from simulator.records import postgres_failures
from simulator.records.migrations import NEWEST
from simulator.records.postgres_address import shown
from simulator.records.postgres_schema import check_known, revision_of

if TYPE_CHECKING:
    import psycopg

_PATIENCE: dict[str, object] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""In seconds, the last in ms: a server whose plug was pulled is given up after some twenty seconds."""

_SESSION = """\
SET timezone = 'UTC';
SET lock_timeout = '10s';
SET idle_in_transaction_session_timeout = '60s';
SELECT set_config('synchronous_commit', 'on', false)
WHERE current_setting('synchronous_commit') IN ('off', 'local');
SET search_path = rapport, pg_temp"""
"""For each connection. A program that was cut off holds up the others for a minute at most."""

_END_OTHERS = """\
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE application_name = %s AND usename = current_user AND pid <> pg_backend_pid()"""


class Connecting:
    """Makes connections to one database, one at a time."""

    def __init__(self, url: URL, client: str) -> None:
        """Take note of the address.

        Args:
            url: With or without a password.
            client: What tells this program's connections from others'; random.
        """
        self._place = shown(url)
        self._name = f"rapport {client}"
        given = {name: value for name, value in _PATIENCE.items() if name not in url.query}
        self._engine = create_engine(
            url,
            poolclass=NullPool,
            pool_reset_on_return=None,
            isolation_level="AUTOCOMMIT",  # transactions are begun by hand
            hide_parameters=True,
            connect_args={**given, "application_name": self._name, "client_encoding": "utf8"},
        )
        event.listen(self._engine, "do_connect", _connect_patiently)
        self._raw: psycopg.Connection[Any] | None = None

    @property
    def raw(self) -> psycopg.Connection[Any]:
        """The driver's connection of the last one made."""
        if self._raw is None:
            raise RuntimeError("nothing is connected")
        return self._raw

    def connect(self) -> Connection:
        """Connect, and make sure that the tables are those this program knows.

        Raises:
            RecordsError: They are not there, older, or newer.
        """
        from simulator.records.postgres_text import send_without_null

        connection = self._engine.connect()
        self._raw = cast("psycopg.Connection[Any]", connection.connection.driver_connection)
        try:
            send_without_null(self._raw)
            self._raw.execute(cast("Any", _SESSION))
            self._check(revision_of(connection))
        except BaseException:
            self.disconnect(connection)
            raise
        return connection

    def _check(self, revision: str | None) -> None:
        if revision is None:
            raise postgres_failures.not_set_up(self._place)
        check_known(revision)
        if revision != NEWEST:
            raise postgres_failures.older(self._place)

    def end_others(self, raw: psycopg.Connection[Any]) -> None:
        """End connections of this program that broke, and that the server may not have noticed."""
        raw.execute(_END_OTHERS, (self._name,))

    def disconnect(self, connection: Connection) -> None:
        """Let a connection go, whatever state it is in."""
        raw, self._raw = self._raw, None
        if raw is not None:
            with suppress(Exception):
                raw.close()
        with suppress(Exception):
            connection.invalidate()
        with suppress(Exception):
            connection.close()


def _connect_patiently(
    _dialect: object, _record: object, args: tuple[str, ...], given: dict[str, Any]
) -> psycopg.Connection[Any]:
    from simulator.records.postgres_patience import PatientConnection

    return PatientConnection.connect(*args, **given)
