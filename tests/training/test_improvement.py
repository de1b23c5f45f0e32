"""First against latest: a change is said to be one only where chance does not explain it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.training.improvement import Change, change_between, difference_interval, wilson


@pytest.mark.parametrize(
    ("first", "latest", "change"),
    [
        ((5, 24), (20, 24), Change.IMPROVED),
        ((20, 24), (5, 24), Change.FELL),
        ((14, 20), (15, 20), Change.NO_EVIDENCE),
        ((0, 2), (2, 2), Change.NO_EVIDENCE),  # two points are too few to say so
        ((0, 0), (9, 9), Change.NO_EVIDENCE),
        ((-3, 10), (12, 10), Change.IMPROVED),
    ],
)
def test_what_may_be_said(first: tuple[int, int], latest: tuple[int, int], change: Change) -> None:
    assert change_between(first, latest) is change


def test_the_intervals_are_the_published_ones() -> None:
    low, high = wilson(0.8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    low, high = difference_interval((48, 80), (56, 70))  # Newcombe 1998, method 10
    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_turned_round_it_says_the_opposite(of: int, other: int, data: st.DataObject) -> None:
    first = (data.draw(st.integers(0, of)), of)
    latest = (data.draw(st.integers(0, other)), other)
    low, high = difference_interval(first, latest)
    turned = difference_interval(latest, first)
    assert (round(-high, 9), round(-low, 9)) == (round(turned[0], 9), round(turned[1], 9))
