"""What the stage says about a conversation."""

import pytest

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui.stage_words import clock_text, named_in, names_of, said_before, said_in_all
from tests.gui import scenes

PEOPLE = {"marco": ("Marco Rossi", "Marco", "sir"), "mia": ("Mia Rossi", "Mia", "sweetheart")}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", ()),
        ("Good evening!", ()),
        ("Mia, how old are you today?", ("mia",)),
        ("Happy birthday, sweetheart!", ("mia",)),
        ("Good evening, sir. And hello Mia!", ("marco", "mia")),
        ("Happy birthday to Mia.", ()),
    ],
)
def test_calling_somebody_by_a_name_names_them(text: str, named: tuple[str, ...]) -> None:
    assert named_in(text, PEOPLE) == named


def test_tells_the_conversation_so_far_with_reactions_and_gifts() -> None:
    talk = Conversation.begin(scenes.table())
    assert said_before(talk) == ()
    talk = talk.after(Reply("Hello Mia!", to=("mia",), gives="balloon")).after(Reply("Six!"))
    told = [(said.who, said.text, said.does) for said in said_before(talk)]
    assert told[1:] == [
        ("You", "Hello Mia!", "Gives: A balloon"),
        ("Marco Rossi", "She's been counting the days.", ""),
        ("Mia Rossi", "I'm six now.", "hides behind her father"),
        ("You", "Six!", ""),
    ]
    assert [said.text for said in said_in_all(talk)[-2:]] == [
        "And I want a bicycle.",
        "We'll start with drinks, I think.",
    ]


def test_a_caller_has_no_name_until_they_say_it() -> None:
    assert names_of(Conversation.begin(scenes.call())) == {"dana": "Caller"}


def test_facts_are_filled_in() -> None:
    talk = Conversation.begin(scenes.call(), seed=0).after(Reply("Who is that dog?"))
    assert said_in_all(talk)[2].text == "Oh! That's Biscuit, sorry."


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (9.99, "0:09"), (130.4, "2:10"), (3600, "60:00")])
def test_time_in_words(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text
