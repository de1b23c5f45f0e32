"""A known voice as bytes and back: a line that says of what, then what the listener gave."""

from __future__ import annotations

import json

from simulator.speech.interface import KnownVoice


def voice_bytes(voice: KnownVoice) -> bytes:
    """Return a voice as bytes."""
    told = {"engine": voice.engine, "seconds": voice.seconds}
    return json.dumps(told).encode("ascii") + b"\n" + voice.packed


def voice_from(written: bytes) -> KnownVoice | None:
    """Return the voice of `voice_bytes`; None for anything else, which is a stranger's."""
    told, _, packed = written.partition(b"\n")
    try:
        said = json.loads(told)
        voice = KnownVoice(float(said["seconds"]), packed, str(said["engine"]))
    except (ValueError, KeyError, TypeError):
        return None
    return voice if packed and 0 < voice.seconds < float("inf") else None
