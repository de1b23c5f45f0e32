"""SqlRoles: who is a trainer or does HR, and the passphrases that show that it is they."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_replace

from simulator.domain.access import may_give_role
from simulator.domain.people import Person, Role
from simulator.records import session_refusals
from simulator.records.names import tidy_name
from simulator.records.people_tables import passphrases
from simulator.records.rows import as_kept
from simulator.records.sql_audit import note
from simulator.records.sql_people import find_person, on_record, put_on_record
from simulator.records.tables import people
from simulator.records.transactions import Transactions

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_IN_CHARGE = (Role.TRAINER.value, Role.HR.value)

NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$teYKzG0u0apmGjcbPs9Bbg$qfkgY0Ce00zvNZhUfyQbRYZwfjx4gywU73X45Fi1TzI"
"""The hash of bytes nobody knows, with the same cost: names that are not on record take as long."""


class SqlRoles:
    """The methods of a RecordStore (see ``interface``) about roles and passphrases.

    Hashes take a good part of a tenth of a second; nothing is held open meanwhile.
    """

    _transactions: Transactions

    def give_role(self, name: str, role: Role, *, by: Person | None, passphrase: str = "") -> Person:
        """See RolesRecords."""
        tidy = tidy_name(name)
        hashed = _hash_for(role, passphrase)
        with self._transactions.writing() as connection:
            person = put_on_record(connection, tidy)
            giver = None if by is None else on_record(connection, by)
            if not may_give_role(role, person, by=giver, is_anybody_in_charge=_in_charge(connection) > 0):
                raise session_refusals.may_not_give_roles()
            _check_somebody_stays(connection, person, role)
            connection.execute(update(people).where(people.c.id == person.id).values(role=role.value))
            _keep_hash(connection, person, hashed)
            if person.role is not role:
                note(connection, giver or person, "role given", f"{person.name}: {role.value}")
            return on_record(connection, person)

    def asks_passphrase(self, name: str) -> bool:
        """See RolesRecords."""
        tidy = tidy_name(name)
        with self._transactions.reading() as connection:
            return _hash_of(connection, find_person(connection, tidy)) is not None

    def sign_in(self, name: str, passphrase: str) -> Person:
        """See RolesRecords."""
        tidy = tidy_name(name)
        with self._transactions.reading() as connection:
            person = find_person(connection, tidy)
            hashed = _hash_of(connection, person)
        if hashed is not None or passphrase:
            is_theirs = _is_right(hashed or NOBODYS, passphrase)
            if not is_theirs and (hashed is not None or person is None):
                raise session_refusals.wrong_passphrase()
        if person is not None:
            return person
        with self._transactions.writing() as connection:
            return put_on_record(connection, tidy)

    def has_trainer(self) -> bool:
        """See RolesRecords."""
        with self._transactions.reading() as connection:
            return _in_charge(connection) > 0


def _hash_for(role: Role, passphrase: str) -> str | None:
    """Return the hash of the passphrase this role asks for; None for none."""
    if role is Role.TRAINEE and not passphrase:
        return None
    session_refusals.check_passphrase(passphrase)
    return _hasher().hash(_bytes(passphrase))


def _in_charge(connection: Connection) -> int:
    return len(connection.execute(select(people.c.id).where(people.c.role.in_(_IN_CHARGE))).all())


def _check_somebody_stays(connection: Connection, person: Person, role: Role) -> None:
    if role is Role.TRAINEE and person.role is not Role.TRAINEE and _in_charge(connection) == 1:
        raise session_refusals.nobody_left_in_charge(person.name)


def _hash_of(connection: Connection, person: Person | None) -> str | None:
    if person is None:
        return None
    return connection.scalar(select(passphrases.c.hash).where(passphrases.c.person_id == person.id))


def _keep_hash(connection: Connection, person: Person, hashed: str | None) -> None:
    if hashed is None:
        connection.execute(delete(passphrases).where(passphrases.c.person_id == person.id))
        return
    kept = {"hash": hashed, "set_at": as_kept(datetime.now(UTC))}
    connection.execute(
        insert_or_replace(passphrases)
        .values(person_id=person.id, **kept)
        .on_conflict_do_update(index_elements=["person_id"], set_=kept)
    )


def _is_right(hashed: str, passphrase: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(hashed, _bytes(passphrase))
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    """Return the hasher, with the defaults of argon2-cffi; imported late, for most people need none."""
    from argon2 import PasswordHasher

    return PasswordHasher()


def _bytes(passphrase: str) -> bytes:
    """Return a passphrase as it is hashed: the same however the keyboard composes its letters."""
    import unicodedata

    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
