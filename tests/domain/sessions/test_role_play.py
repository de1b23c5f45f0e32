"""A role play is rebuilt from what happened, what-ifs with what they share."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.sessions.role_play import (
    COMMENTED,
    CUSTOMER_BY_HAND,
    LEFT_UNFINISHED,
    LINE_TYPED,
    PLAY_BEGUN,
    REPLY_WAITS,
    TAKEN_BY_HAND,
    Play,
    RolePlay,
    role_play_of,
)
from simulator.domain.sessions.session import Happening

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def told(*happened: tuple[str, dict[str, Any]]) -> RolePlay:
    return role_play_of(Happening(n, NOON, what, "i1", it) for n, (what, it) in enumerate(happened, 1))


def latest(*happened: tuple[str, dict[str, Any]]) -> Play:
    found = told((PLAY_BEGUN, {"player": "p1", "attempt": "a"}), *happened).latest
    assert found is not None
    return found


def waits(turn: int, text: str, *criteria: str, attempt: str = "a") -> tuple[str, dict[str, Any]]:
    return REPLY_WAITS, {"attempt": attempt, "turn": turn, "text": text, "criteria": list(criteria)}


def test_nothing_has_happened_before_the_first_play() -> None:
    assert told().latest is None
    assert told(waits(1, "Hello.")).plays == ()


def test_a_reply_waits_until_its_turn_is_over_and_can_be_taken_back() -> None:
    play = latest(waits(2, "Good morning."))
    assert play.waiting_at(2) is not None
    assert play.waiting_at(3) is None
    assert latest(waits(2, "Good morning."), waits(2, "")).waiting_at(2) is None


def test_the_last_line_typed_for_a_turn_stands_and_an_empty_one_gives_the_scenarios_back() -> None:
    first = (LINE_TYPED, {"attempt": "a", "turn": 1, "line": "Are you there?"})
    second = (LINE_TYPED, {"attempt": "a", "turn": 1, "line": "Hello?"})
    assert latest(first, second).line_at(1) == "Hello?"
    assert latest(first, (LINE_TYPED, {"attempt": "a", "turn": 1, "line": ""})).line_at(1) == ""
    assert latest(first).line_at(2) == ""


def test_marks_hold_as_they_were_last_made_and_name_the_first_turn() -> None:
    play = latest(waits(1, "x", "greets", "hurries"), waits(1, "x", "greets"), waits(3, "y", "greets", "dog"))
    assert play.marked == {"greets": 1, "dog": 3}


def test_a_what_if_shares_what_was_said_and_marked_before_it() -> None:
    line_two = (LINE_TYPED, {"attempt": "a", "turn": 2, "line": "Who is that?"})
    line_three = (LINE_TYPED, {"attempt": "a", "turn": 3, "line": "Oh no."})
    by_hand = (TAKEN_BY_HAND, {"attempt": "a", "turn": 1, "branch": 2})
    again = (PLAY_BEGUN, {"player": "p1", "attempt": "b", "of": "a", "turn": 2})
    play = latest(waits(1, "x", "greets"), by_hand, line_two, waits(2, "y", "dog"), line_three, again)
    assert (play.attempt, play.of, play.again_from) == ("b", "a", 2)
    assert play.marked == {"greets": 1}
    assert play.by_hand == (1,)
    assert (play.line_at(2), play.line_at(3)) == ("Who is that?", "")
    assert play.waiting_at(2) is None
    original = told(
        (PLAY_BEGUN, {"player": "p1", "attempt": "a"}), again, waits(1, "late", "greets", attempt="b")
    ).play("a")
    assert original is not None
    assert original.marked == {}


def test_comments_say_for_whom_they_are_and_by_hand_is_switched_on_and_off() -> None:
    comment = {"attempt": "a", "turn": 2, "player": "p1", "text": "Good pause.", "is_for_trainee": True}
    now = told(
        (CUSTOMER_BY_HAND, {"is_on": True}),
        (COMMENTED, comment),
        (COMMENTED, {**comment, "text": "Nervous.", "is_for_trainee": False}),
    )
    assert now.is_by_hand
    assert [(one.text, one.is_for_trainee, one.at) for one in now.comments] == [
        ("Good pause.", True, NOON),
        ("Nervous.", False, NOON),
    ]
    assert not told((CUSTOMER_BY_HAND, {"is_on": True}), (CUSTOMER_BY_HAND, {"is_on": False})).is_by_hand
    assert latest((LEFT_UNFINISHED, {"attempt": "a"})).is_left


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [PLAY_BEGUN, LINE_TYPED, REPLY_WAITS, TAKEN_BY_HAND, COMMENTED, "told elsewhere"]
            ),
            st.dictionaries(
                st.sampled_from(["attempt", "turn", "player", "of", "text", "line", "to", "criteria"]),
                st.none() | st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=2),
            ),
        ),
        max_size=8,
    )
)
def test_whatever_was_told_can_be_read(happened: list[tuple[str, dict[str, Any]]]) -> None:
    """An erased happening tells nothing, and a later version may tell it otherwise."""
    now = told(*happened)
    assert len(now.plays) == sum(what == PLAY_BEGUN for what, _ in happened)
    assert all(isinstance(turn, int) for play in now.plays for turn in play.marked.values())
