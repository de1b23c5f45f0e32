"""Merging is a join: bundles in any order, any number of times, give the same records."""

import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.domain.people import Role
from simulator.records.bundle_interface import Arrival, SignedBundle
from simulator.records.interface import RecordsError
from tests.records.played import finished
from tests.training.bundles.laptops import NOW, Laptop

Make = Callable[[str], Laptop]


def handed_over(folder: Path, empty: Path) -> list[SignedBundle]:
    """Return bundles that overlap in every way: several laptops, older and newer, with and without words."""
    first, second, third = (Laptop(folder / name, empty, name) for name in ("first", "second", "third"))
    made: list[SignedBundle] = []
    with closing(first.store), closing(second.store), closing(third.store):
        one = first.submitted("Ann", passed=False)
        first.submitted("Ben")
        made.append(first.signed(first.store.person("Ann")))
        first.number("Ann", "007")
        again = first.submitted("Ann")
        made.append(first.signed(first.store.person("Ann"), with_words=True, now=NOW + timedelta(hours=1)))
        first.decide(one.id, passed=True)
        made.append(first.signed(first.trainer(), now=NOW + timedelta(hours=2)))
        second.submitted("ann")
        second.submitted("Ben")
        made.append(second.signed(second.trainer(), with_words=True, now=NOW + timedelta(hours=1)))
        second.number("Ben", "9")
        made.append(second.signed(second.hr(), now=NOW + timedelta(hours=3)))
        third.merge(made[1])
        third.decide(one.id, passed=False)
        third.decide(again.id, passed=False)
        third.submitted("Ann")
        made.append(third.signed(third.trainer(), with_words=True, now=NOW + timedelta(hours=2)))
        first.decide(one.id, passed=True, reason="On second thoughts.")
        made.append(first.signed(first.trainer(), with_words=True, now=NOW + timedelta(hours=4)))
    return made


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory, empty_records: Path) -> list[SignedBundle]:
    return handed_over(tmp_path_factory.mktemp("laptops"), empty_records)


def merged(bundles: list[SignedBundle], empty: Path) -> dict[str, list[str]]:
    with tempfile.TemporaryDirectory() as name:
        office = Laptop(Path(name) / "office", empty, "office")
        with closing(office.store):
            office.hr()
            office.merge(*bundles)
            rows = office.rows()
            hana = office.hr().id
            tallies = office.store.tallies(office.hr())
            assert tallies == office.store.recounted_tallies(office.hr())
            numbers = [
                one.number
                for owner in office.store.people()
                for one in reversed(office.store.attempts(owner, owner))
            ]
            assert all(
                later == 1 or later == before + 1
                for before, later in zip([0, *numbers], numbers, strict=False)
            )
    rows["people"] = [one for one in rows["people"] if hana not in one]
    return rows


@pytest.fixture(scope="module")
def in_order(bundles: list[SignedBundle], empty_records: Path) -> dict[str, list[str]]:
    rows = merged(bundles, empty_records)
    assert all(rows[table] for table in rows)
    return rows


@settings(max_examples=8)
@given(data=st.data())
def test_any_order_any_number_of_times(
    bundles: list[SignedBundle], in_order: dict[str, list[str]], empty_records: Path, data: st.DataObject
) -> None:
    once = data.draw(st.permutations(bundles))
    more = data.draw(st.lists(st.sampled_from(bundles), max_size=2))
    assert merged([*once, *more], empty_records) == in_order


@settings(max_examples=3)
@given(data=st.data())
def test_any_part_in_any_order(bundles: list[SignedBundle], empty_records: Path, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.sampled_from(bundles), min_size=1, max_size=4))
    assert merged(some, empty_records) == merged(some[::-1], empty_records)


def test_same_bundle_twice_changes_nothing(laptop: Make) -> None:
    there, office = laptop("there"), laptop("office")
    there.submitted("Ann")
    signed = there.signed(there.store.person("Ann"))
    office.hr()
    (first,) = office.merge(signed)
    before, audit = office.rows(), len(office.store.audit(office.hr()))
    (second,) = office.merge(signed)
    assert (first.count(Arrival.NEW), second.count(Arrival.KNOWN)) == (1, 1)
    assert office.rows() == before
    assert len(office.store.audit(office.hr())) == audit


def test_private_practice_and_others_stay_where_they_are(laptop: Make) -> None:
    there = laptop("there")
    ann = there.store.person("Ann")
    kept = there.submitted("Ann")
    finished(there.store, ann)
    there.submitted("Ben")
    bundle = there.store.bundle(ann)
    assert [one.id for one in bundle.attempts] == [kept.id]
    assert [one.name for one in bundle.people] == ["Ann"]
    assert bundle.attempts[0].turns is None
    assert b"her name" not in there.raw(ann)
    assert "her name" in there.raw(ann, with_words=True).decode()


def test_hr_hands_over_no_words(laptop: Make) -> None:
    there = laptop("there")
    there.submitted("Ann")
    assert len(there.store.bundle(there.hr()).attempts) == 1
    with pytest.raises(RecordsError, match="never sees"):
        there.store.bundle(there.hr(), with_words=True)


def test_words_come_later(laptop: Make) -> None:
    there, office = laptop("there"), laptop("office")
    kept = there.submitted("Ann")
    ann = there.store.person("Ann")
    there.decide(kept.id, passed=True, reason="She did.")
    tess = office.trainer()
    office.merge(there.signed(ann))
    without = office.store.attempt(kept.id, tess)
    assert (without.turns, without.turn_count, without.is_decided) == ((), 0, True)
    assert [one.reason for one in office.store.overrulings(tess, kept.id)] == [""]
    (preview,) = office.merge(there.signed(ann, with_words=True))
    assert preview.count(Arrival.CHANGED) == 1
    assert office.store.attempt(kept.id, tess).turns == there.store.attempt(kept.id, ann).turns
    assert [one.reason for one in office.store.overrulings(tess, kept.id)] == ["She did."]


def test_erased_people_do_not_come_back(laptop: Make) -> None:
    there, office = laptop("there"), laptop("office")
    there.submitted("Ann")
    signed = there.signed(there.store.person("Ann"))
    office.hr()
    office.merge(signed)
    office.store.erase_person(office.hr(), office.store.person("Ann").id)
    (preview,) = office.merge(signed)
    assert [(one.arrival, one.why) for one in preview.attempts] == [
        (Arrival.REFUSED, "Whoever played it has been erased here.")
    ]
    assert [one.name for one in office.store.people()] == ["Hana"]
    assert office.store.first_broken_audit_entry() is None


def test_another_content_is_refused_by_name(laptop: Make) -> None:
    there, office = laptop("there"), laptop("office")
    there.submitted("Ann")
    signed = there.signed(there.store.person("Ann"))
    (one,) = signed.bundle.attempts
    better = replace(one, result=replace(one.result, task_points=7))
    office.hr()
    office.merge(signed)
    before = office.rows()
    (preview,) = office.merge(replace(signed, bundle=replace(signed.bundle, attempts=(better,))))
    assert [left.name for left in preview.refused] == ["Ann"]
    assert "another content" in preview.refused[0].why
    assert office.rows() == before


def test_only_hr_merges_and_only_from_trusted_computers(laptop: Make) -> None:
    there, office = laptop("there"), laptop("office")
    there.submitted("Ann")
    signed = there.signed(there.store.person("Ann"))
    hana, tess = office.hr(), office.trainer()
    for somebody in (tess, office.store.person("Ben")):
        with pytest.raises(RecordsError, match="Only HR"):
            office.store.merge_bundle(somebody, signed)
        with pytest.raises(RecordsError, match="Only HR"):
            office.store.trust_computer(somebody, signed.key, "x")
    with pytest.raises(RecordsError, match="not trusted"):
        office.store.merge_bundle(hana, signed)
    (preview,) = office.store.preview_bundles(hana, [signed])
    assert (preview.is_trusted, preview.count(Arrival.NEW)) == (False, 1)
    assert [one.name for one in office.store.people() if one.role is Role.TRAINEE] == ["Ben"]
    office.merge(signed)
    office.store.end_trust(hana, signed.key)
    with pytest.raises(RecordsError, match="not trusted"):
        office.store.merge_bundle(hana, signed)
    told = [(one.what, one.by) for one in office.store.audit(hana)][-3:]
    assert told == [("computer trusted", "Hana"), ("merged", "Hana"), ("trust ended", "Hana")]


def test_people_are_found_by_number_then_by_name(laptop: Make) -> None:
    there, office = laptop("there"), laptop("office")
    there.submitted("Ann")
    there.number("Ann", "007")
    there.submitted("Ben")
    there.submitted("Cem")
    there.number("Cem", "12")
    office.number("Annette", "007")
    ben = office.store.person("Ben")
    office.number("Cem", "11")
    (preview,) = office.merge(there.signed(there.trainer()))
    assert [(one.name_there, one.name_here, one.is_new) for one in sorted(preview.people, key=str)] == [
        ("Ann", "Annette", False),
        ("Ben", "Ben", False),
        ("Cem", "Cem (12)", True),
    ]
    assert len(office.store.attempts(ben, office.hr())) == 1
