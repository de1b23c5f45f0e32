"""``means: question``: a reply that does something, in whatever words; only where the sentence model is."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Certainty, Finding
from simulator.domain.moment import Moment
from simulator.scoring.meaning.learned import likeness
from simulator.scoring.passages import finding_of, passage
from simulator.scoring.spoken_text import spoken_text


@dataclass(frozen=True, slots=True)
class Means:
    """Something a head was trained to recognise.

    Attributes:
        question: A behaviour's id, or ``scenario/criterion``.
        language: The scenario's.
    """

    question: str
    language: str = "en"

    def find(self, moment: Moment) -> Finding:
        """Quote the clause that speaks loudest, where people would most likely say yes."""
        text = moment.reply.text
        found = likeness(self.question, text, self.language) if moment.asks_meaning else None
        spoken = spoken_text(text)
        if found is None or not len(spoken) or found[1].chance < min(found[0].yes, found[0].perhaps):
            return NOTHING
        bars, like = found
        certainty = Certainty.YES if like.chance >= bars.yes else Certainty.UNSURE
        because = understood(like.chance)
        return finding_of((passage(moment, spoken, like.first, like.last, because, certainty),))

    def looks_for(self) -> tuple[str, ...]:
        """Say that it listens beyond known wordings."""
        return ("other words that mean the same",)


def understood(chance: int) -> str:
    """Say that something was recognised by its meaning, for the trainee.

    Args:
        chance: How likely people would say so, in per cent.
    """
    return f"Recognised by its meaning, not by its wording ({chance} in 100 sure)."
