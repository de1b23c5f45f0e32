"""How long activities took, whatever the clocks did."""

from datetime import UTC, datetime, timedelta

from simulator.domain.people import Person
from simulator.domain.sessions.session import ActivityKind, Happening, PlanItem, Session
from simulator.domain.sessions.state import (
    ITEM_BEGUN,
    ITEM_ENDED,
    PAUSED,
    PLANNED,
    RESUMED,
    TAKEN_UP,
    plan_told,
    state_of,
)
from simulator.domain.sessions.time_spent import minutes_over, seconds_of_items

START = datetime(2026, 3, 29, 0, 50, tzinfo=UTC)
PLAN = (
    PlanItem("i1", ActivityKind.DISCUSSION, "One", 10),
    PlanItem("i2", ActivityKind.BREAK, "Two", 10),
)


def held(*happened: tuple[float, str, str]) -> Session:
    """A session in which these things happened, each so many minutes after its start."""
    made = [Happening(1, START, PLANNED, "", plan_told(PLAN))]
    for minute, what, item in happened:
        made.append(Happening(len(made) + 1, START + timedelta(minutes=minute), what, item))
    return Session("s", "T", Person("1", "Tess"), START, happenings=tuple(made))


def test_a_pause_does_not_count_and_what_came_between_is_nobodys() -> None:
    session = held(
        (1, ITEM_BEGUN, "i1"),
        (4, PAUSED, "i1"),
        (14, RESUMED, "i1"),
        (16, ITEM_ENDED, "i1"),
        (20, ITEM_BEGUN, "i2"),
        (21, "anything", "i2"),
    )
    assert seconds_of_items(session) == {"i1": 5 * 60, "i2": 60}


def test_a_clock_put_back_takes_nothing_away() -> None:
    session = held((0, ITEM_BEGUN, "i1"), (5, "said", "i1"), (-55, "said", "i1"), (-53, ITEM_ENDED, "i1"))
    assert seconds_of_items(session) == {"i1": 7 * 60}


def test_a_lid_shut_for_a_night_is_no_lesson() -> None:
    session = held((0, ITEM_BEGUN, "i1"), (60 * 14, ITEM_ENDED, "i1"))
    assert seconds_of_items(session)["i1"] == 4 * 3600


def test_time_in_hand_and_time_over() -> None:
    early = state_of(held((0, ITEM_BEGUN, "i1"), (4, ITEM_ENDED, "i1"), (4, ITEM_BEGUN, "i2")))
    assert minutes_over(early, {"i1": 240.0, "i2": 60.0}) == -6
    assert minutes_over(early, {"i1": 240.0, "i2": 13 * 60.0}) == -3


def test_what_nobody_saw_while_the_program_was_closed_does_not_count() -> None:
    session = held((1, ITEM_BEGUN, "i1"), (4, "anything", "i1"), (80, TAKEN_UP, ""), (82, ITEM_ENDED, "i1"))
    assert seconds_of_items(session) == {"i1": 5 * 60}
