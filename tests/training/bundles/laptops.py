"""Laptops that hand over, and HR's computer that merges; for tests of bundles."""

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records import open_store
from simulator.records.bundle_interface import BundlePreview, SignedBundle
from simulator.records.interface import AttemptRecord, RecordStore
from simulator.records.results import Outcome, Proof
from simulator.training.bundles.bundle_file import bundle_bytes, bundle_in
from simulator.training.certificates.signing_key import signing_key
from tests.records.led import PASSPHRASE
from tests.records.played import RESULT, started

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PASSED = replace(RESULT, passed=True)


class Laptop:
    """A data folder with records and a key."""

    def __init__(self, folder: Path, empty: Path, name: str) -> None:
        folder.mkdir()
        shutil.copy(empty, folder)
        self.folder, self.name = folder, name
        self.store: RecordStore = open_store(folder)
        self.key = signing_key(folder)

    def submitted(self, name: str, *, passed: bool = True) -> AttemptRecord:
        owner = self.store.person(name)
        record = self.store.finish_attempt(
            started(self.store, owner, 2).id, PASSED if passed else replace(RESULT, passed=False)
        )
        return self.store.submit_attempt(record.id, owner, Proof("a" * 64, {"names": Verdict.YES}))

    def hr(self) -> Person:
        return self._in_role("Hana", Role.HR)

    def trainer(self) -> Person:
        return self._in_role("Tess", Role.TRAINER)

    def _in_role(self, name: str, role: Role) -> Person:
        for one in self.store.people():
            if one.name == name:
                return one
        in_charge = [one for one in self.store.people() if one.role is not Role.TRAINEE]
        by = in_charge[0] if in_charge else None
        return self.store.give_role(name, role, by=by, passphrase=PASSPHRASE)

    def number(self, name: str, number: str) -> None:
        """Have HR of this laptop know somebody's number."""
        person = self.store.person(name)
        self.store.keep_employments(self.hr(), [Employment(person, number=number)])

    def decide(self, attempt_id: str, *, passed: bool, reason: str = "I heard it.") -> None:
        self.store.overrule(
            attempt_id,
            self.trainer(),
            criterion_id="names",
            machine=Verdict.NO,
            decision=Decision.YES if passed else Decision.NO,
            reason=reason,
            quote="What’s her name?",
            outcome=Outcome(replace(RESULT, passed=passed), Proof(("b" if passed else "c") * 64)),
        )

    def raw(self, by: Person, *, with_words: bool = False, now: datetime = NOW) -> bytes:
        return bundle_bytes(self.store.bundle(by, with_words=with_words), self.key, self.name, now)

    def signed(self, by: Person, *, with_words: bool = False, now: datetime = NOW) -> SignedBundle:
        return bundle_in(self.raw(by, with_words=with_words, now=now), "a file", now)

    def merge(self, *bundles: SignedBundle) -> Sequence[BundlePreview]:
        hana = self.hr()
        for one in bundles:
            self.store.trust_computer(hana, one.key, one.computer_name)
        return [self.store.merge_bundle(hana, one) for one in bundles]

    def rows(self) -> dict[str, list[str]]:
        """Return all that is kept, but for local positions, the audit, and who is in charge here."""
        tables = (
            "people employments attempts turns overrulings submissions decided_results tallies"
            " scenario_texts bundled_attempts bundled_people bundled_decisions"
        )
        found: dict[str, list[str]] = {}
        with closing(sqlite3.connect(self.folder / "rapport.sqlite")) as raw:
            raw.row_factory = sqlite3.Row
            for table in tables.split():
                rows = [dict(row) for row in raw.execute(f"SELECT * FROM {table}")]
                for row in rows:
                    row.pop("position", None)
                found[table] = sorted(repr(sorted(row.items())) for row in rows)
        return found
