"""What tests on a PostgreSQL server stand on; where none can be had they are skipped, and say why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres_server import NoServerError, PostgresServer, programs


def pytest_report_header() -> str:
    """Say which databases the records are tested on."""
    try:
        return f"records on: memory, SQLite, PostgreSQL ({programs()})"
    except NoServerError as reason:
        return f"records on: memory, SQLite; not on PostgreSQL: {reason}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A server of this worker's own."""
    try:
        server = PostgresServer()
    except NoServerError as reason:
        pytest.skip(str(reason))
    yield server
    server.remove()


@pytest.fixture(scope="session")
def _set_up_database(postgres_server: PostgresServer) -> str:
    from simulator.records.postgres_setting_up import set_up_postgres

    name = postgres_server.new_database()
    set_up_postgres(postgres_server.url(name))
    return name


@pytest.fixture
def postgres_url(postgres_server: PostgresServer, _set_up_database: str) -> str:
    """The address of a database that is set up, and emptied for each test: quicker than making one."""
    postgres_server.empty_database(_set_up_database)
    return postgres_server.url(_set_up_database)


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a database with nothing in it, for one test."""
    name = postgres_server.new_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)
