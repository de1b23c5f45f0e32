"""By how much speech stands out from the noise behind it."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.speech.doubts import NOISY, QUIET
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.noise_meter import FRAME, UNKNOWN, NoiseMeter


def speech_in_noise(below: float) -> bytes:
    """Return bursts with pauses between them, and noise by so many decibels below the bursts."""
    random = np.random.default_rng(7)
    bursts = np.where(np.arange(4 * SAMPLE_RATE) // (SAMPLE_RATE // 2) % 2, 3_000.0, 0.0)
    noise = 3_000.0 / 10 ** (below / 20)
    sound = bursts * random.standard_normal(len(bursts)) + noise * random.standard_normal(len(bursts))
    return np.clip(sound, -32_768, 32_767).astype("<i2").tobytes()


def measured(pcm: bytes, piece: int) -> float:
    meter = NoiseMeter()
    for at in range(0, len(pcm), piece):
        meter.take(pcm[at : at + piece])
    return meter.stands_out()


@pytest.mark.parametrize("below", [10, 20, 30, 40])
def test_it_is_about_the_decibels_between_speech_and_noise(below: int) -> None:
    assert measured(speech_in_noise(below), 3_200) == pytest.approx(below, abs=4)


def test_a_quiet_room_is_quiet_and_a_loud_one_is_not() -> None:
    assert measured(speech_in_noise(45), 3_200) > QUIET
    assert measured(speech_in_noise(20), 3_200) < NOISY


def test_pieces_of_any_length_come_to_the_same() -> None:
    pcm = speech_in_noise(20)
    assert measured(pcm, 2 * FRAME - 2) == pytest.approx(measured(pcm, len(pcm)), abs=1e-3)


def test_nothing_heard_tells_nothing() -> None:
    assert NoiseMeter().stands_out() == UNKNOWN
    assert measured(bytes(FRAME), FRAME) == UNKNOWN
    assert measured(bytes(8 * FRAME), FRAME) == 0.0
