"""What stands behind each word of a sentence that was heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.sentence_marks import MARKS, marks_of


def written(said: str) -> str:
    """Return a sentence with its marks."""
    words = said.split()
    stops = [False] * (len(words) - 1) + [True]
    return " ".join(word + mark for word, mark in zip(words, marks_of(words, stops, {"dana"}), strict=True))


@pytest.mark.parametrize(
    "said",
    [
        "what is your dog called",
        "dana have you turned the water off",
        "oh and is it somebody's birthday today by any chance",
        "which of those would suit you best",
        "who do i have the pleasure of talking to",
        "how long has it been like that",
        "how about a big red balloon",
        "what time did it happen",
        "what's his name",
        "have you got any photos",
        "don't you have a receipt",
        "when you're ready could you read me the number",
        "before we do any paperwork are you safe",
        "i have a queue of callers so could we speed this up",
        "while you wait may i bring you a drink",
    ],
)
def test_questions_are_told_by_the_order_of_their_words(said: str) -> None:
    assert written(said) == f"{said}?"


@pytest.mark.parametrize(
    "said",
    [
        "what a beautiful crown you're wearing",
        "what's more",
        "when you're ready we can begin",
        "how kind of you",
        "have a wonderful evening",
        "i do the paperwork",
        "i am the manager",
        "have the table by the window",
        "do sit down",
        "don't you worry",
        "should you need anything just ring",
        "so do i",
        "i know how you feel",
        "i think my dog did it",
        "nobody else can do it",
        "i couldn't tell you why it was there",
        "which is what i told you",
        "dana",
        "is",
    ],
)
def test_statements_are_none(said: str) -> None:
    assert written(said) == f"{said}."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("it didn't come from your bathroom did it", "it didn't come from your bathroom, did it?"),
        ("you should have booked shouldn't you", "you should have booked, shouldn't you?"),
        ("we're all meant to bow are we", "we're all meant to bow, are we?"),
        ("there's nothing broken is there", "there's nothing broken, is there?"),
        ("is it not yours is it", "is it not yours is it?"),
    ],
)
def test_what_is_asked_in_the_end_has_a_comma_before_it(said: str, shown: str) -> None:
    assert written(said) == shown


def test_what_is_asked_in_the_end_may_have_been_heard_as_a_sentence() -> None:
    words = ["it", "didn't", "come", "from", "upstairs", "did", "it"]
    assert marks_of(words, [False, False, False, False, True, False, True])[-3:] == (",", "", "?")
    assert marks_of(["yes", "did", "it"], [True, False, True]) == (".", "", "?")


def test_each_sentence_has_marks_of_its_own() -> None:
    words = ["oh", "no", "is", "he", "safe", "come", "in"]
    assert marks_of(words, (False, True, False, False, True, False, False)) == ("", ".", "", "", "?", "", "")


WORDS = st.sampled_from(
    ["what", "is", "it", "did", "didn't", "you", "so", "dana", "when", "could", "the", "dog"]
)


@given(words=st.lists(WORDS, max_size=9), data=st.data())
def test_a_sentence_ends_where_it_was_heard_to_end(words: list[str], data: st.DataObject) -> None:
    stops = [data.draw(st.booleans()) for _ in words]
    marks = marks_of(words, stops)
    assert all(mark in ("", *MARKS) for mark in marks)
    assert all(bool(mark) >= stop for mark, stop in zip(marks, stops, strict=True))
    ends = [place for place, mark in enumerate(marks) if mark in (".", "?")]
    assert all(stops[place] for place in ends)
    joined = [place for place, stop in enumerate(stops) if stop and place not in ends]
    assert all(marks[place] == "," and marks[place + 2] == "?" for place in joined)
