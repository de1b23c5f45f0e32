"""A database server keeps people's rows from each other by itself, whatever program asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql

from simulator.domain.people import Role
from simulator.records.server_logins import make_login
from simulator.records.server_rules import RULES
from simulator.records.server_setup import KEEPER
from simulator.records.tables import metadata
from tests.postgres_server import PostgresServer
from tests.records.guarded import (
    ADDED,
    ANN,
    BEN,
    CHANGED,
    HANA,
    LOGINS,
    ROWS,
    SEEN,
    TAKEN_AWAY,
    TESS,
    TOM,
)
from tests.records.server_owned import Owned, owned_database

PASSWORD = "a-password-of-the-test"
TABLES = sorted(metadata.tables)
AsLogin = Callable[[str], Any]
EACH = [(login, table) for login in LOGINS for table in TABLES]


@pytest.fixture(scope="module")
def server(postgres_server: PostgresServer) -> Iterator[Owned]:
    """A database with a row of everything, and a login for everybody."""
    with owned_database(postgres_server) as owned:
        with owned.admin() as raw:
            for table, rows in ROWS.items():
                for row in rows:
                    _insert(raw, table, row)
        for row in ROWS["people"]:
            make_login(owned.url, row["name"], PASSWORD, login=owned.login(row["id"]), role=Role(row["role"]))
        yield owned


@pytest.fixture(scope="module")
def connections(server: Owned) -> Iterator[dict[str, Any]]:
    opened = {who: server.as_login(who, PASSWORD) for who in LOGINS}
    yield opened
    for raw in opened.values():
        raw.close()


@pytest.fixture
def as_login(connections: dict[str, Any]) -> Iterator[AsLogin]:
    """Lend the connections of logins; nothing they do is kept."""
    yield connections.__getitem__
    for raw in connections.values():
        raw.rollback()


def test_every_table_has_rules_and_is_tried() -> None:
    assert set(RULES) == set(TABLES), "a new table needs rules in server_rules.RULES"
    assert set(SEEN) == set(TABLES), "a new table needs rows in tests/records/guarded.py"
    assert set(ROWS) | {"database_logins"} == set(TABLES)


def test_the_server_forces_the_rules_on_every_table(server: Owned) -> None:
    with server.admin() as raw:
        found = raw.execute(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
            " AND relnamespace = 'rapport'::regnamespace"
        ).fetchall()
    assert {name for (name,) in found} == set(TABLES)


@pytest.mark.parametrize(("who", "table"), EACH)
def test_login_reads_what_its_person_may_see(as_login: AsLogin, who: str, table: str) -> None:
    key, seen = SEEN[table]
    raw = as_login(who)
    try:
        found = {row[0] for row in raw.execute(f"SELECT {key} FROM {table}").fetchall()}
    except errors.InsufficientPrivilege:
        found = set()
    assert found == seen.get(who, set())


@pytest.mark.parametrize(("who", "table"), EACH)
def test_login_changes_only_what_its_person_may_change(
    server: Owned, as_login: AsLogin, who: str, table: str
) -> None:
    wanted = CHANGED.get(table, {}).get(who, set())
    raw, most = as_login(who), 0
    for column in metadata.tables[table].columns:
        name = sql.Identifier(column.name)
        change = sql.SQL("UPDATE {} SET {} = {}").format(sql.Identifier(table), name, _anything(column.name))
        most = max(most, _touched(raw, change))
        same = sql.SQL("UPDATE {} SET {} = {}").format(sql.Identifier(table), name, name)
        most = max(most, _touched(raw, same))
    assert most == server.count(table, SEEN[table][0], wanted)


@pytest.mark.parametrize(("who", "table"), EACH)
def test_login_takes_away_only_what_its_person_may_take_away(
    server: Owned, as_login: AsLogin, who: str, table: str
) -> None:
    wanted = TAKEN_AWAY.get(table, {}).get(who, set())
    statement = f"DELETE FROM {table}" + (" WHERE id <> 'hana'" if (who, table) == (HANA, "people") else "")
    assert _touched(as_login(who), statement) == server.count(table, SEEN[table][0], wanted)


@pytest.mark.parametrize(("who", "table"), EACH)
def test_login_adds_only_what_its_person_may_add(as_login: AsLogin, who: str, table: str) -> None:
    raw, added = as_login(who), set[Any]()
    for row in ROWS.get(table, ()):
        try:
            with raw.transaction(force_rollback=True):
                _insert(raw, table, _anew(row))
        except errors.InsufficientPrivilege:
            continue
        except errors.IntegrityError:
            pass  # nothing but the same row being there already keeps it out
        key = SEEN[table][0]
        added.add(f"{row['person_id']} {row['scenario_id']}" if "||" in key else row[key])
    assert added == ADDED.get(table, {}).get(who, set())


FORBIDDEN = {
    "claim another result": (ANN, "UPDATE attempts SET task_points = 2 WHERE id = 'ann-private'"),
    "take a submission back": (ANN, "UPDATE attempts SET state = 'finished' WHERE id = 'ann-submitted'"),
    "give an attempt away": (ANN, "UPDATE attempts SET owner_id = 'ben' WHERE id = 'ann-private'"),
    "submit in a room": (TESS, "UPDATE attempts SET state = 'submitted' WHERE id = 'ann-room'"),
    "make oneself HR": (ANN, "UPDATE people SET role = 'hr'"),
    "rename people as a trainer": (TESS, "UPDATE people SET name = 'x'"),
    "read how often others practise": (HANA, "SELECT attempts FROM tallies"),
    "read passwords": (HANA, "SELECT rolpassword FROM pg_authid"),
    "read shadow passwords": (TESS, "SELECT passwd FROM pg_shadow"),
    "become the keeper": (HANA, f"SET ROLE {KEEPER}"),
    "become another group": (ANN, "SET ROLE rapport_trainer"),
    "become the superuser": (TESS, "SET SESSION AUTHORIZATION postgres"),
    "join a group": (ANN, "GRANT rapport_hr TO CURRENT_USER"),
    "make a role": (HANA, "CREATE ROLE rapport_test_intruder"),
    "make a table": (ANN, "CREATE TABLE rapport.mine (x int)"),
    "make a table elsewhere": (ANN, "CREATE TABLE public.mine (x int)"),
    "make a table for the while": (ANN, "CREATE TEMP TABLE attempts (x int)"),
    "switch the rules off": (HANA, "ALTER TABLE turns DISABLE ROW LEVEL SECURITY"),
    "empty a table": (HANA, "TRUNCATE turns"),
    "lock everybody out": (ANN, "LOCK TABLE people IN ACCESS EXCLUSIVE MODE"),
    "read files": (TESS, "SELECT pg_read_file('PG_VERSION')"),
    "run a program": (TESS, "COPY people TO PROGRAM 'cat'"),
    "say something false of a text": (ANN, "INSERT INTO scenario_texts (digest, text) VALUES ('x', 'y')"),
    "change a text": (TESS, "UPDATE scenario_texts SET text = 'y'"),
    "name somebody else in the audit": (
        ANN,
        "INSERT INTO audit_entries SELECT 7, '', 'Hana', '', '', 'x', '', '', '', '[]', ''",
    ),
    "leave out a number of the audit": (
        ANN,
        "INSERT INTO audit_entries SELECT 70, '', 'Ann', '', '', 'x', '', '', '', '[]', ''",
    ),
    "decide about oneself": (
        TOM,
        "INSERT INTO decided_results SELECT 'ann-room', true, 1, 1, 1, 1, '', '{}'",
    ),
    "erase oneself": (HANA, "DELETE FROM people WHERE id = 'hana'"),
    "rewrite the audit": (HANA, "UPDATE audit_entries SET \"by\" = 'Ben'"),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nobody_may(as_login: AsLogin, what: str) -> None:
    who, statement = FORBIDDEN[what]
    with pytest.raises((errors.InsufficientPrivilege, errors.IntegrityError)):
        as_login(who).execute(statement)


def test_a_room_is_only_its_leaders(server: Owned, as_login: AsLogin) -> None:
    with server.admin() as raw:
        raw.execute("UPDATE sessions SET ended_at = NULL WHERE id = 'room-of-tom'")
    try:
        tess, tom = as_login(TESS), as_login(TOM)
        link = "INSERT INTO session_attempts (attempt_id, session_id) VALUES ('ben-private', 'room-of-tom')"
        assert tom.execute("SELECT id FROM attempts WHERE id = 'ben-private'").fetchall()
        assert not tom.execute("SELECT text FROM turns WHERE attempt_id = 'ben-private'").fetchall()
        with pytest.raises(errors.InsufficientPrivilege):
            tess.execute(link)
        tom.execute(link)
        assert tom.execute("SELECT text FROM turns WHERE attempt_id = 'ben-private'").fetchall()
    finally:
        with server.admin() as raw:
            raw.execute("UPDATE sessions SET ended_at = now() WHERE id = 'room-of-tom'")


def test_login_that_is_nobodys_sees_nothing(server: Owned) -> None:
    with server.admin() as raw:
        raw.execute(f"CREATE ROLE {server.login('stray')} LOGIN PASSWORD '{PASSWORD}' IN ROLE rapport_hr")
    try:
        with server.as_login("stray", PASSWORD) as raw:
            assert not raw.execute("SELECT 1 FROM relationships").fetchall()
            assert not raw.execute("SELECT 1 FROM who_is_connected()").fetchall()
        with server.admin() as raw:
            raw.execute(f"ALTER ROLE {server.login('stray')} NOLOGIN")
    finally:
        with server.admin() as raw:
            raw.execute(f"DROP ROLE {server.login('stray')}")


def test_login_without_a_group_is_not_let_in(server: Owned) -> None:
    with server.admin() as raw:
        raw.execute(f"CREATE ROLE {server.login('out')} LOGIN PASSWORD '{PASSWORD}'")
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            server.as_login("out", PASSWORD)
    finally:
        with server.admin() as raw:
            raw.execute(f"DROP ROLE {server.login('out')}")


def test_another_role_is_another_group_at_once(server: Owned, as_login: AsLogin) -> None:
    ben = as_login(BEN)
    assert len(ben.execute("SELECT id FROM people").fetchall()) == 4
    ben.rollback()
    with server.admin() as raw:
        raw.execute("UPDATE people SET role = 'hr' WHERE id = 'ben'")
        assert len(ben.execute("SELECT id FROM people").fetchall()) == 4  # not before it is kept
        ben.rollback()
    try:
        assert len(ben.execute("SELECT id FROM people").fetchall()) == 5
        ben.rollback()
    finally:
        with server.admin() as raw:
            raw.execute("UPDATE people SET role = 'trainee' WHERE id = 'ben'")
    assert len(ben.execute("SELECT id FROM people").fetchall()) == 4


def test_the_owner_sees_nothing_unasked(server: Owned) -> None:
    with server.as_owner() as raw:
        assert not raw.execute("SELECT 1 FROM rapport.turns").fetchall()
        raw.execute(f"SET LOCAL ROLE {KEEPER}")
        assert raw.execute("SELECT 1 FROM rapport.turns").fetchall()


def _insert(raw: Any, table: str, row: dict[str, Any]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, row))
    places = sql.SQL(", ").join([sql.Placeholder()] * len(row))
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), names, places)
    raw.execute(statement, list(row.values()))


def _anew(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row like another that is not there yet, as far as that is possible."""
    told: dict[str, Any] = {name: f"{row[name]}-2" for name in ("name_key", "statement_id") if name in row}
    if "id" in row and "person_id" not in row:
        told["id"] = f"{row['id']}-2"
    if isinstance(row.get("number"), int):
        told["number"] = 2 + len(LOGINS) if "by_digest" in row else row["number"] + 10
    return {**row, **told}


def _anything(column: str) -> sql.Composable:
    return sql.SQL("NULL") if column.endswith(("_at", "turn")) else sql.Identifier(column)


def _touched(raw: Any, statement: sql.Composable | str) -> int:
    try:
        with raw.transaction(force_rollback=True):
            return raw.execute(statement).rowcount
    except (errors.InsufficientPrivilege, errors.IntegrityError):
        return 0
