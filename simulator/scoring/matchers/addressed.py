"""``to: character``: who is spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Certainty, Finding
from simulator.domain.moment import Moment
from simulator.scoring.naming import addressees_of, calls_in
from simulator.scoring.passages import SAID_TO_THEM, deed, finding_of, passage
from simulator.scoring.spoken_text import spoken_text


@dataclass(frozen=True, slots=True)
class Addressed:
    """A character the reply is said to: chosen, or called by name, or else the one who spoke last."""

    character: str

    def find(self, moment: Moment) -> Finding:
        """Quote the name where one was said; else tell whom it was said to."""
        if self.character not in addressees_of(moment):
            return NOTHING
        spoken = spoken_text(moment.reply.text)
        called = finding_of(
            passage(moment, spoken, call.first, call.last, "You said it to them by name.", Certainty.YES)
            for call in calls_in(moment)
            if call.character == self.character and call.is_address
        )
        return called if called.evidence else deed(moment, SAID_TO_THEM)

    def looks_for(self) -> tuple[str, ...]:
        """Name the character."""
        return (f"words said to {self.character}",)
