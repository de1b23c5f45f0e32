"""The room sees who speaks, what they say and do, and the reply; never what was only marked."""

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.sessions.role_play import SAID_ALOUD
from simulator.gui.sessions.playing.stage_wall import reading_seconds, stage_wall
from simulator.scenario_files.library import read_source


def begun(scenario: str) -> Conversation:
    return Conversation.begin(read_source(scenario).scenario)


def test_a_telephone_that_rings_says_nothing_yet() -> None:
    wall = stage_wall(begun("barking-dog"), whose_turn="Ann", is_ringing=True)
    assert (wall.is_ringing, wall.line, wall.does, wall.sound) == (True, "", "", "")
    assert wall.who == "Caller"


def test_what_is_done_stands_beside_what_is_said() -> None:
    wall = stage_wall(begun("policy-complaint"), whose_turn="Ann")
    assert wall.line == "This lamp. Five weeks and it's dead. I want my money back."
    assert wall.does == "Puts a lamp on the counter, its cord wound round it."


def test_the_trainers_words_take_the_place_of_line_and_deed() -> None:
    wall = stage_wall(begun("policy-complaint"), typed="Well?", whose_turn="Ann", by_hand=True)
    assert (wall.line, wall.does, wall.by_hand) == ("Well?", "", True)


def test_where_two_speak_it_is_said_who_says_what() -> None:
    here = begun("childs-birthday")
    seen: set[str] = set()
    for words in (
        "Happy birthday, Mia!",
        "What a splendid crown, Mia.",
        "A telescope! What will you look at?",
    ):
        here = here.after(Reply(words))
        seen.add(stage_wall(here).line)
    both = [line for line in seen if "\n" in line]
    assert both
    assert all(part.split(":")[0] in ("Marco Rossi", "Mia Rossi") for part in both[0].split("\n"))


def test_what_was_said_aloud_needs_no_words_on_the_wall_and_no_time_to_read() -> None:
    assert stage_wall(begun("policy-complaint"), waiting=SAID_ALOUD).reply == ""
    assert reading_seconds(SAID_ALOUD) == 0
    assert (
        1.5 < reading_seconds("I am sorry.") < reading_seconds("word " * 12) < reading_seconds("x " * 99) == 6
    )


def test_an_ended_conversation_waits_for_nobody() -> None:
    here = begun("policy-complaint")
    while not here.is_over:
        here = here.after(Reply("All right."))
    wall = stage_wall(here, whose_turn="Ann", seconds_left=60, by_hand=True)
    assert (wall.whose_turn, wall.seconds_left, wall.by_hand) == ("", None, False)
    assert wall.line
