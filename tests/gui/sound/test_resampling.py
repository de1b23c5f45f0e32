"""Sound at another rate sounds the same, in whatever stretches it is asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.gui.sound.resampling import Resampler


def tone(pitch: float, rate: int, count: int) -> np.ndarray:
    return np.sin(2 * np.pi * pitch * np.arange(count) / rate).astype(np.float32)


@pytest.mark.parametrize(("given_rate", "wanted"), [(22_050, 48_000), (16_000, 44_100), (48_000, 16_000)])
def test_a_tone_stays_what_it_is(given_rate: int, wanted: int) -> None:
    resampler = Resampler(given_rate, wanted)
    heard = resampler.part(tone(1000, given_rate, given_rate), 0, wanted)
    assert np.abs(heard - tone(1000, wanted, wanted))[300:-300].max() < 0.002


def test_what_the_new_rate_cannot_hold_is_left_out() -> None:
    heard = Resampler(48_000, 16_000).part(tone(11_000, 48_000, 48_000), 0, 16_000)
    assert np.abs(heard[300:-300]).max() < 0.01


def test_the_same_rate_gives_the_same_samples() -> None:
    samples = np.array([1, -2, 3, 16_384], np.int16)
    heard = Resampler(16_000, 16_000).part(samples, 1, 5)
    assert heard.tolist() == [-2 / 32768, 3 / 32768, 0.5, 0.0, 0.0]


def test_a_loop_goes_on_where_it_began() -> None:
    samples = np.arange(10, dtype=np.int16) * 1000
    heard = Resampler(16_000, 16_000).part(samples, 8, 4, is_loop=True)
    assert (heard * 32768).tolist() == [8000, 9000, 0, 1000]


@given(st.lists(st.integers(1, 300), max_size=8), st.booleans())
def test_stretches_fit_together(lengths: list[int], is_loop: bool) -> None:
    resampler, samples = Resampler(22_050, 48_000), tone(700, 22_050, 400)
    at, parts = 0, [np.zeros(0, np.float32)]
    for length in lengths:
        parts.append(resampler.part(samples, at, length, is_loop=is_loop))
        at += length
    whole = resampler.part(samples, 0, at, is_loop=is_loop)
    assert np.allclose(np.concatenate(parts), whole, atol=1e-6)
    assert len(whole) == at


def test_far_after_the_end_there_is_silence() -> None:
    assert not Resampler(22_050, 48_000).part(tone(700, 22_050, 400), 90_000, 100).any()


def test_how_many_come_of_so_many() -> None:
    assert Resampler(22_050, 48_000).frames_of(22_050) == 48_000
    assert Resampler(48_000, 16_000).frames_of(4) == 2
