"""Which words are heard for a written one, and how unlisted ones may sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.english_words import listed
from simulator.speech.sounded_words import number_words, pronounced, sounded

PHONES = listed(
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH"
)


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("It’s", "it's"),
        ("Well-known", "well known"),
        ("20", "twenty"),
        ("21", "twenty one"),
        ("2,000", "two thousand"),
        ("1005", "one thousand and five"),
        ("342", "three hundred and forty two"),
        ("3rd", "third"),
        ("20th", "twentieth"),
        ("112th", "one hundred and twelfth"),
        ("girls’", "girls"),
        ("3.5", ""),
        ("9:30", ""),
        ("007", ""),
        ("4x4", ""),
        ("1234567", ""),
        ("café", "café"),
    ],
)
def test_words(written: str, heard: str) -> None:
    assert " ".join(sounded(written)) == heard


@given(st.integers(0, 999_999))
def test_every_number_has_words(number: int) -> None:
    assert all(number_words(number))


@given(st.text(max_size=30))
def test_every_word_gets_phones_the_model_has(word: str) -> None:
    assert set(pronounced(word).split()) <= PHONES


def test_names() -> None:
    assert pronounced("Rossi") == "R OW S IH"
    assert pronounced("Whitfield").startswith("W IH T F")
    assert pronounced("Zoë") == pronounced("Zoe")
    assert pronounced("猫") == ""
