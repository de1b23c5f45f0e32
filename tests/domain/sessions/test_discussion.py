"""Questions and answers, read from what happened."""

from datetime import UTC, datetime

from simulator.domain.sessions.discussion import (
    ANSWER_NOTED,
    ANSWER_STRUCK,
    QUESTION_PUT,
    Discussion,
    discussion_now,
    discussions_of,
)
from simulator.domain.sessions.session import Happening, Json
from simulator.domain.sessions.state import DISCUSSING

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def happened(*what: tuple[str, str, Json]) -> list[Happening]:
    return [
        Happening(number, NOW, name, "i1", {key: value}) for number, (name, key, value) in enumerate(what, 1)
    ]


def test_each_question_has_its_own_answers() -> None:
    held = discussions_of(
        happened(
            (ANSWER_NOTED, "text", "too early"),
            (QUESTION_PUT, "question", "How was it?"),
            (ANSWER_NOTED, "text", "Cold"),
            (ANSWER_NOTED, "text", "  "),
            (ANSWER_NOTED, "text", "Short"),
            (DISCUSSING, "question", "And now?"),
            (ANSWER_NOTED, "text", "Better"),
        )
    )
    assert held == (Discussion("How was it?", ("Cold", "Short")), Discussion("And now?", ("Better",)))


def test_an_answer_taken_off_is_gone_and_nonsense_takes_nothing() -> None:
    now = discussion_now(
        happened(
            (QUESTION_PUT, "question", "How was it?"),
            (ANSWER_NOTED, "text", "Cold"),
            (ANSWER_NOTED, "text", "Short"),
            (ANSWER_STRUCK, "place", 5),
            (ANSWER_STRUCK, "place", -1),
            (ANSWER_STRUCK, "place", "0"),
            (ANSWER_STRUCK, "place", 0),
        )
    )
    assert now.answers == ("Short",)


def test_nothing_asked_is_an_empty_discussion() -> None:
    assert discussion_now([]) == Discussion("")
