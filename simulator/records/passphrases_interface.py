"""PassphraseRecords: how people choose what opens their name, and how a forgotten PIN is taken off."""

from __future__ import annotations

from typing import Protocol

from simulator.domain.people import Person


class PassphraseRecords(Protocol):
    """PINs and passphrases by those who have them; see ``RecordStore`` for errors.

    Trainees may have a PIN of four to twelve digits, a passphrase, or neither; trainers and HR always have
    a passphrase (``RolesRecords``). After five wrong ones in a row a name takes none for half a minute,
    then for longer, never for more than ten minutes.
    """

    def set_passphrase(self, person: Person, old: str, new: str) -> None:
        """Choose what opens one's own name from now on; for a trainee "" takes it off.

        Args:
            person: Whose name it is; nobody chooses for somebody else here.
            old: What opens it now; "" where nothing does.
            new: What is to open it.

        Raises:
            RecordsError: ``old`` is wrong, there were too many wrong ones, or ``new`` is too short or long.
        """
        ...

    def take_off_pin(self, by: Person, person_id: str) -> None:
        """Take off the PIN or passphrase that a trainee has forgotten, and end any waiting; for HR. Audited.

        Raises:
            RecordsError: This person does not do HR, or the other is not on record or no trainee.
        """
        ...
