"""overruled(scorecard, ...) -> Scorecard: verdicts, points and result as people left them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from simulator.domain.overruling import Decision, Overruling
from simulator.domain.rubric import Counts, Rubric, Side
from simulator.domain.scorecard import Judgement, Scorecard, Verdict
from simulator.domain.totals import fails, passes, total_of


def standing(overrulings: Iterable[Overruling]) -> dict[str, Overruling]:
    """Return the decision that stands for each criterion: the latest, other people's before one's own view.

    Args:
        overrulings: Those of one attempt, oldest first.
    """
    own: dict[str, Overruling] = {}
    others: dict[str, Overruling] = {}
    for one in overrulings:
        (own if one.is_own_view else others)[one.criterion_id] = one
    return {
        id_: one
        for found in (own, others)
        for id_, one in found.items()
        if one.decision is not Decision.WITHDRAWN
    }


def overruled(card: Scorecard, rubric: Rubric, overrulings: Iterable[Overruling]) -> Scorecard:
    """Return a scorecard as people left it: verdicts, points, totals and whether it passes.

    A trainee's own view is shown with the criterion and changes nothing else.

    Args:
        card: As the program judged the attempt.
        rubric: The rubric it was judged by.
        overrulings: Those of this attempt, oldest first.
    """
    decided = standing(overrulings)
    if not decided:
        return card
    judgements = tuple(_decided(each, decided.get(each.criterion.id)) for each in card.judgements)
    relationship = total_of(judgements, Side.RELATIONSHIP, card.hints * rubric.hint_cost)
    task = total_of(judgements, Side.TASK, 0)
    return replace(
        card,
        judgements=judgements,
        relationship=relationship,
        task=task,
        passed=passes(rubric, relationship, task, judgements) if card.ending_id is not None else False,
        failed_critical=tuple(each.criterion.id for each in judgements if fails(each)),
    )


def _decided(judged: Judgement, one: Overruling | None) -> Judgement:
    if one is None:
        return judged
    if one.is_own_view:
        return replace(judged, overruled=one)
    worth = _worth(judged)
    of = (judged.of or judged.criterion.points) if judged.criterion.counts is Counts.FOR else 0
    if one.decision is Decision.OPEN and judged.is_advisory:
        return replace(judged, verdict=Verdict.UNSURE, overruled=one)
    points = worth if one.decision is Decision.YES else 0
    possible = worth if one.decision is Decision.OPEN else points
    return replace(
        judged,
        verdict=_VERDICTS[one.decision],
        points=points,
        low=min(points, possible),
        high=max(points, possible),
        of=of,
        is_advisory=False,
        overruled=one,
    )


_VERDICTS = {Decision.YES: Verdict.YES, Decision.NO: Verdict.NO, Decision.OPEN: Verdict.UNSURE}


def _worth(judged: Judgement) -> int:
    """Return what a yes brings: what the program would have given, or else one occasion."""
    heard = max(judged.points, judged.low, judged.high, key=abs)
    once = judged.criterion.points if judged.criterion.counts is Counts.FOR else -judged.criterion.points
    return heard or once
