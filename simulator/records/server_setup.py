"""Setting a database server up: its roles, the schema, and who may see which rows of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, LiteralString

from simulator.records.interface import RecordsError
from simulator.records.server_functions import FUNCTIONS
from simulator.records.server_rules import FOR_ALL, GROUPS, RULES, Rules

if TYPE_CHECKING:
    import psycopg
    from psycopg.sql import Composed, Identifier

    Raw = psycopg.Connection[Any]

SCHEMA = "rapport"
KEEPER = "rapport_keeper"
"""Whose everything is: a role nobody logs in as. The database's owner may become it; unasked it is not."""

OLDEST_VERSION = 130_000
"""As PostgreSQL numbers itself: 13, the first that brings Unicode names into one form."""

_ROLES: tuple[tuple[LiteralString, LiteralString], ...] = (
    (KEEPER, "NOLOGIN NOINHERIT CREATEROLE"),
    *((group, "NOLOGIN") for group in GROUPS),
)
_TABLES = """\
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = %s::regnamespace ORDER BY relname"""
_ROUTINES = """\
SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = %s::regnamespace ORDER BY 1"""
_POLICIES = "SELECT tablename, policyname FROM pg_policies WHERE schemaname = %s ORDER BY 1, 2"
_STATE = (
    "SELECT rolname, rolcanlogin, rolsuper, rolcreaterole, rolbypassrls FROM pg_roles"
    " WHERE rolname LIKE 'rapport\\_%' ORDER BY 1",
    "SELECT r.rolname, m.rolname, bool_or(admin_option) FROM pg_auth_members a"
    " JOIN pg_roles r ON r.oid = a.roleid JOIN pg_roles m ON m.oid = a.member"
    " WHERE r.rolname LIKE 'rapport\\_%' GROUP BY 1, 2 ORDER BY 1, 2",
    "SELECT relname, relkind, relowner::regrole::text, relacl::text, relrowsecurity, relforcerowsecurity"
    " FROM pg_class WHERE relnamespace = to_regnamespace('rapport') ORDER BY 1",
    "SELECT attrelid::regclass::text, attname, atttypid::regtype::text, attacl::text FROM pg_attribute"
    " JOIN pg_class c ON c.oid = attrelid WHERE relnamespace = to_regnamespace('rapport')"
    " AND attnum > 0 AND NOT attisdropped ORDER BY 1, 2",
    "SELECT oid::regprocedure::text, proowner::regrole::text, prosecdef, proconfig::text, proacl::text,"
    " prosrc FROM pg_proc WHERE pronamespace = to_regnamespace('rapport') ORDER BY 1",
    "SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check FROM pg_policies"
    " WHERE schemaname = 'rapport' ORDER BY 1, 2",
    "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(t.oid) FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = to_regnamespace('rapport')"
    " AND NOT tgisinternal ORDER BY 1, 2",
)


def prepare(raw: Raw) -> None:
    """Make the roles and the schema, and become the records' keeper until the transaction ends.

    Raises:
        RecordsError: The server is too old, or this login may not do it.
    """
    from psycopg import sql

    _check_may_set_up(raw)
    for name, kind in _ROLES:
        if raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone() is None:
            raw.execute(sql.SQL("CREATE ROLE {} {}").format(sql.Identifier(name), sql.SQL(kind)))
    for group in GROUPS:
        if not _is_member(raw, KEEPER, group):
            raw.execute(
                sql.SQL("GRANT {} TO {} WITH ADMIN OPTION").format(
                    sql.Identifier(group), sql.Identifier(KEEPER)
                )
            )
    if not _may_become_keeper(raw):
        raw.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(KEEPER)))
    raw.execute(
        sql.SQL("CREATE SCHEMA IF NOT EXISTS {} AUTHORIZATION {}").format(
            sql.Identifier(SCHEMA), sql.Identifier(KEEPER)
        )
    )
    _keep_others_out(raw)
    become_keeper(raw)


def become_keeper(raw: Raw) -> None:
    """Act as the records' keeper, in their schema, until the transaction ends.

    Raises:
        RecordsError: This login may not.
    """
    from psycopg import errors, sql

    try:
        raw.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(KEEPER)))
    except (errors.InsufficientPrivilege, errors.UndefinedObject, errors.InvalidParameterValue) as error:
        raise only_for_owner() from error
    raw.execute(sql.SQL("SET LOCAL search_path = {}, pg_temp").format(sql.Identifier(SCHEMA)))


def apply_rules(raw: Raw) -> None:
    """Put functions, grants and the rules of rows in place, as the keeper, after the tables are made.

    It says the same every time: what was there of an earlier version goes.

    Raises:
        RecordsError: A table has no rules; nobody but the keeper would be kept from it.
    """
    tables = _names(raw.execute(_TABLES, [SCHEMA]))
    unknown = set(tables) - set(RULES) - set(FOR_ALL)
    if unknown:
        raise RecordsError(
            f"The server holds tables that this program does not know: {', '.join(sorted(unknown))}.",
            remedy="Update this program, then set the server up again. Nothing was changed.",
        )
    for function in FUNCTIONS:
        raw.execute(function)
    for statement in (*_on_routines(raw), *_on_schema(), *_on_policies(raw)):
        raw.execute(statement)
    for table in tables:
        for statement in _on_table(table):
            raw.execute(statement)


def state_of(raw: Raw) -> str:
    """Return a digest of all that setting up makes, to tell whether it changed anything."""
    raw.execute("SET LOCAL search_path = pg_catalog")  # names are spelt out then, whoever looks
    rows = [raw.execute(statement).fetchall() for statement in _STATE]  # pyright: ignore[reportArgumentType, reportCallIssue] constants
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def look(database_url: str) -> str:
    """Return what ``state_of`` says of a database, for ``has_changed_since``.

    Raises:
        RecordsError: The server does not answer.
    """
    from simulator.records.server_connecting import connected

    with connected(database_url) as raw:
        return state_of(raw)


def has_changed_since(before: str, database_url: str) -> bool:
    """Whether a database is set up otherwise than it was.

    Raises:
        RecordsError: The server does not answer.
    """
    return look(database_url) != before


def only_for_owner() -> RecordsError:
    """Return that this is for whoever runs the server."""
    return RecordsError(
        "This login may not set up the records on the server, nor give logins.",
        remedy="Do it as the database's owner, who needs the right to make roles (CREATEROLE).",
    )


def _check_may_set_up(raw: Raw) -> None:
    if raw.info.server_version < OLDEST_VERSION:
        raise RecordsError(
            f"The server is PostgreSQL {raw.info.server_version // 10_000}; Rapport needs 13 or newer.",
            remedy="Update the server, or use another one. Nothing was changed.",
        )
    found = raw.execute(
        "SELECT rolsuper OR rolcreaterole AND pg_has_role(datdba, 'MEMBER')"
        " FROM pg_roles, pg_database WHERE rolname = current_user AND datname = current_database()"
    ).fetchone()
    if found is None or not found[0]:
        raise only_for_owner()


def _may_become_keeper(raw: Raw) -> bool:
    found = raw.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone()
    return bool(found and found[0]) or _is_member(raw, raw.info.user, KEEPER)


def _is_member(raw: Raw, member: str, group: str) -> bool:
    found = raw.execute(
        "SELECT 1 FROM pg_auth_members WHERE roleid = %s::regrole AND member = %s::regrole",
        [f'"{group}"', '"' + member.replace('"', '""') + '"'],
    )
    return found.fetchone() is not None


def _keep_others_out(raw: Raw) -> None:
    """Let nobody into the database who is no login of Rapport's, nor make anything in it."""
    from psycopg import sql

    database = sql.Identifier(raw.info.dbname)
    raw.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    groups = sql.SQL(", ").join(map(sql.Identifier, GROUPS))
    raw.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, groups))


def _on_routines(raw: Raw) -> Iterable[Composed]:
    from psycopg import sql

    groups = sql.SQL(", ").join(map(sql.Identifier, GROUPS))
    for name in _names(raw.execute(_ROUTINES, [SCHEMA])):
        signature = sql.SQL(name)  # pyright: ignore[reportArgumentType] as the server spells it, quoted
        fixed = sql.SQL("ALTER FUNCTION {} SECURITY DEFINER SET search_path = {}, pg_temp")
        yield fixed.format(signature, sql.Identifier(SCHEMA))
        yield sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC").format(signature)
        yield sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(signature, groups)


def _on_schema() -> Iterable[Composed]:
    from psycopg import sql

    schema, groups = sql.Identifier(SCHEMA), sql.SQL(", ").join(map(sql.Identifier, GROUPS))
    yield sql.SQL("GRANT USAGE ON SCHEMA {} TO {}").format(schema, groups)
    for kind in ("TABLES", "SEQUENCES"):
        revoke = sql.SQL("REVOKE ALL ON ALL {} IN SCHEMA {} FROM PUBLIC, {}")
        yield revoke.format(sql.SQL(kind), schema, groups)
    yield sql.SQL("GRANT USAGE ON ALL SEQUENCES IN SCHEMA {} TO {}").format(schema, groups)


def _on_policies(raw: Raw) -> Iterable[Composed]:
    from psycopg import sql

    for table, policy in raw.execute(_POLICIES, [SCHEMA]).fetchall():
        yield sql.SQL("DROP POLICY {} ON {}").format(sql.Identifier(policy), sql.Identifier(SCHEMA, table))


def _on_table(table: str) -> Iterable[Composed]:
    from psycopg import sql

    place = sql.Identifier(SCHEMA, table)
    if table in FOR_ALL:
        groups = sql.SQL(", ").join(map(sql.Identifier, GROUPS))
        yield sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(FOR_ALL[table]), place, groups)
        return
    yield sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY").format(place)
    is_keeper = sql.SQL("current_user = {}").format(sql.Literal(KEEPER))
    yield sql.SQL("CREATE POLICY keeper ON {} TO {} USING ({}) WITH CHECK ({})").format(
        place, sql.Identifier(KEEPER), is_keeper, is_keeper
    )
    for group, rules in zip(GROUPS, RULES[table], strict=True):
        yield from _grants(place, group, rules)
        yield from _policies(place, group, rules)


def _grants(place: Identifier, group: str, rules: Rules) -> Iterable[Composed]:
    from psycopg import sql

    allowed: tuple[tuple[LiteralString, str, Sequence[str]], ...] = (
        ("SELECT", rules.reads, rules.columns_read),
        ("INSERT", rules.adds, ()),
        ("UPDATE", rules.changes, rules.columns_changed),
        ("DELETE", rules.takes_away, ()),
    )
    for deed, rule, columns in allowed:
        if rule:
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            named = sql.SQL("({})").format(names) if columns else sql.SQL("")
            yield sql.SQL("GRANT {}{} ON {} TO {}").format(sql.SQL(deed), named, place, sql.Identifier(group))


def _policies(place: Identifier, group: str, rules: Rules) -> Iterable[Composed]:
    from psycopg import sql

    parts: tuple[tuple[LiteralString, LiteralString, LiteralString], ...] = (
        ("reads", "SELECT", f"USING ({rules.reads})" if rules.reads else ""),
        ("adds", "INSERT", f"WITH CHECK ({rules.adds})" if rules.adds else ""),
        (
            "changes",
            "UPDATE",
            f"USING ({rules.changes}) WITH CHECK ({rules.changes})" if rules.changes else "",
        ),
        ("takes_away", "DELETE", f"USING ({rules.takes_away})" if rules.takes_away else ""),
    )
    for name, deed, condition in parts:
        if condition:
            yield sql.SQL("CREATE POLICY {} ON {} FOR {} TO {} {}").format(
                sql.Identifier(f"{group.removeprefix('rapport_')}_{name}"),
                place,
                sql.SQL(deed),
                sql.Identifier(group),
                sql.SQL(condition),
            )


def _names(rows: Any) -> list[str]:  # noqa: ANN401  # a cursor of psycopg's, which is imported late
    return [name for (name,) in rows.fetchall()]
