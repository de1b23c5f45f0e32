"""``turn: {at_least: 2}``: the number of the turn."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.matchers.between import Between
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class TurnIs:
    """Bounds for the number of the turn."""

    bounds: Between

    def find(self, moment: Moment) -> Finding:
        """Compare; outside a conversation it is not known and holds."""
        if moment.turn == 0:
            return UNKNOWN
        return CERTAIN if self.bounds.holds(moment.turn) else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Say the bounds."""
        return (f"a reply whose turn is {self.bounds}",)
