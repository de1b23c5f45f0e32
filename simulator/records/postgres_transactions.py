"""PostgresTransactions: one connection to a server that may go away at any moment, one writer at a time.

Each writing transaction leaves a receipt of its own in the database. Where the answer to COMMIT does not
come, the receipt tells whether it was kept.
"""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, text

from simulator.records import postgres_failures
from simulator.records.interface import RecordsUnavailableError
from simulator.records.postgres_address import address_of, shown
from simulator.records.postgres_connecting import Connecting
from simulator.records.postgres_failures import OutcomeUnknownError, told_in_words
from simulator.records.postgres_schema import WRITERS_LOCK
from simulator.records.transactions import Answer, Call

if TYPE_CHECKING:
    import psycopg

FINDING_OUT_SECONDS = 6.0
"""For how long the server is tried, after a COMMIT that it did not answer."""

REMEMBERED_SECONDS = 900.0
"""For how long the same call, made again, is taken for another try at what went unanswered."""

_NAP_SECONDS = 0.1
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_WRITE = """\
BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SELECT pg_advisory_xact_lock({lock});
INSERT INTO write_receipts (client, token, at) VALUES ('{client}', '{token}', now() AT TIME ZONE 'UTC')
ON CONFLICT (client) DO UPDATE SET token = EXCLUDED.token, at = EXCLUDED.at"""
_FIND_OUT = """\
BEGIN; SET LOCAL lock_timeout = '3s'; SELECT pg_advisory_xact_lock({lock});
SELECT count(*) FROM write_receipts WHERE client = '{client}' AND token = '{token}'"""
_LONG_GONE = "DELETE FROM write_receipts WHERE at < (now() AT TIME ZONE 'UTC') - interval '7 days'"
_LAST_AUDIT_NUMBER = text("SELECT number FROM audit_length")


@dataclass(frozen=True, slots=True)
class _Unanswered:
    """A transaction whose COMMIT was not answered, and the call it was for.

    Attributes:
        token: Its receipt.
        at: When, of the clock that never jumps.
        call: None where the call can be made again without harm.
        answer: What the call answers, if it was kept.
        is_kept: None while nobody knows.
    """

    token: str
    at: float
    call: Call | None = None
    answer: object = None
    is_kept: bool | None = None


class PostgresTransactions:
    """Transactions of a database on a PostgreSQL server.

    Whoever runs the program has to be allowed in by the server; the tables are made elsewhere
    (``postgres_schema.set_up``).
    """

    def __init__(self, database_url: str) -> None:
        """Read the address; nothing is opened yet.

        Raises:
            RecordsError: It is no address of a PostgreSQL database.
        """
        url = address_of(database_url)
        self._place = shown(url)
        self._client = uuid.uuid4().hex
        self._connecting = Connecting(url, self._client)
        self._one_at_a_time = threading.RLock()
        self._open: Connection | None = None
        self._lent: Connection | None = None
        self._unanswered: _Unanswered | None = None
        self._is_closed = False

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """See Transactions."""
        with self._one_at_a_time, told_in_words(self._place):
            if self._lent is not None:
                yield self._lent
                return
            with self._lending(_READ) as connection:
                yield connection
            with suppress(Exception):  # all was read; a connection that broke since is found out next time
                self._raw().execute("COMMIT")

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """See Transactions."""
        with self._one_at_a_time, told_in_words(self._place):
            if self._lent is not None:  # part of a call that is kept as one
                yield self._lent
                return
            self._find_out_before()
            token = uuid.uuid4().hex
            with self._lending(self._filled(_WRITE, token)) as connection:
                yield connection
            self._commit(token)

    def once(self, call: Call, work: Callable[[], Answer]) -> Answer:
        """See Transactions."""
        with self._one_at_a_time:
            with told_in_words(self._place):
                self._find_out_before()
            before = self._unanswered
            if before is not None and before.call == call:
                self._unanswered = None
                if before.is_kept and time.monotonic() - before.at < REMEMBERED_SECONDS:
                    return cast("Answer", before.answer)
            done: list[Answer] = []
            try:
                with self.writing():
                    done.append(work())
            except OutcomeUnknownError:
                if self._unanswered is not None and done:
                    self._unanswered = replace(self._unanswered, call=call, answer=done[0])
                raise
            return done[0]

    def tidy(self) -> None:
        """See Transactions. A server takes away by itself what was deleted, in its own time."""

    def copy_to(self, file: Path) -> None:
        """See Transactions.

        Raises:
            RecordsError: Always: a server is backed up by its own means.
        """
        del file
        raise postgres_failures.not_copied_here(self._place)

    def remember_to_tidy(self, connection: Connection) -> None:
        """See Transactions; there is nothing to remember."""

    def tidy_what_was_left(self) -> None:
        """Take away receipts of programs that are long gone; nothing else is left."""
        with self.writing() as connection:
            connection.exec_driver_sql(_LONG_GONE)

    def last_audit_number(self, connection: Connection) -> int:
        """See Transactions."""
        return connection.scalar(_LAST_AUDIT_NUMBER) or 0

    def close(self) -> None:
        """See Transactions. The server is told nothing: closing a window waits for no network."""
        with self._one_at_a_time:
            self._is_closed = True
            self._give_up_connection()

    @contextmanager
    def _lending(self, begin: str) -> Generator[Connection]:
        """Lend the connection in a transaction that was begun, and not yet ended unless something fails."""
        connection = self._lent = self._begun(begin)
        try:
            yield connection
        except BaseException as error:
            self._roll_back(error)
            raise
        finally:
            self._lent = None

    def _begun(self, begin: str) -> Connection:
        """Begin a transaction; a connection that broke while nobody used it is made anew, once."""
        if self._is_closed:
            raise RuntimeError("the records are closed")
        was_open = self._open is not None
        connection = self._opened()
        try:
            self._raw().execute(cast("Any", begin))
        except Exception as error:
            self._give_up_connection()
            if not (was_open and postgres_failures.is_cut(error)):
                raise
            connection = self._opened()
            try:
                self._raw().execute(cast("Any", begin))
            except Exception:
                self._give_up_connection()
                raise
        return connection

    def _roll_back(self, error: BaseException) -> None:
        if isinstance(error, RecordsUnavailableError) or postgres_failures.is_cut(error):
            self._give_up_connection()
            return
        try:
            self._raw().execute("ROLLBACK")
        except Exception:  # what went wrong first is told
            self._give_up_connection()

    def _commit(self, token: str) -> None:
        """End the transaction, and know whether it was kept.

        Raises:
            RecordsUnavailableError: It was not kept.
            OutcomeUnknownError: Nobody knows, for now.
        """
        try:
            done = self._raw().execute("COMMIT")
        except BaseException as error:
            self._give_up_connection()
            if not isinstance(error, Exception) or not postgres_failures.is_cut(error):
                raise
            self._unanswered = _Unanswered(token, time.monotonic())
            if not self._is_kept(token):
                self._unanswered = None
                raise postgres_failures.lost(self._place) from error
            self._unanswered = None
            return
        postgres_failures.sane_status(done, "COMMIT", self._place)

    def _find_out_before(self) -> None:
        """Find out what became of an unanswered transaction, before another receipt takes its place."""
        unanswered = self._unanswered
        if self._lent is None and unanswered is not None and unanswered.is_kept is None:
            self._unanswered = replace(unanswered, is_kept=self._is_kept(unanswered.token))

    def _is_kept(self, token: str) -> bool:
        """Ask the server whether a transaction was kept, for as long as there is patience.

        Raises:
            OutcomeUnknownError: It cannot be asked.
        """
        give_up_at = time.monotonic() + FINDING_OUT_SECONDS
        while True:
            try:
                return self._asked(token)
            except Exception as error:
                self._give_up_connection()
                if postgres_failures.failure(error, self._place) is None and not isinstance(
                    error, RecordsUnavailableError
                ):
                    raise
                if time.monotonic() > give_up_at:
                    raise postgres_failures.outcome_unknown(self._place) from error
            time.sleep(_NAP_SECONDS)

    def _asked(self, token: str) -> bool:
        """Ask once, after the connection that broke has ended on the server's side too: it has the lock."""
        self._opened()
        raw = self._raw()
        self._connecting.end_others(raw)
        cursor = raw.execute(cast("Any", self._filled(_FIND_OUT, token)))
        while cursor.nextset():
            pass
        (count,) = cursor.fetchone() or (0,)
        raw.execute("COMMIT")
        return count == 1

    def _filled(self, statements: str, token: str) -> str:
        """Return statements about receipts; client and token are hexadecimal digits by chance."""
        return statements.format(lock=WRITERS_LOCK, client=self._client, token=token)

    def _opened(self) -> Connection:
        if self._open is None:
            self._open = self._connecting.connect()
        return self._open

    def _raw(self) -> psycopg.Connection[Any]:
        return self._connecting.raw

    def _give_up_connection(self) -> None:
        connection, self._open = self._open, None
        if connection is not None:
            self._connecting.disconnect(connection)
