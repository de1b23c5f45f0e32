"""Take any one pattern out of the behaviour catalogue and a test turns red: none stands there for nothing.

What would turn red is a case of ``behaviour_cases.toml`` or a phrase of ``pattern_phrases.toml``. Which of
them needs which pattern is worked out without taking the patterns out: a text is read once, and counted
again without the matches of each pattern heard in it.
"""

from __future__ import annotations

import tomllib
from functools import cache

import pytest

from simulator.scoring.behaviours import recognition
from simulator.scoring.behaviours.catalogue import behaviour_ids, catalogue
from simulator.scoring.behaviours.recognition import shown_in
from tests.scoring.pattern_needs import (
    NOT_HEARD,
    PEOPLE,
    PHRASES,
    Heard,
    all_patterns,
    cases_need,
    heard_in,
    verdict_of,
)

WRITTEN: dict[str, dict[str, list[str]]] = tomllib.loads(PHRASES.read_text("utf-8"))


def phrases_of(behaviour: str) -> list[tuple[str, str]]:
    """Return verdict and text of each phrase of a behaviour."""
    return [(verdict, text) for verdict, texts in WRITTEN.get(behaviour, {}).items() for text in texts]


@cache
def heard_of(behaviour: str) -> tuple[tuple[str, str, Heard], ...]:
    """Return verdict wanted, text and what it comes to for each phrase of a behaviour."""
    return tuple(
        (verdict, text, heard_in(text).get(behaviour, NOT_HEARD)) for verdict, text in phrases_of(behaviour)
    )


@pytest.mark.parametrize("behaviour", behaviour_ids())
def test_every_phrase_is_heard_as_written(behaviour: str) -> None:
    wrong = [
        (text, wanted, heard.verdict)
        for wanted, text, heard in heard_of(behaviour)
        if heard.verdict != wanted
    ]
    assert not wrong


def test_without_any_one_pattern_a_case_or_a_phrase_would_be_judged_otherwise() -> None:
    needed = cases_need() | {
        number for behaviour in WRITTEN for *_, heard in heard_of(behaviour) for number in heard.without
    }
    unneeded = [pattern for number, pattern in enumerate(all_patterns()) if number not in needed]
    assert not unneeded, (
        "write a phrase for these with tests/scoring/write_pattern_phrases.py, or take them out"
    )


def test_no_phrase_stands_twice() -> None:
    assert set(WRITTEN) <= set(behaviour_ids())
    for behaviour in WRITTEN:
        texts = [text for _, text in phrases_of(behaviour)]
        assert len(set(texts)) == len(texts), behaviour


@pytest.mark.parametrize("behaviour", behaviour_ids())
def test_phrases_are_counted_here_as_the_scorer_counts_them(behaviour: str) -> None:
    for _, text, heard in heard_of(behaviour)[::9]:
        assert verdict_of(shown_in(text, PEOPLE).get(behaviour, ())) == heard.verdict, text


def test_taking_a_pattern_out_of_the_catalogue_does_what_was_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Say hello to Hello Kitty."
    patterns, owners = recognition._listening("en")
    heard = heard_in(text).get("greets", NOT_HEARD)
    assert heard.verdict == "no"
    greeted = heard_in("Hello there, welcome in.")["greets"]
    assert greeted.verdict == "yes"
    assert not greeted.without, "either word greets"
    (number,) = heard_in("Ciao!")["greets"].without
    ciao = catalogue().behaviours["greets"].says[number]
    assert all_patterns()[number] == ("greets", "says", ciao)

    class WithoutIt:
        def matches(self, spoken: object) -> list[recognition.Match]:
            return [match for match in patterns.matches(spoken) if match.pattern != number]  # type: ignore[arg-type]

    monkeypatch.setattr(recognition, "_listening", lambda _: (WithoutIt(), owners))
    recognition._shown_in.cache_clear()
    assert verdict_of(shown_in("Ciao!", PEOPLE).get("greets", ())) == "no"
    recognition._shown_in.cache_clear()
