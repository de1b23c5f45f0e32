"""SqlPassphrases: people choose what opens their name, and HR takes off a PIN that was forgotten."""

from __future__ import annotations

from simulator.domain.people import Person
from simulator.records import passphrase_refusals
from simulator.records.sql_audit import note
from simulator.records.sql_people import on_record
from simulator.records.sql_roles import hash_of, hash_of_secret, is_right, keep_hash
from simulator.records.transactions import Transactions
from simulator.records.tries import check_wait, count_wrong, forget_tries


class SqlPassphrases:
    """The methods of a RecordStore (see ``interface``) by which people choose what opens their name.

    Hashes take a good part of a tenth of a second; nothing is held open meanwhile.
    """

    _transactions: Transactions

    def set_passphrase(self, person: Person, old: str, new: str) -> None:
        """See PassphraseRecords."""
        with self._transactions.reading() as connection:
            known = on_record(connection, person)
            kept = hash_of(connection, known)
            check_wait(connection, known)
        passphrase_refusals.check_secret(known.role, new)
        if kept is not None and not is_right(kept, old):
            with self._transactions.writing() as connection:
                count_wrong(connection, known)
            raise passphrase_refusals.wrong_old_one()
        hashed = hash_of_secret(new) if new else None
        with self._transactions.writing() as connection:
            passphrase_refusals.check_secret(on_record(connection, known).role, new)
            if hash_of(connection, known) != kept:  # chosen anew in another window meanwhile
                raise passphrase_refusals.wrong_old_one()
            keep_hash(connection, known, hashed)
            forget_tries(connection, known)

    def take_off_pin(self, by: Person, person_id: str) -> None:
        """See PassphraseRecords."""
        with self._transactions.writing() as connection:
            taker = on_record(connection, by)
            of = on_record(connection, Person(person_id, "Whoever that was"))
            passphrase_refusals.check_takes_off(taker, of)
            if hash_of(connection, of) is None:
                return
            keep_hash(connection, of, None)
            forget_tries(connection, of)
            note(connection, taker, "PIN taken off", of.name)
