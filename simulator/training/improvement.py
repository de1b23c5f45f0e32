"""First against latest: whether points rose or fell by more than a few lucky replies could explain."""

from __future__ import annotations

from enum import StrEnum
from math import sqrt

_CONFIDENCE = 1.959964
"""Standard errors either side of a proportion: 95 in 100."""


_POINTS_AT_A_TIME = 2


class Change(StrEnum):
    """What may be said of a first and a latest attempt."""

    IMPROVED = "improved"
    NO_EVIDENCE = "no evidence yet"
    FELL = "fell"


def change_between(first: tuple[int, int], latest: tuple[int, int]) -> Change:
    """Return what may be said of two attempts, each as points reached of those offered.

    It is said to have changed only where the 95 % interval of the difference (Newcombe's, of two
    Wilson intervals) leaves out zero. Points are given a few at a time, for one criterion met; so two of
    them count as one observation, and with few on offer nothing can be said.
    """
    low, high = difference_interval(_observations(first), _observations(latest))
    if low > 0:
        return Change.IMPROVED
    return Change.FELL if high < 0 else Change.NO_EVIDENCE


def difference_interval(first: tuple[float, float], latest: tuple[float, float]) -> tuple[float, float]:
    """Return the 95 % interval of latest minus first, each a part of 1; (-1, 1) if none was offered.

    Points below zero count as none, points above what was offered as all.
    """
    if first[1] <= 0 or latest[1] <= 0:
        return -1.0, 1.0
    before, after = _part(first), _part(latest)
    before_low, before_high = wilson(before, first[1])
    after_low, after_high = wilson(after, latest[1])
    difference = after - before
    low = difference - sqrt((after - after_low) ** 2 + (before_high - before) ** 2)
    high = difference + sqrt((after_high - after) ** 2 + (before - before_low) ** 2)
    return low, high


def wilson(part: float, of: float) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a proportion among so many."""
    square = _CONFIDENCE**2
    middle = (part + square / (2 * of)) / (1 + square / of)
    reach = _CONFIDENCE / (1 + square / of) * sqrt(part * (1 - part) / of + square / (4 * of**2))
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _observations(points: tuple[int, int]) -> tuple[float, float]:
    return points[0] / _POINTS_AT_A_TIME, points[1] / _POINTS_AT_A_TIME


def _part(points: tuple[float, float]) -> float:
    reached, of = points
    return min(max(reached / of, 0.0), 1.0)
