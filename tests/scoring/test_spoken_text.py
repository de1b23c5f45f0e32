"""How a text is listened to: words, places, and scopes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.spoken_text import spoken_text


def words(text: str) -> str:
    return " ".join(spoken_text(text).words)


def marked(text: str, row: str) -> str:
    spoken = spoken_text(text)
    flags = getattr(spoken, row)
    return " ".join(word for word, flag in zip(spoken.words, flags, strict=True) if flag)


def negated(text: str) -> str:
    spoken = spoken_text(text)
    return " ".join(w for w, n in zip(spoken.words, spoken.negators, strict=True) if n >= 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't", "do not"),
        ("dont", "do not"),
        ("I’m SORRY", "i am sorry"),
        ("im sooo sorry um about that", "i am so sorry about that"),
        ("whos this", "who is this"),
        ("I'm gonna hafta check, lemme see", "i am going to have to check let me see"),
        ("i i think what what happened", "i think what happened"),
        ("well get it fixed", "we will get it fixed"),
        ("well every house needs one", "well every house needs one"),
        ("it went well", "it went well"),
        ("ill call you", "i will call you"),
        ("is she ill", "is she ill"),
        ("she is ill today", "she is ill today"),
        ("were looking into it", "we are looking into it"),
        ("you were right", "you were right"),
        ("id go trains", "i would go trains"),
        ("your id please", "your id please"),
        ("cause it broke", "because it broke"),
        ("the cause of it", "the cause of it"),
        ("by 3 p.m. or 10:30", "by 3 pm or 10:30"),
        ("3pm", "3 pm"),
        ("10% off", "10 percent off"),
        ("five-minute fix", "five minute fix"),
        ("", ""),
        ("😀 ... !!!", ""),
        ("شكرا لك", "شكرا لك"),
    ],
)
def test_words_are_compared_in_their_plain_form(text: str, expected: str):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm not sorry", "sorry"),
        ("im not sorry but i am sad", "sorry"),
        ("no no i believe you", ""),
        ("No, I am sorry", ""),
        ("no problem", ""),
        ("no refunds today", "refunds today"),
        ("there is no note in the system", "note in the system"),
        ("I can't wait to hear about it", ""),
        ("not only the lamp", ""),
        ("why don't you tell me", ""),
        ("don't worry we will fix it", ""),
        ("I could not be happier", ""),
        ("we never got it, sorry", "got"),
        ("without a receipt", "a receipt"),
        ("I don't understand your frustration at all okay", "understand your frustration at all okay"),
        ("I did not. Sorry.", ""),
        ("i don't have time for this just follow me please", "have time for this"),
        ("i can't see him now please take a seat", "see him now"),
        ("we don't just follow the rules", ""),
        ("it isn't just you", ""),
    ],
)
def test_negators_reach_to_the_end_of_their_clause(text: str, expected: str):
    assert negated(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('You said "I am sorry" to me', "i am sorry"),
        ("They wrote “no problem at all”, right", "no problem at all"),
        ('"I am sorry."', ""),
        ('He is called "Biscuit"?', ""),
        ('I am so "sorry" for you', "sorry"),
        ('a lone " mark', ""),
    ],
)
def test_quotation_marks_quote(text: str, expected: str):
    assert marked(text, "quoted") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("you said it was fine, but no", "it was fine"),
        ("our policy says thirty days", "thirty days"),
        ("I said I am sorry", ""),
    ],
)
def test_words_of_others_are_known_by_who_says_them(text: str, expected: str):
    assert marked(text, "reported") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What happened?", "what happened"),
        ("okay whats the policy number", "what is the policy number"),
        ("what i can do is swap it", ""),
        ("so do you like have your number on you", "do you like have your number on you"),
        ("I know what is wrong.", ""),
        ("Here is your lamp. Is it working?", "is it working"),
        ("i can do that", ""),
    ],
)
def test_questions_are_known_without_their_mark(text: str, expected: str):
    assert marked(text, "questions") == expected


def test_sentences_do_not_end_at_abbreviations_or_decimals():
    assert set(spoken_text("Mr. Smith paid 3.50 at 3 p.m. today").sentences) == {0}
    assert spoken_text("One. Two! Three?").sentences == (0, 1, 2)


def test_capitals_that_change_length_keep_their_places():
    spoken = spoken_text("İİİ sorry")
    assert spoken.quote(1, 1) == "sorry"


anything = st.text() | st.lists(
    st.sampled_from(
        ["don't", "not", "İ", "😀", '"', "?", ".", "...", "well", "id", "you said", "שלום", "-", "3pm"]
    )
).map(" ".join)


@given(anything)
def test_no_text_fails_and_every_place_is_inside_it(text: str):
    spoken = spoken_text(text)
    for index, word in enumerate(spoken.words):
        assert word
        assert 0 <= spoken.starts[index] < spoken.ends[index] <= len(text)
        assert spoken.negators[index] < index
    assert list(spoken.starts) == sorted(spoken.starts)
    assert list(spoken.sentences) == sorted(spoken.sentences)
    rows = [
        spoken.sentences,
        spoken.pauses,
        spoken.negators,
        spoken.quoted,
        spoken.reported,
        spoken.questions,
    ]
    assert {len(row) for row in [*rows, spoken.name_likely]} == {len(spoken)}


def test_a_no_that_is_cried_or_ends_its_sentence_negates_nothing() -> None:
    assert set(spoken_text("oh no can i see it").negators) == {-1}
    assert set(spoken_text("Oh no. Can I have a look?").negators) == {-1}
    assert spoken_text("Claim no. 5 is open.").sentences[-1] == 0


def test_a_text_without_commas_tells_no_names_by_capitals() -> None:
    heard = spoken_text("Good morning Dana. My name is anouk and I can help.")
    assert set(heard.name_likely) == {True}
    written = spoken_text("Good morning, Dana, my name is anouk and I can help.")
    assert dict(zip(written.words, written.name_likely, strict=True))["anouk"] is False
