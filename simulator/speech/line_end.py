"""ended_with_its_speech: a rendered line without the silence an engine puts behind it."""

from __future__ import annotations

import io
import wave
from array import array

KEPT_SECONDS = 0.1
"""How much silence stays behind a line."""

SILENT_TO = 32
"""How great a sample of 16 bits may be in silence: 60 dB below the greatest."""

_WIDTH = 2


def ended_with_its_speech(sound: bytes) -> bytes:
    """Return a WAV file cut KEPT_SECONDS behind its last sound; with other than 16-bit samples as it is.

    How long espeak is silent behind a line depends on the line it spoke before: here the same
    words are the same sound, and whoever is to answer need not wait for nothing.

    Raises:
        wave.Error, EOFError: It is no WAV file.
    """
    with wave.open(io.BytesIO(sound)) as file:
        shape, frames = file.getparams(), file.readframes(file.getnframes())
    if shape.sampwidth != _WIDTH:
        return sound
    samples = array("h", frames[: len(frames) // _WIDTH * _WIDTH])
    end = len(samples)
    while end and abs(samples[end - 1]) <= SILENT_TO:
        end -= 1
    kept = round(KEPT_SECONDS * shape.framerate)
    last = -(-end // shape.nchannels) + kept if end else kept
    if last * shape.nchannels >= len(samples):
        return sound
    cut = io.BytesIO()
    with wave.open(cut, "wb") as file:
        file.setparams(shape)
        file.writeframes(samples[: last * shape.nchannels].tobytes())
    return cut.getvalue()
