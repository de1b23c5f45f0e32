"""Relationships that matter: the month that makes a blank, and ideas for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from simulator.domain.relationships import IDEAS, KINDS, ago_words, idea_for, is_blank, list_words

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("days", "blank"), [(-1, False), (0, False), (1, False), (31, False), (32, True), (400, True)]
)
def test_a_deed_counts_for_thirty_one_days(days: int, blank: bool) -> None:
    assert is_blank("Rang her", TODAY - timedelta(days), TODAY) is blank


def test_nothing_done_is_a_blank_whatever_the_day() -> None:
    assert is_blank("", TODAY, TODAY)
    assert is_blank("  ", TODAY, TODAY)
    assert is_blank("Rang her", None, TODAY)


def test_every_kind_has_ideas_of_its_own_and_another_leads_through_all_of_them() -> None:
    for kind in KINDS:
        seen = {idea_for(kind, "Ana", TODAY, step) for step in range(len(IDEAS[kind]))}
        assert seen == set(IDEAS[kind])


@given(some.text(max_size=100), some.dates(), some.integers(0, 1000))
def test_there_is_an_idea_for_names_in_any_script(name: str, day: date, step: int) -> None:
    assert idea_for("no such kind", name, day, step) in IDEAS["other"]


def test_a_month_later_the_idea_is_another() -> None:
    assert idea_for("customer", "Ana", TODAY) != idea_for("customer", "Ana", date(2026, 4, 1))


def test_days_and_lists_in_words() -> None:
    assert ago_words(TODAY, TODAY) == "today"
    assert ago_words(TODAY - timedelta(1), TODAY) == "yesterday"
    assert ago_words(TODAY - timedelta(12), TODAY) == "12 days ago"
    assert list_words(0, 0) == "Nobody is on your list yet."
    assert list_words(1, 0).startswith("1 name, and")
    assert list_words(3, 1).startswith("3 names. 1 had nothing beside it")
    assert list_words(3, 2).startswith("3 names. 2 had nothing beside them")
