"""``all: [...]``, and several keys in one mapping: every one of several conditions."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.passages import in_order


@dataclass(frozen=True, slots=True)
class AllOf:
    """Holds as surely as the least sure of its conditions."""

    conditions: tuple[Condition, ...]

    def find(self, moment: Moment) -> Finding:
        """Ask them in turn, until one does not hold."""
        least = Certainty.YES
        passages: list[Evidence] = []
        for condition in self.conditions:
            finding = condition.find(moment)
            if finding.certainty is Certainty.NO:
                return NOTHING
            least = min(least, finding.certainty)
            passages.extend(finding.evidence)
        return Finding(least, in_order(passages))

    def looks_for(self) -> tuple[str, ...]:
        """Say what must come together."""
        parts = (", or ".join(condition.looks_for()) for condition in self.conditions)
        return (", and ".join(dict.fromkeys(parts)) or "anything at all",)
