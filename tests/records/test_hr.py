"""HR's records: people, what they are asked for and completed; what every store promises."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from simulator.domain.assignment import Assignment, Due
from simulator.domain.employment import Employment
from simulator.domain.overruling import Decision
from simulator.domain.people import Person, Role
from simulator.domain.scorecard import Verdict
from simulator.records.interface import AttemptRecord, RecordsError, RecordStore
from simulator.records.results import Outcome, Proof
from tests.records.led import PASSPHRASE, begun, played_in, trainer
from tests.records.played import RESULT, finished, started, submitted

PASSED = replace(RESULT, passed=True)
PROOF = Proof("d" * 64, {"greets": Verdict.YES, "thanks": Verdict.NO_OPPORTUNITY})


def hr(store: RecordStore, name: str = "Hana") -> Person:
    first = next((one for one in store.people() if one.role is not Role.TRAINEE), None)
    return store.give_role(name, Role.HR, by=first, passphrase=PASSPHRASE)


def new(name: str, number: str = "", **more: object) -> Employment:
    return replace(Employment(Person("", name), number), **more)  # pyright: ignore[reportArgumentType]


def passed(store: RecordStore, owner: Person) -> AttemptRecord:
    record = store.finish_attempt(started(store, owner, 2).id, PASSED)
    return store.submit_attempt(record.id, owner, PROOF)


def decide(store: RecordStore, attempt_id: str, by: Person, outcome: Outcome | None) -> None:
    store.overrule(
        attempt_id,
        by,
        criterion_id="greets",
        machine=Verdict.NO,
        decision=Decision.YES,
        outcome=outcome,
    )


def test_people_are_kept_as_their_employer_writes_them(store: RecordStore) -> None:
    hana = hr(store)
    ann = new("Ann Smith", "00417", email="a@b.example", team="Desk", started_on=date(2026, 3, 1))
    assert store.keep_employments(hana, [ann, new("Ben", "7", is_active=False)]) == 2
    kept = {one.person.name: one for one in store.employments(hana)}
    assert kept["Ann Smith"] == replace(ann, person=store.person("ann smith"))
    assert (kept["Ben"].is_active, kept["Ben"].person.role) == (False, Role.TRAINEE)
    assert kept["Hana"] == Employment(hana)


def test_the_same_people_twice_change_nothing(store: RecordStore) -> None:
    hana = hr(store)
    store.keep_employments(hana, [new("Ann", "1"), new("Ann", "2")])
    kept = store.employments(hana)
    again = [replace(one, person=replace(one.person, name="Ann")) for one in kept if one.number]
    assert store.keep_employments(hana, again) == 0
    assert store.employments(hana) == kept
    assert [entry.what for entry in store.audit(hana)] == ["role given", "people imported"]


def test_two_people_of_one_name_are_told_apart_by_number(store: RecordStore) -> None:
    hana = hr(store)
    store.person("Ann")
    store.keep_employments(hana, [new("Ann", "1"), new("ANN", "02")])
    assert [one.person.name for one in store.employments(hana)] == ["Ann", "ANN (02)", "Ann (1)", "Hana"]
    with pytest.raises(RecordsError, match="Somebody else is called Ann"):
        store.keep_employments(hana, [new("Ann")])


def test_names_and_numbers_can_change_places(store: RecordStore) -> None:
    hana = hr(store)
    store.keep_employments(hana, [new("Ann", "1"), new("Ben", "2")])
    ann, ben, _ = store.employments(hana)
    swapped = [replace(ann, number="2"), replace(ben, number="1")]
    assert store.keep_employments(hana, swapped) == 2
    renamed = replace(swapped[0], person=replace(ann.person, name="Anna"))
    freed = replace(swapped[1], person=replace(ben.person, name="Ann"))
    assert store.keep_employments(hana, [renamed, freed]) == 2
    assert [(one.person.name, one.number) for one in store.employments(hana)][:2] == [
        ("Ann", "1"),
        ("Anna", "2"),
    ]
    assert store.person("Anna").id == ann.person.id


def test_all_or_none_are_kept(store: RecordStore) -> None:
    hana = hr(store)
    before = store.employments(hana)
    with pytest.raises(RecordsError, match="2 people have the employee number 1"):
        store.keep_employments(hana, [new("Ann", "1"), new("Ben", "1")])
    with pytest.raises(RecordsError):
        store.keep_employments(hana, [new("Ann", "1"), Employment(Person("gone", "Cy"))])
    assert store.employments(hana) == before


def test_roles_are_not_given_by_a_file(store: RecordStore) -> None:
    hana = hr(store)
    store.keep_employments(hana, [Employment(replace(hana, role=Role.TRAINEE), "1")])
    store.keep_employments(hana, [Employment(Person("", "Eve", Role.HR), "2")])
    roles = {one.person.name: one.person.role for one in store.employments(hana)}
    assert roles == {"Hana": Role.HR, "Eve": Role.TRAINEE}


def test_who_reads_and_changes_people(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    kim = (
        trainer(store)
        if not store.has_trainer()
        else store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    )
    assert store.employments(kim) == store.employments(hana)
    asked = Assignment("a", "A", ("s",), date(2026, 1, 1))
    for refused in (
        lambda: store.employments(ann),
        lambda: store.keep_employments(ann, ()),
        lambda: store.keep_employments(kim, ()),
        lambda: store.keep_employments(replace(ann, role=Role.HR), ()),
        lambda: store.assign(ann, asked),
        lambda: store.audit(ann),
        lambda: store.audit(kim),
        lambda: store.erase_person(ann, ann.id),
        lambda: store.erase_person(kim, ann.id),
    ):
        with pytest.raises(RecordsError):
            refused()


def test_assignments_come_back_as_they_were_made(store: RecordStore) -> None:
    hana, ann, ben = hr(store), store.person("Ann"), store.person("Ben")
    store.keep_employments(hana, [replace(Employment(ben), team="Desk")])
    first = Assignment("a", "First week", ("x", "y"), date(2026, 1, 2), (ann.id,), ("Desk", "Café"))
    second = Assignment(
        "b", "Later", ("z",), date(2026, 1, 3), (ann.id, ben.id), due=Due(date(2026, 2, 1)), valid_days=365
    )
    store.assign(hana, first)
    store.assign(hana, second)
    assert store.assignments(hana) == (second, first)
    assert store.assignments(ann) == (replace(second, person_ids=(ann.id,)), replace(first, teams=()))
    assert store.assignments(ben) == (
        replace(second, person_ids=(ben.id,)),
        replace(first, person_ids=(), teams=("Desk",)),
    )
    store.assign(hana, replace(second, is_withdrawn=True))
    assert [one.id for one in store.assignments(ann)] == ["a"]
    assert [one.id for one in store.assignments(hana)] == ["b", "a"]
    with pytest.raises(RecordsError):
        store.assign(hana, replace(first, person_ids=("nobody",)))
    assert store.assignments(hana)[1] == first


def test_what_the_manager_does_first_opens_when_they_have(store: RecordStore) -> None:
    hana = hr(store)
    people = [new("Maya", "1", team="Desk"), new("Ann", "2", team="Desk", manager_number="1")]
    store.keep_employments(hana, [*people, new("Lone", "3", team="Desk", manager_number="99")])
    scenarios = (started(store, store.person("Zoe")).scenario_id, "another")
    store.assign(
        hana, Assignment("a", "First", scenarios, date(2026, 1, 1), teams=("Desk",), manager_first=True)
    )
    maya, ann, lone = (store.person(name) for name in ("Maya", "Ann", "Lone"))
    assert store.assignments(ann) == ()
    assert [one.scenario_ids for one in store.assignments(lone)] == [scenarios]  # nobody could go first
    finished(store, maya)
    assert store.assignments(ann) == ()  # kept private
    passed(store, maya)
    assert [one.scenario_ids for one in store.assignments(ann)] == [scenarios[:1]]
    assert [one.scenario_ids for one in store.assignments(hana)] == [scenarios]


def test_a_completion_is_a_submitted_attempt_that_passed(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    store.finish_attempt(started(store, ann).id, PASSED)
    assert store.tallies(hana) == ()
    submitted(store, ann)
    (tally,) = store.tallies(hana)
    assert (tally.attempts, tally.submitted, tally.latest) == (0, 1, None)
    first, latest = passed(store, ann), passed(store, ann)
    (tally,) = store.tallies(hana)
    assert tally.first is not None
    assert tally.latest is not None
    assert (tally.first.attempt_id, tally.latest.attempt_id) == (first.id, latest.id)
    assert (tally.latest.evidence, tally.latest.is_decided) == (PROOF.evidence, False)
    (own,) = store.tallies(ann)
    assert own == replace(tally, attempts=4)
    assert store.submit_attempt(first.id, ann, Proof("f" * 64)) == first
    assert store.tallies(ann) == (own,)


def test_others_see_no_tallies(store: RecordStore) -> None:
    ann, ben = store.person("Ann"), store.person("Ben")
    passed(store, ann)
    assert store.tallies(ben, (ann.id, ben.id)) == store.recounted_tallies(ben) == ()
    assert store.submissions(ben) == store.submissions(ben, (ann.id,)) == ()
    assert len(store.tallies(ann, (ann.id, ben.id))) == 1


def test_a_trainers_decision_makes_a_completion_and_takes_it_back(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    record = submitted(store, ann)
    decided = replace(PASSED, relationship_points=9)
    decide(store, record.id, kim, Outcome(decided, PROOF))
    (tally,) = store.tallies(hana)
    assert tally.first is not None
    assert (tally.first.is_decided, tally.first.evidence) == (True, PROOF.evidence)
    (listed,) = store.attempts(ann, ann)
    assert (listed.result, listed.is_decided) == (decided, True)
    (told,) = store.submissions(hana)
    assert (told.result, told.is_decided, told.proof) == (decided, True, PROOF)
    assert store.audit(hana)[-1].what == "overruled"
    decide(store, record.id, kim, Outcome(decided, PROOF))
    assert store.tallies(hana) == (tally,)
    decide(store, record.id, kim, Outcome(RESULT, PROOF, is_decided=False))
    assert [one.latest for one in store.tallies(hana)] == [None]
    assert store.attempt(record.id, ann) == record


def test_a_decision_can_take_a_completion_away(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    kim = store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)
    record = passed(store, ann)
    decide(store, record.id, kim, Outcome(replace(PASSED, passed=False), PROOF))
    assert [one.latest for one in store.tallies(hana)] == [None]


def test_ones_own_view_completes_nothing(store: RecordStore) -> None:
    ann = store.person("Ann")
    record = submitted(store, ann)
    decide(store, record.id, ann, Outcome(PASSED, PROOF))
    assert [one.latest for one in store.tallies(ann)] == [None]
    assert store.attempt(record.id, ann).result == RESULT


def test_submissions_are_told_without_words(store: RecordStore) -> None:
    hana, ann, ben = hr(store), store.person("Ann"), store.person("Ben")
    finished(store, ann)
    one, two = passed(store, ann), passed(store, ben)
    told = store.submissions(hana)
    assert [(each.attempt_id, each.person_id, each.result) for each in told] == [
        (one.id, ann.id, PASSED),
        (two.id, ben.id, PASSED),
    ]
    assert told[0].proof == PROOF
    assert store.submissions(hana, (ben.id,)) == told[1:]
    assert store.submissions(ben) == told[1:]


def test_audit_tells_who_did_what(store: RecordStore) -> None:
    hana = hr(store)
    entry = store.note_in_audit(hana, "exported", "completions\nas CSV")
    assert store.audit(hana)[-1] == entry
    assert (entry.number, entry.by, entry.about) == (2, "Hana", "completions as CSV")
    assert store.first_broken_audit_entry() is None
    with pytest.raises(RecordsError):
        store.note_in_audit(Person("gone", "Gone"), "exported", "")


def test_old_practice_goes_and_what_was_submitted_stays(store: RecordStore) -> None:
    hana, ann = hr(store), store.person("Ann")
    today, tomorrow = (date.fromordinal(datetime.now(UTC).toordinal() + days) for days in (0, 1))
    kept = passed(store, ann)
    finished(store, ann)
    started(store, ann, 2)
    led = played_in(store, begun(store, trainer_by(store, hana), "Ann"), ann)
    assert store.erase_practice_before(today) == 0
    assert (store.count_practice_before(hana, today), store.count_practice_before(hana, tomorrow)) == (0, 2)
    with pytest.raises(RecordsError, match="how long practice is kept"):
        store.count_practice_before(ann, tomorrow)
    assert store.erase_practice_before(tomorrow) == 2
    assert [one.id for one in store.attempts(ann, ann)] == [led.id, kept.id]
    (own,) = store.tallies(ann)
    assert (own.attempts, own.submitted, store.recounted_tallies(ann)) == (2, 1, (own,))
    assert store.audit(hana)[-1].about.startswith("2 attempts, never submitted")
    assert store.erase_practice_before(tomorrow) == 0


def test_old_practice_leaves_no_tally(store: RecordStore) -> None:
    ann = store.person("Ann")
    finished(store, ann)
    assert store.erase_practice_before(date(2100, 1, 1)) == 1
    assert store.tallies(ann) == store.recounted_tallies(ann) == ()


def trainer_by(store: RecordStore, hana: Person) -> Person:
    return store.give_role("Kim", Role.TRAINER, by=hana, passphrase=PASSPHRASE)


def test_somebody_is_erased(store: RecordStore) -> None:
    hana, ann, ben = hr(store), store.person("Ann"), store.person("Ben")
    passed(store, ann)
    kept = passed(store, ben)
    store.assign(hana, Assignment("a", "A", ("s",), date(2026, 1, 1), (ann.id, ben.id)))
    store.erase_person(hana, ann.id)
    assert ann not in store.people()
    assert [one.attempt_id for one in store.submissions(hana)] == [kept.id]
    assert [one.person_id for one in store.tallies(hana)] == [ben.id]
    assert store.assignments(hana)[0].person_ids == (ben.id,)
    assert store.audit(hana)[-1].what == "erased"
    with pytest.raises(RecordsError, match="only one here"):
        store.erase_person(hana, hana.id)
    assert store.person("Ann").id != ann.id
