"""What a server refuses is told in words, with a remedy and without the password."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from simulator.records import open_store, postgres_connecting
from simulator.records.backup import back_up
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.postgres_failures import failure
from simulator.records.postgres_transactions import PostgresTransactions
from tests.postgres_server import PASSWORD, PostgresServer
from tests.records.played import started
from tests.records.refusals import refused

SECRET = "s3cret-of-nobody"


@pytest.fixture
def database(postgres_url: str) -> str:
    return postgres_url.partition("@/")[2].partition("?")[0]


@pytest.fixture
def reader(postgres_server: PostgresServer, database: str) -> Iterator[str]:
    """A login that may look at everything, and change nothing."""
    connecting = f"GRANT CONNECT ON DATABASE {database} TO some_reader"
    schema = "GRANT USAGE ON SCHEMA rapport TO some_reader"
    tables = "GRANT SELECT ON ALL TABLES IN SCHEMA rapport TO some_reader"
    postgres_server.run(
        f"CREATE ROLE some_reader LOGIN PASSWORD '{SECRET}'", connecting, schema, tables, database=database
    )
    yield postgres_server.url(database, user="some_reader", password=SECRET)
    postgres_server.run("DROP OWNED BY some_reader", "DROP ROLE some_reader", database=database)


def everything_told(error: BaseException) -> str:
    """Return all that an error says, and what it came from."""
    told = []
    cause: BaseException | None = error
    while cause is not None:
        told.append(f"{cause!r} {cause}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(told)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda url: url.replace(SECRET, "wr0ng-word"), "did not accept the login"),
        (lambda url: url.replace("postgres:", "nobody_there:"), "did not accept the login"),
        (lambda url: url.replace("/rapport_", "/no_such_"), "no such database"),
        (lambda url: url.replace("127.0.0.1", "no-such-computer.invalid"), "no computer of that name"),
        (lambda url: url.partition("@")[0] + "@127.0.0.1:1/records", "cannot be reached"),
        (lambda url: url + "?sslmode=require", "encrypted connection"),
    ],
)
def test_what_keeps_people_out_is_told_without_the_password(
    postgres_server: PostgresServer,
    database: str,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    change: Callable[[str], str],
    words: str,
) -> None:
    right = SECRET if "wr0ng" in change(SECRET) else PASSWORD
    url = change(postgres_server.url(database, password=right))
    with caplog.at_level(logging.DEBUG), pytest.raises(RecordsError, match=words) as told:
        open_store(folder, url)
    assert told.value.remedy
    for secret in (PASSWORD, "wr0ng-word", "paper%20lamp"):
        assert secret not in everything_told(told.value) + caplog.text


@pytest.mark.parametrize(
    "address",
    ["sqlite:///x", "postgresql://", "records", "postgresql://a:b@c:no/d", "mysql://a/b", "http://a/b"],
)
def test_an_address_that_is_none_is_told(folder: Path, address: str) -> None:
    assert "postgresql://" in (refused(lambda: open_store(folder, address), "no address").remedy or "")


def test_who_may_only_look_is_told(reader: str, folder: Path) -> None:
    refused(lambda: open_store(folder, reader), "do not allow this login")


def test_who_may_not_even_connect_is_told(
    postgres_server: PostgresServer, reader: str, database: str, folder: Path
) -> None:
    postgres_server.run(f"REVOKE CONNECT ON DATABASE {database} FROM some_reader")
    refused(lambda: open_store(folder, reader), "do not allow this login")


def test_a_server_that_may_only_be_read_is_told(
    postgres_server: PostgresServer, postgres_url: str, database: str, folder: Path
) -> None:
    postgres_server.run(f"ALTER ROLE postgres IN DATABASE {database} SET default_transaction_read_only = on")
    try:
        with closing(open_store(folder, postgres_url)) as store:
            store.person("Ann")  # what a login prefers does not matter; what it may does
    finally:
        postgres_server.run(f"ALTER ROLE postgres IN DATABASE {database} RESET ALL")


def test_a_program_that_does_not_let_go_is_told(
    postgres_url: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hurried = postgres_connecting._SESSION.replace("'10s'", "'50ms'")
    monkeypatch.setattr(postgres_connecting, "_SESSION", hurried)
    with closing(open_store(folder, postgres_url)) as store:
        other = PostgresTransactions(postgres_url)
        with closing(other), other.writing():
            refused(lambda: store.person("Ann"), "does not let go")
        assert store.person("Ann").name == "Ann"


@pytest.mark.parametrize(
    ("state", "words"), [("DiskFull", "disk of the database server is full"), ("DataCorrupted", "damaged")]
)
def test_what_is_wrong_with_the_server_is_told(state: str, words: str) -> None:
    told = failure(getattr(psycopg.errors, state)("no"), "“records” on server")
    assert told is not None
    assert words in told.problem
    assert told.remedy


def test_defects_are_not_told_as_failures() -> None:
    assert failure(psycopg.errors.UndefinedColumn("no"), "x") is None
    assert failure(psycopg.errors.UniqueViolation("no"), "x") is None


def test_a_transaction_is_on_disk_whatever_the_server_prefers(
    postgres_server: PostgresServer, postgres_url: str, database: str
) -> None:
    postgres_server.run(f"ALTER DATABASE {database} SET synchronous_commit = off")
    try:
        with (
            closing(PostgresTransactions(postgres_url)) as transactions,
            transactions.writing() as connection,
        ):
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"
    finally:
        postgres_server.run(f"ALTER DATABASE {database} RESET ALL")


def test_many_writers_at_once_get_numbers_one_after_the_other(postgres_url: str, folder: Path) -> None:
    def play(_: int) -> None:
        with closing(open_store(folder, postgres_url)) as store:
            for _ in range(8):
                started(store, store.person("Ann"), 1)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(play, range(4)))
    with closing(open_store(folder, postgres_url)) as store:
        ann = store.person("Ann")
        assert [one.number for one in store.attempts(ann, ann)] == list(range(32, 0, -1))
        assert store.tallies(ann) == store.recounted_tallies(ann)


def test_a_reading_sees_one_state(postgres_url: str, folder: Path) -> None:
    with (
        closing(open_store(folder, postgres_url)) as store,
        closing(PostgresTransactions(postgres_url)) as transactions,
        transactions.reading() as connection,
    ):
        assert connection.exec_driver_sql("SELECT count(*) FROM people").scalar() == 0
        store.person("Ann")
        assert connection.exec_driver_sql("SELECT count(*) FROM people").scalar() == 0


def test_records_on_a_server_are_backed_up_there(postgres_url: str, folder: Path, tmp_path: Path) -> None:
    with closing(PostgresTransactions(postgres_url)) as transactions:
        told = refused(lambda: transactions.copy_to(tmp_path / "copy"), "its own backup keeps them")
        assert "pg_dump" in (told.remedy or "")
    again = refused(lambda: back_up(folder, tmp_path / "x.zip", database_url=postgres_url), "its own backup")
    assert "pg_dump" in (again.remedy or "")


def test_recordings_stay_on_the_computer_they_were_made_on(postgres_url: str, tmp_path: Path) -> None:
    with (
        closing(open_store(tmp_path / "here", postgres_url)) as here,
        closing(open_store(tmp_path / "there", postgres_url)) as there,
    ):
        ann = here.person("Ann")
        here.agree_to_recording(ann, 30)
        record = _recorded(here, there)
        assert [one.attempt_id for one in here.recordings(ann)] == [record]
        assert there.recordings(ann) == ()
        assert there.attempt(record, ann).turn_count == 1


def _recorded(here: RecordStore, there: RecordStore) -> str:
    ann = there.person("Ann")
    record = started(here, ann, 1)
    here.recording_file(record.id, 1, ann).write_bytes(b"RIFF")
    here.keep_recording(record.id, 1, ann, 1.0)
    return record.id
