"""People by scenarios: a byte a cell, some people at a time."""

import time
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.assignment import Due
from simulator.domain.completion import Stand, Tally
from simulator.training.completion_sheet import (
    STANDS,
    asks_reminder,
    open_sheet,
    people_in,
    read_asked,
    read_cell,
    read_stands,
    teams_of,
)
from tests.training.hr_records import HR, TODAY, HrOnPaper, assignment, completion, worker


def small() -> Any:
    store = HrOnPaper()
    store.people_kept = [
        worker("ann", "Ann", "Claims", number="1", manager_number="9"),
        worker("ben", "Ben", "Sales", number="2"),
        worker("left", "Cem", "Claims", is_active=False),
        worker("mia", "Mia Lang", "Claims", number="9"),
    ]
    store.assigned = [
        assignment("cake", "dog", id="two", due=Due(on=TODAY - timedelta(3)), manager_first=True),
        assignment("dog", due=Due(on=TODAY + timedelta(60))),
    ]
    passed = completion(TODAY)
    store.counts = [Tally("ann", "cake", 0, 2, passed, passed), Tally("ben", "dog", 0, 1, passed, passed)]
    return store


def test_the_edges_are_who_works_here_and_what_anybody_is_asked_for() -> None:
    sheet = open_sheet(small(), HR)
    assert [one.person.name for one in sheet.people] == ["Ann", "Ben", "Mia Lang"]
    assert sheet.scenario_ids == ("dog", "cake")
    assert teams_of(sheet.people) == ("Claims", "Sales")


def test_a_cell_stands_as_it_presses_most_and_done_unasked_is_done() -> None:
    store = small()
    sheet = open_sheet(store, HR)
    rows = [[STANDS[code] for code in row] for row in read_stands(store, HR, sheet, sheet.people, TODAY)]
    assert rows == [
        [Stand.OVERDUE, Stand.DONE],
        [Stand.DONE, None],
        [Stand.OVERDUE, Stand.OVERDUE],
    ]
    assert store.asked_for == [3]  # never everybody's counts at once


def test_a_cell_tells_each_assignment_and_whom_it_waits_for() -> None:
    store = small()
    sheet = open_sheet(store, HR)
    cell = read_cell(store, HR, sheet, sheet.people[0], "dog", TODAY)
    assert [(one.stand, one.waits_for) for one in cell.asked] == [
        (Stand.OVERDUE, "Mia Lang"),
        (Stand.OPEN, ""),
    ]
    assert cell.tally is None
    unasked = read_cell(store, HR, sheet, sheet.people[1], "dog", TODAY)
    assert unasked.asked == ()
    assert unasked.tally is not None


def test_people_are_found_by_words_of_name_number_and_team() -> None:
    people = open_sheet(small(), HR).people
    assert [one.person.id for one in people_in(people, words="lang 9")] == ["mia"]
    assert [one.person.id for one in people_in(people, team="Claims")] == ["ann", "mia"]
    assert people_in(people, words="sales", team="Claims") == ()


def test_who_should_hear_of_it() -> None:
    store = small()
    sheet = open_sheet(store, HR)
    told = read_asked(store, HR, sheet, sheet.people, TODAY)
    assert [[one.scenario_id for one in asked if asks_reminder(one, TODAY)] for asked in told] == [
        ["dog"],
        [],
        ["cake", "dog"],
    ]
    holding = assignment("dog", valid_days=5)
    store.assigned = [holding]
    store.counts = [Tally("ann", "dog", 0, 1, completion(TODAY), completion(TODAY))]
    sheet = open_sheet(store, HR)
    again = read_asked(store, HR, sheet, sheet.people[:1], TODAY)[0][0]
    assert again.stand is Stand.DONE
    assert asks_reminder(again, TODAY)


@given(st.data())
def test_a_byte_says_what_the_whole_list_says(data: st.DataObject) -> None:
    day = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days))
    store: Any = HrOnPaper()
    store.people_kept = [worker("ann", "Ann", "Claims", started_on=data.draw(st.none() | day))]
    ids = ("a", "b", "c")
    store.assigned = [
        assignment(
            *data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True)),
            id=str(number),
            due=data.draw(st.just(Due()) | day.map(Due) | st.just(Due(days_after_start=9))),
            valid_days=data.draw(st.none() | st.integers(1, 40)),
        )
        for number in range(data.draw(st.integers(1, 3)))
    ]
    for id_ in data.draw(st.sets(st.sampled_from(ids))):
        passed = data.draw(st.none() | day.map(completion))
        store.counts.append(Tally("ann", id_, 0, data.draw(st.integers(0, 2)), passed, passed))
    sheet = open_sheet(store, HR)
    expected: dict[str, Stand] = {}
    for one in read_asked(store, HR, sheet, sheet.people, TODAY)[0]:
        expected.setdefault(one.scenario_id, one.stand)
    (row,) = read_stands(store, HR, sheet, sheet.people, TODAY)
    assert [STANDS[code] for code in row] == [expected[id_] for id_ in sheet.scenario_ids]


def test_a_page_of_fifty_people_and_a_hundred_scenarios_is_read_at_once() -> None:
    store: Any = HrOnPaper()
    ids = tuple(f"s{number}" for number in range(100))
    store.people_kept = [worker(f"p{n}", f"Person {n:02}", "Claims") for n in range(50)]
    store.assigned = [assignment(*ids)]
    passed = completion(date(2026, 11, 20))
    store.counts = [Tally(f"p{n}", id_, 0, 1, passed, passed) for n in range(50) for id_ in ids]
    sheet = open_sheet(store, HR)
    best = min(_seconds(store, sheet) for _ in range(3))
    assert best < 0.25, f"{best * 1000:.0f} ms"


def _seconds(store: Any, sheet: Any) -> float:
    began = time.perf_counter()
    read_stands(store, HR, sheet, sheet.people, TODAY)
    return time.perf_counter() - began
