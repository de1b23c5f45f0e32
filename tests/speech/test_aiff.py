"""What macOS writes becomes WAV; what is something else is refused."""

import io
import struct
import wave

import pytest

from simulator.speech.aiff import wav_from_aiff

SAMPLES = (0, 1, -1, 32_767, -32_768, 1_000)


def aiff(kind: bytes = b"", *, rate: int = 22_050, bits: int = 16, order: str = ">") -> bytes:
    """An AIFF file as it is described: the rate is an 80-bit float."""
    exponent = rate.bit_length() - 1
    long_rate = struct.pack(">HQ", exponent + 16_383, rate << (63 - exponent))
    common = struct.pack(">hLh", 1, len(SAMPLES), bits) + long_rate + (kind + b"\x00\x00" if kind else b"")
    sound = bytes(8) + struct.pack(f"{order}{len(SAMPLES)}h", *SAMPLES)
    body = b"AIFC" if kind else b"AIFF"
    body += b"FVER" + struct.pack(">L", 3) + b"abc\x00"  # an odd chunk is followed by a byte that is nobody's
    body += b"COMM" + struct.pack(">L", len(common)) + common
    body += b"SSND" + struct.pack(">L", len(sound)) + sound
    return b"FORM" + struct.pack(">L", len(body)) + body


@pytest.mark.parametrize(
    "sound", [aiff(), aiff(b"NONE"), aiff(b"sowt", order="<"), aiff(b"twos", rate=44_100)]
)
def test_the_same_samples(sound: bytes) -> None:
    with wave.open(io.BytesIO(wav_from_aiff(sound))) as file:
        assert struct.unpack(f"<{len(SAMPLES)}h", file.readframes(100)) == SAMPLES
        assert file.getframerate() in (22_050, 44_100)


@pytest.mark.parametrize(
    "sound", [b"", b"RIFF....WAVE", b"FORM\x00\x00\x00\x04AIFF", aiff(b"ulaw"), aiff(bits=24), aiff()[:30]]
)
def test_what_it_is_not(sound: bytes) -> None:
    with pytest.raises(ValueError, match=r"it is|its samples"):
        wav_from_aiff(sound)
