"""Patterns that were laid before hear what they hear when laid now; nothing else is taken for them."""

import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.behaviours import recognition
from simulator.scoring.behaviours.catalogue import LANGUAGES, catalogue, kept_beside
from simulator.scoring.phrases import kept_patterns
from simulator.scoring.phrases.kept_patterns import kept_set, written
from simulator.scoring.phrases.phrases import Phrases
from simulator.scoring.spoken_text import spoken_text
from tests.make_kept import kept_patterns_of, patterns_file

SETS = {"pet": ("dog", "old cat"), "given": ("sam", "ruth ann")}
PATTERNS = (
    "sorry",
    "(hear|heard) * @pet",
    "^ [good] morning",
    "call~ ... back $",
    "#number (days|weeks)",
    "i am (#name|@given)",
    "by #time",
    "[really] (so|very) [much] sorry",
)
WORDS = (
    *(
        "sorry",
        "hear",
        "heard",
        "a",
        "old",
        "dog",
        "cat",
        "good",
        "morning",
        "called",
        "calls",
        "you",
        "back",
    ),
    *("3", "days", "weeks", "i", "am", "Sam", "Zebulon", "by", "noon", "not"),
)
KEPT = written(PATTERNS, SETS)
ONE_BY_ONE = Phrases(PATTERNS, lambda: SETS).with_facts({})


@given(st.lists(st.sampled_from([*WORDS, ".", "?"]), max_size=14).map(" ".join))
def test_they_hear_the_same(text: str) -> None:
    kept = kept_set(KEPT, PATTERNS, SETS)
    assert kept is not None
    assert kept.matches(spoken_text(text)) == ONE_BY_ONE.matches(spoken_text(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_is_kept_as_it_is_today(language: str) -> None:
    """Another catalogue, or other code that lays it:  python -m tests.make_kept ."""
    kept, today = patterns_file(language).read_bytes(), kept_patterns_of(language)
    assert kept[:32] == today[:32], (
        "what is kept is of other patterns or other code: run  python -m tests.make_kept"
    )
    assert zlib.decompress(kept[64:]) == zlib.decompress(today[64:])


def test_patterns_of_the_catalogue_hear_the_same_when_they_were_kept() -> None:
    read = catalogue()
    patterns, words = recognition.patterns_in(read)[::15], dict(read.words)
    kept = kept_set(written(patterns, words), patterns, words)
    laid_now = Phrases(patterns, lambda: words).with_facts({})
    assert kept is not None
    cases = Path(__file__).parents[1].joinpath("behaviour_cases.toml").read_text("utf-8").splitlines()
    heard = 0
    for text in [line for line in cases if len(line) > 30]:
        spoken = spoken_text(text)
        assert kept.matches(spoken) == laid_now.matches(spoken), text
        heard += len(kept.matches(spoken))
    assert heard > 50


def test_it_is_the_same_each_time() -> None:
    assert written(PATTERNS, SETS) == KEPT


@given(st.integers(0, len(KEPT) - 1), st.integers(1, 255))
def test_a_damaged_byte_is_noticed(at: int, by: int) -> None:
    damaged = bytes([*KEPT[:at], KEPT[at] ^ by, *KEPT[at + 1 :]])
    assert kept_set(damaged, PATTERNS, SETS) is None


@given(st.integers(0, len(KEPT) - 1))
def test_what_was_cut_off_is_noticed(size: int) -> None:
    assert kept_set(KEPT[:size], PATTERNS, SETS) is None


def test_other_patterns_other_words_and_other_code_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept_set(KEPT, (*PATTERNS[:-1], "sorry about that"), SETS) is None
    assert kept_set(KEPT, PATTERNS[::-1], SETS) is None
    assert kept_set(KEPT, PATTERNS, {**SETS, "pet": ("dog",)}) is None
    monkeypatch.setattr(kept_patterns, "_code", lambda: "other")
    assert kept_set(KEPT, PATTERNS, SETS) is None


def test_a_file_that_is_missing_keeps_nothing() -> None:
    """Then the catalogue is laid anew, as the small one of ``test_recognition`` is."""
    assert kept_beside("nowhere", recognition.KEPT_SUFFIX) == b""
    assert kept_set(b"", PATTERNS, SETS) is None
