"""Two listeners on one reply: what both heard is clear, what one heard is a doubt, and nothing gets lost."""

import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import ANYTHING, PERHAPS
from simulator.speech.doubts import CLEAR, Passage
from simulator.speech.pronunciations import Phones
from simulator.speech.second_opinion import with_second_opinion

SOUNDS: Mapping[str, Phones] = {
    "to": ("T", "UW"),
    "two": ("T", "UW"),
    "oliver": ("AA", "L", "IH", "V", "ER"),
    "over": ("OW", "V", "ER"),
    "hear": ("HH", "IY", "R"),
    "here": ("HH", "IY", "R"),
}


def heard(text: str, confidence: float = 1.0, **instead: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return a reply whose words are all as clear; those named have something instead."""
    return tuple(
        Passage((word,), 10 * place, 10 * place + 9, confidence, instead.get(word, ()), (False,))
        for place, word in enumerate(text.split())
    )


def both(first: Sequence[Passage], second: str, *, is_quiet: bool = True) -> tuple[Passage, ...]:
    return with_second_opinion(first, second, SOUNDS, is_quiet=is_quiet)


def text(passages: Sequence[Passage]) -> str:
    return " ".join(word for passage in passages for word in passage.words)


def doubts(passages: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    return {" ".join(passage.words): passage.instead for passage in passages if passage.instead}


def test_what_both_heard_is_clear() -> None:
    first = heard("behave then for me", 0.4, behave=("they have",), then=("them", PERHAPS, "than"))
    told = both(first, "Behave then, for me.")
    assert text(told) == "behave then for me"
    assert not doubts(told)
    assert all(passage.confidence >= CLEAR for passage in told)


def test_that_it_may_have_been_the_contrary_is_told_nevertheless() -> None:
    told = both(heard("i can help", can=("can't", "could", PERHAPS, "cannot")), "I can help.")
    assert doubts(told) == {"can": ("can't",)}


def test_what_only_the_second_heard_may_have_been_said() -> None:
    told = both(heard("pick any billion you like"), "Pick any balloon you like.")
    assert text(told) == "pick any billion you like"
    assert doubts(told) == {"billion": (PERHAPS, "balloon")}


@pytest.mark.parametrize("instead", [("balloon",), ("million", PERHAPS, "balloon")])
def test_what_the_first_thought_of_and_the_second_heard_is_taken(instead: tuple[str, ...]) -> None:
    told = both(heard("pick any billion you like", billion=instead), "Pick any balloon you like.")
    assert text(told) == "pick any balloon you like"
    assert doubts(told)["balloon"][0] == "billion"


def test_of_hardly_heard_words_the_second_ones_are_taken() -> None:
    told = both(heard("renewals aerials", 0.1), "Rules are rules.")
    assert text(told) == "rules are rules"
    assert doubts(told) == {"rules are rules": ("renewals aerials",)}


def test_but_not_in_noise() -> None:
    told = both(heard("renewals aerials", 0.1), "Rules are rules.", is_quiet=False)
    assert text(told) == "renewals aerials"
    assert doubts(told) == {"renewals aerials": (PERHAPS, "rules are rules")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the whole of twenty five", "The whole of 25."),
        ("ten percent off", "10% off"),
        ("you are so grown up today", "You are so grown-up to-day!"),
        ("what a lovely colour", "What a lovely color."),
        ("that is a shame", "That is the shame."),
    ],
)
def test_the_same_words_written_otherwise_are_no_difference(first: str, second: str) -> None:
    assert not doubts(both(heard(first), second))


def test_of_words_that_sound_the_same_either_may_have_been_said() -> None:
    told = both(heard("my to dogs"), "My two dogs.")
    assert text(told) == "my to dogs"
    assert doubts(told) == {"to": (PERHAPS, "two")}


def test_but_not_where_the_first_ones_is_certain() -> None:
    told = with_second_opinion(
        heard("my to dogs"), "My two dogs.", SOUNDS, keeps=lambda mine, _: mine == "to"
    )
    assert not doubts(told)


def test_words_that_one_of_them_did_not_hear() -> None:
    assert doubts(both(heard("that long"), "That isn't long.")) == {"that": (PERHAPS, "that isn't")}
    assert doubts(both(heard("so that is long"), "That is long.")) == {"so": (PERHAPS, "")}
    assert doubts(both(heard("help you"), "Can help you.")) == {"help": (PERHAPS, "can help")}


def test_words_that_sound_alike_part_one_difference_from_the_next() -> None:
    told = both(heard("oliver hear him speaking"), "All over hear, whom speaking.")
    assert doubts(told) == {"oliver": (PERHAPS, "all over"), "him": (PERHAPS, "whom")}


def test_passages_under_one_difference_are_one() -> None:
    first = heard("so behave then been given", 0.5, behave=("behind", PERHAPS, "before"), then=(ANYTHING,))
    told = both(first, "So they haven't been given.")
    assert [passage.words for passage in told] == [("so",), ("behave", "then"), ("been",), ("given",)]
    assert told[1].instead == ("behind then", ANYTHING, PERHAPS, "they haven't", "before then")
    assert (told[1].start, told[1].end) == (first[1].start, first[2].end)


def test_sentences_end_where_the_second_heard_them_end() -> None:
    told = both(heard("well mum it is", 0.1), "Well, yes. No. It is.")
    assert text(told) == "well yes no it is"
    assert [stop for passage in told for stop in passage.stops] == [False, True, False, False, False]


@pytest.mark.parametrize("confidence", [0.1, 0.9])
def test_minutes_that_have_nothing_in_common_are_left_as_they_were(confidence: float) -> None:
    first = heard(" ".join(f"noise{number}" for number in range(900)), confidence, noise7=("rain",))
    begun = time.process_time()
    assert both(first, " ".join(f"speech{number}" for number in range(900))) == first
    assert time.process_time() - begun < 1


@pytest.mark.parametrize("other", ["", "…", "—  !"])
def test_nothing_heard_says_nothing(other: str) -> None:
    first = heard("pick any one", 0.4, any=("many",))
    assert both(first, other) == first


WORDS = st.sampled_from(
    ["can", "can't", "to", "two", "you", "the", "a", "rules", "balloon", "thirty", "colour"]
)
WRITTEN = st.one_of(WORDS, st.sampled_from(["30", "Color!", "…", "balloons."]))
WAYS = st.lists(st.sampled_from(["can't", "", "you to", ANYTHING, "rules"]), unique=True, max_size=3)


@st.composite
def replies(draw: st.DrawFn) -> tuple[Passage, ...]:
    found = list[Passage]()
    for place, words in enumerate(draw(st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=5))):
        likely = [way for way in draw(WAYS) if way != " ".join(words)]
        unlikely = [way for way in draw(WAYS) if way not in (*likely, ANYTHING, " ".join(words))]
        stops = tuple(draw(st.booleans()) for _ in words)
        instead = (*likely, *((PERHAPS, *unlikely) if unlikely else ()))
        found.append(Passage(tuple(words), 10 * place, 10 * place + 9, draw(st.floats(0, 1)), instead, stops))
    return tuple(found)


@given(replies(), st.lists(WRITTEN, max_size=12).map(" ".join), st.booleans())
def test_nothing_that_was_heard_gets_lost(first: tuple[Passage, ...], second: str, is_quiet: bool) -> None:
    told = both(first, second, is_quiet=is_quiet)
    spans = {passage.start: passage for passage in first}
    for passage in told:
        inside = [each for start, each in spans.items() if passage.start <= start < passage.end]
        assert passage.start == inside[0].start
        assert passage.end == inside[-1].end
        assert " ".join(word for each in inside for word in each.words) in (text([passage]), *passage.instead)
        assert len(passage.stops) == len(passage.words) > 0
        assert text([passage]) not in passage.instead
        assert len(set(passage.instead)) == len(passage.instead)
        assert passage.instead[-1:] != (PERHAPS,)
    assert [passage.start for passage in told] == sorted(passage.start for passage in told)


@given(replies())
def test_somebody_who_heard_the_same_changes_no_word(first: tuple[Passage, ...]) -> None:
    assert text(both(first, text(first))) == text(first)
