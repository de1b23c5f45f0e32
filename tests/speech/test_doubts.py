"""Which words are told as doubtful, and with what."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import ANYTHING, PERHAPS, Doubt
from simulator.speech.doubts import NOISY, OPPOSITES, QUIET, Passage, as_heard, passages_of
from simulator.speech.near_words import NearWords
from simulator.speech.pronunciations import Phones
from simulator.speech.warm_decoder import Decoded, DecodedWord
from simulator.speech.word_lattice import Possible

SOUNDS: dict[str, Phones] = {
    "nine": ("N", "AY", "N"),
    "mine": ("M", "AY", "N"),
    "line": ("L", "AY", "N"),
    "two": ("T", "UW"),
    "too": ("T", "UW"),
    "stunt": ("S", "T", "AH", "N", "T"),
}
NEAR = NearWords(("nine", "two", "line"), SOUNDS)
LENGTH = 20


def passages(
    text: str, *possible: tuple[int, int, str, float], near: NearWords = NEAR
) -> tuple[Passage, ...]:
    """Words of LENGTH frames; what else is possible: first and last word (excluded), words, chance."""
    words = tuple(DecodedWord(word, at * LENGTH, (at + 1) * LENGTH) for at, word in enumerate(text.split()))
    ways = tuple(
        Possible(tuple(way.split()), first * LENGTH + 2, last * LENGTH - 3, chance)
        for first, last, way, chance in possible
    )
    return passages_of(Decoded(words, ways, 0), SOUNDS, near)


def told(text: str, *possible: tuple[int, int, str, float]) -> dict[str, tuple[str, ...]]:
    """Return all that is told of each doubtful passage, likely or hardly."""
    return {
        " ".join(each.words): tuple(way for way in each.instead if way != PERHAPS)
        for each in passages(text, *possible)
        if each.instead
    }


def hardly_likely(text: str, *possible: tuple[int, int, str, float]) -> set[str]:
    doubts = [Doubt(0, 1, each.instead) for each in passages(text, *possible) if each.instead]
    return {way for doubt in doubts for way in doubt.unlikely}


def sure(text: str, but: int = -1, chance: float = 1.0) -> list[tuple[int, int, str, float]]:
    return [(at, at + 1, word, chance if at == but else 1.0) for at, word in enumerate(text.split())]


def test_clear_words_have_no_doubt() -> None:
    assert told("i can go", *sure("i can go")) == {}


def test_what_is_nearly_as_likely_is_told_likeliest_first() -> None:
    ways = [(1, 2, "in", 0.2), (1, 2, "him", 0.1), (1, 2, "hymn", 0.01)]
    assert told("come and eat", *sure("come and eat", 1, 0.65), *ways) == {"and": ("in", "him")}


def test_an_article_more_or_less_is_no_doubt() -> None:
    text = "get the table now"
    ways = [(1, 3, "table", 0.3), (2, 3, "a table", 0.4), (3, 4, "the", 0.3)]
    assert told(text, *sure(text), *ways) == {"now": ("the",)}


@pytest.mark.parametrize("word", sorted(OPPOSITES))
def test_a_word_that_turns_a_sentence_round_needs_to_be_quite_clear(word: str) -> None:
    assert told(f"we {word} go", *sure(f"we {word} go", 1, 0.96)) == {word: (OPPOSITES[word],)}
    assert told(f"we {word} go", *sure(f"we {word} go")) == {}


def test_hardly_any_chance_is_told_where_it_turns_the_sentence_round() -> None:
    text = "we can go"
    assert told(text, *sure(text, 1, 0.99), (1, 2, "can't", 0.02)) == {"can": ("can't",)}
    assert told(text, *sure(text, 1, 0.99), (1, 2, "cab", 0.02)) == {}


def test_a_swallowed_nt_is_thought_of() -> None:
    text = "you must and shout"
    assert told(text, *sure(text, 2, 0.6)) == {"must and": ("mustn't",)}
    text = "that is stunt your fault"
    assert told(text, *sure(text, 2, 0.6)) == {"is stunt": ("isn't",)}


def test_several_words_may_have_been_one_and_one_several() -> None:
    text = "is suit your fault"
    ways = [(0, 2, "isn't", 0.3), (3, 4, "fall too", 0.2)]
    assert told(text, *sure(text), *ways) == {"is suit": ("isn't",), "fault": ("fall too",)}


def test_doubts_that_touch_are_one_passage_and_keep_the_words_beside() -> None:
    text = "get the table"
    ways = [(0, 1, "got", 0.2), (0, 2, "gutter", 0.3)]
    assert told(text, *sure(text), *ways) == {"get the": ("got the", "gutter")}


def test_what_sounds_the_same_is_no_doubt() -> None:
    assert told("two men", *sure("two men", 0, 0.6), (0, 1, "too", 0.4)) == {}


def test_a_garbled_word_may_have_been_a_word_of_the_scenario() -> None:
    assert told("at line then", *sure("at line then", 1, 0.2)) == {"line": ("nine",)}
    assert told("at line then", *sure("at line then", 1, 0.8)) == {}


def test_a_word_nobody_expects_may_have_been_one_that_sounds_like_it() -> None:
    text = "at mine then"
    assert hardly_likely(text, *sure(text)) == {"nine", "line"}


@pytest.mark.parametrize("text", ["i can do anything about it", "well we could not", "they will yet see"])
def test_what_is_rarely_said_without_a_denial_may_have_had_one(text: str) -> None:
    ways = {"can": ("can't",), "will": ("won't",)}
    expected = {word: way for word, way in ways.items() if word in text.split()}
    assert told(text, *sure(text)) == expected


@pytest.mark.parametrize(
    "text", ["can i do anything for you", "is there anything i can do", "any of you can"]
)
def test_a_question_needs_no_denial(text: str) -> None:
    assert told(text, *sure(text)) == {}


def test_passages_are_all_the_words_in_order() -> None:
    text = "well i can go home now"
    ways = [(0, 2, "while", 0.3), (2, 3, "can't", 0.3), (4, 6, "whom now", 0.2)]
    found = passages(text, *sure(text), *ways)
    assert " ".join(word for each in found for word in each.words) == text
    ends = [frame for each in found for frame in (each.start, each.end)]
    assert ends == sorted(ends)


def test_nothing_heard_is_nothing_doubted() -> None:
    assert passages_of(Decoded((), (Possible(("a",), 0, 9, 0.5),), 0), SOUNDS, NEAR) == ()


def test_a_reply_that_was_hardly_heard_may_have_been_anything() -> None:
    text = "city fifth one person"
    ways = [(0, 1, "pity", 0.3)]
    heard = passages(text, *[(at, at + 1, word, 0.1) for at, word in enumerate(text.split())], *ways)
    assert [each.instead[-1] for each in as_heard(heard)] == [ANYTHING] * len(heard)
    assert as_heard(heard)[0].instead == ("pity", ANYTHING)


def test_one_clear_word_among_the_unclear_ones_stays_clear() -> None:
    text = "mind city fifth person in out of"
    heard = passages(text, (0, 1, "mind", 1.0))
    told_of = {each.words: each.instead for each in as_heard(heard)}
    assert told_of["mind",] == ()
    assert all(ANYTHING in ways for words, ways in told_of.items() if words != ("mind",))


def test_a_reply_with_some_clear_words_was_heard() -> None:
    text = "six weeks usage long"
    heard = passages(text, *sure(text, 2, 0.05))
    assert as_heard(heard) == heard
    assert as_heard(()) == ()


def test_what_is_hardly_likely_is_told_apart() -> None:
    text = "come and eat"
    ways = [(1, 2, "in", 0.4), (1, 2, "him", 0.1)]
    (found,) = [each.instead for each in passages(text, *sure(text, 1, 0.5), *ways) if each.instead]
    assert found == ("in", PERHAPS, "him")


@pytest.mark.parametrize(("chance", "is_hardly"), [(0.96, True), (0.61, True), (0.5, False)])
def test_a_word_that_is_quite_clear_hardly_was_its_opposite(chance: float, is_hardly: bool) -> None:
    assert ("can't" in hardly_likely("we can go", *sure("we can go", 1, chance))) is is_hardly
    swallowed = hardly_likely("you must and shout", *sure("you must and shout", 2, min(chance, 0.89)))
    assert ("mustn't" in swallowed) is is_hardly


def test_words_that_only_sound_alike_are_hardly_likely() -> None:
    assert hardly_likely("at mine then", *sure("at mine then", 1, 0.2)) == {"nine", "line"}


@given(
    st.lists(st.sampled_from(["we", "can't", "nine", "never", "and"]), min_size=1, max_size=8),
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(1, 3), st.sampled_from(["mine", "not"]), st.floats(0, 0.009))
    ),
)
def test_where_all_is_clear_nothing_is_in_doubt(
    words: list[str], beside: list[tuple[int, int, str, float]]
) -> None:
    text = " ".join(words)
    ways = {(at, at + long, way): chance for at, long, way, chance in beside}
    assert told(text, *sure(text), *((*key, chance) for key, chance in ways.items())) == {}


def test_in_noise_more_of_a_reply_must_be_clear() -> None:
    text = "six weeks usage long"
    heard = passages(text, *sure(text, 2, 0.05), (0, 1, "sick", 0.5))
    half = tuple(replace(each, confidence=0.5) for each in heard)
    assert as_heard(half, QUIET) == half
    assert all(ANYTHING in each.instead for each in as_heard(half, NOISY))
    assert as_heard(half, NOISY) == as_heard(half, 0.0)
    clear = passages(text, *sure(text))
    assert as_heard(clear, 0.0) == clear
