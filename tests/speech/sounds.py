"""Sounds made for the tests: tones, noise, speech where flite is installed, and WAV files of all kinds."""

import shutil
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from simulator.speech.interface import SAMPLE_RATE

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite speaks the test's words")


def tone(hertz: float, seconds: float, rate: int = SAMPLE_RATE, level: float = 0.5) -> np.ndarray:
    return level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


def noise(seconds: float, level: float = 0.1, seed: int = 1) -> np.ndarray:
    return level * np.random.default_rng(seed).standard_normal(round(seconds * SAMPLE_RATE))


def pcm_of(samples: np.ndarray) -> bytes:
    return np.clip(np.rint(samples * 32_767), -32_768, 32_767).astype("<i2").tobytes()


def silence(seconds: float) -> bytes:
    return bytes(2 * round(seconds * SAMPLE_RATE))


def said(folder: Path, text: str, voice: str = "rms") -> bytes:
    """Return the words spoken by flite, as SAMPLE_RATE PCM."""
    target = folder / "said.wav"
    subprocess.run(["flite", "-voice", voice, "-t", text, "-o", str(target)], check=True, timeout=30)
    return target.read_bytes()[44:]


def wav(sound: bytes, **shape: int) -> bytes:
    """Return a WAV file; ``size`` is what it says of itself, where that is not the truth."""
    tag, channels, rate, bits = (
        shape.get(name, default)
        for name, default in (("tag", 1), ("channels", 1), ("rate", SAMPLE_RATE), ("bits", 16))
    )
    frame = channels * ((bits + 7) // 8)
    described = struct.pack("<HHIIHH", tag, channels, rate, rate * frame % 2**32, frame % 2**16, bits)
    size = shape.get("size", len(sound))
    chunks = (
        b"fmt " + struct.pack("<I", len(described)) + described + b"data" + struct.pack("<I", size) + sound
    )
    return b"RIFF" + struct.pack("<I", min(4 + len(chunks), 2**32 - 1)) + b"WAVE" + chunks
