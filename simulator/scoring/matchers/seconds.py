"""``seconds: {at_most: 5}``: how long the answer took."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.matchers.between import Between
from simulator.scoring.passages import UNKNOWN, deed


@dataclass(frozen=True, slots=True)
class Seconds:
    """Bounds for how long the answer took."""

    bounds: Between

    def find(self, moment: Moment) -> Finding:
        """Compare; what was not measured holds."""
        number = moment.reply.answer_seconds
        if number is None:
            return UNKNOWN
        return (
            deed(moment, f"You answered after {number:g} seconds.") if self.bounds.holds(number) else NOTHING
        )

    def looks_for(self) -> tuple[str, ...]:
        """Say the bounds."""
        return (f"an answer within {self.bounds} seconds",)
