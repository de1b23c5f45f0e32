"""One transaction with a database server, for setting up, for logins, and for looking at it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from simulator.records.postgres_address import address_of, shown
from simulator.records.postgres_failures import told_in_words

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import URL

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
    with told_in_words(shown(address)), psycopg.connect(**_parts(address)) as raw:
        yield raw


def _parts(address: URL) -> dict[str, Any]:
    """Return what is connected to, part by part.

    As one line it would be quoted in the error about a line that cannot be read, password and all.
    """
    told: dict[str, Any] = address.translate_connect_args(username="user", database="dbname")
    for name, value in address.query.items():
        told[name] = value if isinstance(value, str) else ",".join(value)
    return {"connect_timeout": CONNECT_SECONDS, **told}
