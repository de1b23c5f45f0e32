"""``remembers: word``: something an earlier branch asked to remember."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class Remembers:
    """A word that was remembered."""

    word: str

    def find(self, moment: Moment) -> Finding:
        """Look it up; outside a conversation it is not known and holds."""
        if self.word in moment.remembered:
            return CERTAIN
        return UNKNOWN if moment.turn == 0 else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Say the word."""
        return (f"“{self.word}” having happened before",)
