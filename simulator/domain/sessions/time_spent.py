"""How long activities took, by what was written down: pauses do not count, clocks that jump do no harm."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from simulator.domain.sessions.session import Happening, Session
from simulator.domain.sessions.state import TAKEN_UP, SessionState, state_of

LONGEST_STEP_SECONDS = 4 * 3600.0
"""Between two things that happened; more was no lesson but a lid that was shut, or a clock put right."""


def seconds_of_items(session: Session) -> dict[str, float]:
    """Return how many seconds each activity took so far, by id, up to the last thing that happened.

    Talking about a question belongs to the activity; a pause does not, nor does the time in which the
    program was closed. An activity that was begun again goes on counting.
    """
    spent: dict[str, float] = {}
    state: SessionState = state_of(replace(session, happenings=()))
    for now, after in pairwise(session.happenings):
        state = state.after(now)
        if state.item_id and not is_standing_still(state) and after.what != TAKEN_UP:
            spent[state.item_id] = spent.get(state.item_id, 0.0) + _step(now, after)
    return spent


def is_standing_still(state: SessionState) -> bool:
    """Whether no time passes for the activity."""
    return state.phase.value in ("paused", "ended")


def minutes_over(state: SessionState, spent: dict[str, float]) -> float:
    """Return by how many minutes the session is behind its plan; negative: in hand.

    An activity under way counts once it is over its time, one that ended with all it took.
    """
    over = 0.0
    for item in state.plan:
        took = spent.get(item.id, 0.0) / 60 - item.minutes
        if item.id in state.done and item.id != state.item_id:
            over += took
        elif item.id == state.item_id:
            over += max(0.0, took)
    return over


def _step(now: Happening, after: Happening) -> float:
    return min(LONGEST_STEP_SECONDS, max(0.0, (after.at - now.at).total_seconds()))
