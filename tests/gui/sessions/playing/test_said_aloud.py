"""What is spoken is what stands on the wall, whoever worded it; and the ink keeps step with it."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui.sessions.playing.said_aloud import as_said, line_on_wall, said_on_wall, speaker_on_wall
from simulator.gui.speaking.lines import may_follow, said_now
from simulator.scenario_files.library import read_source


@cache  # read when a test asks, not while tests are collected
def begun(scenario: str) -> Conversation:
    return Conversation.begin(read_source(scenario).scenario)


@cache
def two_speak() -> Conversation:
    here = begun("childs-birthday")
    for words in ("Happy birthday, Mia!", "What a splendid crown, Mia.", "A telescope! At what?"):
        here = here.after(Reply(words))
        if "\n" in line_on_wall(here):
            return here
    raise AssertionError("nobody spoke after somebody else")


@given(st.text("{}ab. ", min_size=1, max_size=30).filter(str.strip))
def test_the_trainers_words_are_spoken_as_they_are_in_place_of_the_line(typed: str) -> None:
    said = as_said(two_speak(), typed)
    assert [one.text for one in said_now(said)] == [typed]
    assert line_on_wall(said) == typed
    assert may_follow(said) == may_follow(two_speak())


def test_the_trainers_words_can_be_the_last_ones() -> None:
    here = begun("policy-complaint")
    while not here.is_over:
        here = here.after(Reply("All right."))
    assert [one.text for one in said_now(as_said(here, "Goodbye, then."))] == ["Goodbye, then."]
    assert as_said(here, "") is here


def test_the_ink_is_as_far_as_the_voice_also_where_two_speak() -> None:
    wall = line_on_wall(two_speak())
    ends = list[str]()
    for number, line in enumerate(two_speak().lines):
        if line.text:
            ends.append(wall[: said_on_wall(two_speak(), number, len(line.text))])
            assert ends[-1].endswith(line.text)
            assert wall[: said_on_wall(two_speak(), number, 3)].endswith(line.text[:3])
    assert ends[-1] == wall
    assert ends == sorted(ends, key=len)


def test_the_face_on_the_wall_is_the_one_that_speaks_last() -> None:
    assert speaker_on_wall(two_speak()) == two_speak().lines[-1].speaker
