"""What a readout is measured by, and in which folds: F1, AUC, and the correlation of ranks."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np


def f1(is_yes: np.ndarray, said_yes: np.ndarray) -> float:
    both = np.sum(is_yes & said_yes)
    return float(2 * both / max(1, np.sum(is_yes) + np.sum(said_yes)))


def ranks(numbers: np.ndarray) -> np.ndarray:
    """Return ranks from 1; equal numbers share theirs."""
    _, place, count = np.unique(numbers, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def auc(is_yes: np.ndarray, scores: np.ndarray) -> float:
    """Return how often a yes scores above a no; equal scores count half."""
    yes, no = int(np.sum(is_yes)), int(np.sum(~is_yes))
    return float((ranks(scores)[is_yes].sum() - yes * (yes + 1) / 2) / (yes * no))


def rho(wanted: np.ndarray, scores: np.ndarray) -> float:
    """Return Spearman's correlation of ranks; 0 where all scores are equal."""
    if np.ptp(scores) == 0:
        return 0.0
    return float(np.corrcoef(ranks(wanted), ranks(scores))[0, 1])


def measured(measure: str, wanted: np.ndarray, scores: np.ndarray, bar: float | np.ndarray = 0.0) -> float:
    if measure == "rho":
        return rho(wanted, scores)
    return auc(wanted == 1, scores) if measure == "AUC" else f1(wanted == 1, scores >= bar)


def best_bar(is_yes: np.ndarray, scores: np.ndarray) -> float:
    """Return the middle of the bars that are as good as the best one, for all that so many cases can tell."""
    bars = np.unique(np.quantile(scores, np.linspace(0.02, 0.99, 98)))
    found = np.array([f1(is_yes, scores >= bar) for bar in bars])
    by_chance = 0.5 / max(1, np.sum(is_yes)) ** 0.5
    return float(np.median(bars[found >= found.max() - by_chance]))


def folds(groups: Sequence[str], count: int, salt: str = "") -> np.ndarray:
    """Return each text's fold; a group is never divided, and a text's fold does not hang on the others."""
    return np.array([zlib.crc32(f"{salt}{group}".encode()) % count for group in groups])
