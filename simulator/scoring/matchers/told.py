"""``told: topic``: what the customer has told the trainee about."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class Told:
    """A topic the customer has told about.

    Attributes:
        topic: Its name.
        within: In how many turns at most, counting this one's line as 1; None is ever.
    """

    topic: str
    within: int | None = None

    def find(self, moment: Moment) -> Finding:
        """Look it up; where it is not known it holds."""
        if moment.told is None:
            return UNKNOWN
        turn = moment.told.get(self.topic)
        if turn is None or (self.within is not None and moment.turn - turn >= self.within):
            return NOTHING
        return CERTAIN

    def looks_for(self) -> tuple[str, ...]:
        """Name the topic."""
        return (f"a reply after the customer told about “{self.topic}”",)
