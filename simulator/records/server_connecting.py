"""One transaction with a database server, for setting up and for logins."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

CONNECT_SECONDS = 10
"""How long the server may take to answer."""


@contextmanager
def connected(url: str) -> Generator[psycopg.Connection[Any]]:
    """Lend a connection for one transaction; it is kept if nothing is raised.

    Raises:
        RecordsUnavailableError: The server does not answer, refuses the login, or gave up meanwhile.
    """
    import psycopg

    from simulator.records.postgres_failures import told_in_words

    with told_in_words(url), psycopg.connect(url, connect_timeout=CONNECT_SECONDS) as raw:
        yield raw
