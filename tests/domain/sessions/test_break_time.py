"""Breaks: minutes that change, words that can be switched off."""

from datetime import UTC, datetime

from simulator.domain.sessions.break_time import (
    ANOTHER_QUOTATION,
    BREAK_EXTENDED,
    QUOTATIONS,
    QUOTATIONS_SHOWN,
    break_time,
)
from simulator.domain.sessions.session import Happening, Json

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def happened(*what: tuple[str, str, dict[str, Json]]) -> list[Happening]:
    return [Happening(number, NOW, name, item, told) for number, (name, item, told) in enumerate(what, 1)]


def test_minutes_belong_to_one_break_and_words_to_the_session() -> None:
    before = happened(
        (BREAK_EXTENDED, "i1", {"minutes": 5}),
        (BREAK_EXTENDED, "i2", {"minutes": -1}),
        (ANOTHER_QUOTATION, "i1", {}),
    )
    assert break_time(before, "i2", 10).minutes == 9
    assert break_time(before, "i2", 10).quotation == QUOTATIONS[1]
    assert (
        break_time([*before, *happened((QUOTATIONS_SHOWN, "i1", {"shown": False}))], "i2", 10).quotation == ""
    )


def test_a_break_never_shrinks_to_nothing() -> None:
    less: dict[str, Json] = {"minutes": -1}
    shorter = happened(*((BREAK_EXTENDED, "i1", less) for _ in range(20)))
    assert break_time(shorter, "i1", 10).minutes == 1


def test_words_go_round() -> None:
    turns = happened(*[(ANOTHER_QUOTATION, "i1", {})] * len(QUOTATIONS))
    assert break_time(turns, "i1", 10).quotation == QUOTATIONS[0]
