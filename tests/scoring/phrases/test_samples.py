"""Patterns are said out loud: what a sample says, its pattern hears."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

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


def test_what_is_said_is_heard() -> None:
    unheard = [(pattern, said) for pattern in PATTERNS for said in unheard_of(pattern)]
    assert not unheard


def unheard_of(pattern: str) -> Iterator[str]:
    """Yield the samples of a pattern that it does not hear itself."""
    parts = PatternSet((resolved(pattern, WORDS, {}),))
    for said in samples(pattern, WORDS, {}, 4):
        words = said.replace("…", "").split()
        is_stuttered = any(one == other for one, other in pairwise(words))
        is_open = "~" in said or "#name" in pattern
        if not (is_open or is_stuttered) and not parts.matches(spoken_text(" ".join(words))):
            yield said
