"""Breaks: how long they are, and a few words on the wall meanwhile, which can be switched off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.domain.sessions.session import Happening
from simulator.domain.sessions.state import ITEM_ENDED

BREAK_EXTENDED = "break-extended"
"""Told: minutes, more or fewer."""
QUOTATIONS_SHOWN = "quotations-shown"
"""Told: shown, whether there are quotations in this session's breaks from now on."""
ANOTHER_QUOTATION = "another-quotation"

QUOTATIONS = (
    "All we do here happens between two people. The rest is paperwork.",
    "Nobody rings to hear the rules. They ring to be helped by somebody.",
    "“The only way to have a friend is to be one.” Ralph Waldo Emerson, 1841",
    "A promise is small until it is kept.",
    "A stranger is somebody whose dog we have not heard of yet.",
    "“What do we live for, if it is not to make life less difficult to each other?” George Eliot, 1872",
    "Listen for what they say, and for what they hoped you would notice.",
    "People forget the answer sooner than how it felt to ask.",
)
"""Of our own making, or old enough to belong to everybody; then with the author and the year."""

LONGEST_BREAK_MINUTES = 240


def quotation_now(happenings: Iterable[Happening]) -> str:
    """Return the quotation that is on the wall between activities; "" for none."""
    return break_time(happenings, "", 1).quotation


@dataclass(frozen=True, slots=True)
class BreakTime:
    """How a break stands: its minutes, and the quotation that is shown; "" for none."""

    minutes: int
    quotation: str


def break_time(happenings: Iterable[Happening], item_id: str, planned_minutes: int) -> BreakTime:
    """Return how a break stands, from all that happened in the session.

    Whether quotations are shown holds for the session; after each activity it is another one.
    """
    minutes, turned, is_shown = planned_minutes, 0, True
    for one in happenings:
        if one.what == QUOTATIONS_SHOWN:
            is_shown = one.told.get("shown") is not False
        elif one.what in (ANOTHER_QUOTATION, ITEM_ENDED):
            turned += 1
        elif one.what == BREAK_EXTENDED and one.item == item_id:
            more = one.told.get("minutes")
            if isinstance(more, int):
                minutes = max(1, min(LONGEST_BREAK_MINUTES, minutes + more))
    quotation = QUOTATIONS[turned % len(QUOTATIONS)] if is_shown else ""
    return BreakTime(minutes, quotation)
