"""TurnChoice: lets somebody play by order, by draw or by choice, alone or with a partner."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject

from simulator.domain.sessions.state import NEXT_UP
from simulator.domain.sessions.turn_order import draw, next_in_order, next_up_told, who_played
from simulator.gui.sessions.live_session import LiveSession

_SEEDS = 2**31


class TurnChoice(QObject):
    """Everybody who is here and does not play watches and judges.

    Args:
        live: The session.
        parent: Its owner.
        new_seed: Gives the seed of a draw; it is kept with the draw.
    """

    def __init__(
        self,
        live: LiveSession,
        parent: QObject | None = None,
        new_seed: Callable[[], int] = lambda: secrets.randbelow(_SEEDS),
    ) -> None:
        super().__init__(parent)
        self._live, self._new_seed = live, new_seed

    def take_next(self) -> None:
        """Let whoever is next in order play."""
        self._let_play(next_in_order(self._present, self._played), by="order")

    def take_drawn(self) -> None:
        """Let the lot decide."""
        seed = self._new_seed()
        self._let_play(draw(self._present, self._played, seed), by="draw", seed=seed)

    def take(self, player: str) -> None:
        """Let somebody play whom the trainer chose."""
        self._let_play(player)

    def change_partner(self) -> None:
        """Give the player a partner, or let them play alone again."""
        state = self._live.state
        if not state.player:
            return
        others = [one for one in self._present if one != state.player]
        partner = "" if state.partner else next_in_order(others, (*self._played, state.player))
        self._let_play(state.player, partner=partner)

    @property
    def _present(self) -> list[str]:
        return [one.id for one in self._live.state.present]

    @property
    def _played(self) -> tuple[str, ...]:
        return who_played(self._live.session.happenings)

    def _let_play(
        self, player: str, *, partner: str = "", by: str = "choice", seed: int | None = None
    ) -> None:
        present = self._present
        if player in present and self._live.state.item_id:
            self._live.happen(NEXT_UP, next_up_told(present, player, partner=partner, by=by, seed=seed))
