"""``gives_reason: yes``: the reason behind the policy card's rule."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Finding
from simulator.domain.moment import Moment
from simulator.domain.scenario import CardEntry


@dataclass(frozen=True, slots=True)
class GivesReason:
    """The card's reason, said in the trainee's own words."""

    reason: CardEntry

    def find(self, moment: Moment) -> Finding:
        """Listen for the reason."""
        return self.reason.heard.find(moment)

    def looks_for(self) -> tuple[str, ...]:
        """Say the reason."""
        return (f"the reason: {self.reason.text}",)
