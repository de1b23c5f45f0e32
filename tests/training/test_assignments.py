"""Who is asked for what, by when, and what presses most."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from simulator.domain.assignment import Due
from simulator.domain.completion import Stand, Tally
from simulator.domain.employment import Employment
from simulator.domain.people import Person, Role
from simulator.records import open_store
from simulator.records.interface import AttemptRecord, AttemptState, RecordsError, Result
from simulator.training.assignments import (
    AssigningError,
    AssignmentBook,
    asked_of,
    assign,
    find_person,
    own_list,
    tally_by_bars,
)
from tests.training.hr_records import HR, TODAY, HrOnPaper, assignment, completion, worker

ANN = worker("ann", "Ann Okafor", "Claims", number="007", started_on=date(2026, 11, 16))


def attempt(id_: str, relationship: int, task: int, *, passed: bool | None) -> AttemptRecord:
    result = Result("end", "yes", "Kind.", passed, relationship, 10, task, 10, "")
    at = datetime(2026, 11, 20, int(id_), tzinfo=UTC)
    submitted = AttemptState.SUBMITTED
    return AttemptRecord(id_, 1, ANN.person, "dog", "Dog", "", 0, submitted, at, at, result=result)


def asked(store: Any, somebody: Any = ANN, **told: Any) -> list[tuple[str, Stand]]:
    book = AssignmentBook.of(store.assignments(HR))
    tallies = {one.scenario_id: one for one in store.counts if one.person_id == somebody.person.id}
    found = asked_of(somebody, book.for_person(somebody), tallies, TODAY, **told)
    return [(one.scenario_id, one.stand) for one in found]


def test_what_presses_most_stands_first_and_a_path_in_its_order() -> None:
    store = HrOnPaper()
    store.assigned = [
        assignment("c", "b", "a", id="path", due=Due(on=date(2026, 12, 24))),
        assignment("late", id="late", due=Due(on=TODAY - timedelta(1))),
        assignment("done", id="done"),
        assignment("soon", id="soon", due=Due(on=TODAY)),
    ]
    store.counts = [Tally("ann", "done", 0, 1, completion(TODAY), completion(TODAY))]
    assert asked(store) == [
        ("late", Stand.OVERDUE),
        ("soon", Stand.COMING_DUE),
        ("c", Stand.OPEN),
        ("b", Stand.OPEN),
        ("a", Stand.OPEN),
        ("done", Stand.DONE),
    ]


def test_who_joins_a_team_is_asked_and_who_left_is_not() -> None:
    store = HrOnPaper()
    store.assigned = [assignment("dog"), assignment("cake", id="two", is_withdrawn=True)]
    assert asked(store, worker("new", "New Person", "Claims")) == [("dog", Stand.COMING_DUE)]
    assert asked(store, worker("gone", "Gone", "Claims", is_active=False)) == []
    assert asked(store, worker("other", "Other", "Sales")) == []
    assert asked(store, worker("none", "None")) == []


def test_asked_by_name_and_by_team_is_asked_once() -> None:
    store = HrOnPaper()
    store.assigned = [assignment("dog", person_ids=("ann",), teams=("Claims",))]
    assert asked(store) == [("dog", Stand.COMING_DUE)]


def test_days_count_from_the_first_day_or_from_the_assignment() -> None:
    book = AssignmentBook.of([assignment("dog", due=Due(days_after_start=10))])
    new, old = ANN, worker("old", "Old Hand", "Claims", started_on=date(1999, 1, 4))
    due = [asked_of(who, book.for_person(who), {}, TODAY)[0].due_on for who in (new, old)]
    assert due == [date(2026, 11, 26), date(2026, 11, 12)]


def test_due_again_tells_the_day_it_ran_out_and_attempts_are_counted_down() -> None:
    wanted = assignment("dog", valid_days=30, attempts_allowed=2)
    passed = completion(TODAY - timedelta(40))
    done = asked_of(ANN, [wanted], {"dog": Tally("ann", "dog", 0, 1, passed, passed)}, TODAY)[0]
    assert (done.stand, done.due_on) == (Stand.DUE_AGAIN, TODAY - timedelta(10))
    assert done.attempts_left == 1
    used = asked_of(ANN, [wanted], {"dog": Tally("ann", "dog", 0, 3)}, TODAY)[0]
    assert used.is_used_up
    assert used.attempts_left == 0


def test_manager_first_names_the_manager_until_they_have_completed_it() -> None:
    wanted = assignment("dog", manager_first=True)
    waiting = asked_of(ANN, [wanted], {}, TODAY, manager=("Mia Lang", {}))[0]
    assert waiting.waits_for == "Mia Lang"
    gone_first = {"dog": Tally("mia", "dog", 0, 1, completion(TODAY), completion(TODAY))}
    assert asked_of(ANN, [wanted], {}, TODAY, manager=("Mia Lang", gone_first))[0].waits_for == ""


def test_own_bars_count_what_reaches_them_and_nothing_else() -> None:
    tally = Tally("ann", "dog", 0, 3, completion(TODAY, "2"), completion(TODAY, "2"))
    tries = [
        attempt("3", 6, 6, passed=False),
        attempt("2", 7, 9, passed=True),
        attempt("1", 9, 9, passed=True),
    ]
    high = tally_by_bars(tally, tries, assignment("dog", relationship_bar=90))
    assert high.first is not None
    assert (high.first.attempt_id, high.first) == ("1", high.latest)
    low = tally_by_bars(tally, tries, assignment("dog", relationship_bar=50, task_bar=60))
    assert low.latest is not None
    assert low.latest.attempt_id == "2"  # the one with evidence on record stands at its own time
    none = tally_by_bars(tally, tries, assignment("dog", task_bar=100))
    assert (none.first, none.latest) == (None, None)


def test_everybody_reads_their_own_list_without_seeing_anybody_else() -> None:
    store = HrOnPaper()
    store.people_kept = [ANN, worker("ben", "Ben", "Claims")]
    store.assigned = [
        assignment("dog", id="two", due=Due(on=TODAY - timedelta(2))),
        assignment("dog", "cake"),
        assignment("other", id="sales", teams=("Sales",)),
    ]
    store.counts = [Tally("ben", "dog", 0, 1, completion(TODAY), completion(TODAY)), Tally("ann", "cake", 2)]
    own = own_list(store, Person("ann", "Ann Okafor"), TODAY)  # type: ignore[arg-type]  # what it asks
    assert [(one.scenario_id, one.stand) for one in own] == [
        ("dog", Stand.OVERDUE),
        ("cake", Stand.COMING_DUE),
    ]


def test_an_assignment_needs_somebody_and_a_day_that_has_not_passed() -> None:
    store: Any = HrOnPaper()
    with pytest.raises(AssigningError, match="Nobody is chosen"):
        assign(store, HR, assignment("dog", teams=()), TODAY)
    with pytest.raises(AssigningError, match="2026-11-22 has passed"):
        assign(store, HR, assignment("dog", id="", due=Due(on=TODAY - timedelta(1))), TODAY)
    with pytest.raises(RecordsError, match="Only trainers and HR"):
        assign(store, ANN.person, assignment("dog"), TODAY)
    assert assign(store, HR, assignment("dog", id=""), TODAY).id
    assert len(store.assigned) == 1


def test_two_people_of_one_name_are_told_apart_by_number() -> None:
    people = [ANN, worker("two", "Ann Okafor", number="7"), worker("three", "Ben")]
    assert find_person(people, "007").person.id == "ann"
    assert find_person(people, " ben ").person.id == "three"
    with pytest.raises(AssigningError, match="2 people are called Ann Okafor") as both:
        find_person(people, "ann  okafor")
    assert "007, 7" in both.value.remedy
    with pytest.raises(AssigningError, match="Nobody on record"):
        find_person(people, "Zoë")


def test_on_disk_somebody_new_reads_their_own_day_and_nobody_else(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    hanna = store.give_role("Hanna", Role.HR, by=None, passphrase="grün und Katze")
    new, old = store.person("Ann"), store.person("Ben")
    begun = {"team": "Claims", "started_on": TODAY - timedelta(3)}
    store.keep_employments(hanna, [Employment(new, "1", **begun), Employment(old, "2", team="Claims")])
    made = assignment("dog", id="", due=Due(days_after_start=5), assigned_on=TODAY - timedelta(20))
    assign(store, hanna, made, TODAY)
    assert [one.due_on for one in own_list(store, new, TODAY)] == [TODAY + timedelta(2)]
    assert [one.stand for one in own_list(store, old, TODAY)] == [Stand.OVERDUE]
    assert own_list(store, hanna, TODAY) == ()
    store.close()
