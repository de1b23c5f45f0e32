"""The cache holds what is heard often, and no more than it may."""

import os
from pathlib import Path

import pytest

from simulator.speech.interface import CastVoice, SoundFileError
from simulator.speech.speech_cache import SpeechCache
from tests.speech.tones import write_tone

CAST = CastVoice("v", 165)
SECONDS = 1.0
SIZE = 16_044


def keep(cache: SpeechCache, text: str) -> Path:
    path = cache.place("tone", CAST, text)
    write_tone(path, SECONDS)
    cache.take(path, text, "tone")
    return path


def test_what_was_not_heard_for_longest_goes_first(tmp_path: Path) -> None:
    before = SpeechCache(tmp_path)
    old = [keep(before, f"old {n}") for n in range(4)]
    for age, path in enumerate(old):
        os.utime(path, (1_000 + age, 1_000 + age))
    cache = SpeechCache(tmp_path, most_bytes=5 * SIZE)
    assert cache.find(old[0], "old 0", "tone") is not None
    new = [keep(cache, f"new {n}") for n in range(2)]
    assert all(path.exists() for path in (*new, old[0], old[3])), "what this run uses stays"
    assert not old[1].exists()
    assert not old[1].with_suffix(".json").exists()


def test_what_this_run_uses_stays_even_where_it_is_too_much(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path, most_bytes=2 * SIZE)
    paths = [keep(cache, str(n)) for n in range(5)]
    assert all(path.exists() for path in paths)
    later = SpeechCache(tmp_path, most_bytes=2 * SIZE)
    last = keep(later, "last")
    assert list(tmp_path.glob("*.wav")) == [last]


def test_halves_that_somebody_left_are_removed(tmp_path: Path) -> None:
    left, fresh = tmp_path / "a.wav.1-1.part", tmp_path / "b.wav.1-2.part"
    left.touch()
    os.utime(left, (1_000, 1_000))
    fresh.touch()
    keep(SpeechCache(tmp_path), "line")
    assert not left.exists()
    assert fresh.exists(), "somebody may be writing it"


def test_a_sound_that_is_none_is_not_kept(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    path = cache.place("tone", CAST, "line")
    path.write_bytes(b"RIFF")
    with pytest.raises(SoundFileError):
        cache.take(path, "line", "tone")
    assert not path.exists()


def test_every_difference_that_is_heard_is_another_file(tmp_path: Path) -> None:
    cache = SpeechCache(tmp_path)
    places = {
        cache.place(voice, cast, text)
        for voice in ("a", "b")
        for cast in (CAST, CastVoice("w", 165), CastVoice("v", 166), CastVoice("v", 165, 51))
        for text in ("line", "Line")
    }
    assert len(places) == 16
    assert cache.place("a", CAST, "\ud83d lone half") not in places
