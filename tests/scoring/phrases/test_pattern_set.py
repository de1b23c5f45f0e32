"""The automaton finds what a plain, slow reading of the pattern finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scoring.normal_words import is_number
from simulator.scoring.phrases.meaning import resolved
from simulator.scoring.phrases.pattern_set import PatternSet
from simulator.scoring.phrases.syntax import (
    DEEPEST,
    Choice,
    Edge,
    Gap,
    Part,
    PatternError,
    Sequence,
    Word,
    parse_pattern,
)
from simulator.scoring.spoken_scopes import NEGATORS
from simulator.scoring.spoken_text import SpokenText, spoken_text
from tests.thoroughness import times

SETS = {"pet": ("dog", "little puppy")}
FACTS = {"dog.name": "Biscuit Boy", "empty": ""}


def found(pattern: str, text: str) -> list[str]:
    spoken = spoken_text(text)
    matches = PatternSet((resolved(pattern, SETS, FACTS),)).matches(spoken)
    return [spoken.quote(match.first, match.last) for match in matches]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("sorry", "I'm so sorry.", ["sorry"]),
        ("sorry", "I'm not sorry.", []),
        ("don't worry", "dont worry", ["dont worry"]),
        ("[so] sorry", "so sorry", ["so sorry"]),
        ("(hear|heard) * dog", "I heard your lovely big dog", ["heard your lovely big dog"]),
        ("(hear|heard) * dog", "I heard your very lovely big dog", []),
        ("hear ... dog", "hear that somebody on guard has a dog", ["hear that somebody on guard has a dog"]),
        ("hear ... dog", "hear it. The dog", []),
        ("hear ... dog", "hear it but not dog", []),
        ("bark~", "he barks, barking barker", ["barks", "barking", "barker"]),
        ("^ hello", "hello hello. Hello", ["hello", "Hello"]),
        ("bye $", "bye bye. Bye", ["bye", "Bye"]),
        ("call @pet", "call dog, call little puppy", ["call dog", "call little puppy"]),
        ("#number", "four 12 lamps", ["four", "12"]),
        ("by #time", "I call by three o'clock", ["by three o'clock"]),
        ("this is #name", "this is jaylen", ["this is jaylen"]),
        ("this is #name", "this is great", []),
        ("this is #name", "This is Wei.", ["This is Wei"]),
        ("{dog.name}", "Hello biscuit boy!", ["biscuit boy"]),
        ("{empty} hello", "hello", []),
        ("* hello ...", "hello", ["hello"]),
        ("whats up", "What's up", ["What's up"]),
    ],
)
def test_what_patterns_match(pattern: str, text: str, expected: list[str]):
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "position"),
    [
        ("", 0),
        ("(a|b", 0),
        ("a)", 1),
        ("a | b", 2),
        ("(a||b)", 0),
        ("[]", 0),
        ("hello, you", 5),
        ("a #nonsense", 2),
        ("um", 0),
        ("(" * (DEEPEST + 1) + "a", DEEPEST),
        ("a " + "* b " * 9, 34),
        ("a @unknown", 2),
        ("[a] *", 0),
        ("a " * 600, 1000),
    ],
)
def test_mistakes_are_placed(pattern: str, position: int):
    with pytest.raises(PatternError) as caught:
        resolved(pattern, SETS, FACTS)
    assert caught.value.position == position
    assert caught.value.message


def test_word_sets_may_not_go_round():
    with pytest.raises(PatternError, match="never round"):
        resolved("@a", {"a": ("@b",), "b": ("@a",)}, {})


WORDS = ["a", "b", "not", "3", "bark", "barks", "."]
part = st.sampled_from(["a", "b", "not", "bark~", "#number", "*", "...", "^", "$", "@ab", "{s}", "{none}"])
patterns = st.recursive(
    part,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(" ".join)
        | st.lists(inner, min_size=1, max_size=3).map(lambda ways: f"({'|'.join(ways)})")
        | inner.map(lambda way: f"[{way}]")
    ),
    max_leaves=7,
)


def slow_ends(parts: Sequence, spoken: SpokenText, at: int, sentence: range) -> Iterator[int]:
    """Every place where a match that begins at ``at`` ends, by plain recursion."""
    if not parts:
        yield at
        return
    for following in one_part(parts[0], spoken, at, sentence):
        yield from slow_ends(parts[1:], spoken, following, sentence)


def one_part(part: Part, spoken: SpokenText, at: int, sentence: range) -> Iterator[int]:
    match part:
        case Word():
            if at in sentence and fits(part, spoken.words[at]):
                yield at + 1
        case Gap(most):
            yield from gap_ends(most, spoken, at, sentence)
        case Edge(mark):
            if at == (sentence.start if mark == "^" else sentence.stop):
                yield at
        case Choice(ways):
            for way in ways:
                yield from slow_ends(way, spoken, at, sentence)
        case _:
            raise AssertionError(part)


def gap_ends(most: int, spoken: SpokenText, at: int, sentence: range) -> Iterator[int]:
    yield at
    while most and at in sentence and spoken.words[at] not in NEGATORS:
        at, most = at + 1, most - 1
        yield at


def fits(part: Word, word: str) -> bool:
    return (
        word in part.words
        or any(word.startswith(beginning) for beginning in part.beginnings)
        or ("number" in part.kinds and is_number(word))
    )


def slow_spans(parts: Sequence, spoken: SpokenText) -> set[tuple[int, int]]:
    spans = set()
    for at, number in enumerate(spoken.sentences):
        same = [i for i, other in enumerate(spoken.sentences) if other == number]
        for end in slow_ends(parts, spoken, at, range(same[0], same[-1] + 1)):
            if end > at:
                spans.add((at, end - 1))
    return spans


@settings(max_examples=times(300, usual=80), deadline=None)
@given(st.lists(patterns, min_size=1, max_size=4), st.lists(st.sampled_from(WORDS), max_size=14))
def test_the_automaton_agrees_with_a_slow_reading(texts: list[str], said: list[str]):
    trees = []
    for text in texts:
        try:
            trees.append(resolved(text, {"ab": ("a", "b a")}, {"s": "b bark", "none": ""}))
        except PatternError:
            parse_pattern(text)
    spoken = spoken_text(" ".join(said))
    together = PatternSet(tuple(trees))
    seen = {
        (number, first, last)
        for number, last in together.ends(spoken)
        for first in together.starts(spoken, number, last)
    }
    expected = {(n, *span) for n, tree in enumerate(trees) for span in slow_spans(tree, spoken)}
    assert seen == expected
