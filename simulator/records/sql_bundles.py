"""SqlBundles: what is handed over, which computers are trusted, and merging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select, update

from simulator.domain.access import Sight
from simulator.domain.people import Person
from simulator.records import bundle_refusals
from simulator.records.bundle_interface import (
    Arrival,
    ArrivingAttempt,
    ArrivingPerson,
    Bundle,
    BundledAttempt,
    BundledPerson,
    BundlePreview,
    SignedBundle,
    TrustedComputer,
)
from simulator.records.bundle_people import Known, WhoIsWho
from simulator.records.bundle_plan import Here, arrival_of, joined
from simulator.records.bundle_rows import ROWS, AttemptReading, chunks
from simulator.records.bundle_tables import bundled_people, trusted_computers
from simulator.records.erased import WHAT, erased_marks, mark_of, marks_in
from simulator.records.hr_tables import audit_entries, employments
from simulator.records.merging import Merging
from simulator.records.people_merging import Told, keep_people, let_go, read_told
from simulator.records.rows import as_kept, as_shown
from simulator.records.seeing import sees
from simulator.records.sql_audit import note
from simulator.records.sql_people import on_record
from simulator.records.tables import attempts, people, scenario_texts
from simulator.records.transactions import Transactions


class SqlBundles:
    """The methods of a RecordStore (see ``bundle_interface``) by which computers hand over results."""

    _transactions: Transactions
    _folder: Path

    def bundle(self, viewer: Person, *, with_words: bool = False) -> Bundle:
        """See BundleRecords."""
        with self._transactions.reading() as connection:
            somebody = on_record(connection, viewer)
            if with_words:
                bundle_refusals.check_hands_over_words(somebody)
            rows = connection.execute(ROWS.order_by(attempts.c.id)).mappings().all()
            seen = [row for row in rows if sees(Sight.POINTS, somebody, row)]
            reading = AttemptReading(connection)
            found = tuple(reading.of_rows(seen, with_words=with_words))
            named = {one.owner_id for one in found} | {each.by_id for one in found for each in one.decisions}
            texts = {
                digest: text
                for some in chunks(one.digest for one in found)
                for digest, text in connection.execute(
                    select(scenario_texts.c.digest, scenario_texts.c.text).where(
                        scenario_texts.c.digest.in_(some)
                    )
                ).all()
            }
            return Bundle(_people_named(connection, named), found, texts)

    def trusted_computers(self, viewer: Person) -> tuple[TrustedComputer, ...]:
        """See BundleRecords."""
        bundle_refusals.check_merges(viewer)
        by_name = select(trusted_computers).order_by(trusted_computers.c.name, trusted_computers.c.key)
        with self._transactions.reading() as connection:
            rows = connection.execute(by_name).mappings().all()
        return tuple(TrustedComputer(row["key"], row["name"], as_shown(row["trusted_at"])) for row in rows)

    def trust_computer(self, by: Person, key: str, name: str) -> None:
        """See BundleRecords."""
        bundle_refusals.check_merges(by)
        with self._transactions.writing() as connection:
            bundle_refusals.check_merges(on_record(connection, by))
            if _is_trusted(connection, key):
                connection.execute(
                    update(trusted_computers).where(trusted_computers.c.key == key).values(name=name)
                )
                return
            row = {"key": key, "name": name, "trusted_at": as_kept(datetime.now(UTC))}
            connection.execute(insert(trusted_computers).values(row))
            note(connection, by, "computer trusted", f"{name}: {key}")

    def end_trust(self, by: Person, key: str) -> None:
        """See BundleRecords.

        Raises:
            RecordsError: It is not trusted anyway, or this person does not do HR.
        """
        bundle_refusals.check_merges(by)
        with self._transactions.writing() as connection:
            bundle_refusals.check_merges(on_record(connection, by))
            which = trusted_computers.c.key == key
            name = connection.scalar(select(trusted_computers.c.name).where(which))
            if name is None:
                raise bundle_refusals.no_such_computer()
            connection.execute(delete(trusted_computers).where(which))
            note(connection, by, "trust ended", f"{name}: {key}")

    def preview_bundles(self, by: Person, bundles: Sequence[SignedBundle]) -> tuple[BundlePreview, ...]:
        """See BundleRecords."""
        bundle_refusals.check_merges(by)
        with self._transactions.reading() as connection:
            told, erased = read_told(connection), self._erased(connection)
            here: dict[str, Here] = {}
            shown: list[BundlePreview] = []
            for one in bundles:
                here = _here(connection, one) | here
                plan = _plan(one, told, here, erased)
                shown.append(_preview(plan, is_trusted=_is_trusted(connection, one.key)))
                told = plan.now
                here |= {each.id: Here(plan.joined[each.id]) for each in plan.accepted}
        return tuple(shown)

    def merge_bundle(self, by: Person, bundle: SignedBundle) -> BundlePreview:
        """See BundleRecords."""
        bundle_refusals.check_merges(by)
        with self._transactions.writing() as connection:
            bundle_refusals.check_merges(on_record(connection, by))
            if not _is_trusted(connection, bundle.key):
                raise bundle_refusals.not_trusted(bundle.computer_name)
            here = _here(connection, bundle)
            plan = _plan(bundle, read_told(connection), here, self._erased(connection))
            _write(connection, plan, here)
            shown = _preview(plan, is_trusted=True)
            if shown.count(Arrival.NEW) or shown.count(Arrival.CHANGED):
                note(connection, by, "merged", _about(shown))
        return shown

    def _erased(self, connection: Connection) -> frozenset[str]:
        told = select(audit_entries.c.about).where(audit_entries.c.what == WHAT)
        return marks_in(connection.scalars(told)) | erased_marks(self._folder)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What merging a bundle does."""

    signed: SignedBundle
    before: Told
    now: Told
    found: WhoIsWho
    arrivals: tuple[tuple[BundledAttempt, Arrival, str], ...]
    joined: dict[str, BundledAttempt]

    @property
    def accepted(self) -> tuple[BundledAttempt, ...]:
        return tuple(one for one, arrival, _ in self.arrivals if arrival is not Arrival.REFUSED)


def _plan(signed: SignedBundle, told: Told, here: dict[str, Here], erased: frozenset[str]) -> _Plan:
    gone = {one.id for one in signed.bundle.people if mark_of(one.id) in erased}
    arrivals: list[tuple[BundledAttempt, Arrival, str]] = []
    both: dict[str, BundledAttempt] = {}
    for one in signed.bundle.attempts:
        known = here.get(one.id)
        left = replace(one, decisions=tuple(each for each in one.decisions if each.by_id not in gone))
        arrival, why = arrival_of(left, known, is_erased=one.owner_id in gone)
        arrivals.append((left, arrival, why))
        if arrival is not Arrival.REFUSED:
            both[one.id] = joined(left, known.attempt) if known and known.attempt else left
    accepted = [one for one, arrival, _ in arrivals if arrival is not Arrival.REFUSED]
    wanted = {one.owner_id for one in accepted} | {each.by_id for one in accepted for each in one.decisions}
    now = told.with_people((one for one in signed.bundle.people if one.id in wanted), signed.made_at)
    return _Plan(signed, told, now, now.who_is_who(), tuple(arrivals), both)


def _write(connection: Connection, plan: _Plan, here: dict[str, Here]) -> None:
    keep_people(connection, plan.before, plan.now, plan.found)
    merging = Merging(connection, plan.signed.key, plan.found.person_ids)
    digests = {one.digest for one in plan.accepted}
    merging.keep_texts({key: text for key, text in plan.signed.bundle.texts.items() if key in digests})
    merging.add([one for one, arrival, _ in plan.arrivals if arrival is Arrival.NEW])
    for one in plan.accepted:
        known = here.get(one.id)
        if known is not None and known.attempt is not None:
            merging.change(known.attempt, plan.joined[one.id], arrived=one)
    merging.move()
    merging.done()
    let_go(connection, plan.before, plan.found)


def _here(connection: Connection, signed: SignedBundle) -> dict[str, Here]:
    ids = [one.id for one in signed.bundle.attempts]
    found = {one.id: Here(one) for one in AttemptReading(connection).by_ids(ids)}
    for some in chunks(ids):
        for id_ in connection.scalars(select(attempts.c.id).where(attempts.c.id.in_(some))):
            found.setdefault(id_, Here(None))
    return found


def _preview(plan: _Plan, *, is_trusted: bool) -> BundlePreview:
    names = {one.id: one.name for one in plan.signed.bundle.people}
    owners = {one.owner_id for one in plan.accepted}
    before = {one.id for one in (*plan.before.base, *plan.before.made)}
    whose: list[ArrivingPerson] = []
    for one in plan.signed.bundle.people:
        if one.id in owners:
            somebody: Known = plan.now.named(plan.found, one.id)
            whose.append(ArrivingPerson(one.name, one.number, somebody.name, somebody.id not in before))
    return BundlePreview(
        plan.signed.key,
        plan.signed.computer_name,
        plan.signed.made_at,
        is_trusted,
        tuple(whose),
        tuple(
            ArrivingAttempt(one.id, names.get(one.owner_id, ""), one.scenario_title, arrival, why)
            for one, arrival, why in plan.arrivals
        ),
    )


def _about(shown: BundlePreview) -> str:
    counts = ", ".join(f"{shown.count(arrival)} {arrival.value}" for arrival in Arrival)
    return f"from {shown.computer_name}: {counts}; signed by {shown.key}"


def _is_trusted(connection: Connection, key: str) -> bool:
    which = trusted_computers.c.key == key
    return connection.scalar(select(trusted_computers.c.key).where(which)) is not None


def _people_named(connection: Connection, ids: set[str]) -> tuple[BundledPerson, ...]:
    """Return people as they are told of: those of other computers as these know them."""
    found: dict[str, BundledPerson] = {}
    for some in chunks(ids):
        here = (
            select(people.c.id, people.c.name, employments.c.number)
            .outerjoin(employments, employments.c.person_id == people.c.id)
            .where(people.c.id.in_(some))
        )
        there = select(bundled_people.c.source_id, bundled_people.c.name, bundled_people.c.number).where(
            bundled_people.c.source_id.in_(some)
        )
        for rows in (here, there):
            for id_, name, number in connection.execute(rows).all():
                found[id_] = BundledPerson(id_, name, number or "")
    return tuple(found[id_] for id_ in sorted(found))
