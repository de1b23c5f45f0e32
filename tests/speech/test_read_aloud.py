"""The lines to read aloud hold every sound of English, and nothing of what listening is measured with."""

import re
from collections import Counter

from simulator.bundled_files import assets_folder
from simulator.speech.warm_decoder import dictionary
from tests.speech.spoken_sentences import MEASURED

LINES = (assets_folder() / "listening" / "read-aloud.txt").read_text(encoding="ascii").splitlines()
PHONES = 39
RARE = ("ZH", "OY", "TH", "DH", "UH", "AW", "JH", "CH", "NG")
RUN = 4


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def test_are_two_dozen_short_lines_of_different_words() -> None:
    assert len(LINES) == len({tuple(words(line)) for line in LINES}) == 24
    assert all(8 <= len(words(line)) <= 12 for line in LINES)
    shared = Counter(run for line in LINES for run in runs(line))
    assert max(shared.values()) == 1


def test_every_word_is_known_and_every_sound_is_there() -> None:
    sounds = dictionary()
    counted = Counter(sound for line in LINES for word in words(line) for sound in sounds[word])
    assert len(counted) == PHONES
    assert min(counted.values()) >= 2
    assert min(counted[sound] for sound in RARE) >= 3


def test_nothing_of_what_is_measured_is_read_aloud_first() -> None:
    measured = {run for sentences in MEASURED.values() for sentence in sentences for run in runs(sentence)}
    assert not [line for line in LINES if runs(line) & measured]
