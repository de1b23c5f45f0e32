"""Everybody meets everybody, and nobody stands in two places."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from simulator.domain.sessions.pairings import (
    SHORTEST_MEETING_SECONDS,
    meetings,
    meetings_in_a_round,
    pairs_met,
    timetable,
)

ROUND = 180.0


def people(count: int) -> list[str]:
    return [f"p{number}" for number in range(count)]


def all_pairs(count: int) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in combinations(people(count), 2)}


@pytest.mark.parametrize("count", range(2, 61))
def test_everybody_meets_everybody(count: int) -> None:
    assert pairs_met(meetings(people(count))) == all_pairs(count)


@pytest.mark.parametrize("count", range(2, 61))
def test_everybody_stands_in_one_group_of_two_or_three_each_time(count: int) -> None:
    for grouping in meetings(people(count)):
        standing = Counter(one for group in grouping for one in group)
        assert standing == Counter(people(count))
        sizes = Counter(len(group) for group in grouping)
        assert set(sizes) <= {2, 3}
        assert sizes[3] == count % 2


@pytest.mark.parametrize("count", [4, 6, 10, 30])
def test_with_an_even_number_no_pair_meets_twice(count: int) -> None:
    met = Counter(frozenset(group) for grouping in meetings(people(count)) for group in grouping)
    assert set(met.values()) == {1}


@pytest.mark.parametrize("count", [5, 7, 29])
def test_with_an_odd_number_everybody_joins_another_pair_once(count: int) -> None:
    thirds = Counter(
        group[-1] for grouping in meetings(people(count)) for group in grouping if len(group) == 3
    )
    assert set(thirds) == set(people(count))
    assert set(thirds.values()) == {1}


@pytest.mark.parametrize("count", range(4, 17))
def test_up_to_sixteen_meet_everybody_in_each_round(count: int) -> None:
    for first in (0, 3):
        assert pairs_met(timetable(people(count), ROUND, first).groupings) == all_pairs(count)


@pytest.mark.parametrize("count", range(3, 31))
def test_up_to_thirty_have_met_everybody_after_both_rounds(count: int) -> None:
    one = timetable(people(count), ROUND)
    two = timetable(people(count), ROUND, first=len(one.groupings))
    assert pairs_met((*one.groupings, *two.groupings)) == all_pairs(count)


@pytest.mark.parametrize("count", [*range(2, 41), 200, 500])
def test_meetings_fill_the_round_and_leave_time_for_a_greeting(count: int) -> None:
    table = timetable(people(count), ROUND)
    assert table.meeting_seconds >= SHORTEST_MEETING_SECONDS
    assert table.meeting_seconds * len(table.groupings) == pytest.approx(ROUND)


def test_few_people_change_often_enough() -> None:
    assert meetings_in_a_round(3, ROUND) == 3
    assert timetable(people(4), 400.0).meeting_seconds < 60


def test_the_change_comes_when_the_meeting_is_over() -> None:
    table = timetable(people(6), ROUND)
    assert table.meeting_seconds == 36
    assert table.grouping_at(35.9) == table.groupings[0]
    assert table.grouping_at(36.0) == table.groupings[1]
    assert table.seconds_to_change(30.0) == pytest.approx(6.0)
    assert table.seconds_to_change(179.0) is None
    assert table.grouping_at(180.0) == table.groupings[-1]


def test_three_people_stay_together() -> None:
    table = timetable(people(3), ROUND)
    assert table.groupings == ((("p0", "p1", "p2"),),)
    assert table.seconds_to_change(0.0) is None


@pytest.mark.parametrize("count", [0, 1])
def test_nobody_to_meet(count: int) -> None:
    table = timetable(people(count), ROUND)
    assert table.grouping_at(10.0) == ()
    assert table.seconds_to_change(10.0) is None


def test_somebody_named_twice() -> None:
    with pytest.raises(ValueError, match="two places"):
        meetings(["a", "b", "a"])
