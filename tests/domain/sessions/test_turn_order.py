"""Whose turn it is: in order, drawn fairly, and reproducible."""

from collections import Counter
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.sessions.session import Happening
from simulator.domain.sessions.state import NEXT_UP
from simulator.domain.sessions.turn_order import draw, next_in_order, next_up_told, observers_of, who_played

PEOPLE = st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=12, unique=True)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def happened(*what: str | tuple[str, str]) -> list[Happening]:
    """NEXT_UP for each pair, anything else by its name."""
    made: list[Happening] = []
    for one in what:
        name, told = (NEXT_UP, {"player": one[1]}) if isinstance(one, tuple) else (one, {})
        made.append(Happening(len(made) + 1, NOW, name, "i1", told))
    return made


def test_order_follows_the_roster_from_whoever_played_last() -> None:
    assert next_in_order(["a", "b", "c"], []) == "a"
    assert next_in_order(["a", "b", "c"], ["b"]) == "c"
    assert next_in_order(["a", "b", "c"], ["b", "c"]) == "a"
    assert next_in_order([], ["a"]) == ""


def test_a_latecomer_has_their_turn_before_anybody_has_a_second_one() -> None:
    assert next_in_order(["a", "b", "new"], ["a", "b", "a", "b"]) == "new"


def test_a_choice_changed_at_once_is_no_turn() -> None:
    assert who_played(happened(("", "a"), ("", "b"), "begun", ("", "c"))) == ("b", "c")


def test_the_one_chosen_last_counts_even_before_anything_was_said() -> None:
    assert who_played(happened(("", "a"))) == ("a",)


@given(PEOPLE, st.integers(1, 40), st.integers(0, 2**31))
def test_nobody_is_drawn_twice_before_everybody_once(people: list[str], turns: int, seed: int) -> None:
    played: list[str] = []
    for turn in range(turns):
        drawn = draw(people, played, seed + turn)
        if len(people) > 1 and played:
            assert drawn != played[-1]
        played.append(drawn)
    turns_of = [played.count(one) for one in people]
    assert max(turns_of) - min(turns_of) <= 1


@given(PEOPLE, st.integers(0, 2**31))
def test_the_same_seed_draws_the_same_person(people: list[str], seed: int) -> None:
    assert draw(people, [], seed) == draw(list(reversed(people)), [], seed)


def test_every_seed_has_a_chance_and_so_has_everybody() -> None:
    drawn = Counter(draw(["a", "b", "c", "d"], [], seed) for seed in range(400))
    assert min(drawn.values()) > 60


def test_everybody_else_watches() -> None:
    assert observers_of(["a", "b", "c", "d"], "b", "d") == ("a", "c")
    told = next_up_told(["a", "b", "c"], "b", by="draw", seed=7)
    assert told == {"player": "b", "partner": None, "observers": ["a", "c"], "by": "draw", "seed": 7}
