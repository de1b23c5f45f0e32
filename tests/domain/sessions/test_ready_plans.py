"""Ready plans, and plans put in another order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.sessions.ready_plans import READY_PLANS, again, changed, free_id, moved, put
from simulator.domain.sessions.session import ActivityKind, PlanItem

PLAN = tuple(PlanItem(f"a{n}", ActivityKind.BREAK, f"Break {n}", n) for n in range(1, 6))


def order(items: tuple[PlanItem, ...]) -> str:
    return "".join(item.id[1:] for item in items)


@pytest.mark.parametrize(
    ("name", "minutes"), [("Two hours", 120), ("One hour", 60), ("Three quarters", 45), ("Half an hour", 30)]
)
def test_a_ready_plan_lasts_as_long_as_it_says(name: str, minutes: int) -> None:
    (plan,) = (plan for plan in READY_PLANS if plan.name.startswith(name))
    assert plan.minutes == minutes


@pytest.mark.parametrize(
    ("item", "places", "then"),
    [("a1", 1, "21345"), ("a1", -1, "12345"), ("a5", 1, "12345"), ("a5", -9, "51234"), ("a9", 1, "12345")],
)
def test_activities_move_within_the_plan(item: str, places: int, then: str) -> None:
    assert order(moved(PLAN, item, places)) == then


def test_an_activity_is_put_where_it_is_dropped() -> None:
    assert order(put(PLAN, "a1", 4)) == "23451"
    assert order(put(PLAN, "a4", 0)) == "41235"


@given(st.lists(st.tuples(st.sampled_from([one.id for one in PLAN]), st.integers(-9, 9)), max_size=20))
def test_moving_loses_and_doubles_nothing(moves: list[tuple[str, int]]) -> None:
    items = PLAN
    for item, places in moves:
        items = moved(items, item, places)
    assert sorted(items, key=lambda item: item.id) == list(PLAN)


def test_ids_stay_apart() -> None:
    assert free_id(PLAN[1:]) not in {item.id for item in PLAN[1:]}
    longer = PlanItem("a3", ActivityKind.MEETING, "Meeting", 9)
    assert changed(PLAN, longer)[2] == longer
    assert [item.id for item in again(PLAN[2:])] == ["a1", "a2", "a3"]
