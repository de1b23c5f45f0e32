"""``person: yes``: left to a person."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import DOUBTFUL, Finding
from simulator.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class ForAPerson:
    """Never decided by the program."""

    def find(self, moment: Moment) -> Finding:
        """Leave it open."""
        return DOUBTFUL

    def looks_for(self) -> tuple[str, ...]:
        """Say who decides."""
        return ("what only a person can hear",)
