"""One person is edited: checked by field, kept, and told by the audit; two who edit do not overwrite."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.domain.assignment import Assignment, Due
from simulator.domain.completion import Stand
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.records.interface import RecordsError
from simulator.training.people.editing import (
    EditedElsewhereError,
    PersonEntry,
    checked,
    entry_of,
    save_person,
)
from simulator.training.people.person_sheet import PersonGoneError, read_person
from tests.fakes import MemoryStore
from tests.records.played import RESULT, finished, started

TODAY = date(2026, 11, 23)
ANN = Employment(Person("ann", "Ann Smith"), "0017", "ann@example.org", "Tills", "9", date(2024, 4, 3))
BOB = Employment(Person("bob", "Bob Jones"), "9", team="Tills")
EVA = Employment(Person("eva", "Eva König"))
EVERYBODY = (ANN, BOB, EVA)
ENTRY = entry_of(ANN, EVERYBODY)


def test_what_is_shown_is_kept_as_it_is() -> None:
    assert ENTRY.manager == "Bob Jones · 9"
    assert checked(ENTRY, ANN, EVERYBODY).employment == ANN


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": "  "}, "name", "empty"),
        ({"name": "x" * 101}, "name", "101"),
        ({"name": "bob  JONES", "number": ""}, "name", "Give this one’s number"),
        ({"number": "9"}, "number", "Bob Jones has this number"),
        ({"number": "x" * 201}, "number", "201"),
        ({"email": "ann at example"}, "email", "no e-mail"),
        ({"email": "@"}, "email", "no e-mail"),
        ({"manager": "Nobody Known"}, "manager", "Nobody on record"),
        ({"manager": "Eva König"}, "manager", "has no number yet"),
        ({"manager": "0017"}, "manager", "their own manager"),
        ({"started": "03/04/2024"}, "started", "two days"),
        ({"started": "2024-02-30"}, "started", "no such day"),
        ({"started": "soon"}, "started", "year first"),
    ],
)
def test_what_is_wrong_is_told_by_its_field(change: dict[str, str], field: str, words: str) -> None:
    found = checked(replace(ENTRY, **change), ANN, EVERYBODY)
    assert found.employment is None
    assert list(found.problems) == [field]
    assert words in found.problems[field]


@pytest.mark.parametrize("typed", ["9", "Bob Jones", "bob jones", "Bob Jones · 9", "  Bob   Jones "])
def test_a_manager_is_found_by_name_or_number(typed: str) -> None:
    made = checked(replace(ENTRY, manager=typed), ANN, EVERYBODY).employment
    assert made is not None
    assert made.manager_number == "9"


def test_a_manager_from_elsewhere_stays_while_nobody_touches_it() -> None:
    stranger = replace(ANN, manager_number="X7")
    made = checked(entry_of(stranger, EVERYBODY), stranger, EVERYBODY).employment
    assert made == stranger
    assert not checked(replace(entry_of(stranger, EVERYBODY), manager="X8"), stranger, EVERYBODY).employment


def test_two_of_one_name_are_told_apart_and_it_says_so() -> None:
    found = checked(PersonEntry("bob jones", "77"), None, EVERYBODY)
    assert found.employment is not None
    assert "“bob jones (77)”" in found.notes["name"]


def test_whoever_returns_is_asked_about_the_first_day() -> None:
    gone = replace(ANN, is_active=False)
    found = checked(replace(ENTRY, is_active=True), gone, (gone, BOB))
    assert "first day" in found.notes["is_active"]
    assert found.employment == ANN


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def hana(store: MemoryStore) -> Person:
    return store.give_role("Hana", Role.HR, by=None, passphrase="long enough")


def test_somebody_new_is_kept_and_audited(store: MemoryStore, hana: Person) -> None:
    store.person("Ann Smith")
    made = checked(PersonEntry("Ann Smith", "0019"), None, store.employments(hana)).employment
    assert made is not None
    kept = save_person(store, hana, made, None)
    assert (kept.person.name, kept.number) == ("Ann Smith (0019)", "0019")
    assert [(one.what, one.about) for one in store.audit(hana)][-1] == ("person added", "Ann Smith (0019)")


def test_a_change_is_kept_and_audited_by_what_changed(store: MemoryStore, hana: Person) -> None:
    before = Employment(store.person("Ann Smith"))
    made = replace(before, person=replace(before.person, name="Ann Jones"), team="Tills", is_active=False)
    kept = save_person(store, hana, made, before)
    assert kept == made
    last = store.audit(hana)[-1]
    assert (last.what, last.about) == ("person changed", "Ann Jones: name, team, has left")
    with pytest.raises(EditedElsewhereError):
        save_person(store, hana, replace(before, team="Returns"), before)
    assert kept in store.employments(hana)
    with pytest.raises(RecordsError, match="Only HR"):
        save_person(store, replace(hana, role=Role.TRAINER), replace(kept, team="Returns"), kept)


def test_a_sheet_tells_what_is_asked_and_how_it_stands(store: MemoryStore, hana: Person) -> None:
    ann, bob = store.person("Ann"), store.person("Bob")
    store.keep_employments(
        hana, [Employment(ann, "1", team="Tills", manager_number="2"), Employment(bob, "2", team="Desk")]
    )
    store.assign(hana, Assignment("a", "Autumn", ("dog", "gift"), TODAY, teams=("Tills",), due=Due(TODAY)))
    record = finished(store, ann)  # of a scenario nobody asked for
    assert [one.stand for one in read_person(store, hana, ann.id, TODAY).rows] == [Stand.COMING_DUE] * 2
    other = started(store, ann, 1)
    store.finish_attempt(other.id, replace(RESULT, passed=True))
    store.submit_attempt(other.id, ann)
    sheet = read_person(store, hana, ann.id, date(2026, 12, 1))
    assert [(one.scenario_id, one.stand) for one in sheet.rows] == [
        *(("dog", Stand.OVERDUE), ("gift", Stand.OVERDUE)),
        ("childs-birthday", Stand.DONE),
    ]
    done = sheet.rows[-1]
    assert done.asked is None
    assert done.completion is not None
    assert (done.completion.attempt_id, len(done.completion.evidence)) == (other.id, 64)
    assert record.id not in str(sheet)  # private practice is nobody else's
    assert sheet.manager is not None
    assert sheet.manager.person == bob
    assert not sheet.has_pin
    store.keep_employments(hana, [replace(sheet.somebody, is_active=False)])
    assert [one.scenario_id for one in read_person(store, hana, ann.id, TODAY).rows] == ["childs-birthday"]


def test_a_sheet_is_for_trainers_and_hr(store: MemoryStore, hana: Person) -> None:
    ann = store.person("Ann")
    with pytest.raises(RecordsError):
        read_person(store, ann, ann.id, TODAY)
    with pytest.raises(PersonGoneError):
        read_person(store, hana, "nobody", TODAY)
