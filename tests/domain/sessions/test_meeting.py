"""A meeting round: turns, words as people count them, and what the room takes up."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from simulator.domain.sessions import meeting as m
from simulator.domain.sessions.meeting import Meeting, first_words, meeting_of, speaker_seconds, words_in
from simulator.domain.sessions.session import Happening

PRESENT = ("p1", "p2", "p3")


def after(*things: tuple[str, dict[str, Any]]) -> Meeting:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    return meeting_of(Happening(n, at, what, "i1", told) for n, (what, told) in enumerate(things, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Rang her", 2),
        ("don't – ever – forget a well-known name", 6),
        ("3 times, 24/7!", 3),
        ("送她一张卡片", 3),
        ("كتبت لها بطاقة", 3),
        ("Ĉu vi iris?", 3),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert words_in(text) == words


@given(some.text(max_size=200))
def test_the_first_words_are_never_more_than_twenty(text: str) -> None:
    kept = first_words(text)
    assert words_in(kept) <= m.MOST_WORDS
    assert words_in(text) > m.MOST_WORDS or kept == " ".join(text.split())


def test_everybody_has_a_turn_and_those_put_off_come_last() -> None:
    assert after().after(PRESENT) == PRESENT
    one = after((m.SPEAKER_UP, {"speaker": "p1"}))
    assert one.after(PRESENT) == ("p2", "p3")
    put_off = after(
        (m.SPEAKER_UP, {"speaker": "p1"}),
        (m.SPEAKER_SKIPPED, {"speaker": "p1"}),
        (m.SPEAKER_UP, {"speaker": "p2"}),
    )
    assert put_off.after(PRESENT) == ("p3", "p1")
    assert put_off.before == ""


def test_back_leads_to_whoever_told_before_and_the_order_goes_on() -> None:
    back = after(
        (m.SPEAKER_UP, {"speaker": "p1"}),
        (m.SPEAKER_UP, {"speaker": "p2"}),
        (m.SPEAKER_UP, {"speaker": "p1"}),
    )
    assert back.speaker == "p1"
    assert back.after(PRESENT) == ("p3",)


def test_ideas_keep_their_numbers_when_others_are_taken_off() -> None:
    meeting = after(
        (m.IDEA_TAKEN_DOWN, {"idea": 1, "speaker": "p1", "text": "Rang"}),
        (m.IDEA_TAKEN_DOWN, {"idea": 2, "speaker": "p2", "text": "Wrote"}),
        (m.IDEA_TAKEN_DOWN, {"idea": 2, "speaker": "p2", "text": "Wrote a card"}),
        (m.IDEA_DROPPED, {"idea": 1}),
        (m.PLUS_ONES, {"idea": 2, "count": 3}),
        (m.PLUS_ONES, {"idea": 7, "count": 3}),
        (m.IDEA_TIED, {"idea": 2, "behaviour": "thanks"}),
        (m.IDEA_MADE_SCENARIO, {"idea": 2, "scenario_id": "told-wrote", "file": "told-wrote.yaml"}),
    )
    (idea,) = meeting.ideas
    assert (idea.number, idea.text, idea.plus_ones, idea.behaviour) == (2, "Wrote a card", 3, "thanks")
    assert (idea.file, idea.told_number, meeting.next_number) == ("told-wrote.yaml", 2, 3)


@given(
    some.lists(
        some.tuples(
            some.sampled_from(sorted(m._CHANGES)),
            some.dictionaries(
                some.sampled_from(("idea", "speaker", "text", "count", "behaviour")),
                some.one_of(some.none(), some.booleans(), some.integers(-3, 9), some.text(max_size=5)),
            ),
        ),
        max_size=12,
    )
)
def test_whatever_was_told_can_be_read(things: list[tuple[str, dict[str, Any]]]) -> None:
    meeting = after(*things)
    assert len({one.number for one in meeting.ideas}) == len(meeting.ideas)
    assert all(0 <= one.plus_ones <= m.MOST_PLUS_ONES for one in meeting.ideas)


def test_time_is_shared_out_within_bounds() -> None:
    assert speaker_seconds(10, 6) == 90
    assert speaker_seconds(10, 30) == 45
    assert speaker_seconds(60, 2) == 180
    assert speaker_seconds(10, 0) == 180
