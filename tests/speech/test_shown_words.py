"""Heard words are shown as one writes them."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.sentence_marks import MARKS
from simulator.speech.shown_words import shown, way_shown

WORDS = st.lists(st.sampled_from(["i'm", "i", "dana", "can't", "go", "idea"]), min_size=1, max_size=6)


def test_i_is_a_capital_and_idea_is_none() -> None:
    assert shown(["i'm", "sure", "i", "have", "an", "idea"]) == "I'm sure I have an idea"


def test_sentences_have_a_capital_and_a_stop() -> None:
    marks = ("", ".", "", "?")
    assert shown(["oh", "no", "come", "in"], marks, begins=True) == "Oh no. Come in?"
    assert shown(["oh", "no", "come", "in"], marks) == "oh no. Come in?"
    assert shown(["oh", "no", "come", "in"], ("", ",", "", ""), begins=True) == "Oh no, come in"


def test_names_have_a_capital_too() -> None:
    names = {"dana": "Dana", "whitfield": "Whitfield"}
    assert shown(["thanks", "dana", "dana's", "dan"], forms=names) == "thanks Dana Dana's dan"
    assert way_shown("dana may", ["day", "may"], ("", ""), names) == "Dana may"


def test_what_was_heard_instead_has_the_stops_between_what_it_shares() -> None:
    words, marks = ["come", "in", "i'm", "are"], ("", "?", "", "")
    assert way_shown("come in i am", words, marks) == "come in? I am"
    assert way_shown("coming i'm are", words, marks) == "coming? I'm are"
    assert way_shown("coming i am", words, marks) == "coming I am"
    assert way_shown("come in", words, marks) == "come in"
    assert way_shown("", words, marks) == ""
    assert way_shown("coming i am", words, marks, begins=True) == "Coming I am"


def test_a_stop_behind_a_passage_is_not_part_of_what_it_may_have_been() -> None:
    assert way_shown("go on", ["go", "in"], ("", ".")) == "go on"


@given(
    words=WORDS,
    way=WORDS,
    marks=st.lists(st.sampled_from(["", ".", "?", ","]), min_size=6, max_size=6),
    begins=st.booleans(),
)
def test_no_word_is_lost(words: list[str], way: list[str], marks: list[str], begins: bool) -> None:
    mine = marks[: len(words)]
    for told, meant in (
        (shown(words, mine, begins=begins), words),
        (way_shown(" ".join(way), words, mine), way),
    ):
        assert [word.strip(MARKS) for word in told.lower().split()] == meant
