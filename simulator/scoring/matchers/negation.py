"""``not: ...``: a condition that must not hold."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.matchers.all_of import AllOf
from simulator.scoring.matchers.any_of import AnyOf
from simulator.scoring.matchers.criterion import MeetsCriterion
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its condition does not; what is not sure stays not sure."""

    condition: Condition

    def find(self, moment: Moment) -> Finding:
        """Turn the answer round. There are no words to quote for what was not said.

        "Not both" is asked as "not this, or not that", so that what cannot be seen
        holds on either side of a "not", however deep it stands.
        """
        match self.condition:
            case AllOf(conditions):
                return AnyOf(tuple(map(Not, conditions))).find(moment)
            case AnyOf(conditions):
                return AllOf(tuple(map(Not, conditions))).find(moment)
            case MeetsCriterion(condition=condition):
                return Not(condition).find(moment)
            case condition:
                finding = condition.find(moment)
                return UNKNOWN if finding is UNKNOWN else Finding(finding.certainty.opposite)

    def looks_for(self) -> tuple[str, ...]:
        """Say what must be missing."""
        return (f"no sign of {', or '.join(self.condition.looks_for())}",)
