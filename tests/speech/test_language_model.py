"""The mixed language model: it adds up, expects a scenario's words, and forgets no general English."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.speech.language_model import (
    BITS,
    STOP,
    Ngrams,
    learned,
    mixed,
    read_general,
    to_the_power,
    with_words,
)
from simulator.speech.pocketsphinx_listener import customer_service, general_english
from simulator.speech.pronunciations import spoken_words
from tests.speech.spoken_sentences import MEASURED, TUNED

WORDS = ("<s>", "</s>", "a", "can", "can't", "dog", "the", "we")
ROWS = (("we", "can"), ("we", "can't"), ("the", "dog", "can"), ("…", "a", "dog", "…"))


def number(word: str) -> int:
    return WORDS.index(word)


def chance(model: Ngrams, earlier: str, before: str, word: str) -> float:
    key = number(earlier) << 2 * BITS | number(before) << BITS | number(word)
    return float(np.exp(model.triples(np.array([key]))[0]))


def total(model: Ngrams, earlier: int, before: int) -> float:
    keys = np.arange(len(model.words)) | earlier << 2 * BITS | before << BITS
    return float(np.exp(model.triples(keys)).sum())


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from([*WORDS[2:], "…"]), min_size=1, max_size=6), min_size=2, max_size=12),
    st.floats(0.05, 0.95),
)
def test_after_any_two_words_all_chances_add_up_to_one(rows: list[list[str]], share: float) -> None:
    parts = ((learned(ROWS, WORDS), 1 - share), (learned([*ROWS, *map(tuple, rows)], WORDS), share))
    model = mixed(parts)
    for earlier in range(len(WORDS)):
        for before in range(2, len(WORDS)):
            assert total(model, earlier, before) == pytest.approx(1, abs=1e-3)


def test_what_was_said_is_likelier_than_what_was_not() -> None:
    model = learned(ROWS, WORDS)
    assert chance(model, "<s>", "we", "can't") > 10 * chance(model, "<s>", "we", "dog")


def test_nothing_is_learned_across_a_gap() -> None:
    joined = learned([*ROWS, ("…", "dog", "…", "the", "…")], WORDS)
    apart = learned([*ROWS, ("…", "dog", "…"), ("…", "the", "…")], WORDS)
    assert np.array_equal(joined.keys2, apart.keys2)


def test_a_whole_sentence_begins_and_ends_and_a_phrase_does_not() -> None:
    whole, phrase = learned((("a", "dog"), *ROWS), WORDS), learned((("…", "a", "dog", "…"), *ROWS), WORDS)
    start = number("<s>") << BITS | number("a")
    assert start in whole.keys2
    assert start not in phrase.keys2


def test_general_english_is_there_and_knows_common_from_strange() -> None:
    model = read_general(general_english())
    place = {word: number for number, word in enumerate(model.words)}

    def said(*words: str) -> float:
        earlier, before, word = (place[each] for each in words)
        return float(model.triples(np.array([earlier << 2 * BITS | before << BITS | word]))[0])

    assert len(model.words) > 70_000
    assert said("i", "don't", "know") > said("i", "don't", "kitchen") + 3
    grown = with_words(model, ["zugzwang", "know"])
    assert grown.words[-1] == "zugzwang"
    assert len(grown.p1) == len(grown.b1) == len(model.words) + 1


def test_a_word_nobody_knows_cuts_a_saying() -> None:
    model = learned([*ROWS, ("we", "zugzwang", "dog")], WORDS)
    assert number("we") << BITS | number("dog") not in model.keys2


def test_sentences_to_customers_are_there_and_none_that_listening_is_measured_with() -> None:
    lines = set(customer_service().read_text(encoding="utf-8").splitlines())
    spoken = (said for texts in (MEASURED, TUNED) for each in texts.values() for said in each)
    measured = {" ".join(spoken_words(said)) for said in spoken}
    assert len(lines) > 5_000
    assert not lines & measured


def test_a_sentence_may_follow_another_after_a_stop() -> None:
    model = learned([("we", "can"), ("the", "dog")], (*WORDS, STOP))
    stop = len(WORDS)
    assert number("can") << BITS | stop in model.keys2
    assert stop << BITS | number("the") in model.keys2
    assert number("can") << BITS | number("the") not in model.keys2


def test_a_power_below_one_makes_a_word_likelier_and_leaves_the_others() -> None:
    model = learned([("we", "can"), ("the", "dog")], WORDS)
    raised, place = to_the_power(model, "dog", 0.5), number("dog")
    assert raised.p1[place] == pytest.approx(model.p1[place] / 2)
    pair = np.array([number("the") << BITS | place])
    assert raised.pairs(pair) == pytest.approx(model.pairs(pair) / 2)
    others = np.array([number("we") << BITS | number("can")])
    assert raised.pairs(others) == pytest.approx(model.pairs(others))
