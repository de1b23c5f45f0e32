"""Whose turn it is: by order, by a draw that is fair, and who watches meanwhile."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from simulator.domain.sessions.session import Happening, Json
from simulator.domain.sessions.state import NEXT_UP


def who_played(happenings: Iterable[Happening]) -> tuple[str, ...]:
    """Return who had a turn, in order, once for each; a choice that was changed at once does not count."""
    players: list[str] = []
    was_just_chosen = False
    for happening in happenings:
        if happening.what == NEXT_UP:
            if was_just_chosen:
                players.pop()
            player = happening.told.get("player")
            players.append(player if isinstance(player, str) else "")
        was_just_chosen = happening.what == NEXT_UP
    return tuple(player for player in players if player)


def next_in_order(present: Sequence[str], played: Sequence[str]) -> str:
    """Return who is next in the order of the roster, after whoever played last; "" in an empty room.

    Of those who had the fewest turns, that is: nobody comes again before everybody came once.
    """
    waiting = _with_fewest_turns(present, played)
    if not waiting:
        return ""
    last = next((player for player in reversed(played) if player in present), None)
    if last is None:
        return waiting[0]
    at = list(present).index(last) + 1
    return next(one for one in (*present[at:], *present[:at]) if one in waiting)


def draw(present: Sequence[str], played: Sequence[str], seed: int) -> str:
    """Return who is drawn: one of those who had the fewest turns, and nobody twice running; "" for nobody.

    The same people, turns and seed give the same person, so a draw can be checked afterwards.
    """
    waiting = _with_fewest_turns(present, played)
    fresh = [one for one in waiting if not played or one != played[-1]]
    return min(fresh or waiting, key=lambda one: _lot(seed, one), default="")


def observers_of(present: Sequence[str], player: str, partner: str = "") -> tuple[str, ...]:
    """Return who watches and judges: everybody else in the room."""
    return tuple(one for one in present if one not in (player, partner))


def next_up_told(
    present: Sequence[str], player: str, *, partner: str = "", by: str = "choice", seed: int | None = None
) -> Mapping[str, Json]:
    """Return what NEXT_UP tells.

    Args:
        present: Who is in the room.
        player: Who plays.
        partner: Who plays with them; "" for nobody.
        by: How it came about: "order", "draw" or "choice".
        seed: Of a draw.
    """
    return {
        "player": player,
        "partner": partner or None,
        "observers": list(observers_of(present, player, partner)),
        "by": by,
        "seed": seed,
    }


def _with_fewest_turns(present: Sequence[str], played: Sequence[str]) -> list[str]:
    turns = Counter(played)
    fewest = min((turns[one] for one in present), default=0)
    return [one for one in present if turns[one] == fewest]


def _lot(seed: int, participant_id: str) -> bytes:
    return hashlib.sha256(f"{seed}\0{participant_id}".encode()).digest()
