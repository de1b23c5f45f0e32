"""Where two rounds stand is told by what happened, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.sessions import two_rounds
from simulator.domain.sessions.pairings import pairs_met
from simulator.domain.sessions.session import Happening
from simulator.domain.sessions.two_rounds import Asked, Step, TwoRounds, separate_answers, two_rounds_of

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def stands(*told: tuple[str, dict[str, object]]) -> TwoRounds:
    return two_rounds_of(
        Happening(number, AT, what, "i1", words)  # type: ignore[arg-type]
        for number, (what, words) in enumerate(told, 1)
    )


def test_a_round_is_as_far_as_last_told() -> None:
    now = stands(
        (two_rounds.PLACED, {"people": ["a", "b", "c"]}),
        (two_rounds.ROUND_BEGUN, {"round": 1, "first": 0}),
        (two_rounds.ROUND_CLOCK, {"round": 1, "seconds": 10.0, "is_running": True}),
        (two_rounds.ROUND_CLOCK, {"round": 1, "seconds": 71.4, "is_running": False}),
    )
    first = now.round(1)
    assert first is not None
    assert (first.seconds, first.is_over) == (71.4, False)
    assert first.seconds_left == pytest.approx(108.6)
    assert now.people == ("a", "b", "c")
    assert now.round(2) is None


def test_begun_again_it_counts_from_nothing() -> None:
    now = stands(
        (two_rounds.ROUND_BEGUN, {"round": 2, "first": 4}),
        (two_rounds.ROUND_OVER, {"round": 2, "seconds": 180.0}),
        (two_rounds.ROUND_BEGUN, {"round": 2, "first": 4}),
    )
    assert now.round(2) == two_rounds.Round(2, first=4)


def test_an_earlier_round_stays_over() -> None:
    now = stands(
        (two_rounds.ROUND_BEGUN, {"round": 1, "first": 0}),
        (two_rounds.ROUND_OVER, {"round": 1, "seconds": 90.0}),
        (two_rounds.ROUND_CLOCK, {"round": 1, "seconds": 90.0, "is_running": False}),
        (two_rounds.STEP_REACHED, {"step": "second"}),
    )
    first = now.round(1)
    assert first is not None
    assert first.is_over
    assert now.step is Step.SECOND


@pytest.mark.parametrize("count", [6, 17, 29, 30])
def test_both_rounds_together_let_everybody_meet(count: int) -> None:
    people = tuple(f"p{number}" for number in range(count))
    now = TwoRounds()
    both = (*now.meetings_of(1, people).groupings, *now.meetings_of(2, people).groupings)
    assert len(pairs_met(both)) == count * (count - 1) // 2


def test_words_said_twice_are_counted() -> None:
    now = stands(
        (two_rounds.SAID, {"question": "felt", "round": 1, "text": "Invisible"}),
        (two_rounds.SAID, {"question": "felt", "round": 1, "text": "cold"}),
        (two_rounds.SAID, {"question": "felt", "round": 1, "text": "cold."}),
        (two_rounds.SAID, {"question": "felt", "round": 2, "text": "welcome"}),
    )
    assert now.words(Asked.FELT, 1) == (two_rounds.Word("cold", 2), two_rounds.Word("Invisible", 1))
    assert now.words(Asked.FELT, 2) == (two_rounds.Word("welcome", 1),)
    assert now.words(Asked.BEHAVED, 1) == ()


def test_what_was_said_can_be_taken_back() -> None:
    now = stands(
        (two_rounds.SAID, {"question": "use", "round": 0, "text": "Look up when the door opens."}),
        (two_rounds.SAID, {"question": "use", "round": 0, "text": "Say it first."}),
        (two_rounds.TAKEN_BACK, {"number": 1}),
    )
    assert [one.text for one in now.answers(Asked.USE)] == ["Say it first."]


def test_what_was_told_may_be_gone() -> None:
    every = (
        two_rounds.STEP_REACHED,
        two_rounds.PLACED,
        two_rounds.ROUND_BEGUN,
        two_rounds.ROUND_CLOCK,
        two_rounds.ROUND_OVER,
        two_rounds.QUESTION_ASKED,
        two_rounds.SAID,
        two_rounds.TAKEN_BACK,
    )
    assert stands(*((what, {}) for what in every)) == TwoRounds()


@given(seconds=st.floats() | st.text() | st.booleans() | st.none() | st.integers())
def test_seconds_stay_within_the_round(seconds: object) -> None:
    now = stands(
        (two_rounds.ROUND_BEGUN, {"round": 1, "first": 0}),
        (two_rounds.ROUND_CLOCK, {"round": 1, "seconds": seconds}),
    )
    first = now.round(1)
    assert first is not None
    assert 0.0 <= first.seconds <= two_rounds.ROUND_SECONDS


def test_words_are_parted_by_commas_and_sentences_by_lines() -> None:
    assert separate_answers(" cold,  alone;cold\nignored ,", Asked.FELT) == (
        "cold",
        "alone",
        "cold",
        "ignored",
    )
    assert separate_answers("look up, and smile\n\nname first", Asked.USE) == (
        "look up, and smile",
        "name first",
    )
    assert separate_answers("冷、孤独", Asked.BEHAVED) == ("冷", "孤独")
    assert separate_answers("  ", Asked.FELT) == ()
