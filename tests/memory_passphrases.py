"""PINs and passphrases in memory, for ``fakes.MemoryStore``; held to the same contract."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.domain.people import Person
from simulator.domain.sign_in import LONGEST_WAIT_SECONDS, wait_seconds
from simulator.records import passphrase_refusals
from simulator.records.interface import RecordsError
from tests.memory_hr import MemoryHr
from tests.memory_sessions import quick_hash


class MemoryPassphrases(MemoryHr):
    """What opens names, and how often it was wrong."""

    def __init__(self) -> None:
        super().__init__()
        self._wrong: dict[str, tuple[int, datetime]] = {}

    def sign_in(self, name: str, passphrase: str) -> Person:
        known = next((one for one in self._people.values() if one.name.casefold() == name.casefold()), None)
        if known is not None and known.id in self._hashes:
            self._check_wait(known.id)
        try:
            person = super().sign_in(name, passphrase)
        except RecordsError:
            if known is not None:
                self._count_wrong(known.id)
            raise
        self._wrong.pop(person.id, None)
        return person

    def set_passphrase(self, person: Person, old: str, new: str) -> None:
        self._check()
        known = self._on_record(person)
        self._check_wait(known.id)
        passphrase_refusals.check_secret(known.role, new)
        kept = self._hashes.get(known.id)
        if kept is not None and kept != quick_hash(old):
            self._count_wrong(known.id)
            raise passphrase_refusals.wrong_old_one()
        self._hashes.pop(known.id, None)
        self._wrong.pop(known.id, None)
        if new:
            self._hashes[known.id] = quick_hash(new)

    def take_off_pin(self, by: Person, person_id: str) -> None:
        self._check()
        taker, of = self._on_record(by), self._on_record(Person(person_id, "Whoever that was"))
        passphrase_refusals.check_takes_off(taker, of)
        if self._hashes.pop(of.id, None) is not None:
            self._wrong.pop(of.id, None)
            self._note(taker, "PIN taken off", of.name)

    def _check_wait(self, person_id: str) -> None:
        tries, last_at = self._wrong.get(person_id, (0, datetime.now(UTC)))
        left = (last_at + timedelta(seconds=wait_seconds(tries)) - datetime.now(UTC)).total_seconds()
        if 0 < left <= LONGEST_WAIT_SECONDS:
            raise passphrase_refusals.must_wait(left)

    def _count_wrong(self, person_id: str) -> None:
        tries, _ = self._wrong.get(person_id, (0, None))
        self._wrong[person_id] = (tries + 1, datetime.now(UTC))
