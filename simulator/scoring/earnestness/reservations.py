"""Reservation: why words do not count; and what is left of a finding where there is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from simulator.domain.evidence import Certainty, Evidence, Finding
from simulator.scoring.spoken_text import SpokenText


@dataclass(frozen=True, slots=True)
class Reservation:
    """Why some words of a reply do not count.

    Attributes:
        first, last: The words it is about, both included, as places in the spoken text.
        start, end: The same as characters of the reply.
        certainty: What is left of a yes: UNSURE where a person should say, NO where it is plain.
        because: One sentence for the trainee.
    """

    first: int
    last: int
    start: int
    end: int
    certainty: Certainty
    because: str

    def covers(self, evidence: Evidence) -> bool:
        """Whether a passage begins in these words."""
        return self.start <= evidence.start < self.end


def over_all(spoken: SpokenText, certainty: Certainty, because: str) -> tuple[Reservation, ...]:
    """Return a reservation about a whole reply; none if it has no words."""
    return over(spoken, 0, len(spoken) - 1, certainty, because) if len(spoken) else ()


def over(
    spoken: SpokenText, first: int, last: int, certainty: Certainty, because: str
) -> tuple[Reservation, ...]:
    """Return a reservation about the words ``first`` to ``last``, both included."""
    return (Reservation(first, last, spoken.starts[first], spoken.ends[last], certainty, because),)


def over_sentence(
    spoken: SpokenText, sentence: int, certainty: Certainty, because: str
) -> tuple[Reservation, ...]:
    """Return a reservation about one sentence."""
    indices = [index for index, where in enumerate(spoken.sentences) if where == sentence]
    return over(spoken, indices[0], indices[-1], certainty, because)


def reserved(finding: Finding, reservations: Sequence[Reservation]) -> Finding:
    """Return what is left of a finding: what rests on other words stays; it never becomes surer."""
    if not reservations or finding.certainty is Certainty.NO:
        return finding
    kept, doubted = list[Evidence](), list[Evidence]()
    for evidence in finding.evidence:
        about = [each for each in reservations if evidence.quote and each.covers(evidence)]
        if not about:
            kept.append(evidence)
            continue
        gravest = min(about, key=_gravity)
        certainty = min(gravest.certainty, evidence.certainty)
        doubted.append(replace(evidence, certainty=certainty, because=gravest.because))
    if not doubted or any(evidence.quote for evidence in kept):
        return Finding(finding.certainty, tuple(kept)) if doubted else finding
    certainty = max(evidence.certainty for evidence in doubted)
    return Finding(certainty, tuple(each for each in doubted if each.certainty is certainty))


def _gravity(reservation: Reservation) -> Certainty:
    return reservation.certainty
