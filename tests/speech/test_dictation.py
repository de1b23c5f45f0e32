"""Dictation: a listener that dies is replaced, and hears everything that was said."""

import pytest

from simulator.speech.dictation import Dictation
from simulator.speech.interface import ListenerUnavailableError
from tests.gui.fake_speech import ScriptedListener, heard

GONE = ListenerUnavailableError("It ended.", remedy="Type.")


def dictation_of(*listeners: ScriptedListener) -> Dictation:
    waiting = list(listeners)

    def fresh() -> ScriptedListener:
        if not waiting:
            raise ListenerUnavailableError("There is none left.", remedy="Type.")
        return waiting.pop(0)

    return Dictation(fresh)


def test_what_is_said_is_taken_down() -> None:
    one = ScriptedListener([heard("hello Dana")])
    dictation = dictation_of(one)
    dictation.expect(("hello",))
    dictation.begin()
    for piece in (b"ab", b"cd"):
        dictation.take(piece)
    assert dictation.finish().text == "hello Dana"
    assert (one.expected, one.sounds) == (("hello",), [b"abcd"])


@pytest.mark.parametrize("after", [0, 1, 2])
def test_one_that_dies_in_the_middle_is_replaced_and_everything_given_again(after: int) -> None:
    dying, fresh = ScriptedListener([]), ScriptedListener([heard("all of it")])
    dying.dies_after_pieces = after
    dictation = dictation_of(dying, fresh)
    dictation.expect(("hello",))
    dictation.begin()
    for piece in (b"ab", b"cd", b"ef"):
        dictation.take(piece)
    assert dictation.finish().text == "all of it"
    assert (fresh.expected, fresh.sounds) == (("hello",), [b"abcdef"])
    assert dying.is_closed


def test_one_that_dies_at_the_end_is_replaced_too() -> None:
    fresh = ScriptedListener([heard("all of it")])
    dictation = dictation_of(ScriptedListener([GONE]), fresh)
    dictation.begin()
    dictation.take(b"abcd" * 20_000)
    assert dictation.finish().text == "all of it"
    assert fresh.sounds == [b"abcd" * 20_000]


def test_if_the_next_one_fails_too_it_is_said_once_and_the_sound_is_there() -> None:
    dictation = dictation_of(ScriptedListener([GONE]), ScriptedListener([GONE]))
    dictation.begin()
    dictation.take(b"abcd")
    with pytest.raises(ListenerUnavailableError):
        dictation.finish()
    assert dictation.sound == b"abcd"


def test_the_next_reply_has_another_chance() -> None:
    dictation = dictation_of(ScriptedListener([GONE]), ScriptedListener([GONE, heard("here again")]))
    dictation.begin()
    dictation.take(b"ab")
    with pytest.raises(ListenerUnavailableError):
        dictation.finish()
    dictation.begin()
    dictation.take(b"cd")
    assert dictation.finish().text == "here again"


def test_where_nobody_listens_all_is_told_at_the_end() -> None:
    dictation = dictation_of()
    dictation.begin()
    dictation.take(b"ab")
    with pytest.raises(ListenerUnavailableError, match="none left"):
        dictation.finish()


def test_once_closed_it_opens_no_other() -> None:
    one = ScriptedListener([])
    dictation = dictation_of(one, ScriptedListener([heard("no")]))
    dictation.begin()
    dictation.close()
    assert one.is_closed
    one.dies_after_pieces = 0
    with pytest.raises(ListenerUnavailableError):
        dictation.finish()


def test_what_is_learned_of_a_voice_is_known_to_the_listener_that_replaces_another() -> None:
    dying, fresh = ScriptedListener([heard("hello Dana")]), ScriptedListener([heard("all of it")])
    dictation = dictation_of(dying, fresh)
    dictation.begin()
    dictation.take(b"ab")
    dictation.finish()
    assert dictation.learn("Hello, Dana.")
    assert dying.lessons == ["Hello, Dana."]
    dying.dies_after_pieces = 0
    dictation.begin()
    dictation.take(b"cd")
    assert dictation.finish().text == "all of it"
    assert fresh.voice == dictation.voice is not None
    dictation.know(None)
    assert fresh.voice is dictation.voice is None


def test_a_listener_that_ends_while_it_learns_keeps_what_it_knew() -> None:
    dying, fresh = ScriptedListener([heard("one"), heard("two")]), ScriptedListener([heard("three")])
    dictation = dictation_of(dying, fresh)
    for said in ("One.", "Two."):
        dictation.begin()
        dictation.finish()
        dying.dies_after_pieces = 0 if said == "Two." else None
        dictation.learn(said)
    known = dictation.voice
    assert known is not None
    assert known.packed == b"One."
    dictation.begin()
    assert dictation.finish().text == "three"
    assert fresh.voice == known


def test_where_nobody_listens_yet_nothing_is_learned() -> None:
    assert not dictation_of().learn("Hello.")
