"""Transactions: what a database lends the store's methods, whatever database it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from sqlalchemy import Connection

FILE_NAME = "rapport.sqlite"
LOCK_NAME = "rapport.lock"
"""What the records of a data folder are called, where they are not kept on a server."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Call:
    """A call of the store, to be told from others: by its name and what it was given."""

    name: str
    given: tuple[object, ...]


class Transactions(Protocol):
    """Lends a connection for one transaction at a time, to whichever thread asks.

    Among all programs there is one writer at a time. After a failure the next transaction opens a fresh
    connection, so that a call which failed can simply be made again.
    """

    def reading(self) -> AbstractContextManager[Connection]:
        """Lend the connection for reading one consistent state.

        Raises:
            RecordsUnavailableError: The records cannot be reached.
        """
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Lend the connection for writing; what was written is on disk afterwards, all or nothing.

        Raises:
            RecordsUnavailableError: The records cannot be written.
        """
        ...

    def once(self, call: Call, work: Callable[[], Answer]) -> Answer:
        """Do work that writes in one transaction and must not be done twice; return its answer.

        Where nobody could tell whether it was kept and the same call comes again, it is found out first:
        what was kept is answered as it was then.
        """
        ...

    def tidy(self) -> None:
        """Leave no byte of what was erased in the database's own files, as far as that can be done from here.

        Raises:
            RecordsUnavailableError: There is no room for it, or another program is reading for long.
        """
        ...

    def copy_to(self, file: Path) -> None:
        """Write a copy of the database as it is at this instant; it holds nothing that was erased.

        Raises:
            RecordsError: It cannot be read, there is no room, or this is not the way to copy it.
        """
        ...

    def remember_to_tidy(self, connection: Connection) -> None:
        """Have ``tidy_what_was_left`` know, whatever comes between, that something is being erased."""
        ...

    def tidy_what_was_left(self) -> None:
        """Tidy, if erasing was cut short before that; where another program reads, the next start does."""
        ...

    def last_audit_number(self, connection: Connection) -> int:
        """Return how many entries the audit has ever had, whatever was cut off since."""
        ...

    def close(self) -> None:
        """Let go of the database, for good."""
        ...
