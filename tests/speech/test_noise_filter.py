"""Steady noise becomes quieter, speech stays where it was, in pieces of any size."""

import numpy as np
import pytest

from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.noise_filter import FRAME, HOP, NoiseFilter


def filtered(samples: np.ndarray, step: int = 1_600) -> np.ndarray:
    it, pcm = NoiseFilter(), samples.astype("<i2").tobytes()
    out = b"".join(it.take(pcm[at : at + 2 * step]) for at in range(0, len(pcm), 2 * step)) + it.finish()
    return np.frombuffer(out, "<i2").astype(float)


def loudness(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples**2)))


NOISE = np.random.default_rng(5).standard_normal(4 * SAMPLE_RATE) * 500
BURST = np.zeros(4 * SAMPLE_RATE)
BURST[2 * SAMPLE_RATE : 2 * SAMPLE_RATE + 4_000] = 8_000 * np.sin(np.arange(4_000) * 0.3)


def test_noise_becomes_quieter() -> None:
    assert loudness(filtered(NOISE)[SAMPLE_RATE:]) < 0.6 * loudness(NOISE)


def test_what_stands_out_of_noise_stays_at_its_place() -> None:
    clean = filtered(NOISE + BURST)
    late = FRAME - HOP
    part = clean[2 * SAMPLE_RATE + late + 1_000 : 2 * SAMPLE_RATE + late + 3_000]
    wanted = BURST[2 * SAMPLE_RATE + 1_000 : 2 * SAMPLE_RATE + 3_000]
    assert np.corrcoef(part, wanted)[0, 1] > 0.97


@pytest.mark.parametrize("step", [37, 512, 16_000])
def test_without_noise_sound_passes_whatever_its_pieces(step: int) -> None:
    clean = filtered(BURST, step)
    late = FRAME - HOP
    assert np.abs(clean[late : late + len(BURST)] - BURST).max() < 400


def test_nothing_gives_nothing() -> None:
    it = NoiseFilter()
    assert it.take(b"") == b""
    assert not np.frombuffer(it.finish(), "<i2").any()
