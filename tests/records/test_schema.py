"""The tables: marked for privacy, made by migrations as they are written, and keeping their own rules."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from simulator.records.interface import RecordStore
from simulator.records.marking import marking_of
from simulator.records.migrations import REVISIONS
from simulator.records.migrations.upgrade import configuration
from simulator.records.tables import metadata
from tests.records.played import finished, started, turn


@pytest.fixture
def raw(disk_store: RecordStore, folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "rapport.sqlite", isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def shape(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return every table, index and trigger with its lines, which may stand in any order and come in one."""
    rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: sorted(
            line.strip().rstrip(",") for line in sql.replace(", ", ",\n").splitlines() if line.strip()
        )
        for name, sql in rows
        if "alembic" not in name
    }


def test_every_column_is_marked() -> None:
    unmarked, vague = [], []
    for table in metadata.sorted_tables:
        for column in table.columns:
            marking = marking_of(column)
            if marking is None:
                unmarked.append(str(column))
            elif not (marking.purpose and marking.kept and marking.erased):
                vague.append(str(column))
    assert (unmarked, vague) == ([], [])


def test_what_people_said_is_personal() -> None:
    for name in (
        "turns.text",
        "turns.heard",
        "turns.doubts",
        "recordings.file_name",
        "people.name",
        "attempts.passed",
    ):
        table, column = name.split(".")
        marking = marking_of(metadata.tables[table].c[column])
        assert marking is not None
        assert marking.is_personal


def test_migrations_make_the_tables(raw: sqlite3.Connection, folder: Path) -> None:
    migrated = create_engine(f"sqlite:///{folder / 'rapport.sqlite'}")
    with migrated.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    migrated.dispose()
    from_tables = create_engine(f"sqlite:///{folder / 'plain.sqlite'}")
    metadata.create_all(from_tables)
    from_tables.dispose()
    with closing(sqlite3.connect(folder / "plain.sqlite")) as plain:
        assert shape(raw) == shape(plain)


def test_revisions_are_the_files_there_are() -> None:
    script = ScriptDirectory.from_config(configuration())
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == REVISIONS


def test_database_is_set_up_for_power_cuts(disk_store: RecordStore) -> None:
    with disk_store._transactions.reading() as connection:  # pyright: ignore[reportAttributeAccessIssue]
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "fullfsync", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "fullfsync": 1,
        "busy_timeout": 10_000,
    }


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE turns SET text = 'I said something nicer'",
        "DELETE FROM turns",
        "DELETE FROM turns WHERE number = 2",
        "INSERT INTO turns SELECT * FROM turns WHERE number = 1",
        "UPDATE attempts SET state = 'won'",
        "UPDATE attempts SET finished_at = NULL",
    ],
)
def test_turns_are_only_ever_appended(
    raw: sqlite3.Connection, disk_store: RecordStore, statement: str
) -> None:
    ann = disk_store.person("Ann")
    record = finished(disk_store, ann)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)
    assert disk_store.attempt(record.id, ann) == record


def test_erasing_a_person_takes_everything_of_theirs(
    raw: sqlite3.Connection, disk_store: RecordStore
) -> None:
    ann, ben = disk_store.person("Ann"), disk_store.person("Ben")
    finished(disk_store, ann)
    kept = started(disk_store, ben, 1)
    raw.execute("DELETE FROM people WHERE id = ?", (ann.id,))
    assert disk_store.people() == (ben,)
    assert disk_store.attempts(ann, ann) == ()
    assert raw.execute("SELECT count(*) FROM turns").fetchone() == (1,)
    assert disk_store.attempt(kept.id, ben).turns == (turn(1),)
