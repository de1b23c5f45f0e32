"""What voices are given: nothing that an engine could take for an order, and every word."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Hello there.", "Hello there."),
        ("“Well… no,” she said.", "Well, no, she said."),
        ("I – that is – we won’t.", "I, that is, we won't."),
        ("a well-known dog", "a well-known dog"),
        ("the girls' room and 'this' one", "the girls room and this one"),
        ("...", ""),
        ("", ""),
        ("  \n\t ", ""),
        ("😀🎂", ""),
        ("Lovely 🎂!", "Lovely !"),
        ("\u202eabc\u202c \u200bdef\ufeff", "abc def"),
        ("[[h@'loU]] hi", "h at loU hi"),
        ('<speak><break time="3s"/>hi</speak>', "speak break time equals 3s hi speak"),
        ("R&D at 50 %", "R and D at 50 %"),
        ("he/she, 3/4", "he she, 3/4"),
        ("\x1b[31m\x01red\x00", "31m red"),
        ("£12.50, at 9:30", "£12.50, at 9:30"),
        ("Zoë’s café", "Zoë's café"),
    ],
)
def test_lines(written: str, said: str) -> None:
    assert speakable(written) == said


@given(st.text(max_size=300))
def test_nothing_that_engines_obey_is_left(written: str) -> None:
    said = speakable(written)
    assert not re.search(r"[<>\[\]{}\\|^&*_#~`]", said)
    assert not [
        c for c in said if c != "°" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "So", "Sk")
    ]
    assert said == " ".join(said.split())
    assert said == "" or any(map(str.isalnum, said))


@given(
    st.lists(st.sampled_from(["tea", "Anna's", "half-past", "zwölf", "20", "Οδός"]), min_size=1, max_size=20)
)
def test_no_word_is_lost(words: list[str]) -> None:
    assert speakable(" ".join(words)).split() == words
    assert speakable("“" + "… ".join(words) + "”").replace(",", "").split() == words


def test_two_thousand_characters_take_no_time_and_stay() -> None:
    line = "A rather long line, isn't it? " * 70
    assert speakable(line) == line.strip()
