"""Heard words are shown as one writes them."""

from hypothesis import given
from hypothesis import strategies as st

from simulator.speech.shown_words import shown, way_shown

WORDS = st.lists(st.sampled_from(["i'm", "i", "dana", "can't", "go", "idea"]), min_size=1, max_size=6)


def test_i_is_a_capital_and_idea_is_none() -> None:
    assert shown(["i'm", "sure", "i", "have", "an", "idea"]) == "I'm sure I have an idea"


def test_sentences_have_a_capital_and_a_stop() -> None:
    stops = (False, True, False, True)
    assert shown(["oh", "no", "come", "in"], stops, begins=True) == "Oh no. Come in."
    assert shown(["oh", "no", "come", "in"], stops) == "oh no. Come in."


def test_names_have_a_capital_too() -> None:
    names = frozenset({"dana", "whitfield"})
    assert shown(["thanks", "dana", "dana's", "dan"], names=names) == "thanks Dana Dana's dan"
    assert way_shown("dana may", ["day", "may"], (False, False), names) == "Dana may"


def test_what_was_heard_instead_has_the_stops_between_what_it_shares() -> None:
    words, stops = ["come", "in", "i'm", "are"], (False, True, False, False)
    assert way_shown("come in i am", words, stops) == "come in. I am"
    assert way_shown("coming i'm are", words, stops) == "coming. I'm are"
    assert way_shown("coming i am", words, stops) == "coming I am"
    assert way_shown("come in", words, stops) == "come in"
    assert way_shown("", words, stops) == ""
    assert way_shown("coming i am", words, stops, begins=True) == "Coming I am"


def test_a_stop_behind_a_passage_is_not_part_of_what_it_may_have_been() -> None:
    assert way_shown("go on", ["go", "in"], (False, True)) == "go on"


@given(words=WORDS, way=WORDS, stops=st.lists(st.booleans(), min_size=6, max_size=6), begins=st.booleans())
def test_no_word_is_lost(words: list[str], way: list[str], stops: list[bool], begins: bool) -> None:
    mine = stops[: len(words)]
    assert shown(words, mine, begins=begins).lower().replace(".", "").split() == words
    assert way_shown(" ".join(way), words, mine).lower().replace(".", "").split() == way
