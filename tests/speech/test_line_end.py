"""The silence behind a line is cut off, and nothing of the line."""

import io
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.line_end import KEPT_SECONDS, SILENT_TO, ended_with_its_speech

RATE = 8_000
KEPT = round(KEPT_SECONDS * RATE)


def wav(samples: list[int], *, channels: int = 1, width: int = 2) -> bytes:
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(RATE)
        file.writeframes(array("h", samples).tobytes() if width == 2 else bytes(samples))
    return written.getvalue()


def samples_of(sound: bytes) -> list[int]:
    with wave.open(io.BytesIO(sound)) as file:
        return list(array("h", file.readframes(file.getnframes())))


@given(
    st.lists(st.integers(-32_768, 32_767), max_size=200),
    st.integers(0, 3 * KEPT),
    st.sampled_from([1, 2]),
)
def test_what_is_cut_was_silent_and_enough_stays(line: list[int], silence: int, channels: int) -> None:
    said = (line + [0] * silence) * channels
    left = samples_of(ended_with_its_speech(wav(said, channels=channels)))
    assert said[: len(left)] == left
    assert all(abs(sample) <= SILENT_TO for sample in said[len(left) :])
    quiet = next((n for n, sample in enumerate(reversed(left)) if abs(sample) > SILENT_TO), len(left))
    assert quiet < (KEPT + 1) * channels or left == said
    assert len(left) % channels == 0


def test_silence_alone_is_short_and_not_nothing() -> None:
    assert samples_of(ended_with_its_speech(wav([0] * RATE))) == [0] * KEPT


def test_other_samples_are_left_as_they_are() -> None:
    sound = wav([128] * RATE, width=1)
    assert ended_with_its_speech(sound) == sound


@pytest.mark.parametrize("sound", [b"", b"RIFF", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_is_no_sound_is_refused(sound: bytes) -> None:
    with pytest.raises((wave.Error, EOFError)):
        ended_with_its_speech(sound)
