"""Samples of any kind into SAMPLE_RATE, one channel, 16-bit, a piece at a time."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.sound_chunks import Encoding, SoundShape

Samples = NDArray[np.float32]
"""One channel, -1 to 1."""

CLIPPED_FROM = 0.97
"""How near to the greatest a sample is that may have been cut off."""


class Decoder:
    """Turns the bytes of a file into samples of one channel, and counts those that were cut off."""

    def __init__(self, shape: SoundShape) -> None:
        self._shape = shape
        self.clipped = 0
        self.decoded = 0

    def take(self, sound: bytes) -> Samples:
        """Return the samples of whole frames, the channels mixed into one."""
        values = _VALUES[self._shape.encoding](sound, self._shape)
        frames = values.reshape(-1, self._shape.channels)
        flat = np.abs(frames[1:]) >= CLIPPED_FROM
        self.clipped += int(np.count_nonzero(flat & (frames[1:] == frames[:-1])))
        self.decoded += frames.size
        return np.asarray(frames.mean(axis=1, dtype=np.float32), dtype=np.float32)

    @property
    def clipped_share(self) -> float:
        """How much of the sound was cut off, 0 to 1."""
        return self.clipped / max(1, self.decoded)


def _unsigned(sound: bytes, shape: SoundShape) -> Samples:
    return (np.frombuffer(sound, np.uint8).astype(np.float32) - np.float32(128)) / np.float32(128)


def _signed(sound: bytes, shape: SoundShape) -> Samples:
    if shape.width == 3:  # noqa: PLR2004  # numpy knows none of three bytes: put a fourth beside them
        wide = np.zeros((len(sound) // 3, 4), np.uint8)
        raw = np.frombuffer(sound, np.uint8).reshape(-1, 3)
        wide[:, 1:] = raw[:, ::-1] if shape.is_big_endian else raw
        return wide.reshape(-1).view("<i4").astype(np.float32) / np.float32(2**31)
    whole = np.frombuffer(sound, np.dtype(f"{_order(shape)}i{shape.width}"))
    return whole.astype(np.float32) / np.float32(2 ** (8 * shape.width - 1))


def _float(sound: bytes, shape: SoundShape) -> Samples:
    given = np.frombuffer(sound, np.dtype(f"{_order(shape)}f{shape.width}"))
    with np.errstate(invalid="ignore"):
        kept = np.clip(np.nan_to_num(given, nan=0.0, posinf=1.0, neginf=-1.0), -1, 1)
    return kept.astype(np.float32)


def _order(shape: SoundShape) -> str:
    return ">" if shape.is_big_endian else "<"


def _a_law(sound: bytes, shape: SoundShape) -> Samples:
    """Telephone sound as in most of the world (ITU-T G.711)."""
    code = np.arange(256) ^ 0x55
    step, chord = code & 0x0F, (code >> 4) & 7
    size = np.where(chord == 0, (step << 4) + 8, ((step << 4) + 0x108) << np.maximum(chord - 1, 0))
    table = (np.where(code & 0x80, size, -size) / 32_768).astype(np.float32)
    return table[np.frombuffer(sound, np.uint8)]


def _mu_law(sound: bytes, shape: SoundShape) -> Samples:
    """Telephone sound as in North America and Japan (ITU-T G.711)."""
    code = ~np.arange(256) & 0xFF
    size = ((((code & 0x0F) << 3) + 0x84) << ((code >> 4) & 7)) - 0x84
    table = (np.where(code & 0x80, -size, size) / 32_768).astype(np.float32)
    return table[np.frombuffer(sound, np.uint8)]


_VALUES = {
    Encoding.UNSIGNED: _unsigned,
    Encoding.SIGNED: _signed,
    Encoding.FLOAT: _float,
    Encoding.A_LAW: _a_law,
    Encoding.MU_LAW: _mu_law,
}


class Resampler:
    """Brings samples of any rate to SAMPLE_RATE, with nothing above half of it folded down.

    A low-pass filter (a sinc under a Kaiser window) is worked out at just the places
    where a sample is wanted.
    """

    ZERO_CROSSINGS = 32
    """Each side of the middle; more is a steeper edge and a slower filter."""

    EDGE = 0.93
    """Where the filter is half down, of the most that can be carried."""

    BETA = 8.0
    """The Kaiser window's shape: what is held back is 80 dB down."""

    FINEST = 2_048
    """The ratio of the rates is taken as a fraction with no larger divisor: right to 0.05 per mille."""

    AT_ONCE = 4_096
    """Samples worked out in one go."""

    def __init__(self, rate: int) -> None:
        ratio = Fraction(SAMPLE_RATE, rate).limit_denominator(self.FINEST)
        self._up, self._down = ratio.numerator, ratio.denominator
        self._half = self._reach()
        self._filters = self._filters_of()
        self._kept = np.zeros(
            self._half - 1, np.float32
        )  # what stands before the next sample, for the filter
        self._next = 0  # the next sample wanted, in units of 1/up of a given one, from the start of _kept

    def take(self, samples: Samples) -> Samples:
        """Return the samples that can be worked out by now; `finish` gives the last ones."""
        if self._up == self._down:
            return samples
        given = np.concatenate([self._kept, samples])
        room = len(given) - 2 * self._half
        count = max(0, (room * self._up + self._up - 1 - self._next) // self._down + 1)
        made = self._made(given, count)
        self._next += count * self._down
        done = min(self._next // self._up, len(given))
        self._kept, self._next = given[done:], self._next - done * self._up
        return made

    def finish(self) -> Samples:
        """Return the last samples."""
        if self._up == self._down:
            return np.zeros(0, np.float32)
        return self.take(np.zeros(self._half, np.float32))

    def _reach(self) -> int:
        """How many given samples the filter looks at each side of a wanted one."""
        return int(np.ceil(self.ZERO_CROSSINGS * max(1.0, self._down / self._up))) + 1

    def _filters_of(self) -> NDArray[np.float32]:
        """Return one filter for each of the ``up`` places a wanted sample can have between two given ones."""
        edge = self.EDGE * min(1.0, self._up / self._down)
        phase = np.arange(self._up, dtype=np.float64)[:, None] / self._up
        away = np.arange(-self._half + 1, self._half + 1, dtype=np.float64)[None, :] - phase
        inside = np.clip(1 - (away / self._half) ** 2, 0, None)
        filters = edge * np.sinc(edge * away) * np.i0(self.BETA * np.sqrt(inside)) / np.i0(self.BETA)
        filters /= filters.sum(axis=1, keepdims=True)
        return filters.astype(np.float32)

    def _made(self, given: Samples, count: int) -> Samples:
        if not count:
            return np.zeros(0, np.float32)
        windows = np.lib.stride_tricks.sliding_window_view(given, 2 * self._half)
        made = np.empty(count, np.float32)
        for first in range(0, count, self.AT_ONCE):
            wanted = self._next + np.arange(first, min(count, first + self.AT_ONCE)) * self._down
            filters = self._filters[wanted % self._up]
            made[first : first + len(wanted)] = np.einsum("ij,ij->i", windows[wanted // self._up], filters)
        return made


def as_pcm(samples: Samples) -> bytes:
    """Return samples as signed 16-bit, little-endian."""
    return np.clip(np.rint(samples * 32_768), -32_768, 32_767).astype("<i2").tobytes()
