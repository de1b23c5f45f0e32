"""Sound files as clips for the mixer."""

from __future__ import annotations

import wave
from functools import lru_cache
from pathlib import Path

import numpy as np

from simulator.bundled_files import assets_folder
from simulator.gui.sound.mixer import Clip
from simulator.speech.interface import SAMPLE_RATE, SoundFileError

SILENCE = np.zeros(0, np.int16)

_BYTES = 2
_LONGEST_SECONDS = 600


def wait_of(seconds: float) -> Clip:
    """Return a clip in which nothing is heard."""
    return Clip(SILENCE, SAMPLE_RATE, seconds)


def read_clip(path: Path) -> Clip:
    """Return what is in a sound file; several channels become one.

    Raises:
        SoundFileError: It is not there, or not a sound file.
    """
    try:
        with wave.open(str(path), "rb") as file:
            rate, channels, width = file.getframerate(), file.getnchannels(), file.getsampwidth()
            if width == _BYTES and rate:
                frames = np.frombuffer(_whole(file.readframes(_LONGEST_SECONDS * rate), channels), "<i2")
                samples = frames if channels == 1 else _one(frames, channels)
                return Clip(samples, rate, len(samples) / rate)
    except (OSError, EOFError, wave.Error) as error:
        if not path.exists():
            raise SoundFileError(f"The sound file {path.name} is not there.") from error
    return _read_another_kind(path)


@lru_cache(maxsize=16)
def bundled_clip(name: str) -> Clip:
    """Return a sound that comes with the program, by its name in ``assets/sounds``.

    Raises:
        SoundFileError: There is none of that name.
    """
    return read_clip(assets_folder() / "sounds" / f"{name}.wav")


def _whole(raw: bytes, channels: int) -> bytes:
    """Leave out what is left of a broken last frame."""
    return raw[: len(raw) - len(raw) % (_BYTES * channels)]


def _one(frames: np.ndarray, channels: int) -> np.ndarray:
    return frames.reshape(-1, channels).mean(axis=1).astype(np.int16)


def _read_another_kind(path: Path) -> Clip:
    """Files that are seldom: 24 bits, floats, other kinds."""
    from simulator.speech.sound_file import read_sound

    samples = np.frombuffer(read_sound(path), "<i2")
    return Clip(samples, SAMPLE_RATE, len(samples) / SAMPLE_RATE)
