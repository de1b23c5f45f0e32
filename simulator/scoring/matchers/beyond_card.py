"""``beyond_card: yes``: promising what the policy card does not allow."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Finding
from simulator.domain.moment import Moment
from simulator.domain.scenario import CardEntry
from simulator.scoring.matchers.any_of import AnyOf


@dataclass(frozen=True, slots=True)
class BeyondCard:
    """Any entry of the card's ``may_not``."""

    entries: tuple[CardEntry, ...]

    def find(self, moment: Moment) -> Finding:
        """Listen for each of them."""
        return AnyOf(tuple(entry.heard for entry in self.entries)).find(moment)

    def looks_for(self) -> tuple[str, ...]:
        """Say what is not the trainee's to give."""
        return ("a promise that is not yours to give: " + "; ".join(entry.text for entry in self.entries),)
