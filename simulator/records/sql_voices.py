"""SqlVoices: how voices sound to the listener, in files beside the records."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from simulator.domain.people import Person
from simulator.records import refusals
from simulator.records.failures import told_in_words
from simulator.records.tables import people
from simulator.records.transactions import Transactions
from simulator.records.voice_files import VoiceFiles


class SqlVoices:
    """The methods of a RecordStore (see ``interface``) that are about voices."""

    def __init__(self, transactions: Transactions, folder: Path) -> None:
        self._transactions = transactions
        self._folder = folder
        self._voices = VoiceFiles(folder)

    def kept_voice(self, owner: Person) -> bytes | None:
        """See RecordStore."""
        with told_in_words(self._folder):
            return self._voices.read(owner.id)

    def keep_voice(self, owner: Person, packed: bytes) -> None:
        """See RecordStore.

        Raises:
            RecordsError: The owner is not on record.
        """
        with self._transactions.reading() as connection:
            if connection.scalar(select(people.c.id).where(people.c.id == owner.id)) is None:
                raise refusals.not_on_record(owner.name)
        with told_in_words(self._folder):
            self._voices.write(owner.id, packed)

    def forget_voice(self, owner: Person) -> None:
        """See RecordStore.

        Raises:
            RecordsError: Another program holds the file.
        """
        with told_in_words(self._folder):
            left = self._voices.erase(owner.id)
        if left:
            raise refusals.voice_not_erased(left[0])

    def _forget_voices_of_nobody(self) -> None:
        """Erase voices of people who were erased on a server, from another computer."""
        with told_in_words(self._folder):
            kept = self._voices.people()
        if not kept:
            return
        with self._transactions.reading() as connection:
            known = set(connection.scalars(select(people.c.id).where(people.c.id.in_(kept))))
        with told_in_words(self._folder):
            for person_id in kept:
                if person_id not in known:
                    with suppress(ValueError):  # a file of some other name is nobody's voice
                        self._voices.erase(person_id)
