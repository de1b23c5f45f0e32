"""The board a group worked on last, so that the next session can take it up again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from simulator.domain.people import Person
from simulator.domain.sessions.board import Board
from simulator.domain.sessions.board_state import BOARD_HAPPENINGS, board_of
from simulator.domain.sessions.session import Happening
from simulator.records.interface import RecordStore


@dataclass(frozen=True, slots=True)
class LastBoard:
    """A board of another session or activity.

    Attributes:
        session_title: Where it was worked on.
        at: When it was changed last; UTC.
        board: As it stood then.
    """

    session_title: str
    at: datetime
    board: Board


def last_board(store: RecordStore, viewer: Person, session_id: str, item_id: str) -> LastBoard | None:
    """Return the board that was worked on last, this activity's own aside; None if there is none.

    Args:
        store: The records.
        viewer: The trainer; only boards of sessions they led are looked at.
        session_id: The session that asks.
        item_id: Its activity.
    """
    found: dict[tuple[str, str], list[Happening]] = {}
    titles: dict[str, str] = {}
    for one in store.happenings(viewer, *BOARD_HAPPENINGS):
        if (one.session_id, one.happening.item) != (session_id, item_id):
            found.setdefault((one.session_id, one.happening.item), []).append(one.happening)
            titles[one.session_id] = one.session_title
    boards = (_last(titles[session], happenings) for (session, _), happenings in found.items())
    return max((one for one in boards if not one.board.is_empty), key=lambda one: one.at, default=None)


def _last(title: str, happenings: Iterable[Happening]) -> LastBoard:
    ordered = sorted(happenings, key=lambda one: one.number)
    return LastBoard(title, ordered[-1].at, board_of(ordered).board)
