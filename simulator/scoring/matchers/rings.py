"""``rings: {at_most: 3}``: how often the telephone rang."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.matchers.between import Between
from simulator.scoring.passages import UNKNOWN, deed


@dataclass(frozen=True, slots=True)
class Rings:
    """Bounds for how often the telephone rang."""

    bounds: Between

    def find(self, moment: Moment) -> Finding:
        """Compare; what was not measured holds."""
        number = moment.reply.rings
        if number is None:
            return UNKNOWN
        return deed(moment, f"You answered at ring {number}.") if self.bounds.holds(number) else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Say the bounds."""
        return (f"a telephone answered after {self.bounds} rings",)
