"""measured: how long a rendered line is and how loud at each moment; damaged files are refused."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING, NamedTuple

from simulator.speech.interface import LEVELS_A_SECOND, SoundFileError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FULL_PERCENTILE = 98
"""What counts as loudest: a single bang does not make the rest look quiet."""


class Measured(NamedTuple):
    """How long a sound is, in seconds, and how loud, 0 to 1, LEVELS_A_SECOND times a second."""

    seconds: float
    levels: tuple[float, ...]


def measured(sound: bytes) -> Measured:
    """Measure a WAV file of 16-bit samples, given as its bytes.

    Raises:
        SoundFileError: It is no such file, is cut short, or holds no sound.
    """
    import numpy as np  # not on the way to the first window

    rate, samples = samples_of(sound)
    size = max(1, round(rate / LEVELS_A_SECOND))
    padded = np.zeros(-(-len(samples) // size) * size, dtype=np.float32)
    padded[: len(samples)] = samples
    loud = np.sqrt((padded.reshape(-1, size) ** 2).mean(axis=1))
    full = float(np.percentile(loud, FULL_PERCENTILE)) or float(loud.max()) or 1.0
    levels = np.clip(loud / full, 0.0, 1.0)
    return Measured(len(samples) / rate, tuple(round(float(level), 2) for level in levels))


def samples_of(sound: bytes) -> tuple[int, NDArray[np.float32]]:
    """Return the samples a second of a WAV file, and its samples as one channel, -32768 to 32767.

    Raises:
        SoundFileError: It holds no 16-bit samples, is cut short, or holds no sound.
    """
    import numpy as np

    rate, channels, frames = _frames(sound)
    samples = np.frombuffer(frames, dtype="<i2").astype(np.float32)
    return rate, np.asarray(samples.reshape(-1, channels).mean(axis=1), dtype=np.float32)


def _frames(sound: bytes) -> tuple[int, int, bytes]:
    try:
        with wave.open(io.BytesIO(sound)) as file:
            rate, channels, width, count = (
                file.getframerate(),
                file.getnchannels(),
                file.getsampwidth(),
                file.getnframes(),
            )
            frames = file.readframes(count)
    except Exception as error:  # the standard library raises RuntimeError too on what is damaged
        raise _unusable(str(error) or type(error).__name__) from error
    if width != 2 or not rate or not channels:  # noqa: PLR2004  # bytes a sample
        raise _unusable(f"{8 * width}-bit samples")
    if not count or len(frames) != count * channels * width:
        raise _unusable(f"{len(frames)} bytes of {count * channels * width}")
    return rate, channels, frames


def _unusable(why: str) -> SoundFileError:
    return SoundFileError(f"A voice wrote a sound that cannot be used ({why}).")
