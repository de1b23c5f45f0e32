"""How loud sound is, and what to say of it: silent, very quiet, cut off."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.speech.interface import SAMPLE_RATE

SILENT_BELOW = 0.002
"""Of full scale (-54 dB): below it there is a closed microphone's hiss and nothing else."""

QUIET_BELOW = 0.03
"""Of full scale (-30 dB): speech this faint is lost among the noise of ordinary microphones."""

CLIPPED_ABOVE = 0.0005
"""Share of the samples that were cut off; a shout that just touches the top stays below it."""

SILENT = "There is nothing to be heard in it: it is silent from beginning to end."
QUIET = "It is very quiet, so words may have been missed. Speak nearer to the microphone, or turn it up."
CLIPPED = (
    "Parts of it were too loud to be recorded whole, so words may be wrong. "
    "Turn the microphone down, or sit further from it."
)


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud sound is.

    Attributes:
        loudest: Of full scale, 0 to 1; single clicks are passed over.
        clipped_share: How much of it was too loud to be recorded whole, 0 to 1.
    """

    loudest: float
    clipped_share: float

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to be heard."""
        return self.loudest < SILENT_BELOW

    @property
    def is_quiet(self) -> bool:
        """Whether speech in it would be hard to make out."""
        return SILENT_BELOW <= self.loudest < QUIET_BELOW

    @property
    def is_clipped(self) -> bool:
        """Whether so much was cut off that words suffer."""
        return self.clipped_share > CLIPPED_ABOVE


def loudness_of(pcm: bytes) -> Loudness:
    """Measure sound (SAMPLE_RATE, one channel, 16-bit; half a sample at the end is passed over)."""
    import numpy as np

    samples = np.abs(np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.int32))
    if not samples.size:
        return Loudness(0.0, 0.0)
    clicks = min(samples.size // 500, SAMPLE_RATE)
    loudest = int(np.partition(samples, samples.size - 1 - clicks)[samples.size - 1 - clicks])
    flat = (samples[1:] >= 32_000) & (samples[1:] == samples[:-1])  # noqa: PLR2004  # of 32,767
    return Loudness(loudest / 32_768, int(np.count_nonzero(flat)) / samples.size)


def remarks_on(loudness: Loudness) -> tuple[str, ...]:
    """Return what is to be said of it, in sentences; nothing if all is well."""
    remarks = ((loudness.is_silent, SILENT), (loudness.is_quiet, QUIET), (loudness.is_clipped, CLIPPED))
    return tuple(sentence for is_so, sentence in remarks if is_so)
