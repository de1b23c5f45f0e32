"""From matches to findings: quotes with their places, gathered so that no word is quoted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from simulator.domain.evidence import NOTHING, Certainty, Evidence, Finding
from simulator.domain.moment import Moment
from simulator.scoring.spoken_text import SpokenText

UNKNOWN = Finding(Certainty.YES)
"""It cannot be seen from here, so it holds; its opposite cannot be seen either and holds as well."""


def passage(
    moment: Moment, spoken: SpokenText, first: int, last: int, because: str, certainty: Certainty
) -> Evidence:
    """Return the words ``first`` to ``last`` of a reply as evidence."""
    start, end = spoken.starts[first], spoken.ends[last]
    return Evidence(moment.turn, start, end, spoken.text[start:end], because, certainty)


def deed(moment: Moment, because: str, certainty: Certainty = Certainty.YES) -> Finding:
    """Return the finding for something done, not said: evidence without words."""
    return Finding(certainty, (Evidence(moment.turn, 0, 0, "", because, certainty),))


SAID_TO_THEM = "You said it to them."
"""Why words count that were said to somebody, where nothing in them says so."""


def telling(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out whom it was said to, where there are words to quote: they say more."""
    if not any(each.quote for each in evidence):
        return tuple(evidence)
    return tuple(each for each in evidence if each.because != SAID_TO_THEM)


def explained(evidence: Evidence, looked_for: str) -> Evidence:
    """Return evidence that says why it counts: in its own words, else as what was listened for."""
    if evidence.because or not looked_for:
        return evidence
    return replace(evidence, because=f"Heard as {looked_for}.")


def finding_of(passages: Iterable[Evidence]) -> Finding:
    """Return the passages as a finding: the surest ones, in the order they were said, none inside another."""
    found = list(passages)
    if not found:
        return NOTHING
    surest = max(evidence.certainty for evidence in found)
    return Finding(surest, in_order(evidence for evidence in found if evidence.certainty is surest))


def in_order(passages: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return passages in the order they were said; of overlapping ones the first and longest stays."""
    kept: list[Evidence] = []
    for evidence in sorted(set(passages), key=lambda each: (each.turn, each.start, -each.end)):
        last = kept[-1] if kept else None
        if last is None or evidence.turn != last.turn or evidence.start >= last.end or not evidence.quote:
            kept.append(evidence)
    return tuple(kept)
