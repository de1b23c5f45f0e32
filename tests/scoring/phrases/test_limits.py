"""Nothing an author writes hangs the program, and nothing that is read fills its memory."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.scoring.phrases import automaton, pattern_set
from simulator.scoring.phrases.meaning import LARGEST, resolved
from simulator.scoring.phrases.pattern_set import Match, PatternSet
from simulator.scoring.phrases.phrases import Phrases, check_pattern
from simulator.scoring.phrases.plain import plain
from simulator.scoring.phrases.syntax import (
    DEEPEST,
    LONGEST_PATTERN,
    MOST_ALTERNATIVES,
    MOST_GAPS,
    PatternError,
    parse_pattern,
)
from simulator.scoring.spoken_text import spoken_text
from tests.thoroughness import times


def quickly(patterns: list[str], text: str, seconds: float = 5.0) -> int:
    """How many matches there are; the bar is far above what it takes, far below a hang."""
    began = time.process_time()
    found = PatternSet(tuple(resolved(pattern, {}, {}) for pattern in patterns)).matches(spoken_text(text))
    assert time.process_time() - began < seconds
    return len(found)


@pytest.mark.parametrize(
    "pattern",
    [
        "[x] " * 100 + "x",
        "(x|x x|x x x) " * 30 + "y",
        "[[[[[[x] x] x] x] x] x] y",
        "x ... " * MOST_GAPS + "y",
        "(x ... x|x * x) (x ... x|x * x) (x|x x) (x|x x) (x|x x) y",
        "(x|[x] x) " * 40 + "y",
        "x~ ... x~ ... x~ ... x~ ... y~",
        "^ x ... [x] ... $",
    ],
)
def test_patterns_that_could_match_in_countless_ways(pattern: str):
    text = "x " * 2_000 + "y"
    assert quickly([pattern], text if "^" not in pattern else "x x x. " * 500) >= 1


def test_many_patterns_that_are_active_at_once():
    patterns = [f"a ... {word} ... b" for word in ("c", "d", "e", "f", "g", "h")]
    chance = random.Random(7)
    assert quickly(patterns, " ".join(chance.choices("abcdefgh", k=5_000))) > 100


@pytest.mark.parametrize(
    "pattern",
    [
        "(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1),
        "[" * 500 + "a",
        "(" + "|".join(["a"] * (MOST_ALTERNATIVES + 1)) + ")",
        "a " + "* b " * (MOST_GAPS + 1),
        "a" * (LONGEST_PATTERN + 1),
        "@big",
        "@round",
        "@deep",
    ],
)
def test_what_is_too_large_is_refused(pattern: str):
    sets = {
        "big": ("a b c d " * 30,) * 50,
        "round": ("a @round",),
        "deep": ("@deeper",),
        "deeper": ("@deepest",),
        "deepest": ("@too-deep",),
        "too-deep": ("a",),
    }
    assert LARGEST < 50 * 120
    with pytest.raises(PatternError):
        check_pattern(pattern, sets, {})


def test_just_as_large_as_allowed():
    parse_pattern("(" * DEEPEST + "a" + ")" * DEEPEST)
    parse_pattern("(" + "|".join(["a"] * MOST_ALTERNATIVES) + ")")
    parse_pattern("a " + "* b " * MOST_GAPS)
    parse_pattern(("a" * 9 + " ") * (LONGEST_PATTERN // 10))


def test_too_many_patterns_together_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(automaton, "LARGEST", 100)
    with pytest.raises(PatternError, match="too many"):
        PatternSet(tuple(resolved(f"w{number} x", {}, {}) for number in range(100)))


@given(st.text(alphabet="ab ()[]|*.^$@#{}~'um-…İ", max_size=40))
def test_any_text_is_a_pattern_or_a_placed_mistake(text: str):
    mistake = None
    try:
        check_pattern(text, {"a": ("b",)}, {})
    except PatternError as raised:
        mistake = raised
    assert mistake is None or 0 <= mistake.position <= len(text)
    assert mistake is None or mistake.message.endswith(".")
    assert isinstance(plain(text), str)


WORDS = ["x", "b", "c", "not", "d"]
PATTERNS = ("x b", "x ... c", "[b] c", "(a|b c) d", "x * d $", "^ b")


def listen(texts: list[str]) -> list[list[Match]]:
    listening = PatternSet(tuple(resolved(pattern, {}, {}) for pattern in PATTERNS))
    return [listening.matches(spoken_text(text)) for text in texts]


@settings(max_examples=times(60, usual=20), deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=8))
def test_what_is_forgotten_is_found_again(texts: list[str]):
    remembered = listen(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pattern_set, "_MOST_HELD", 10)
        patch.setattr(pattern_set, "_MOST_HELD_BACKWARDS", 5)
        patch.setattr(pattern_set, "_MOST_WORDS", 3)
        assert listen(texts) == remembered


def test_threads_listen_together():
    """The records lane scores while the library lane runs a file's own tests."""
    texts = [" ".join(words) for words in product(WORDS, repeat=4)]
    expected = listen(texts)
    together = PatternSet(tuple(resolved(pattern, {}, {}) for pattern in PATTERNS))
    with ThreadPoolExecutor(4) as threads:
        rounds = [
            threads.submit(lambda: [together.matches(spoken_text(text)) for text in texts]) for _ in range(4)
        ]
        assert all(one.result() == expected for one in rounds)


def test_slots_are_filled_anew_for_every_draw():
    phrases = Phrases(("call {name}", "hello"), lambda: {})
    for name in ("Mia", "Ada Li", "Mia", *"abcdefghijk"):
        assert len(phrases.with_facts({"name": name}).matches(spoken_text(f"call {name}"))) == 1
    assert phrases.with_facts({"name": "Mia"}) is phrases.with_facts({"name": "Mia", "other": "x"})
    assert not phrases.with_facts({}).matches(spoken_text("call"))


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(hear|heard) * dog~", "hear … dog"),
        ("[so] sorry", "sorry"),
        ("by #time", "by a time"),
        ("i am #name", "i am a name"),
        ("... call @pet", "call pet"),
        ("{dog.name}", "{dog.name}"),
        ("^ #number lamps $", "a number lamps"),
        ("(broken", "(broken"),
    ],
)
def test_a_pattern_can_be_told(pattern: str, told: str):
    assert plain(pattern) == told
