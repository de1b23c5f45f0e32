"""``earned: id``: a criterion met in this reply or an earlier one."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class Earned:
    """A criterion, by id, that was met before."""

    criterion: str

    def find(self, moment: Moment) -> Finding:
        """Look at what was earned; outside a conversation that is not known."""
        if self.criterion in moment.earned:
            return CERTAIN
        return UNKNOWN if moment.turn == 0 else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Name the criterion."""
        return (f"“{self.criterion}” done before",)
