"""RolesRecords: who is a trainer or does HR, and how the program knows that it is they."""

from __future__ import annotations

from typing import Protocol

from simulator.domain.people import Person, Role


class RolesRecords(Protocol):
    """Roles and passphrases; see ``RecordStore`` for errors."""

    def give_role(self, name: str, role: Role, *, by: Person | None, passphrase: str = "") -> Person:
        """Give somebody a role, taking them on record if need be.

        While nobody on record is a trainer or does HR, anybody may become the first (``by`` is None).
        After that only a trainer or HR gives these roles. Trainers and HR have a passphrase of at least
        eight characters, kept as an argon2 hash. Everybody may give themselves the role they have, and so
        choose a passphrase, another one, or as a trainee none any more.

        Raises:
            RecordsError: This person may not give roles, the passphrase is too short, or nobody would be
                left in charge.
        """
        ...

    def asks_passphrase(self, name: str) -> bool:
        """Whether practising under this name asks for a passphrase first."""
        ...

    def sign_in(self, name: str, passphrase: str) -> Person:
        """Return the person, if the passphrase is theirs; one without a passphrase needs none.

        Somebody new, who gave no passphrase, is taken on record.

        Raises:
            RecordsError: It is not theirs, or nobody has that name. Each wrong one costs the time of an
                argon2 hash.
        """
        ...

    def connected_as(self) -> Person | None:
        """Return whose login the records were opened with; None where they are a file of this computer.

        On a server people are who their login says: ``person`` and ``sign_in`` return nobody else, and
        no passphrase is asked for, given or kept besides the login's own password.

        Raises:
            RecordsError: The login is nobody's.
        """
        ...

    def has_trainer(self) -> bool:
        """Whether anybody on record is a trainer or does HR."""
        ...
