"""The address of a database: how it is read, and what of it may be shown."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from simulator.records import postgres_failures

_KINDS = ("postgresql", "postgres", "postgresql+psycopg")


def address_of(database_url: str) -> URL:
    """Return the address of a database on a PostgreSQL server.

    Raises:
        RecordsError: It is none.
    """
    try:
        url = make_url(database_url.strip())
    except (ArgumentError, ValueError) as error:
        raise postgres_failures.no_address() from error
    if url.drivername not in _KINDS or not (url.database or url.query.get("dbname")):
        raise postgres_failures.no_address()
    return url.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """Return what people are shown of an address: the database and its server, without login and password."""
    host = url.host or url.query.get("host") or "this computer"
    port = f":{url.port}" if url.port else ""
    return f"“{url.database}” on {host if isinstance(host, str) else ', '.join(host)}{port}"
