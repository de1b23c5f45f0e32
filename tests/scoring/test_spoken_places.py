"""Where words stand in the original, to the character; and what scopes they are heard in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.english_words import EXPANDED, FILLERS
from simulator.scoring.normal_words import is_number, normal_words, words_in
from simulator.scoring.spoken_text import spoken_text


def written(text: str) -> list[str]:
    """What is written where each word stands, once for each place."""
    spoken = spoken_text(text)
    places = dict.fromkeys(zip(spoken.starts, spoken.ends, strict=True))
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İyi günler, İlker", ["İyi", "günler", "İlker"]),
        ("STRAßE straße ẞ", ["STRAßE", "straße", "ẞ"]),
        ("ﬁne ŉ ǰ", ["ﬁne", "ŉ", "ǰ"]),
        ("😀 hello 👩‍👩‍👧 you 🇬🇧", ["hello", "you"]),
        ("👋🏽hi👋🏽there", ["hi", "there"]),
        ("שלום, מה שלומך?", ["שלום", "מה", "שלומך"]),
        ("مرحبا\u200f sorry \u202bكيف\u202c", ["مرحبا", "sorry", "كيف"]),
        ("I don’t, I can‘t", ["I", "don’t", "I", "can‘t"]),
        ("‘sorry’ “I’m” 'so'", ["sorry", "I’m", "so"]),
        ("um, well — er — sooo sorry!!!", ["well", "sooo", "sorry"]),
        ("I I don't know", ["I", "don't", "know"]),
        ("twenty-one, 21.5 and 3,000", ["twenty", "one", "21.5", "and", "3,000"]),
        ("naïve café", ["naïve", "café"]),
        ("\u200b\u200c", []),
        ("𝓼𝓸𝓻𝓻𝔂", ["𝓼𝓸𝓻𝓻𝔂"]),
    ],
)
def test_places_are_exact_in_every_script(text: str, expected: list[str]):
    assert written(text) == expected


@pytest.mark.parametrize("short", sorted(word for word in EXPANDED if "'" in word[1:-1]))
def test_an_apostrophe_may_be_straight_curly_or_forgotten(short: str):
    expected = normal_words(short)
    assert normal_words(short.replace("'", "’")) == expected
    assert normal_words(short.upper()) == expected
    assert spoken_text(short).words == expected
    forgotten = short.replace("'", "")
    if forgotten in EXPANDED:
        assert EXPANDED[forgotten] == expected


@pytest.mark.parametrize("filler", sorted(FILLERS))
def test_fillers_are_not_heard(filler: str):
    assert spoken_text(f"I {filler} think {filler.capitalize()}, so").words == ("i", "think", "so")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sooooo", "so"),
        ("helloooo", "hello"),
        ("pleeeease", "please"),
        ("goooood", "good"),
        ("hmmmm ummmm", ""),
        ("noooo", "no"),
        ("all too good", "all too good"),
    ],
)
def test_drawn_out_words_are_heard_short(text: str, expected: str):
    assert " ".join(spoken_text(text).words) == expected


@pytest.mark.parametrize("word", ["four", "twenty", "half", "12", "3.50", "10:30", "first"])
def test_numbers_are_known_in_words_and_digits(word: str):
    assert is_number(word)
    assert not is_number("lamp")


def test_a_contraction_is_never_taken_apart_again():
    assert spoken_text("Weren't you told?").words == ("were", "not", "you", "told")
    assert spoken_text("werent you told").words == ("were", "not", "you", "told")
    assert spoken_text("were not open yet").words == ("we", "are", "not", "open", "yet")


@given(st.lists(st.sampled_from([*EXPANDED, "lamp", "Mia", "İ", "😀", "not"]), max_size=12))
def test_every_word_is_what_is_written_at_its_place(pieces: list[str]):
    text = ", ".join(pieces)
    spoken = spoken_text(text)
    for index, word in enumerate(spoken.words):
        assert word in normal_words(spoken.quote(index, index)) or spoken.quote(index, index) in "%&"


@pytest.mark.parametrize(
    "text",
    [
        "3pm",
        "3p.m.",
        "10:30",
        "3.50",
        "2nd",
        "A4",
        "HM-40771",
        "o'clock",
        "twenty-one",
        "50%",
        "R&B",
        "Mrs.O'Hara-Li",
        "İzmir",
        "straße",
        "1,000",
        "don't",
        "sooo",
        "she's",
        "x1y2",
        "naïve",
        "ﬁne",
    ],
)
def test_patterns_and_facts_are_taken_apart_as_replies_are(text: str):
    assert words_in(text) == spoken_text(text).words


def negated(text: str) -> str:
    spoken = spoken_text(text)
    return " ".join(w for w, n in zip(spoken.words, spoken.negators, strict=True) if n >= 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no no not at all i believe you", "at all"),
        ("no no, I do believe you", ""),
        ("can't wait to see it", ""),
        ("cant wait", ""),
        ("I can't help you", ""),
        ("I won't apologise", "apologise"),
        ("not only sorry but ashamed", ""),
        ("I'm not sorry", "sorry"),
        ("Im not really that sorry", "really that sorry"),
        ("why don't you sit down", ""),
        ("why dont we swap it", ""),
        ("nobody apologised", "apologised"),
        ("never apologised, sorry", "apologised"),
        ("not sorry. Sorry", "sorry"),
        ("no, sorry", ""),
        ("no worries", ""),
        ("no doubt you are upset", ""),
        ("I don't mind, sorry", ""),
        ("it's not that I'm angry", "that"),
        ("there is nothing but dust", ""),
        ("nor am I sorry", "am"),
        ("I'm not that sorry", "that sorry"),
        ("not all that happy", "all that happy"),
        ("I didn't do that sorry", "do"),
        ("it's not that I'm sorry", "that"),
        ("I cannot give you cash back", "give you cash back"),
        ("we don't offer you a refund", "offer you a refund"),
        ("I can't tell you how sorry I am", "tell"),
        ("I didn't know you had to wait", "know"),
        ("not one two three four five six seven", "one two three four five six"),
    ],
)
def test_what_a_negator_takes_in(text: str, expected: str):
    assert negated(text) == expected


def rows(text: str, row: str) -> str:
    spoken = spoken_text(text)
    return " ".join(w for w, flag in zip(spoken.words, getattr(spoken, row), strict=True) if flag)


@pytest.mark.parametrize(
    ("text", "quoted", "reported"),
    [
        ('You said "no problem" yesterday', "no problem", "no problem"),
        ("You said «no problem» yesterday", "no problem", "no problem"),
        ("our policy says no returns", "", "no returns"),
        ("the policy states thirty days so I can swap it", "", "thirty days"),
        ("he told me, sorry", "", "me"),
        ("She said sorry. I am sorry too", "", "sorry"),
        ("I say sorry", "", ""),
        ('"Sorry" and "no problem" are words', "no problem", ""),
    ],
)
def test_words_of_others_do_not_count_as_ones_own(text: str, quoted: str, reported: str):
    assert (rows(text, "quoted"), rows(text, "reported")) == (quoted, reported)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("would you like a chair because we have one", "would you like a chair"),
        ("where is it", "where is it"),
        ("tell me where it is", ""),
        ("is he all right?!", "is he all right"),
        ("what a day", ""),
        ("Really? I see.", "really"),
        ("you know what is next", ""),
    ],
)
def test_questions(text: str, expected: str):
    assert rows(text, "questions") == expected
