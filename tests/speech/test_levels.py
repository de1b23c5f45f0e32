"""How long and how loud a rendered line is; damaged files are refused in words."""

import io
import struct
import wave

import pytest

from simulator.speech.interface import LEVELS_A_SECOND, SoundFileError
from simulator.speech.levels import measured


def wav(frames: bytes, *, rate: int = 8_000, channels: int = 1, width: int = 2) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(frames)
    return written.getvalue()


QUIET, LOUD = b"\x00\x00" * 4_000, b"\x00\x40\x00\xc0" * 2_000


def test_levels_follow_the_sound() -> None:
    seconds, levels = measured(wav(QUIET + LOUD + QUIET))
    assert seconds == pytest.approx(1.5)
    assert len(levels) == round(1.5 * LEVELS_A_SECOND)
    assert max(levels[:25]) == 0.0
    assert min(levels[25:50]) == 1.0
    assert max(levels[50:]) == 0.0


def test_quiet_voices_move_the_mouth_as_far() -> None:
    soft = struct.pack("<2h", 300, -300) * 2_000
    assert max(measured(wav(soft)).levels) == 1.0


def test_two_channels_and_silence() -> None:
    assert measured(wav(LOUD, channels=2)).seconds == pytest.approx(0.25)
    assert set(measured(wav(QUIET)).levels) == {0.0}


@pytest.mark.parametrize(
    "sound",
    [
        b"",
        b"RIFF",
        b"no sound at all",
        wav(LOUD)[:-100],
        wav(LOUD)[:30],
        wav(b""),
        wav(b"\x80" * 100, width=1),
        wav(LOUD).replace(b"fmt ", b"xxx "),
        wav(LOUD)[:24] + b"\x00\x00\x00\x00" + wav(LOUD)[28:],
    ],
)
def test_what_is_no_sound_is_refused(sound: bytes) -> None:
    with pytest.raises(SoundFileError, match="cannot be used"):
        measured(sound)
