"""NoiseMeter: by how much speech stands out from what is to be heard behind it."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from simulator.speech.interface import SAMPLE_RATE

FRAME = SAMPLE_RATE // 40
"""Samples that are weighed together: 25 ms."""

LOUD, BEHIND = 90, 5
"""Per cent of the frames below what is taken for the loudness of speech, and of the noise behind it."""

UNKNOWN = 100.0
"""What is told before there was any sound, in decibels."""


class NoiseMeter:
    """Weighs one reply as it comes: four bytes a frame."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)
        self._levels: list[npt.NDArray[np.float32]] = []

    def take(self, pcm: bytes) -> None:
        """Take the next piece of sound; signed 16-bit, little-endian."""
        sound = np.concatenate([self._rest, np.frombuffer(pcm, "<i2").astype(np.float32)])
        whole = len(sound) // FRAME * FRAME
        self._rest = sound[whole:]
        if whole:
            power = np.mean(sound[:whole].reshape(-1, FRAME) ** 2, axis=1)
            self._levels.append((10 * np.log10(power + 1)).astype(np.float32))

    def stands_out(self) -> float:
        """Return by how many decibels speech stood out on the whole."""
        if not self._levels:
            return UNKNOWN
        behind, loud = np.percentile(np.concatenate(self._levels), [BEHIND, LOUD])
        return float(loud - behind)
