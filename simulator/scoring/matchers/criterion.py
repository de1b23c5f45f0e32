"""``criterion: id``: this reply meets another line of the rubric."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition


@dataclass(frozen=True, slots=True)
class MeetsCriterion:
    """What a criterion listens for.

    Attributes:
        criterion: Its id.
        condition: Its ``listen_for``.
    """

    criterion: str
    condition: Condition

    def find(self, moment: Moment) -> Finding:
        """Ask the criterion's own condition."""
        return self.condition.find(moment)

    def looks_for(self) -> tuple[str, ...]:
        """Say what the criterion listens for."""
        return self.condition.looks_for()
