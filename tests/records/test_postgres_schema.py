"""The tables on a server: those of the metadata, with the same promises as in a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from simulator.domain.people import Role
from simulator.domain.sessions.session import Participant
from simulator.records import open_store
from simulator.records.interface import RecordsError, RecordStore
from simulator.records.migrations import NEWEST
from simulator.records.postgres_setting_up import set_up_postgres
from simulator.records.postgres_triggers import POSTGRES_ONLY, RULES
from simulator.records.tables import metadata
from tests.postgres_server import PostgresServer
from tests.records.played import finished, started, turn
from tests.records.refusals import refused

Raw = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def server_store(postgres_url: str, folder: Path) -> Iterator[RecordStore]:
    opened = open_store(folder, postgres_url)
    yield opened
    opened.close()


@pytest.fixture
def raw(postgres_url: str) -> Iterator[Raw]:
    with closing(psycopg.connect(postgres_url, autocommit=True, options="-c search_path=rapport")) as opened:
        yield opened


def test_a_server_has_the_tables_of_the_metadata(postgres_url: str) -> None:
    url = postgres_url.replace("postgresql:", "postgresql+psycopg:")
    engine = create_engine(url, connect_args={"options": "-c search_path=rapport"})
    ours = set(POSTGRES_ONLY.tables)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name not in ours}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_every_trigger_of_a_file_has_its_counterpart(raw: Raw, disk_store: RecordStore) -> None:
    with disk_store._transactions.reading() as connection:  # pyright: ignore[reportAttributeAccessIssue]
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        in_a_file = {name for (name,) in found}
    on_the_server = {name for (name,) in raw.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")}
    assert in_a_file
    assert in_a_file <= on_the_server
    assert {rule.name for rule in RULES} <= on_the_server


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE turns SET text = 'I said something nicer'",
        "DELETE FROM turns",
        "DELETE FROM turns WHERE number = 2",
        "TRUNCATE turns",
        "TRUNCATE people CASCADE",
        "INSERT INTO turns SELECT * FROM turns WHERE number = 1",
        "UPDATE attempts SET state = 'won'",
        "UPDATE attempts SET finished_at = NULL",
        "UPDATE audit_entries SET about = 'nothing'",
        "DELETE FROM audit_entries",
        "TRUNCATE audit_entries",
        "UPDATE audit_length SET number = 0",
        "DELETE FROM audit_length",
        "UPDATE session_happenings SET what = 'nothing'",
        "UPDATE session_happenings SET told = '[]'",
        "DELETE FROM session_happenings",
        "UPDATE overrulings SET reason = 'none'",
        "DELETE FROM overrulings",
    ],
)
def test_what_is_only_ever_appended_stays(raw: Raw, server_store: RecordStore, statement: str) -> None:
    from tests.records.test_golden import fill

    fill(server_store)
    everything = "SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {} AS t"
    tables = ("turns", "attempts", "audit_entries", "session_happenings", "overrulings", "people")
    before = [raw.execute(everything.format(table)).fetchone() for table in tables]  # type: ignore[call-overload]
    with pytest.raises(psycopg.IntegrityError):
        raw.execute(statement)  # type: ignore[call-overload]
    assert [raw.execute(everything.format(table)).fetchone() for table in tables] == before  # type: ignore[call-overload]


def test_erasing_a_person_takes_everything_of_theirs(raw: Raw, server_store: RecordStore) -> None:
    ann, ben = server_store.person("Ann"), server_store.person("Ben")
    tess = server_store.give_role("Tess", Role.TRAINER, by=None, passphrase="amber kite lamp")
    finished(server_store, ann)
    kept = started(server_store, ben, 1)
    roster = (Participant("p1", "Ann", ann.id), Participant("p2", "Ben", ben.id))
    session = server_store.start_session(tess, title="Tuesday", roster=roster)
    for number, name in enumerate(("p1", "p2"), 1):
        server_store.add_happening(session.id, tess, number, "next-up", told={"player": name})
    raw.execute("DELETE FROM people WHERE id = %s", (ann.id,))
    assert raw.execute("SELECT count(*) FROM turns").fetchone() == (1,)
    assert server_store.attempt(kept.id, ben).turns == (turn(1),)
    after = server_store.session(session.id, tess)
    assert [dict(one.told) for one in after.happenings] == [{}, {"player": "p2"}]


def test_an_end_of_the_audit_that_was_cut_off_is_found(raw: Raw, server_store: RecordStore) -> None:
    tess = server_store.give_role("Tess", Role.TRAINER, by=None, passphrase="amber kite lamp")
    for number in range(3):
        server_store.note_in_audit(tess, "exported", f"{number}")
    assert server_store.first_broken_audit_entry() is None
    raw.execute("SET session_replication_role = replica")  # past all triggers, as only a superuser may
    raw.execute("DELETE FROM audit_entries WHERE number = 4")
    assert server_store.first_broken_audit_entry() == 4


def test_setting_up_again_changes_nothing(empty_postgres_url: str, folder: Path) -> None:
    assert set_up_postgres(empty_postgres_url) == NEWEST
    with closing(open_store(folder, empty_postgres_url)) as store:
        record = finished(store, store.person("Ann"))
        assert set_up_postgres(empty_postgres_url) == NEWEST
        assert store.attempt(record.id, record.owner) == record


def test_a_database_that_is_not_set_up_is_left_alone(empty_postgres_url: str, folder: Path) -> None:
    told = refused(lambda: open_store(folder, empty_postgres_url), "not set up")
    assert "init-postgres" in (told.remedy or "")
    with closing(psycopg.connect(empty_postgres_url)) as opened:
        tables = opened.execute("SELECT count(*) FROM pg_tables WHERE schemaname IN ('public', 'rapport')")
        assert tables.fetchone() == (0,)


@pytest.mark.parametrize(("revision", "words"), [("0005", "older Rapport"), ("9999", "newer Rapport")])
def test_another_version_of_the_tables_is_told(
    raw: Raw, postgres_url: str, folder: Path, revision: str, words: str
) -> None:
    raw.execute("UPDATE alembic_version SET version_num = %s", (revision,))
    try:
        told = refused(lambda: open_store(folder, postgres_url), words)
        assert "Nothing was" in (told.remedy or "")
    finally:
        raw.execute("UPDATE alembic_version SET version_num = %s", (NEWEST,))


def test_somebody_elses_tables_are_not_touched(
    postgres_server: PostgresServer, empty_postgres_url: str
) -> None:
    with closing(psycopg.connect(empty_postgres_url, autocommit=True)) as opened:
        opened.execute("CREATE SCHEMA rapport CREATE TABLE people (name text)")
        with pytest.raises(RecordsError):
            set_up_postgres(empty_postgres_url)
        names = opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'rapport'").fetchall()
        assert names == [("people",)]
