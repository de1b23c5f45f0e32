"""``not: ...``: a condition that must not hold."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class Not:
    """Holds where its condition does not; what is not sure stays not sure."""

    condition: Condition

    def find(self, moment: Moment) -> Finding:
        """Turn the answer round. There are no words to quote for what was not said."""
        finding = self.condition.find(moment)
        return UNKNOWN if finding is UNKNOWN else Finding(finding.certainty.opposite)

    def looks_for(self) -> tuple[str, ...]:
        """Say what must be missing."""
        return (f"no sign of {', or '.join(self.condition.looks_for())}",)
