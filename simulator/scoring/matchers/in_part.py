"""``part: close``: the opening, the middle or the close."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import CERTAIN, NOTHING, Finding
from simulator.domain.moment import Moment
from simulator.scoring.passages import UNKNOWN


@dataclass(frozen=True, slots=True)
class InPart:
    """A part of the conversation: "opening", "middle" or "close"."""

    part: str

    def find(self, moment: Moment) -> Finding:
        """Look where we are; where it is not known it holds."""
        if moment.part is None:
            return UNKNOWN
        return CERTAIN if moment.part == self.part else NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Name the part."""
        return (f"a reply in the {self.part}",)
