"""NoiseFilter: takes steady noise out of speech as it comes (Wiener filter, decision-directed).

Only for the listener's child process: it needs numpy.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FRAME, HOP = 512, 128
"""Samples of a spectrum (32 ms), and from one to the next (8 ms)."""

LOUDEST_NOISE, STEADY = 2.0, 15
"""The noise is taken for the quietest STEADY per cent of each band in the last seconds, times this."""

REMEMBERED = 375
"""Frames the noise is measured on: three seconds."""

MEASURED_EVERY = 32
"""Frames from one measurement to the next."""

SMOOTH, LEFT_OVER = 0.92, 0.3
"""How slowly the gain follows, and what is left of noise: taking all of it out distorts words."""

_LARGEST = 32_767

Samples = npt.NDArray[np.float32]


class NoiseFilter:
    """Filters one reply; sound comes out FRAME - HOP samples (24 ms) late."""

    def __init__(self) -> None:
        self._window = np.sqrt(np.hanning(FRAME + 1)[:-1]).astype(np.float32)
        self._waiting = np.zeros(FRAME - HOP, np.float32)
        self._overlap = np.zeros(FRAME, np.float32)
        self._spectra = np.zeros((0, FRAME // 2 + 1), np.float32)
        self._noise = np.zeros(FRAME // 2 + 1, np.float32)
        self._clean = np.zeros(FRAME // 2 + 1, np.float32)
        self._until_measured = 0

    def take(self, pcm: bytes) -> bytes:
        """Return the next piece of sound, filtered; both are signed 16-bit, little-endian."""
        new = np.frombuffer(pcm, "<i2").astype(np.float32)
        sound = np.concatenate([self._waiting, new])
        count = max(0, (len(sound) - FRAME) // HOP + 1)
        self._waiting = sound[count * HOP :]
        if not count:
            return b""
        frames = np.lib.stride_tricks.sliding_window_view(sound, FRAME)[::HOP][:count]
        spectra = np.fft.rfft(frames * self._window, axis=1).astype(np.complex64)
        power = np.abs(spectra) ** 2
        self._measure(power)
        return self._joined(np.fft.irfft(spectra * self._gains(power), axis=1).astype(np.float32))

    def finish(self) -> bytes:
        """Return what is left."""
        return self.take(bytes(2 * FRAME))

    def _measure(self, power: Samples) -> None:
        self._spectra = np.concatenate([self._spectra, power])[-REMEMBERED:]
        self._until_measured -= len(power)
        if self._until_measured <= 0:
            self._until_measured = MEASURED_EVERY
            steady = np.percentile(self._spectra, STEADY, axis=0)
            self._noise = np.maximum(steady * LOUDEST_NOISE, 1e-3).astype(np.float32)

    def _gains(self, power: Samples) -> Samples:
        gains = np.empty_like(power)
        above = np.maximum(power / self._noise - 1.0, 0.0)
        for row in range(len(power)):
            ratio = SMOOTH * self._clean / self._noise + (1.0 - SMOOTH) * above[row]
            gain = np.maximum(ratio / (1.0 + ratio), LEFT_OVER)
            self._clean = gain * gain * power[row]
            gains[row] = gain
        return gains

    def _joined(self, frames: Samples) -> bytes:
        """Lay the frames over each other; the window twice, at a quarter's step, adds up to two."""
        count = len(frames)
        sound = np.zeros(count * HOP + FRAME - HOP, np.float32)
        sound[: FRAME - HOP] = self._overlap[: FRAME - HOP]
        for row in range(count):
            sound[row * HOP : row * HOP + FRAME] += frames[row] * self._window / 2
        ready = count * HOP
        self._overlap = np.concatenate([sound[ready:], np.zeros(HOP, np.float32)])
        return np.clip(sound[:ready], -_LARGEST, _LARGEST).astype("<i2").tobytes()
