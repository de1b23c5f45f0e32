"""From judgements to the points of a side, and whether an attempt passes."""

from __future__ import annotations

from collections.abc import Iterable

from simulator.domain.rubric import Counts, Rubric, Side
from simulator.domain.scorecard import Judgement, SideTotal, Verdict


def total_of(judgements: Iterable[Judgement], side: Side, cost: int) -> SideTotal:
    """Return the points of one side, less what hints cost."""
    mine = [judgement for judgement in judgements if judgement.criterion.side is side]
    points, low, high = (
        max(0, sum(numbers) - cost)
        for numbers in (
            [each.points for each in mine],
            [each.low for each in mine],
            [each.high for each in mine],
        )
    )
    return SideTotal(side, points, sum(each.of for each in mine), low, high)


def fails(judgement: Judgement) -> bool:
    """Whether a critical criterion fails the attempt for sure."""
    failing = Verdict.NO if judgement.criterion.counts is Counts.FOR else Verdict.YES
    return _may_fail(judgement) and judgement.verdict is failing


def _may_fail(judgement: Judgement) -> bool:
    return judgement.criterion.critical and not judgement.is_advisory


def passes(
    rubric: Rubric, relationship: SideTotal, task: SideTotal, judgements: Iterable[Judgement]
) -> bool | None:
    """Return whether a finished attempt passes; None while it hangs on something that is not sure."""
    bars = ((relationship, rubric.pass_relationship), (task, rubric.pass_task))
    if any(map(fails, judgements)) or not all(total.high * 100 >= bar * total.of for total, bar in bars):
        return False
    hangs = any(_may_fail(each) and each.verdict is Verdict.UNSURE for each in judgements)
    is_sure = not hangs and all(total.low * 100 >= bar * total.of for total, bar in bars)
    return True if is_sure else None
