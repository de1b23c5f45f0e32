"""A store that does not take anything is left alone for longer and longer, and never for ever."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.training.pushing.patience import (
    FIRST_SECONDS,
    LONGEST_ASKED_SECONDS,
    LONGEST_SECONDS,
    asked_seconds,
    wait_seconds,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@given(tries=st.integers(-5, 10**9), chance=st.floats(0, 1))
def test_waits_grow_and_end(tries: int, chance: float) -> None:
    wait = wait_seconds(tries, None, lambda: chance)
    assert FIRST_SECONDS / 2 <= wait <= LONGEST_SECONDS
    assert wait <= wait_seconds(tries + 1, None, lambda: chance)


def test_not_everybody_comes_back_at_once() -> None:
    assert wait_seconds(3, None, lambda: 0.0) != wait_seconds(3, None, lambda: 1.0)


@given(tries=st.integers(1, 50), asked=st.floats(0, LONGEST_ASKED_SECONDS), chance=st.floats(0, 1))
def test_what_the_store_asks_for_is_the_least(tries: int, asked: float, chance: float) -> None:
    assert asked <= wait_seconds(tries, asked, lambda: chance) <= asked * 1.5


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 7 ", 7),
        ("Mon, 23 Nov 2026 13:00:00 GMT", 3600),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0),
        ("9" * 40, LONGEST_ASKED_SECONDS),
        ("Fri, 31 Dec 9999 23:59:59 GMT", LONGEST_ASKED_SECONDS),
        ("", None),
        (None, None),
        ("-1", None),
        ("1.5", None),
        ("٣", None),
        ("tomorrow", None),
        ("Mon, 99 Nov 2026 99:00:00 GMT", None),
    ],
)
def test_how_long_a_store_asks_for(header: str | None, seconds: float | None) -> None:
    assert asked_seconds(header, NOW) == seconds
