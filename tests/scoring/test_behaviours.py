"""The behaviour catalogue against sentences written for it: what counts, what only looks like it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from simulator.scoring.behaviours.catalogue import Behaviour, behaviour_ids, catalogue
from simulator.scoring.behaviours.recognition import shown_in
from simulator.scoring.phrases.phrases import check_pattern

PEOPLE = (
    ("dana", ("Dana Whitfield", "Dana", "Ms Whitfield")),
    ("ruth", ("Ruth Okafor", "Ruth", "Mrs Okafor")),
    ("marco", ("Marco Rossi", "Marco", "sir")),
    ("mia", ("Mia Rossi", "Mia")),
)
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("behaviour_cases.toml").read_text("utf-8")
)
REPLIES = CASES.pop("whole_replies")


def verdict(text: str, behaviour: str) -> str:
    shown = shown_in(text, PEOPLE).get(behaviour, ())
    if any(one.is_sure for one in shown):
        return "yes"
    return "unsure" if shown else "no"


def open_cases(behaviour: str, *, is_known_miss: bool) -> list[tuple[str, str]]:
    return [
        (case["says"], case["verdict"])
        for case in CASES[behaviour]
        if not case.get("held_out") and ("known_miss" in case) == is_known_miss
    ]


@pytest.mark.parametrize("behaviour", CASES)
def test_judges_sentences_as_people_would(behaviour: str) -> None:
    """Doubt where the answer is no is allowed: it costs nobody a point."""
    cases = open_cases(behaviour, is_known_miss=False)
    assert len(cases) >= 8
    heard = [(text, verdict(text, behaviour), wanted) for text, wanted in cases]
    assert not [one for one in heard if one[1] != one[2] and one[1:] != ("unsure", "no")]


def test_a_known_miss_is_still_one() -> None:
    for behaviour in CASES:
        missed = open_cases(behaviour, is_known_miss=True)
        heard = [text for text, wanted in missed if verdict(text, behaviour) == wanted]
        assert not heard, "it is heard now: take its known_miss out"


def test_known_misses_are_few_and_say_why() -> None:
    reasons = [case["known_miss"] for cases in CASES.values() for case in cases if "known_miss" in case]
    assert all(reasons)
    assert len(reasons) <= 12


def test_hears_in_a_whole_reply_what_it_shows_and_nothing_else() -> None:
    replies = [reply for reply in REPLIES if not reply.get("held_out")]
    assert len(replies) > 200
    wrong = {reply["says"]: told for reply in replies if (told := wrongly_heard(reply))}
    assert not wrong


def wrongly_heard(reply: dict[str, Any]) -> set[str]:
    """Return the behaviours that were heard though they are not there, or not heard though they are."""
    doubtful = {*reply["unsure"], *reply.get("known_miss", ())}
    heard = {id_ for id_ in behaviour_ids() if verdict(reply["says"], id_) == "yes"}
    return (heard ^ set(reply["yes"])) - doubtful


def test_every_behaviour_has_sentences_for_and_against_it() -> None:
    assert set(CASES) == set(behaviour_ids())
    for behaviour, cases in CASES.items():
        verdicts = [case["verdict"] for case in cases]
        assert verdicts.count("yes") >= 8, behaviour
        assert verdicts.count("no") >= 6, behaviour


def test_no_sentence_stands_twice_and_a_third_is_held_out() -> None:
    for behaviour, cases in CASES.items():
        texts = [case["says"] for case in cases]
        assert len(set(texts)) == len(texts), behaviour
        assert sum(case.get("held_out", False) for case in cases) >= len(cases) // 3, behaviour


def patterns_of(behaviour: Behaviour) -> tuple[str, ...]:
    return (
        *behaviour.says,
        *behaviour.perhaps,
        *behaviour.but_not,
        *behaviour.not_in,
        *behaviour.never_with,
        *behaviour.doubted_with,
    )


@pytest.mark.parametrize("behaviour", catalogue().behaviours.values(), ids=behaviour_ids())
def test_every_entry_can_be_listened_for_and_told(behaviour: Behaviour) -> None:
    for pattern in patterns_of(behaviour):
        check_pattern(pattern, dict(catalogue().words), {})
    assert behaviour.says or behaviour.names
    assert behaviour.side in ("supports", "erodes")
    assert behaviour.question.endswith("?")
    assert behaviour.because.endswith(".")
    assert behaviour.looked_for
    assert not behaviour.looked_for.endswith(".")


def test_what_looks_at_other_behaviours_stands_after_them() -> None:
    before: set[str] = set()
    for behaviour in catalogue().behaviours.values():
        assert {*behaviour.unless, *behaviour.needs, *behaviour.doubted_by} <= before, behaviour.id
        before.add(behaviour.id)


class TestWhatTakesAMatchBack:
    def test_a_greeting_counts_only_where_the_contact_opens(self) -> None:
        assert verdict("hey, table for four?", "greets") == "yes"
        assert (
            verdict("so that is all four of you by the window at eight, and there, hi there", "greets")
            == "no"
        )

    def test_words_of_another_phrase_count_no_less_elsewhere_in_the_sentence(self) -> None:
        assert verdict("sorry, what did you say", "apologises") == "no"
        assert verdict("sorry, what did you say, I am so sorry", "apologises") == "yes"

    def test_a_goodbye_makes_thanks_for_calling_no_greeting(self) -> None:
        assert verdict("Thanks for calling us.", "greets") == "yes"
        assert verdict("Thanks for calling us. Goodbye.", "greets") == "no"

    def test_a_recited_list_of_virtues_leaves_doubt(self) -> None:
        assert verdict("I apologise, Ruth.", "apologises") == "yes"
        assert verdict("I apologise I empathise I value you.", "apologises") == "unsure"
