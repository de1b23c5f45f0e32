"""What a clock says of a spoken reply, and what its speaker is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.delivery import Delivery
from simulator.speech.delivery import coaching_of, delivery_of, words_a_minute
from simulator.speech.interface import Heard, HeardWord


def heard(*times: tuple[float, float], fillers: int | None = None) -> Heard:
    return Heard(tuple(HeardWord("word", a, b, 1.0) for a, b in times), 60.0, "a listener", fillers)


def test_times_and_counts() -> None:
    delivery = delivery_of(
        heard((1.0, 1.4), (1.5, 2.0), (4.25, 4.5), (4.5, 5.0), fillers=2),
        first_word_seconds=0.8,
        customer_seconds=6.5,
    )
    assert delivery == Delivery(4, 4.0, 2.25, 0.8, 2, 6.5)


def test_nothing_said() -> None:
    assert delivery_of(heard()) == Delivery(0, 0.0, 0.0, None, None, 0.0)
    assert delivery_of(heard((0.5, 1.0))) == Delivery(1, 0.5, 0.0, None, None, 0.0)


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), max_size=6),
    st.floats(-5, 5),
    st.floats(-5, 5),
)
def test_no_clock_runs_backwards(times: list[tuple[float, float]], first: float, customer: float) -> None:
    """Whatever a listener says of times, no delivery is impossible."""
    found = delivery_of(heard(*times), first_word_seconds=first, customer_seconds=customer)
    assert found.words == len(times)
    coaching_of([found])


def told(*deliveries: Delivery) -> dict[str, tuple[str, str]]:
    return {line.about: (line.value, line.advice) for line in coaching_of(deliveries)}


def test_an_ordinary_conversation() -> None:
    lines = told(Delivery(30, 12.0, 0.6, 0.9, 1, 10.0), Delivery(20, 8.0, 1.2, 1.5, 0, 6.0))
    assert list(lines) == ["Pace", "Longest pause", "Time to answer", "Fillers", "Share of talk"]
    assert lines["Pace"][0] == "150 words a minute"
    assert "130 to 170 is usual" in lines["Pace"][1]
    assert lines["Longest pause"][0] == "1.2 seconds"
    assert lines["Time to answer"][0] == "usually 1.2 seconds"
    assert lines["Fillers"][0] == "about 1"
    assert lines["Fillers"][1].startswith("An estimate.")
    assert lines["Share of talk"][0] == "56 per cent yours"


@pytest.mark.parametrize(
    ("delivery", "about", "says"),
    [
        (Delivery(40, 12.0, 0.1), "Pace", "Leave a breath"),
        (Delivery(15, 12.0, 0.1), "Pace", "Slow is right for numbers"),
        (Delivery(15, 12.0, 3.1), "Longest pause", "Let me just look that up"),
        (Delivery(15, 12.0, 2.9), "Longest pause", "No gap was long"),
        (Delivery(15, 12.0, 0.1, first_word_seconds=4.0), "Time to answer", "one moment"),
        (Delivery(30, 12.0, 0.1, fillers=3), "Fillers", "silent breath"),
        (Delivery(60, 24.0, 0.1, fillers=3), "Fillers", "Everybody has some"),
        (Delivery(30, 21.0, 0.1, customer_seconds=10.0), "Share of talk", "one question more"),
        (Delivery(30, 4.0, 0.1, customer_seconds=10.0), "Share of talk", "what happens next"),
        (Delivery(30, 10.0, 0.1, customer_seconds=10.0), "Share of talk", "Both of you"),
    ],
)
def test_what_is_unusual_is_told_with_what_to_do(delivery: Delivery, about: str, says: str) -> None:
    assert says in told(delivery)[about][1]


def test_what_was_not_measured_is_not_told() -> None:
    assert coaching_of([]) == ()
    assert coaching_of([Delivery(0, 0.0, 0.0)]) == ()
    assert list(told(Delivery(3, 1.0, 0.1))) == ["Longest pause"]


def test_pace_is_that_of_all_words() -> None:
    assert words_a_minute([Delivery(5, 2.0, 0), Delivery(15, 8.0, 0)]) == 120
    assert words_a_minute([Delivery(7, 2.0, 0)]) is None
