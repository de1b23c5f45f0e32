"""Voice, ambience and effects come out as one sound that neither clicks nor clips."""

import numpy as np
import pytest

from simulator.gui.sound.mixer import DUCKED, EDGE_SECONDS, LIMIT, Clip, Mixer, limited

RATE = 1000
EDGE = round(EDGE_SECONDS * RATE)


def steady(size: float, seconds: float, rate: int = RATE) -> Clip:
    count = round(seconds * rate)
    return Clip(np.full(count, round(size * 32768), np.int16), rate, seconds)


def pulled(mixer: Mixer, frames: int) -> np.ndarray:
    """One channel, -1 to 1."""
    return mixer.pull(frames)[:, 0] / 32767


@pytest.fixture
def mixer() -> Mixer:
    return Mixer(RATE, 2)


def test_silence_is_exactly_that(mixer: Mixer) -> None:
    assert mixer.is_quiet
    assert not mixer.pull(100).any()
    assert mixer.pull(100).shape == (100, 2)
    assert mixer.pull(100).dtype == np.int16


def test_a_voice_comes_out_as_loud_as_it_went_in_on_each_channel(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    out = mixer.pull(500)
    assert (out[EDGE:] == 16_384).all()
    assert (out[:, 0] == out[:, 1]).all()


def test_a_voice_begins_and_ends_evenly(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 0.1))
    out = pulled(mixer, 200)
    assert np.abs(np.diff(out)).max() <= 0.5 / EDGE + 1e-3
    assert out[50] == pytest.approx(0.5, abs=1e-3)
    assert not out[100:].any()
    assert not mixer.has_voice


def test_how_far_the_voice_is(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    assert mixer.voice_seconds == 0
    mixer.pull(250)
    assert mixer.voice_seconds == 0.25
    assert mixer.has_voice


def test_a_voice_that_stops_is_gone_within_its_edge(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    mixer.pull(100)
    mixer.stop_voice()
    out = pulled(mixer, 50)
    assert np.abs(np.diff(out)).max() <= 0.5 / EDGE + 1e-3
    assert not out[EDGE:].any()
    assert mixer.is_quiet


def test_another_line_takes_the_place_of_the_first(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    mixer.pull(100)
    mixer.play_voice(steady(-0.25, 1))
    out = pulled(mixer, 100)
    assert out[EDGE:] == pytest.approx(-0.25, abs=1e-4)
    assert mixer.voice_seconds == 0.1


def test_a_line_without_sound_takes_its_time(mixer: Mixer) -> None:
    mixer.play_voice(Clip(np.zeros(0, np.int16), 16_000, 0.3))
    assert not mixer.pull(200).any()
    assert mixer.has_voice
    mixer.pull(101)
    assert not mixer.has_voice


def test_what_is_around_goes_on_for_ever_and_steps_back_for_a_voice(mixer: Mixer) -> None:
    mixer.set_ambience([steady(0.2, 0.1)])
    assert pulled(mixer, 1000)[-1] == pytest.approx(0.2, abs=1e-4)
    mixer.play_voice(Clip(np.zeros(1000, np.int16), RATE, 1.0))
    assert pulled(mixer, 500)[-1] == pytest.approx(0.2 * DUCKED, abs=1e-4)
    mixer.pull(500)
    assert pulled(mixer, 500)[-1] == pytest.approx(0.2, abs=1e-4)
    mixer.stop_voice()
    mixer.set_ambience([])
    assert not mixer.pull(500)[400:].any()
    assert mixer.is_quiet


def test_captions_alone_need_no_room_made_for_them(mixer: Mixer) -> None:
    mixer.set_ambience([steady(0.2, 0.1)])
    mixer.pull(1000)
    mixer.play_voice(Clip(np.zeros(0, np.int16), 16_000, 1.0))
    assert pulled(mixer, 500)[-1] == pytest.approx(0.2, abs=1e-4)


def test_an_effect_is_heard_once_over_the_voice(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.25, 1))
    mixer.pull(100)
    mixer.play_effect(steady(0.25, 0.1))
    out = pulled(mixer, 300)
    assert out[50] == pytest.approx(0.5, abs=1e-4)
    assert out[150:] == pytest.approx(0.25, abs=1e-4)


def test_each_has_its_own_volume(mixer: Mixer) -> None:
    mixer.set_volumes(0.5, 0.25)
    mixer.play_voice(steady(0.4, 1))
    assert pulled(mixer, 100)[-1] == pytest.approx(0.2, abs=1e-4)
    mixer.stop_voice()
    mixer.pull(50)
    mixer.play_effect(steady(0.4, 1))
    assert pulled(mixer, 100)[-1] == pytest.approx(0.1, abs=1e-4)


def test_a_volume_that_changes_does_not_click(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    mixer.pull(100)
    mixer.set_volumes(0, 0)
    out = pulled(mixer, 100)
    assert np.abs(np.diff(out)).max() < 0.02
    assert not out[-50:].any()


def test_what_is_held_goes_on_at_the_same_place(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    mixer.pull(100)
    mixer.hold()
    mixer.pull(50)
    stood = mixer.voice_seconds
    assert not mixer.pull(300).any()
    assert mixer.voice_seconds == stood
    assert mixer.is_quiet
    mixer.go_on()
    assert pulled(mixer, 100)[-1] == pytest.approx(0.5, abs=1e-4)
    assert mixer.voice_seconds == stood + 0.1


def test_another_device_goes_on_at_the_same_moment(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.5, 1))
    mixer.pull(250)
    mixer.set_output(4000, 1)
    assert mixer.voice_seconds == 0.25
    out = mixer.pull(1000)
    assert out.shape == (1000, 1)
    assert out[-1, 0] / 32767 == pytest.approx(0.5, abs=1e-3)
    assert mixer.voice_seconds == 0.5


def test_however_much_comes_together_it_does_not_clip(mixer: Mixer) -> None:
    mixer.play_voice(steady(0.99, 1))
    for _ in range(8):
        mixer.play_effect(steady(0.99, 1))
    out = mixer.pull(300)
    assert 32_000 < out.max() <= 32_767


def test_the_limit_bends_only_what_is_loud_and_keeps_its_order() -> None:
    loud = np.linspace(-3, 3, 601, dtype=np.float32)
    out = limited(loud)
    soft = np.abs(loud) <= LIMIT
    assert (out[soft] == loud[soft]).all()
    assert (np.diff(out) >= 0).all()
    assert np.abs(out).max() <= 1


def test_files_of_any_rate_are_heard_in_time() -> None:
    mixer = Mixer(48_000, 2)
    mixer.play_voice(steady(0.5, 0.5, rate=22_050))
    out = pulled(mixer, 30_000)
    heard = np.flatnonzero(np.abs(out) > 0.25)
    assert heard[0] / 48_000 < EDGE_SECONDS
    assert heard[-1] / 48_000 == pytest.approx(0.5, abs=EDGE_SECONDS)
