"""Logins of a database server: each is one person, and a member of the group of that person's role."""

from __future__ import annotations

import re
import secrets
import unicodedata
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from simulator.domain.people import Person, Role
from simulator.records.audit_chain import new_link
from simulator.records.interface import RecordsError
from simulator.records.names import same_name_key, tidy_name
from simulator.records.server_connecting import connected
from simulator.records.server_setup import SCHEMA, become_keeper, only_for_owner

if TYPE_CHECKING:
    import psycopg

    Raw = psycopg.Connection[Any]

LONGEST_LOGIN = 63
"""Bytes; what the server keeps of a longer one is somebody else's name."""

SHORTEST_PASSWORD = 12
"""Characters: a server can be asked from far away, and as fast as it answers."""

OWNER = "the server's owner"
"""Who did it, in the audit."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another."""

_TAKEN_BEGINNINGS = ("pg_", "rapport_")


@dataclass(frozen=True, slots=True)
class Login:
    """A login and whose it is.

    Attributes:
        login: What the server calls them.
        person: Who that is.
        is_new: Whether it was made just now; else it has another password.
    """

    login: str
    person: Person
    is_new: bool = False


def random_password() -> str:
    """Return a password of five times four letters: a hundred bits, and readable aloud."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(5))


def check_password(password: str) -> None:
    """Make sure that a password can be a login's.

    Raises:
        RecordsError: It is too short.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise RecordsError(
            f"This password has {len(password)} characters; a login of the server needs {SHORTEST_PASSWORD}.",
            remedy="Choose a longer one, or leave it out and take the one that is made.",
        )


def make_login(url: str, name: str, password: str, *, login: str = "", role: Role | None = None) -> Login:
    """Give a person a login, or the one they have another password.

    Args:
        url: The database, as its owner.
        name: Whose login it is; somebody new is taken on record.
        password: It reaches the server as a SCRAM verifier only, and no log of it.
        login: What the server is to call them; made from the name if empty.
        role: Their role from now on; None leaves it, and makes somebody new a trainee.

    Raises:
        RecordsError: This is not the owner, the login is somebody else's, or the server does not answer.
    """
    tidy = tidy_name(name)
    check_password(password)
    with _as_keeper(url) as raw:
        person = _put_on_record(raw, tidy, role)
        known = raw.execute("SELECT login FROM database_logins WHERE person_id = %s", [person.id]).fetchone()
        if known is None:
            wanted = _checked_login(raw, login or login_from(person.name))
            _create(raw, wanted, password, person)
            _note(raw, "login made", f"{person.name}: {wanted}")
            return Login(wanted, person, is_new=True)
        if login not in ("", known[0]):
            raise RecordsError(
                f"{person.name} has a login already: {known[0]}.",
                remedy="Leave out --login for another password, or drop that one first.",
            )
        _give_password(raw, known[0], password)
        _note(raw, "login given another password", f"{person.name}: {known[0]}")
        return Login(known[0], person)


def logins(url: str) -> tuple[Login, ...]:
    """Return the logins that whoever asks may know of, by name: the owner and HR all, others their own.

    Raises:
        RecordsError: The server does not answer, or is not set up.
    """
    with connected(url) as raw:
        if _may_be_keeper(raw):
            become_keeper(raw)
        else:
            raw.execute(f"SET LOCAL search_path = {SCHEMA}, pg_temp")  # pyright: ignore[reportArgumentType, reportCallIssue] a constant
        rows = raw.execute(
            "SELECT login, people.id, name, role FROM database_logins JOIN people ON people.id = person_id"
            " ORDER BY name_key"
        ).fetchall()
    return tuple(Login(login, Person(id_, name, Role(role))) for login, id_, name, role in rows)


def drop_login(url: str, name: str) -> Login:
    """Take away the login of a person, or the login of that name; what the person did stays on record.

    Raises:
        RecordsError: There is none, this is not the owner, or the server does not answer.
    """
    with _as_keeper(url) as raw:
        row = raw.execute(
            "SELECT login, people.id, name, role FROM database_logins JOIN people ON people.id = person_id"
            " WHERE name_key = %s OR login = %s ORDER BY name_key = %s DESC",
            [same_name_key(tidy_name(name)), name, same_name_key(tidy_name(name))],
        ).fetchone()
        if row is None:
            raise RecordsError(f"{name} has no login.", remedy="See who has:  main.py records logins")
        gone = Login(row[0], Person(row[1], row[2], Role(row[3])))
        raw.execute("DELETE FROM database_logins WHERE login = %s", [gone.login])
        _note(raw, "login dropped", f"{gone.person.name}: {gone.login}")
    return gone


def login_from(name: str) -> str:
    """Return what the server might call somebody: plain small letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    tidy = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_LOGIN]
    return tidy or f"person_{secrets.token_hex(4)}"


@contextmanager
def _as_keeper(url: str) -> Generator[Raw]:
    with connected(url) as raw:
        if not _may_be_keeper(raw):
            raise only_for_owner()
        become_keeper(raw)
        yield raw


def _may_be_keeper(raw: Raw) -> bool:
    found = raw.execute(
        "SELECT pg_has_role(oid, 'MEMBER') FROM pg_roles WHERE rolname = 'rapport_keeper'"
    ).fetchone()
    if found is None or raw.execute("SELECT to_regnamespace(%s)", [SCHEMA]).fetchone() == (None,):
        raise RecordsError(
            "This server is not set up for Rapport yet.",
            remedy="As the database's owner:  main.py records init-postgres",
        )
    return bool(found[0])


def _put_on_record(raw: Raw, tidy: str, role: Role | None) -> Person:
    key = same_name_key(tidy)
    row = raw.execute("SELECT id, name, role FROM people WHERE name_key = %s", [key]).fetchone()
    if row is None:
        new = (str(uuid.uuid4()), tidy, key, Role.TRAINEE.value)
        raw.execute("INSERT INTO people (id, name, name_key, role) VALUES (%s, %s, %s, %s)", new)
        row = (new[0], tidy, new[3])
    if role is not None and role.value != row[2]:
        raw.execute("UPDATE people SET role = %s WHERE id = %s", [role.value, row[0]])
        _note(raw, "role given", f"{row[1]}: {role.value}")
    return Person(row[0], row[1], role or Role(row[2]))


def _checked_login(raw: Raw, login: str) -> str:
    if len(login.encode()) > LONGEST_LOGIN or login.startswith(_TAKEN_BEGINNINGS) or not login.isprintable():
        raise RecordsError(
            f"The server cannot call anybody {login[:LONGEST_LOGIN]!r}.",
            remedy=f"Take another login: up to {LONGEST_LOGIN} letters and digits, not beginning with"
            " pg_ or rapport_.",
        )
    if raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone() is not None:
        raise RecordsError(
            f"The server has a login {login} already, and it is not this person's.",
            remedy="Choose another one with --login.",
        )
    return login


def _create(raw: Raw, login: str, password: str, person: Person) -> None:
    from psycopg import sql

    name, group = sql.Identifier(login), sql.Identifier(f"rapport_{person.role.value}")
    raw.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
    raw.execute(sql.SQL("GRANT {} TO {}").format(group, name))
    raw.execute("INSERT INTO database_logins (login, person_id) VALUES (%s, %s)", [login, person.id])
    _give_password(raw, login, password)


def _give_password(raw: Raw, login: str, password: str) -> None:
    from psycopg import sql

    verifier = raw.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
    raw.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(verifier)))


def _note(raw: Raw, what: str, about: str) -> None:
    row = raw.execute("SELECT number, digest FROM last_audit_link()").fetchone()
    last = None if row is None else (row[0], row[1])
    kept = asdict(new_link(last, OWNER, what, about))
    names = ", ".join(f'"{name}"' for name in kept)
    places = ", ".join(["%s"] * len(kept))
    statement = f"INSERT INTO audit_entries ({names}) VALUES ({places})"  # noqa: S608  # names of columns
    raw.execute(statement, list(kept.values()))  # pyright: ignore[reportArgumentType, reportCallIssue]
