"""One text outside a conversation: where it was said, and what is made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.domain.facts import draw
from simulator.domain.scenario import Branch, Node
from simulator.domain.scorecard import Verdict
from simulator.scoring import behaviour_ids, judge_text
from simulator.scoring.matchers import Addressed, AllOf, AtNode, InPart, Says, Told
from simulator.scoring.placing import place_of
from tests.scoring.small_world import criterion, scenario


def node(id_: str, speaker: str, says: str, **rest) -> Node:
    return Node(id_, speaker, says, (Branch("end"),), **rest)


RESTAURANT = replace(
    scenario(),
    start="ringing",
    nodes={
        each.id: each
        for each in (
            node("ringing", "marco", "", does="The telephone rings.", part="opening"),
            node("table", "marco", "Table for four in {town}, please.", part="opening", tells=("party",)),
            node("hiding", "mia", "...", does="hides behind her father"),
            node("pouts", "mia", "...", does="pouts"),
            node("six", "mia", "I'm six. I want a bike. A red one.", tells=("age", "wish")),
            node("dog", "marco", "Oh, him? He's called {dog.name}. [{dog.name} barks]", tells=("dog",)),
            node("thanks", "marco", "Thank you.", part="close"),
            node("lovely", "marco", "That was lovely. Thank you.", part="close"),
        )
    },
)
FACTS = draw(RESTAURANT.facts, 0)


@pytest.mark.parametrize(
    ("line", "speaker", "node_id", "part"),
    [
        ("Table for four in Dover, please.", "marco", "table", "opening"),
        ("  table for four in dover PLEASE ", "marco", "table", "opening"),
        ("Evening! Table for four in Dover, please.", "marco", "table", "opening"),
        ('Mia: "I\'m six. I want a bike. A red one."', "mia", "six", "middle"),
        ("mia rossi: I’m six. I want a bike. A red one.", "mia", "six", "middle"),
        ("Mia (shyly): “I'm six. I want a bike. A red one.”", "mia", "six", "middle"),
        ("I'm six. I want a bike. A red one. [holds up six fingers]", "mia", "six", "middle"),
        ('Mia (hiding): "..."', "mia", "hiding", "middle"),
        ('Mia (pouting): "..."', "mia", "pouts", "middle"),
        ("Mia: ...", "mia", "hiding", "middle"),
        ("(phone rings, trainee picks up; nothing said yet)", "marco", "ringing", "opening"),
        ("[The telephone rings twice]", "marco", "ringing", "opening"),
        ("(silence)", "marco", None, "middle"),
        ("Oh, him? He's called Biscuit. [dog barks twice]", "marco", "dog", "middle"),
        ("That was lovely. Thank you.", "marco", "lovely", "close"),
        ("Well. Thank you.", "marco", "thanks", "close"),
        ("Hello there, is this the shop?", "marco", None, "opening"),
        ("Right, that's everything.", "marco", None, "close"),
        ('Mia: "Look!"', "mia", None, "middle"),
        ("Somebody: what now?", "marco", None, "middle"),
        ("😀", "marco", None, "middle"),
        ("", "marco", None, None),
        ("  \n", "marco", None, None),
        (None, "marco", None, None),
    ],
)
def test_the_customers_line_tells_where_it_was_said(line, speaker, node_id, part):
    place = place_of(RESTAURANT, FACTS, line)
    assert (place.speaker, place.node_id, place.part) == (speaker, node_id, part)


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("I'm six. I want a bike. A red one.", {"age", "wish"}),
        ("He is called Biscuit, you know", {"dog"}),
        ("My bike, a red one, when I am six", {"age", "wish"}),
        ("Something else", set()),
    ],
)
def test_topics_that_were_just_told(line: str, now: set[str]):
    told = place_of(RESTAURANT, FACTS, line).told or {}
    assert {topic for topic in told if Told(topic, 1).within and told[topic] == 0} == now
    assert set(told) == {"party", "age", "wish", "dog"}


def verdicts(story, text: str, **where) -> dict[str, str]:
    return {id_: found.verdict.value for id_, found in judge_text(story, text, **where).criteria.items()}


STORY = replace(
    RESTAURANT,
    rubric=replace(
        RESTAURANT.rubric,
        criteria=(
            criterion("sorry", Says(("sorry",), ("afraid",))),
            criterion("to-mia", Addressed("mia")),
            criterion("closes", "bye", opportunity=InPart("close")),
            criterion("answers", AllOf((Says(("six",)), Told("age", 1)))),
            criterion("at-dog", AllOf((Says(("{dog.name}",)), AtNode(("dog",)))), looked_for="{dog.name}"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("text", "where", "yes", "unsure"),
    [
        ("Sorry, bye. Six! Biscuit!", {}, {"sorry", "closes", "answers", "at-dog"}, set()),
        ("I'm afraid, bye", {"customer": "Hello."}, set(), {"sorry"}),
        ("bye", {"customer": "Thank you."}, {"closes"}, set()),
        ("six!", {"customer": "I'm six. I want a bike. A red one."}, {"answers", "to-mia"}, set()),
        ("six!", {"customer": "Thank you."}, set(), set()),
        ("six!", {"to": ("mia",), "customer": "Thank you."}, {"to-mia"}, set()),
        ("Hello, Mia!", {}, {"to-mia"}, set()),
        ("Biscuit", {"customer": "Oh, him? He's called Biscuit."}, {"at-dog"}, set()),
        ("Biscuit", {"customer": "Thank you."}, set(), set()),
    ],
)
def test_criteria(text, where, yes, unsure):
    found = verdicts(STORY, text, **where)
    assert {id_ for id_, verdict in found.items() if verdict == "yes"} == yes
    assert {id_ for id_, verdict in found.items() if verdict == "unsure"} == unsure
    assert set(found) == {"sorry", "to-mia", "closes", "answers", "at-dog"}


def test_a_quote_and_its_reason():
    found = judge_text(STORY, "So sorry!").criteria
    assert (found["sorry"].quote, found["sorry"].because) == ("sorry", "Heard as certain words.")
    assert (found["at-dog"].quote, found["at-dog"].because) == ("", "We listened for Biscuit.")


def test_every_behaviour_is_asked_with_and_without_a_scenario():
    alone = judge_text(None, "Hello, how can I help you?")
    assert alone.criteria == {}
    assert tuple(alone.behaviours) == behaviour_ids()
    assert alone.behaviours["greets"].verdict is Verdict.YES
    assert alone.behaviours["greets"].quote.startswith("Hello")
    assert judge_text(STORY, "Hello").behaviours["greets"].verdict is Verdict.YES


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07", "\ud800"])
def test_of_nothing_nothing_is_made(text: str):
    judged = judge_text(STORY, text, customer="Hello.")
    findings = [*judged.criteria.values(), *judged.behaviours.values()]
    assert {finding.verdict for finding in findings} == {Verdict.NO}
    assert {finding.because for finding in findings} == {"Nothing was said."}
