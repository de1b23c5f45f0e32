"""``offers: {at_least: 2}``: different things from the policy card that may be offered."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.domain.evidence import NOTHING, Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.domain.scenario import CardEntry
from simulator.scoring.passages import in_order


@dataclass(frozen=True, slots=True)
class Offers:
    """Several different entries of the card's ``may``, said in one reply."""

    entries: tuple[CardEntry, ...]
    at_least: int = 1

    def find(self, moment: Moment) -> Finding:
        """Count the entries heard; "not sure" if only the doubtful ones make it enough."""
        heard = [entry.heard.find(moment) for entry in self.entries]
        sure = [finding for finding in heard if finding.certainty is Certainty.YES]
        perhaps = [finding for finding in heard if finding.certainty is Certainty.UNSURE]
        if len(sure) >= self.at_least:
            return Finding(Certainty.YES, _passages(sure))
        if len(sure) + len(perhaps) >= self.at_least:
            return Finding(Certainty.UNSURE, _passages([*sure, *perhaps]))
        return NOTHING

    def looks_for(self) -> tuple[str, ...]:
        """Say the card's entries."""
        told = "; ".join(entry.text for entry in self.entries)
        return (f"at least {self.at_least} of what the card allows: {told}",)


def _passages(findings: list[Finding]) -> tuple[Evidence, ...]:
    return in_order(evidence for finding in findings for evidence in finding.evidence)
