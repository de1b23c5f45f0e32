"""The bundled sounds are what their recipes make, loop without a seam and are as loud as they should be."""

import importlib.util
import re
import wave
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from simulator.bundled_files import assets_folder, scenarios_folder
from simulator.gui.sound.ambience import PHONE_LINE, PLACES, RING, ambience_of

FOLDER = assets_folder() / "sounds"
NAMES = sorted(path.stem for path in FOLDER.glob("*.wav"))
LOOPS = sorted({*PLACES.values(), PHONE_LINE})


def samples_of(path: Path) -> np.ndarray:
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22_050)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int32)


def decibels(samples: np.ndarray) -> float:
    return 20 * np.log10(np.sqrt(np.mean((samples / 32768) ** 2)))


@pytest.fixture(scope="module")
def recipes() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", NAMES)
def test_a_recipe_gives_the_same_sound_again(name: str, recipes: ModuleType, tmp_path: Path) -> None:
    recipes.write(tmp_path / "again.wav", recipes.RECIPES[name]())
    kept, again = samples_of(FOLDER / f"{name}.wav"), samples_of(tmp_path / "again.wav")
    assert len(kept) == len(again)
    assert np.abs(kept - again).max() <= 1  # other processors round otherwise


def test_every_recipe_has_its_sound(recipes: ModuleType) -> None:
    assert sorted(recipes.RECIPES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_small_and_does_not_clip(name: str) -> None:
    assert (FOLDER / f"{name}.wav").stat().st_size <= 400_000
    assert np.abs(samples_of(FOLDER / f"{name}.wav")).max() <= 16_400  # -6 dB


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_has_no_seam(name: str) -> None:
    loop = samples_of(FOLDER / f"{name}.wav")
    steps = np.abs(np.diff(np.concatenate([loop, loop[:1]])))
    assert steps[-1] <= np.quantile(steps, 0.999)
    bend = np.abs(np.diff(np.concatenate([loop[-3:], loop[:3]]), 2))
    assert bend.max() <= np.quantile(np.abs(np.diff(loop, 2)), 0.9995)


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(LOOPS)))
def test_an_effect_begins_and_ends_in_silence(name: str) -> None:
    effect = samples_of(FOLDER / f"{name}.wav")
    assert max(abs(effect[0]), abs(effect[-1])) < 40


def test_what_is_around_is_softer_than_a_voice() -> None:
    levels = {name: decibels(samples_of(FOLDER / f"{name}.wav")) for name in LOOPS}
    assert -30 < levels["restaurant"] < -22
    assert -30 < levels["shop"] < -22
    assert levels["phone-line"] < levels["kitchen-drip"] < levels["shop"]


def test_a_bark_comes_through_a_telephone() -> None:
    """Its loudest tone is one a dog has (300 to 1,800 Hz), and nothing is above what a line carries."""
    for name in ("dog-bark", "dog-bark-twice", "kitchen-drip", "phone-line"):
        samples = samples_of(FOLDER / f"{name}.wav")
        power = np.abs(np.fft.rfft(samples)) ** 2
        pitches = np.fft.rfftfreq(len(samples), 1 / 22_050)
        assert power[pitches > 4000].sum() < 0.01 * power.sum(), name
        if "dog" in name:
            assert 300 < pitches[power.argmax()] < 1800


@pytest.mark.parametrize(("name", "count"), [("dog-bark", 1), ("dog-bark-twice", 2), ("ring", 2)])
def test_so_often_as_the_caption_says(name: str, count: int) -> None:
    samples = np.abs(samples_of(FOLDER / f"{name}.wav"))
    window = 22_050 // 50
    loud = samples[: len(samples) // window * window].reshape(-1, window).max(axis=1) > 0.3 * samples.max()
    assert np.count_nonzero(np.diff(loud.astype(int), prepend=0) == 1) == count


def test_the_telephone_rings_as_in_britain() -> None:
    samples = samples_of(FOLDER / f"{RING}.wav")[: round(0.4 * 22_050)]
    power = np.abs(np.fft.rfft(samples))
    loudest = np.fft.rfftfreq(len(samples), 1 / 22_050)[np.argsort(power)[-2:]]
    assert sorted(loudest) == pytest.approx([400, 450], abs=3)


def test_every_place_named_in_a_scenario_sounds_like_itself() -> None:
    for path in scenarios_folder().glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        place, channel = (
            re.findall(rf"^ *{key}: (\S+)$", text, re.MULTILINE)[0] for key in ("place", "channel")
        )
        around = ambience_of(place, channel)
        assert around, f"{path.name} has a place nobody made a sound for"
        assert set(around) <= set(NAMES)


def test_places() -> None:
    assert ambience_of("restaurant", "face-to-face") == ("restaurant",)
    assert ambience_of("kitchen-phone", "phone") == ("kitchen-drip", "phone-line")
    assert ambience_of("generic", "phone") == ("phone-line",)
    assert ambience_of("generic", "face-to-face") == ()
