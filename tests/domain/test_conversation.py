"""A run through a scenario: where each reply leads, and what is kept of it."""

from __future__ import annotations

import dataclasses
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.domain import conversation
from simulator.domain.attempt import Choice, Reply
from simulator.domain.conversation import Conversation, Setting
from simulator.domain.moment import Line
from simulator.domain.scenario import Branch, ComesBack, Ending, Node, Opening, Scenario
from simulator.scoring.matchers import Between, ForAPerson, MoodIs, Remembers, Says
from tests.scoring.small_world import criterion, scenario

OPENING = Opening(3.0, 3, -10, "At last.")


def branch(to: str, *says: str, **rest) -> Branch:
    return Branch(to, Says(says) if says else None, **rest)


STORY = replace(
    scenario(criterion("greets", "hello"), criterion("unsure", ForAPerson())),
    start="first",
    opening=OPENING,
    nodes={
        "first": Node(
            "first",
            "marco",
            "Is this {town}?",
            (
                branch("second", "hello", mood=30, says="Ah, {dog.name}.", remember=("met",)),
                branch("gone", "go away", mood=-80),
                branch("second", mood=-5),
            ),
            tells=("town",),
        ),
        "second": Node(
            "second",
            "mia",
            "",
            (branch("first", "again"), branch("end", mood=30)),
            does="hides behind {dog.name}",
            tells=("hiding", "town"),
        ),
    },
    endings=(
        Ending("met", "mia", "Bye, {dog.name}!", ComesBack.YES, "", Remembers("met")),
        Ending("calm", "marco", "Fine.", ComesBack.PERHAPS, "", MoodIs(Between(at_least=60))),
        Ending("gone", "marco", "No.", ComesBack.NO, ""),
    ),
)


def after(*replies: str | Reply, story: Scenario = STORY) -> Conversation:
    here = Conversation.begin(story)
    for said in replies:
        here = here.after(Reply(said) if isinstance(said, str) else said)
    return here


def test_it_begins_at_the_start():
    here = Conversation.begin(STORY)
    assert (here.node and here.node.id, here.mood, here.turns, here.told) == ("first", 50, (), (("town", 1),))
    assert here.lines == (Line("marco", "Is this Dover?"),)
    assert not here.is_over
    assert here == Conversation.begin_in(Setting.of(STORY, 0))


@pytest.mark.parametrize(
    ("replies", "ending", "mood"),
    [
        (("hello", "bye"), "met", 100),
        (("x", "bye"), "calm", 75),
        (("go away",), "gone", 0),
        (("x", "again", "x", "again", "x", "again", "x", "bye"), "calm", 60),
        (("x", "again", "x", "again", "x", "again", "x", "again", "x", "bye"), "gone", 55),
    ],
)
def test_replies_lead_to_an_ending(replies: tuple[str, ...], ending: str, mood: int):
    here = after(*replies)
    assert here.is_over
    assert (here.ending and here.ending.id, here.mood, here.node) == (ending, mood, None)
    assert len(here.turns) == len(replies)


def test_the_mood_stays_within_its_bounds():
    assert after("go away").mood == 0
    assert after("hello", "again", "hello", "again", "hello").mood == 100


@pytest.mark.parametrize(
    ("rings", "mood"), [(None, 45), (0, 45), (3, 45), (4, 35), (99, 35)], ids=lambda value: str(value)
)
def test_answering_late_costs_once(rings: int | None, mood: int):
    here = after(Reply("x", rings=rings))
    assert here.mood == mood
    assert here.after(Reply("again", rings=rings)).mood == mood
    assert after(Reply("x", rings=9), story=replace(STORY, opening=None)).mood == 45


def test_what_is_said_next_has_the_reaction_first():
    here = after("hello")
    assert here.lines == (Line("marco", "Ah, Biscuit."), Line("mia", "", "hides behind Biscuit"))
    assert after("hello", "bye").lines == (Line("mia", "Bye, Biscuit!"),)


def test_the_moment_tells_where_the_reply_stands():
    said = Reply("well", to=("mia",))
    moment = after(Reply("hello", gives="balloon")).moment(said)
    assert (moment.reply, moment.turn, moment.node_id, moment.part) == (said, 2, "second", "middle")
    assert moment.line == Line("mia", "Ah, Biscuit.", "hides behind Biscuit")
    assert moment.told == {"town": 2, "hiding": 2}
    assert (moment.remembered, moment.earned) == (frozenset({"met"}), frozenset({"greets"}))
    assert (moment.given, moment.mood, moment.customer) == (("balloon",), 80, "marco")
    assert moment.people["mia"] == ("Mia Rossi", "Mia", "sweetheart")
    assert moment.facts == {"dog.name": "Biscuit", "town": "Dover"}


def test_only_what_is_sure_is_earned():
    assert Conversation.begin(STORY).choose(Reply("hello")) == Choice(0, ("greets",))
    assert Conversation.begin(STORY).choose(Reply("good day")) == Choice(2, ())


def test_the_same_words_lead_the_same_way_and_nothing_is_changed():
    here = Conversation.begin(STORY)
    before = dataclasses.replace(here)
    one, other = here.after(Reply("hello")), here.after(Reply("hello"))
    assert one == other
    assert here == before


@given(st.lists(st.sampled_from(["hello", "x", "again", "go away", "bye", "İ 😀"]), max_size=8))
def test_a_kept_attempt_resumes_exactly_where_it_stood(words: list[str]):
    here = Conversation.begin(STORY, 3)
    for word in words:
        if not here.is_over:
            here = here.after(Reply(word))
    again = Conversation.resume(STORY, 3, here.turns)
    assert again == here
    assert (again.attempt.turns, again.attempt.seed, again.attempt.digest) == (here.turns, 3, STORY.digest)


def test_a_kept_way_is_followed_without_asking_any_condition():
    here = Conversation.begin(STORY).follow(Reply("go away"), Choice(0, ("greets",)))
    assert here.node is STORY.nodes["second"]
    assert here.earned == {"greets"}
    assert here.came_by is STORY.nodes["first"].branches[0]


def test_a_step_made_quickly_is_a_conversation_like_any_other():
    here = Conversation.begin(STORY).follow(Reply("hello"), Choice(0, ("greets",)))
    fields = {field.name: getattr(here, field.name) for field in dataclasses.fields(Conversation)}
    slow = Conversation(**fields)
    assert type(here) is Conversation
    assert (here, repr(here)) == (slow, repr(slow))
    assert replace(here, mood=7).mood == 7
    with pytest.raises(dataclasses.FrozenInstanceError):
        here.mood = 7  # pyright: ignore[reportAttributeAccessIssue] # this is what must not work
    assert conversation._Draft.__slots__ == Conversation.__slots__


@pytest.mark.parametrize("choice", [Choice(3), Choice(-1)])
def test_a_way_that_is_not_there(choice: Choice):
    with pytest.raises(ValueError, match="no such way"):
        Conversation.begin(STORY).follow(Reply("x"), choice)


def test_nothing_follows_an_ending():
    here = after("go away")
    for ask in (here.moment, here.choose, here.after):
        with pytest.raises(ValueError, match="over"):
            ask(Reply("x"))
    with pytest.raises(ValueError, match="no such way"):
        here.follow(Reply("x"), Choice(0))


def test_turns_of_another_scenario_are_refused():
    with pytest.raises(ValueError, match="turn 1 was not said at 'second'"):
        Conversation.resume(replace(STORY, start="second"), 0, after("x").turns)
    with pytest.raises(ValueError, match="turn 2"):
        Conversation.resume(STORY, 0, (*after("go away").turns, replace(after("x").turns[0], number=2)))


@pytest.mark.parametrize(
    ("branches", "endings", "match"),
    [
        ((branch("nowhere"),), STORY.endings, "neither a node nor an ending"),
        ((branch("end", "never"),), STORY.endings, "no branch for every reply"),
        ((branch("end"),), STORY.endings[:2], "must have no condition"),
    ],
)
def test_what_the_checker_refuses_fails_loudly(branches, endings, match):
    only = replace(STORY.nodes["first"], branches=branches)
    with pytest.raises(ValueError, match=match):
        after("x", story=replace(STORY, nodes={"first": only}, endings=endings))
