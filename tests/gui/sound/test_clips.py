"""Sound files are read as they are; what cannot be read is said."""

import wave
from pathlib import Path

import numpy as np
import pytest

from simulator.gui.sound.clips import bundled_clip, read_clip, wait_of
from simulator.speech.interface import SoundFileError


def written(path: Path, samples: np.ndarray, *, rate: int = 22_050, channels: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(samples.dtype.itemsize)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def test_a_line_is_read_sample_by_sample(tmp_path: Path) -> None:
    samples = np.arange(2205, dtype=np.int16)
    clip = read_clip(written(tmp_path / "line.wav", samples))
    assert (clip.samples == samples).all()
    assert (clip.rate, clip.seconds) == (22_050, 0.1)


def test_two_channels_become_one(tmp_path: Path) -> None:
    samples = np.array([100, 300, -100, 100], np.int16)
    clip = read_clip(written(tmp_path / "two.wav", samples, channels=2))
    assert clip.samples.tolist() == [200, 0]


def test_a_file_that_broke_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    path = written(tmp_path / "line.wav", np.ones(1000, np.int16))
    path.write_bytes(path.read_bytes()[:-501])
    assert len(read_clip(path).samples) == 749


@pytest.mark.parametrize("content", [b"", b"RIFF", b"no sound at all" * 20])
def test_what_is_no_sound_file_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "line.wav"
    path.write_bytes(content)
    with pytest.raises(SoundFileError):
        read_clip(path)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SoundFileError, match=r"line\.wav"):
        read_clip(tmp_path / "line.wav")


def test_other_kinds_are_read_too(tmp_path: Path) -> None:
    samples = np.full(8000, 128 + 64, np.uint8)
    clip = read_clip(written(tmp_path / "old.wav", samples, rate=8000))
    assert clip.seconds == pytest.approx(1, abs=0.01)
    assert clip.samples[4000 * clip.rate // 8000] == pytest.approx(16_384, abs=300)


def test_bundled_sounds_are_found_by_name() -> None:
    assert bundled_clip("ring").seconds == pytest.approx(1.05, abs=0.01)
    with pytest.raises(SoundFileError):
        bundled_clip("no-such-sound")


def test_a_wait_has_no_sound() -> None:
    assert not len(wait_of(1.5).samples)
    assert wait_of(1.5).seconds == 1.5
