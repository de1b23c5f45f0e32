"""``any: [...]``: at least one of several conditions."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Moment
from simulator.domain.rubric import Condition
from simulator.scoring.passages import in_order


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Holds as surely as the surest of its conditions."""

    conditions: tuple[Condition, ...]

    def find(self, moment: Moment) -> Finding:
        """Ask all of them; the passages come from the surest."""
        findings = [condition.find(moment) for condition in self.conditions]
        surest = max((finding.certainty for finding in findings), default=Certainty.NO)
        passages = (e for finding in findings if finding.certainty is surest for e in finding.evidence)
        return Finding(surest, in_order(passages) if surest else ())

    def looks_for(self) -> tuple[str, ...]:
        """Say what each would count."""
        return tuple(dict.fromkeys(words for condition in self.conditions for words in condition.looks_for()))
