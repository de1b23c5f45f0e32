"""One transaction with a database server, for setting up, for logins, and for looking at it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from simulator.records.postgres_address import address_of, shown
from simulator.records.postgres_failures import told_in_words

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 5
"""How long the server may take to answer."""


@contextmanager
def connected(database_url: str) -> Generator[psycopg.Connection[Any]]:
    """Lend a connection for one transaction; what was done is kept if nothing is raised.

    Raises:
        RecordsUnavailableError: The server does not answer, refuses the login, or gave up meanwhile.
    """
    import psycopg

    address = address_of(database_url)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with told_in_words(shown(address)), psycopg.connect(plain, connect_timeout=CONNECT_SECONDS) as raw:
        yield raw
