"""SqliteTransactions: one connection to one file, one writer among all programs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from errno import ENOENT
from pathlib import Path

from sqlalchemy import Connection, text

from simulator.records.failures import still_read, told_in_words
from simulator.records.interface import RecordsUnavailableError
from simulator.records.lock_file import LockFile
from simulator.records.opening import connect, driver
from simulator.records.transactions import FILE_NAME, LOCK_NAME, Answer, Call

_TIDY, _TO_BE_TIDIED = 0, 1

_LAST_AUDIT_NUMBER = text("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'audit_entries'")


class SqliteTransactions:
    """Transactions of the file in a data folder.

    After a failure the connection is given up and the next transaction opens a fresh one,
    so that a call which failed can simply be made again.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE_NAME
        self._lock_file = LockFile(folder / LOCK_NAME)
        self._one_at_a_time = threading.Lock()
        self._open: Connection | None = None
        self._identity = (0, 0)
        self._is_closed = False

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """Lend the connection for reading one consistent state.

        Raises:
            RecordsUnavailableError: The records cannot be reached.
        """
        with self._lent() as connection, _between(connection, "BEGIN"):
            yield connection

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """Lend the connection for writing; what was written is on disk afterwards, all or nothing.

        Raises:
            RecordsUnavailableError: The records cannot be written.
        """
        with self._lent() as connection, self._lock_file.held():
            if _identity(self._file) != self._identity:  # deleted or replaced: what goes there is lost
                raise FileNotFoundError(ENOENT, "moved away", str(self._file))
            with _between(connection, "BEGIN IMMEDIATE"):
                yield connection

    def once(self, call: Call, work: Callable[[], Answer]) -> Answer:
        """See Transactions. What a disk has taken is always known to be there."""
        return work()

    def tidy(self) -> None:
        """Write the database anew and empty the write-ahead log, so that no byte of what was erased stays.

        Raises:
            RecordsUnavailableError: There is no room for it, or another program is reading for long.
        """
        with self._lent() as connection, self._lock_file.held():
            raw = driver(connection)
            raw.execute("VACUUM")
            is_busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if is_busy:
                raise still_read()
            raw.execute(f"PRAGMA user_version = {_TIDY}")

    def copy_to(self, file: Path) -> None:
        """Write a copy of the database as it is at this instant; it holds nothing that was erased.

        Raises:
            RecordsUnavailableError: It cannot be read, or there is no room for the copy.
        """
        with self._lent() as connection:
            driver(connection).execute("VACUUM INTO ?", (str(file),))

    def remember_to_tidy(self, connection: Connection) -> None:
        """Have ``tidy_what_was_left`` know, whatever comes between, that something is being erased."""
        driver(connection).execute(f"PRAGMA user_version = {_TO_BE_TIDIED}")

    def tidy_what_was_left(self) -> None:
        """Tidy, if erasing was cut short before that; where another program reads, the next start does."""
        with self.reading() as connection:
            left = driver(connection).execute("PRAGMA user_version").fetchone() == (_TO_BE_TIDIED,)
        if left:
            with suppress(RecordsUnavailableError):
                self.tidy()

    def last_audit_number(self, connection: Connection) -> int:
        """See Transactions."""
        return connection.scalar(_LAST_AUDIT_NUMBER) or 0

    def close(self) -> None:
        """Let go of the files, for good."""
        with self._one_at_a_time:
            self._is_closed = True
            self._give_up_connection()

    @contextmanager
    def _lent(self) -> Generator[Connection]:
        with self._one_at_a_time:
            if self._is_closed:
                raise RuntimeError("the records are closed")
            try:
                with told_in_words(self._file):
                    if self._open is None:
                        with self._lock_file.held():
                            self._open = connect(self._file)
                            self._identity = _identity(self._file)
                    yield self._open
            except RecordsUnavailableError:
                self._give_up_connection()
                raise

    def _give_up_connection(self) -> None:
        """Close the files; the last connection out tidies the write-ahead log into the database."""
        connection, self._open = self._open, None
        if connection is not None:
            with suppress(RecordsUnavailableError), told_in_words(self._file), self._lock_file.held():
                connection.close()
            connection.close()  # also where the lock was not to be had: the files must not stay open
        self._lock_file.close()


def _identity(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_dev, status.st_ino


@contextmanager
def _between(connection: Connection, begin: str) -> Generator[None]:
    raw = driver(connection)
    raw.execute(begin)
    try:
        yield
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:  # a full disk has rolled back by itself, and a second ROLLBACK would raise
            raw.execute("ROLLBACK")
        raise
