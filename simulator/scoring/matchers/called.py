"""``names: character``: calling somebody by a name."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import Certainty, Finding
from simulator.domain.moment import Moment
from simulator.scoring.naming import calls_in
from simulator.scoring.passages import finding_of, passage
from simulator.scoring.spoken_text import spoken_text


@dataclass(frozen=True, slots=True)
class CallsByName:
    """A character called by any name they answer to; talking about them does not count."""

    character: str

    def find(self, moment: Moment) -> Finding:
        """Quote the name."""
        spoken = spoken_text(moment.reply.text)
        return finding_of(
            passage(moment, spoken, call.first, call.last, "You called them by name.", Certainty.YES)
            for call in calls_in(moment)
            if call.character == self.character and call.is_address
        )

    def looks_for(self) -> tuple[str, ...]:
        """Name the character."""
        return (f"{self.character} called by name",)
