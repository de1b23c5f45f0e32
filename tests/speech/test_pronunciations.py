"""Words the dictionary lacks get a sound, and sayings are written as one speaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.pronunciations import pronounce, spoken_words

KNOWN = {
    "color": ("K", "AH", "L", "ER"),
    "apologize": ("AH", "P", "AA", "L", "AH", "JH", "AY", "Z"),
    "stop": ("S", "T", "AA", "P"),
    "cock": ("K", "AA", "K"),
    "horse": ("HH", "AO", "R", "S"),
    "dog": ("D", "AO", "G"),
    "dana": ("D", "EY", "N", "AH"),
    "clip": ("K", "L", "IH", "P"),
}


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("dog", "D AO G"),
        ("colour", "K AH L ER"),
        ("apologise", "AH P AA L AH JH AY Z"),
        ("stopcock", "S T AA P K AA K"),
        ("horse's", "HH AO R S IH Z"),
        ("dana's", "D EY N AH Z"),
        ("clips", "K L IH P S"),
        ("okafor", "AA K AE F AO R"),
    ],
)
def test_a_word_is_sounded_by_what_is_known(word: str, sounds: str) -> None:
    assert " ".join(pronounce(word, KNOWN)) == sounds


@given(st.text("abcdefghijklmnopqrstuvwxyz'", min_size=1, max_size=30))
def test_any_word_gets_sounds_and_none_hangs(word: str) -> None:
    sounds = pronounce(word, {})
    assert all(sound.isalpha() and sound.isupper() for sound in sounds)
    assert sounds or not word.strip("'e")


@pytest.mark.parametrize(
    ("saying", "words"),
    [
        ("Good evening, Mia!", "good evening mia"),
        ("It's 10 % off", "it's ten percent off"),
        ("HM-40771", "hm four zero seven seven one"),
        ("at 21, table 07", "at twenty one table zero seven"),
        ("bark~ … dog", "bark~ … dog"),
        ("I’d say café", "i'd say cafe"),
        ("nine o'clock", "nine o'clock"),
        ("nine oclock", "nine o'clock"),
        ("日本 ok", "ok"),
    ],
)
def test_a_saying_is_written_as_it_is_spoken(saying: str, words: str) -> None:
    assert " ".join(spoken_words(saying)) == words
