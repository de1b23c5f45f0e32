"""Replies in files: words, and in brackets what was done; whatever is wrong is said in words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import LONGEST_REPLY, Reply
from simulator.domain.scenario import Scenario
from simulator.scenario_files.library import read_source
from simulator.training.written_replies import WrittenReplyError, read_line, read_value

SCENARIO = read_source(Path(__file__).parent.parent / "scenario_files" / "small.yaml").scenario


@pytest.fixture
def scenario() -> Scenario:
    return SCENARIO


def test_plain_words(scenario: Scenario) -> None:
    assert read_line("  Good morning.\n", scenario) == Reply("Good morning.")


def test_what_was_done(scenario: Scenario) -> None:
    line = "[to tom] [give Chocolate] [ring 2] [seconds 4.5] [hint] For you."
    expected = Reply("For you.", to=("tom",), gives="chocolate", rings=2, answer_seconds=4.5, hints=1)
    assert read_line(line, scenario) == expected


def test_several_people(scenario: Scenario) -> None:
    both = Reply("Hello.", to=("ida", "tom"))
    for written in ("[to ida, tom]", "[to Ida and Tom]", "[to both]", "[TO everyone]"):
        assert read_line(f"{written} Hello.", scenario) == both
    assert read_value({"text": "Hello.", "to": ["ida", "tom"]}, scenario) == both


def test_handing_something_over_in_silence(scenario: Scenario) -> None:
    assert read_line("[give wine]", scenario) == Reply("", gives="wine")


def test_other_brackets_are_words(scenario: Scenario) -> None:
    assert read_line("[sighs] Fine.", scenario).text == "[sighs] Fine."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("", "not said anything"),
        ("[hint]", "not said anything"),
        ("\u0007\u0000", "not said anything"),
        ("[to nobody] Hi", "Nobody here is called 'nobody'"),
        ("[give moon] Hi", "no 'moon' to give"),
        ("[ring two] Hi", "must be a number"),
        ("[ring 1.5] Hi", "whole number"),
        ("x" * (LONGEST_REPLY + 1), "20,001 characters"),
        ("\u200b\u200d \u2060\u202e", "not said anything"),
        ("[to tom Hi", "not closed"),
        ("[to tom] [ring 2 Hi", "not closed"),
        ("[to tom[x]] Hi", "not closed"),
        ("[to tom] [to ida] Hi", "twice"),
        ("[ring 1][ring 3] Hi", "twice"),
        ("[hint 5] Hi", "too much"),
        ("[leave]", "for the prompt"),
        ("[to tom] [Card] Hi", "for the prompt"),
    ],
)
def test_what_cannot_be_understood_is_said(scenario: Scenario, line: str, says: str) -> None:
    with pytest.raises(WrittenReplyError, match=says):
        read_line(line, scenario)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (7, "is a text"),
        (None, "is a text"),
        ({"txt": "Hi"}, "no key 'txt'"),
        ({"text": 7}, "must be words"),
        ({"text": "Hi", "rings": True}, "must be a number"),
        ({"text": "Hi", "hints": -1}, "must be a number"),
    ],
)
def test_what_is_no_reply_in_json_is_said(scenario: Scenario, value: object, says: str) -> None:
    with pytest.raises(WrittenReplyError, match=says):
        read_value(value, scenario)


def test_numbers_are_as_exact_as_anybody_measures(scenario: Scenario) -> None:
    value = {"text": "Hi", "answer_seconds": 0.1234567, "rings": 2.0, "hints": None}
    assert read_value(value, scenario) == Reply("Hi", answer_seconds=0.123, rings=2)
    assert read_value({"text": "Hi", "answer_seconds": 1e-7}, scenario).answer_seconds == 0


@given(st.text(max_size=200))
def test_no_line_crashes(line: str) -> None:
    try:
        reply = read_line(line, SCENARIO)
    except WrittenReplyError:
        return
    assert reply.text or reply.gives
