"""What is known of a voice: it moves the model's means towards what was heard, and can be kept."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.acoustic_model import (
    CURVES,
    STREAMS,
    WIDTH,
    AcousticModel,
    model_folder,
    read_acoustic_model,
    write_numbers,
)
from simulator.speech.known_words import State
from simulator.speech.voice_sums import VoiceSums


@cache
def model() -> AcousticModel:
    return read_acoustic_model(model_folder())


def state_of(sound: str, start: int, end: int) -> State:
    return State(sound, 96, start, end)


def heard(seed: int = 1, count: int = 200) -> VoiceSums:
    """Return a voice that said two sounds with cepstra that move about."""
    sums = VoiceSums(model())
    frames = np.random.default_rng(seed).standard_normal((count, WIDTH)).astype(np.float32) * 8
    sums.add(frames, [state_of("AA", 0, count // 2), state_of("S", count // 2, count)])
    return sums


def test_the_model_is_read_as_it_is_built() -> None:
    assert model().means.shape == model().variances.shape == (len(model().sounds), STREAMS, CURVES, WIDTH)
    assert model().variances.min() > 0
    assert {"AA", "ZH", "SIL"} < model().sounds.keys()
    share = np.exp(-np.log(1.0001) * 1024 * model().weights.astype(float)).sum(1)
    assert np.median(share) == pytest.approx(1, abs=0.1)  # the weights of a state are shares


def test_means_written_are_read_again(tmp_path: Path) -> None:
    changed = model().means + np.float32(0.5)
    folder = tmp_path / "other"
    folder.mkdir()
    for name in ("mdef", "variances", "sendump"):
        (folder / name).write_bytes((model_folder() / name).read_bytes())
    write_numbers(model_folder() / "means", changed, folder / "means")
    assert np.array_equal(read_acoustic_model(folder).means, changed)


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    for name in ("mdef", "means", "variances", "sendump"):
        (tmp_path / name).write_bytes(b"s3\nendhdr\n" + bytes(400))
    with pytest.raises(ValueError, match="not built as expected"):
        read_acoustic_model(tmp_path)


def test_a_stranger_sounds_as_the_model_does() -> None:
    assert VoiceSums(model()).seconds == 0
    assert VoiceSums(model()).means() == pytest.approx(model().means, abs=1e-3)


def test_sounds_move_towards_what_was_heard_of_them() -> None:
    sums = VoiceSums(model())
    place = model().sounds["AA"]
    target = model().means[place, 0, 5]
    frames = np.repeat(np.stack([target + 3, target - 3]), 100, 0)  # the middle of both is taken out
    sums.add(frames, [state_of("AA", 0, 100), state_of("SIL", 100, 200)])
    assert sums.seconds == 1.0  # a pause is no speech
    moved = sums.means()
    counted = sums._counts[place, 0].argmax()
    before = np.abs(model().means[place, 0, counted] - 3).sum()
    assert np.abs(moved[place, 0, counted] - 3).sum() < before / 4


def quiet(frames: np.ndarray) -> list[State]:
    return [state_of("SIL", 0, len(frames))]


def test_the_room_is_known_by_what_was_heard_last_and_moves_no_sound_of_the_voice() -> None:
    sums, silence = heard(), model().sounds["SIL"]
    before = sums.means()
    noise = np.random.default_rng(3).standard_normal((100, WIDTH)).astype(np.float32) * 4
    sums.add(noise, quiet(noise))
    noisy = sums.means()
    assert np.array_equal(np.delete(noisy, silence, 0), np.delete(before, silence, 0))
    assert not np.array_equal(noisy[silence], before[silence])
    still = np.zeros((100, WIDTH), np.float32)
    for _ in range(40):
        sums.add(still, quiet(still))
    alone = heard()
    for _ in range(40):
        alone.add(still, quiet(still))
    assert sums.means()[silence] == pytest.approx(alone.means()[silence], abs=0.05)


def test_a_stranger_is_as_spread_as_the_model_is() -> None:
    assert np.array_equal(VoiceSums(model()).variances(model().means), model().variances)


@pytest.mark.parametrize("wide", [0.1, 3.0])
def test_variances_go_towards_how_far_frames_lie_from_the_means(wide: float) -> None:
    """Frames as the model expects them, but nearer to its means or further away: as it is then told."""
    sums, place, random = VoiceSums(model()), model().sounds["AA"], np.random.default_rng(4)
    curves = random.integers(0, CURVES, 4_000)
    spread = np.sqrt(model().variances[place, 0, curves])
    frames = model().means[place, 0, curves] + random.standard_normal((4_000, WIDTH)) * spread * wide
    sums.add(frames.astype(np.float32), [state_of("AA", 0, 4_000)])
    told = (sums.variances(sums.means()) / model().variances)[place, 0]
    assert (told.mean() < 1) == (wide < 1)
    assert told == pytest.approx(np.broadcast_to(told[0], told.shape))
    assert sums.variances(sums.means())[model().sounds["SIL"]] == pytest.approx(
        model().variances[model().sounds["SIL"]]
    )


def test_the_more_was_heard_the_more_is_believed() -> None:
    place = model().sounds["AA"]
    away = [
        np.abs(heard(2, count).means()[place, 0] - model().means[place, 0]).sum() for count in (10, 100, 1000)
    ]
    assert away == sorted(away)


@given(seed=st.integers(0, 1_000), count=st.integers(2, 60))
def test_what_is_kept_comes_back(seed: int, count: int) -> None:
    one, other = heard(seed, count), VoiceSums(model())
    other.unpack(one.packed())
    assert one.packed() == other.packed()
    assert one.seconds == other.seconds


@given(junk=st.binary(max_size=300), cut=st.integers(0, 5_000))
def test_what_was_never_kept_is_refused_and_changes_nothing(junk: bytes, cut: int) -> None:
    sums = heard()
    before = sums.packed()
    for broken in (junk, before[:cut], before[:cut] + junk + before[cut + len(junk) + 1 :]):
        try:
            sums.unpack(broken)
        except ValueError:
            assert sums.packed() == before
        else:
            assert np.isfinite(sums.means()).all()
            sums.unpack(before)


def test_numbers_that_are_none_are_refused() -> None:
    sums, other = heard(), heard()
    other._sums[0, 0, 0, 0] = np.nan
    with pytest.raises(ValueError, match="not what is known"):
        sums.unpack(other.packed())
