"""wav_from_aiff: macOS writes AIFF whatever the file is called; everything else here takes WAV."""

from __future__ import annotations

import io
import struct
import wave
from array import array

_PLAIN = {b"NONE": True, b"twos": True, b"sowt": False}
"""Kinds of samples as they are, and whether the more significant byte comes first."""


def wav_from_aiff(sound: bytes) -> bytes:
    """Return 16-bit AIFF or AIFF-C as WAV.

    Raises:
        ValueError: It is something else, or cut short.
    """
    if sound[:4] != b"FORM" or sound[8:12] not in (b"AIFF", b"AIFC"):
        raise ValueError("it is no AIFF file")
    chunks = _chunks(sound)
    if b"COMM" not in chunks or b"SSND" not in chunks:
        raise ValueError("it is an AIFF file without sound")
    channels, _, bits, exponent, mantissa = struct.unpack(">hLhHQ", chunks[b"COMM"][:18])
    kind = chunks[b"COMM"][18:22] or b"NONE"
    if bits != 16 or kind not in _PLAIN:  # noqa: PLR2004
        raise ValueError(f"its samples are {kind.decode('ascii', 'replace')} of {bits} bits")
    samples = array("h", chunks[b"SSND"][8 : 8 + (len(chunks[b"SSND"]) - 8) // 2 * 2])
    if _PLAIN[kind] != (struct.pack("=H", 1) == b"\x00\x01"):
        samples.byteswap()
    return _wav(samples, channels, round(mantissa * 2.0 ** (exponent - 16383 - 63)))


def _chunks(sound: bytes) -> dict[bytes, bytes]:
    chunks, at = dict[bytes, bytes](), 12
    while at + 8 <= len(sound):
        size = int.from_bytes(sound[at + 4 : at + 8], "big")
        chunks[sound[at : at + 4]] = sound[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    return chunks


def _wav(samples: array[int], channels: int, rate: int) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return written.getvalue()
