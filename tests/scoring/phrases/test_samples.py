"""Patterns are said out loud: what a sample says, its pattern hears."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.scoring.behaviours.catalogue import catalogue
from simulator.scoring.phrases.meaning import resolved
from simulator.scoring.phrases.pattern_set import PatternSet
from simulator.scoring.phrases.samples import samples
from simulator.scoring.spoken_text import spoken_text

SETS = {"pet": ("dog", "(big|small) cat"), "times": ("#time",)}
FACTS = {"dog.name": "Biscuit Blue"}


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("hear the dog", ["… hear the dog …"]),
        ("(hear|heard) * dog~", ["… hear … dog~ …", "… heard … dog~ …"]),
        ("^ yes $", ["yes"]),
        ("^ so [very] nice", ["so nice …", "so very nice …"]),
        ("a @pet", ["… a big cat …", "… a dog …", "… a small cat …"]),
        ("call {dog.name}", ["… call biscuit blue …"]),
        ("call {nobody}", []),
        ("my name is #name", ["… my name is … …"]),
        ("(broken", []),
    ],
)
def test_a_pattern_is_said(pattern: str, said: list[str]) -> None:
    found = samples(pattern, SETS, FACTS, 8)
    assert sorted(found) == said


def test_every_way_comes_once_and_no_more_than_wanted() -> None:
    ways = "|".join(f"w{number}x" for number in range(20))
    found = samples(f"({ways})", {}, {}, 100)
    assert len(found) == 20
    assert len(samples(f"({ways})", {}, {}, 5)) == 5


PATTERNS = [
    pattern
    for behaviour in catalogue().behaviours.values()
    for pattern in behaviour.says
    if not set(pattern) & set("^$")  # a sample stands alone: it cannot end before another sentence
]
WORDS = dict(catalogue().words)


@given(st.sampled_from(PATTERNS))
def test_what_is_said_is_heard(pattern: str) -> None:
    parts = PatternSet((resolved(pattern, WORDS, {}),))
    for said in samples(pattern, WORDS, {}, 4):
        words = said.replace("…", "").split()
        is_stuttered = any(one == other for one, other in pairwise(words))
        if not ("~" in said or "#name" in pattern or is_stuttered):
            assert parts.matches(spoken_text(" ".join(words))), said
