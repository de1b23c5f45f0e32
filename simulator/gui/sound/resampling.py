"""Sound at another rate: any stretch of it, whenever it is wanted, with no seams between stretches."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, gcd
from typing import Any, TypeAlias

import numpy as np

Floats: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]
"""Samples, -1 to 1."""

Samples: TypeAlias = np.ndarray[Any, np.dtype[Any]]
"""Samples of one channel: int16, or float32 of the same loudness divided by 32,768."""

_REACH = 8
"""How many samples to each side of a moment say what is heard then."""


class Resampler:
    """Gives sound of one rate at another; windowed sines, so that no hiss comes with it.

    Attributes:
        from_rate, to_rate: Samples a second.
        reach: How many samples before and after a moment it looks at.
        period: After so many samples old and new ones fall together again.
    """

    def __init__(self, from_rate: int, to_rate: int) -> None:
        self.from_rate, self.to_rate = from_rate, to_rate
        common = gcd(from_rate, to_rate)
        self._up, self._down = to_rate // common, from_rate // common
        self.reach = _REACH * ceil(max(1.0, from_rate / to_rate))
        self.period = self._down
        self._weights = _weights(self._up, self._down, self.reach)

    def frames_of(self, count: int) -> int:
        """Return how many samples come of so many."""
        return ceil(count * self._up / self._down)

    def begins_at(self, frame: int) -> int:
        """Return the sample that is heard at that frame, or just before it."""
        return frame * self._down // self._up

    def part(self, samples: Samples, first: int, count: int, *, is_loop: bool = False) -> Floats:
        """Return ``count`` samples of the new rate from the ``first`` on; silence where there are none.

        Args:
            samples: The whole sound at the old rate.
            first: Counted at the new rate.
            count: How many.
            is_loop: Whether the sound begins again where it ends.
        """
        if count <= 0:
            return np.zeros(0, np.float32)
        at = np.arange(first, first + count, dtype=np.int64) * self._down
        whole, phase = at // self._up, at % self._up
        begins = int(whole[0]) - self.reach + 1
        stretch = _stretch(samples, begins, int(whole[-1]) + self.reach + 1, is_loop=is_loop)
        if self._up == self._down:
            return stretch[self.reach - 1 : self.reach - 1 + count]
        near = np.lib.stride_tricks.sliding_window_view(stretch, 2 * self.reach)[whole - whole[0]]
        return np.einsum("ij,ij->i", near, self._weights[phase])


def as_floats(samples: Samples) -> Floats:
    """Return the samples as -1 to 1."""
    if samples.dtype == np.int16:
        return samples.astype(np.float32) / np.float32(32768)
    return samples.astype(np.float32, copy=False)


def _stretch(samples: Samples, begins: int, ends: int, *, is_loop: bool) -> Floats:
    if is_loop and len(samples):
        return as_floats(samples.take(np.arange(begins, ends), mode="wrap"))
    inside = as_floats(samples[max(begins, 0) : max(ends, 0)])
    before = min(max(-begins, 0), ends - begins)
    return np.pad(inside, (before, ends - begins - before - len(inside)))


@lru_cache(maxsize=16)
def _weights(up: int, down: int, reach: int) -> Floats:
    """For each of the ``up`` places between two samples: what each of its neighbours counts."""
    cutoff = min(1.0, up / down)
    away = np.arange(1 - reach, reach + 1)[None, :] - np.arange(up)[:, None] / up
    weights = np.sinc(away * cutoff) * np.cos(np.pi * away / (2 * reach + 2)) ** 2
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
