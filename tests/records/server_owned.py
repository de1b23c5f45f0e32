"""A database of a real server, set up by an owner who is no superuser; gone afterwards, with its logins."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg

from simulator.records.postgres_setting_up import set_up_postgres
from tests.postgres_server import PostgresServer


@dataclass(frozen=True, slots=True)
class Owned:
    """The database, and who may come to it.

    Attributes:
        server: Where it is.
        mark: Stands in the names of its database and logins: roles are the whole server's.
        url: As its owner.
    """

    server: PostgresServer
    mark: str
    url: str

    def login(self, who: str) -> str:
        return f"{who}_{self.mark}"

    def url_of(self, who: str, password: str) -> str:
        return self.server.url(f"db_{self.mark}", user=self.login(who), password=password)

    def as_login(self, who: str, password: str) -> Any:
        return psycopg.connect(self.url_of(who, password), options="-c search_path=rapport")

    def as_owner(self) -> Any:
        return psycopg.connect(self.url)

    def admin(self) -> Any:
        return psycopg.connect(self.server.url(f"db_{self.mark}"), options="-c search_path=rapport")

    def count(self, table: str, key: str, values: set[Any]) -> int:
        with self.admin() as raw:
            return sum(row[0] in values for row in raw.execute(f"SELECT {key} FROM {table}").fetchall())


@contextmanager
def owned_database(server: PostgresServer) -> Iterator[Owned]:
    mark = secrets.token_hex(4)
    owner, database, password = f"owner_{mark}", f"db_{mark}", secrets.token_hex(8)
    with _superuser(server) as raw:
        raw.execute(f"CREATE ROLE {owner} LOGIN CREATEROLE PASSWORD '{password}'")
        raw.execute(f"CREATE DATABASE {database} OWNER {owner}")
    owned = Owned(server, mark, server.url(database, user=owner, password=password))
    try:
        set_up_postgres(owned.url)
        yield owned
    finally:
        with _superuser(server) as raw:
            raw.execute(f"DROP DATABASE {database} WITH (FORCE)")
            found = raw.execute("SELECT rolname FROM pg_roles WHERE right(rolname, 9) = %s", [f"_{mark}"])
            for (name,) in found.fetchall():
                raw.execute(f'REASSIGN OWNED BY "{name}" TO postgres')
                raw.execute(f'DROP OWNED BY "{name}"')
                raw.execute(f'DROP ROLE "{name}"')


def _superuser(server: PostgresServer) -> Any:
    """Return a connection that takes any text, as psycopg's own type does not."""
    return psycopg.connect(server.url(), autocommit=True)
