"""``mood: {at_least: 70}``: the customer's mood."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.matchers.between import Between
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class MoodIs:
    """Bounds for the customer's mood."""

    bounds: Between

    def find(self, moment: Moment) -> Finding:
        """Compare; outside a conversation it is not known and holds."""
        if moment.turn == 0:
            return UNKNOWN
        return CERTAIN if self.bounds.holds(moment.mood) else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Say the bounds."""
        return (f"a customer whose mood is {self.bounds}",)
