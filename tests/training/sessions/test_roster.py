"""Rosters: names from anywhere, in any script, each once; and what they become on record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.people import LONGEST_NAME, Person
from simulator.domain.sessions.session import LARGEST_ROSTER, Participant
from simulator.training.sessions.roster import (
    again,
    name_key,
    names_in,
    with_names,
    with_presence,
    without,
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sam Weber\nAna Popescu\n", ("Sam Weber", "Ana Popescu")),
        ("\ufeffSam\r\n\r\n  Ana   Popescu \r\n", ("Sam", "Ana Popescu")),
        ("1. Sam\n2) Ana\n- Jo\n•\tLi", ("Sam", "Ana", "Jo", "Li")),
        ("Sam Weber <sam@example.org>; Ana Popescu <ana@example.org>", ("Sam Weber", "Ana Popescu")),
        ("عمر الفاروق\n李小龙\nNgọc Ánh\nמשה", ("عمر الفاروق", "李小龙", "Ngọc Ánh", "משה")),
        ("Weber, Sam", ("Weber, Sam",)),
        ("Sam\tFrom accounts", ("Sam", "From accounts")),
        (" \n\t;\u200b\n", ()),
        ("3rd Floor Reception", ("3rd Floor Reception",)),
    ],
)
def test_names_are_read_from_lists_mails_and_tables(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text).names == names


def test_a_name_comes_once_however_it_is_written() -> None:
    roster = with_names((), ("Ana Popescu",))
    read = names_in("ANA  popescu\nSam\nsam\nＳａｍ", roster)
    assert read.names == ("Sam",)
    assert len(read.doubled) == 3


def test_too_many_and_too_long_are_told() -> None:
    read = names_in("\n".join(f"Person {n}" for n in range(LARGEST_ROSTER + 3)))
    assert (len(read.names), read.too_many) == (LARGEST_ROSTER, 3)
    assert names_in("x" * (LONGEST_NAME + 1)).too_long == ("x" * 30,)


def test_two_hundred_people_are_read_at_once() -> None:
    roster = with_names((), names_in("\n".join(f"Nguyễn {n}" for n in range(200))).names)
    assert len({one.id for one in roster}) == 200


def test_people_on_record_are_recognised() -> None:
    ana = Person("1", "Ana Popescu")
    (one, other) = with_names((), ("ana POPESCU", "Sam"), (ana,))
    assert (one.name, one.person_id) == ("Ana Popescu", "1")
    assert (other.name, other.person_id) == ("Sam", None)


def test_ids_are_not_given_twice_after_somebody_was_taken_off() -> None:
    roster = without(with_names((), ("Ana", "Sam", "Jo")), "p2")
    assert [one.id for one in with_names(roster, ("Li",))] == ["p1", "p3", "p4"]


def test_absent_people_stay_and_come_again() -> None:
    roster = with_presence(with_names((), ("Ana", "Sam")), "p1", is_present=False)
    assert [one.is_present for one in roster] == [False, True]
    assert [one.is_present for one in again(roster)] == [True, True]


@given(st.text(max_size=300))
def test_whatever_is_pasted_makes_a_roster(text: str) -> None:
    read = names_in(text)
    roster = with_names((), read.names)
    assert all(isinstance(one, Participant) for one in roster)
    assert len({name_key(one.name) for one in roster}) == len(roster)
