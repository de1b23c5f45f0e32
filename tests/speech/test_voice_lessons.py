"""Getting used to a voice: from replies whose words are certain, and from nothing else."""

import tempfile
from pathlib import Path

import numpy as np
import pytest

from simulator.speech.acoustic_model import model_folder, read_acoustic_model
from simulator.speech.interface import SAMPLE_RATE
from simulator.speech.voice_lessons import ENOUGH_SECONDS, LONGEST_SECONDS, VoiceLessons, spoken_words
from tests.speech.test_pocketsphinx_listener import sound

CLAIM = "Let me open the claim for you, Dana."
HEARD = ["let", "me", "open", "the", "claim", "for", "you", "dana"]


@pytest.fixture
def lessons() -> VoiceLessons:
    return VoiceLessons()


def test_a_reply_whose_words_are_known_is_learned_from(lessons: VoiceLessons, tmp_path: Path) -> None:
    assert lessons.learn(sound("claim"), HEARD, CLAIM)
    assert 1 < lessons.seconds < len(sound("claim")) / 2 / SAMPLE_RATE
    lessons.write(tmp_path)
    for name in ("means", "variances"):
        stock, written = (model_folder() / name).read_bytes(), (tmp_path / name).read_bytes()
        assert len(written) in range(len(stock) - 8, len(stock) + 1)
        assert written != stock


def test_words_that_were_misheard_and_mended_are_learned(lessons: VoiceLessons) -> None:
    assert lessons.learn(sound("claim"), ["let", "me", "open", "the", "plane", "for", "you", "data"], CLAIM)


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        (HEARD, "I wrote something else altogether instead of that."),
        ([], CLAIM),
        (HEARD, ""),
        (HEARD, "… !"),
        (HEARD, "Let me open the claim 3.5 for you, Dana."),  # read in more than one way
    ],
)
def test_from_other_words_nothing_is_learned(lessons: VoiceLessons, heard: list[str], said: str) -> None:
    assert not lessons.learn(sound("claim"), heard, said)
    assert (lessons.seconds, lessons.packed()) == (0.0, b"")


@pytest.mark.parametrize("size", [0, 2, SAMPLE_RATE, LONGEST_SECONDS * 2 * SAMPLE_RATE + 2])
def test_from_no_speech_and_from_far_too_much_nothing_is_learned(lessons: VoiceLessons, size: int) -> None:
    assert not lessons.learn(bytes(size), HEARD, CLAIM)


def test_what_is_known_can_be_gone_on_from(lessons: VoiceLessons) -> None:
    lessons.learn(sound("claim"), HEARD, CLAIM)
    other = VoiceLessons()
    other.know(lessons.packed())
    assert other.seconds == lessons.seconds
    other.learn(sound("claim"), HEARD, CLAIM)
    assert other.seconds == pytest.approx(2 * lessons.seconds)
    other.know(b"")
    assert (other.seconds, other.packed()) == (0.0, b"")


def test_the_decoder_is_made_anew_only_when_enough_is_new(lessons: VoiceLessons, tmp_path: Path) -> None:
    assert not lessons.is_worth_it
    lessons.learn(sound("claim"), HEARD, CLAIM)
    assert lessons.is_worth_it
    lessons.write(tmp_path)
    assert not lessons.is_worth_it
    lessons.learn(sound("claim"), HEARD, CLAIM)
    assert lessons.is_worth_it  # twice as much


def test_a_voice_is_known_at_some_time(lessons: VoiceLessons) -> None:
    lessons.learn(sound("claim"), HEARD, CLAIM)
    assert lessons._sums is not None
    lessons._sums._frames = int(ENOUGH_SECONDS * 100)
    assert lessons.learn(sound("claim"), HEARD, CLAIM)
    assert lessons.seconds == ENOUGH_SECONDS


def test_nothing_of_what_was_said_stays_on_the_disk(
    lessons: VoiceLessons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert lessons.learn(sound("claim"), HEARD, CLAIM)
    assert list(tmp_path.iterdir()) == []


def test_without_room_on_the_disk_nothing_is_learned(
    lessons: VoiceLessons, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    assert not lessons.learn(sound("claim"), HEARD, CLAIM)


def test_of_a_stranger_the_models_own_numbers_are_written(lessons: VoiceLessons, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in ("mdef", "sendump"):
        (folder / name).write_bytes((model_folder() / name).read_bytes())
    lessons.write(folder)
    written, stock = read_acoustic_model(folder), read_acoustic_model(model_folder())
    assert np.array_equal(written.means, stock.means)
    assert np.array_equal(written.variances, stock.variances)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("I'll see you at 20, Ms Okafor!", "i'll see you at twenty ms okafor"),
        ("well-known – and “fine”", "well known and fine"),
        ("the 2nd time", "the second time"),
        ("at 9:30", ""),
        ("", ""),
    ],
)
def test_words_as_they_are_heard(written: str, words: str) -> None:
    assert spoken_words(written) == words.split()
