"""A reply that would meet nearly the whole rubric at once is recited: people say a few things at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from simulator.domain.evidence import Certainty
from simulator.domain.rubric import Counts, Criterion
from simulator.scoring.occasions import Heard, Occasion

MOST_AT_ONCE = 8
"""Rewarded criteria in one reply. The fullest of 540 labelled replies has eight."""

_BECAUSE = "So much at once sounds like the rubric itself; a person has to say."


def crammed_replies_doubted(heard: Mapping[Criterion, Heard]) -> dict[str, Heard]:
    """Return what was heard, by criterion id; replies that meet too many criteria at once are not sure."""
    met = Counter(
        occasion.turn
        for criterion, each in heard.items()
        if criterion.counts is Counts.FOR and criterion.points
        for occasion in each.occasions
    )
    crammed = {turn for turn, times in met.items() if times > MOST_AT_ONCE}
    return {
        criterion.id: each if criterion.counts is Counts.AGAINST else _doubted(each, crammed)
        for criterion, each in heard.items()
    }


def _doubted(heard: Heard, crammed: set[int]) -> Heard:
    if not crammed:
        return heard
    return replace(
        heard,
        occasions=tuple(_unsure(each) if each.turn in crammed else each for each in heard.occasions),
    )


def _unsure(occasion: Occasion) -> Occasion:
    evidence = tuple(
        replace(each, certainty=Certainty.UNSURE, because=_BECAUSE) if each.quote else each
        for each in occasion.evidence
    )
    certainty = Certainty.UNSURE if any(each.quote for each in evidence) else occasion.certainty
    return replace(occasion, certainty=certainty, evidence=evidence)
