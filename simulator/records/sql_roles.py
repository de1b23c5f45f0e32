"""SqlRoles: who is a trainer or does HR, and the passphrases that show that it is they."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

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
from simulator.records.tries import check_wait, count_wrong, forget_tries, has_tries

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
        has_passphrases = self._has_passphrases()
        hashed = _hash_for(role, passphrase) if has_passphrases else None
        with self._transactions.writing() as connection:
            person = put_on_record(connection, tidy)
            giver = None if by is None else on_record(connection, by)
            if not may_give_role(role, person, by=giver, is_anybody_in_charge=_in_charge(connection) > 0):
                raise session_refusals.may_not_give_roles()
            _check_somebody_stays(connection, person, role)
            connection.execute(update(people).where(people.c.id == person.id).values(role=role.value))
            is_taken_over = has_passphrases and hash_of(connection, person) is not None and giver is not None
            if has_passphrases:
                keep_hash(connection, person, hashed)
                forget_tries(connection, person)
            if person.role is not role:
                note(connection, giver or person, "role given", f"{person.name}: {role.value}")
            elif is_taken_over and giver is not None and giver.id != person.id:
                note(connection, giver, "passphrase changed", person.name)
            return on_record(connection, person)

    def asks_passphrase(self, name: str) -> bool:
        """See RolesRecords."""
        tidy = tidy_name(name)
        with self._transactions.reading() as connection:
            return hash_of(connection, find_person(connection, tidy)) is not None

    def sign_in(self, name: str, passphrase: str) -> Person:
        """See RolesRecords."""
        tidy = tidy_name(name)
        with self._transactions.reading() as connection:
            person = find_person(connection, tidy)
            hashed = hash_of(connection, person)
            if person is not None and hashed is not None:
                check_wait(connection, person)
            has_wrong = person is not None and has_tries(connection, person)
        if hashed is not None or passphrase:
            is_theirs = is_right(hashed or NOBODYS, passphrase)
            if not is_theirs and (hashed is not None or person is None):
                self._count_wrong(person)
                raise session_refusals.wrong_passphrase()
        if person is not None:
            if has_wrong:
                self._forget_tries(person)
            return person
        with self._transactions.writing() as connection:
            return put_on_record(connection, tidy)

    def has_trainer(self) -> bool:
        """See RolesRecords."""
        with self._transactions.reading() as connection:
            return _in_charge(connection) > 0

    def _has_passphrases(self) -> bool:
        """Whether names are opened by passphrases here, and not by the login of a server."""
        return True

    def _count_wrong(self, person: Person | None) -> None:
        if person is not None:
            with self._transactions.writing() as connection:
                count_wrong(connection, person)

    def _forget_tries(self, person: Person) -> None:
        with self._transactions.writing() as connection:
            forget_tries(connection, person)


def _hash_for(role: Role, passphrase: str) -> str | None:
    """Return the hash of the passphrase this role asks for; None for none."""
    if role is Role.TRAINEE and not passphrase:
        return None
    session_refusals.check_passphrase(passphrase)
    return hash_of_secret(passphrase)


def _in_charge(connection: Connection) -> int:
    return len(connection.execute(select(people.c.id).where(people.c.role.in_(_IN_CHARGE))).all())


def _check_somebody_stays(connection: Connection, person: Person, role: Role) -> None:
    if role is Role.TRAINEE and person.role is not Role.TRAINEE and _in_charge(connection) == 1:
        raise session_refusals.nobody_left_in_charge(person.name)


def hash_of(connection: Connection, person: Person | None) -> str | None:
    """Return the hash of what opens somebody's name; None for nothing, or nobody."""
    if person is None:
        return None
    return connection.scalar(select(passphrases.c.hash).where(passphrases.c.person_id == person.id))


def keep_hash(connection: Connection, person: Person, hashed: str | None) -> None:
    """Keep what opens somebody's name from now on; None for nothing."""
    mine = passphrases.c.person_id == person.id
    if hashed is None:
        connection.execute(delete(passphrases).where(mine))
        return
    kept = {"hash": hashed, "set_at": as_kept(datetime.now(UTC))}
    if hash_of(connection, person) is None:
        connection.execute(insert(passphrases).values(person_id=person.id, **kept))
    else:
        connection.execute(update(passphrases).where(mine).values(**kept))


def hash_of_secret(secret: str) -> str:
    """Return the hash that is kept of a PIN or passphrase."""
    return _hasher().hash(_bytes(secret))


def is_right(hashed: str, passphrase: str) -> bool:
    """Whether this is what a hash was made of; it takes the time of a hash."""
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
