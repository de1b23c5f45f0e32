"""Answering aloud when something goes wrong: no word that was said is lost, and none is kept unasked."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from simulator.domain.attempt import Doubt
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.speech.interface import SAMPLE_RATE, ListenerUnavailableError
from simulator.speech.sound_file import read_sound
from tests.gui.fake_speech import PIECE, SILENCE, ScriptedListener, heard
from tests.gui.speaking_stage import ATTEMPT, VOICE, Makes

SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return


def test_a_microphone_that_is_unplugged_keeps_what_was_said(makes: Makes) -> None:
    on = makes(VOICE, [heard("so far")])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.mic.unplug()
    assert "was unplugged" in on.box.notice.text
    on.settles()
    assert on.box.words == "so far"
    assert "was unplugged" in on.box.notice.text  # what was taken down does not hide why there is no more
    assert on.box.microphone.state is MicrophoneState.UNAVAILABLE
    on.voice.begin()  # plugged in again
    assert on.box.notice.text == ""
    assert on.box.microphone.state is MicrophoneState.LISTENING


def test_without_a_microphone_one_types(makes: Makes) -> None:
    on = makes(VOICE)
    on.mic.refuses = ("There is no microphone.", "Plug one in, or type.")
    on.enters()
    QTest.keyPress(on.focus(), SPACE)
    QTest.keyRelease(on.focus(), SPACE)
    assert "There is no microphone. Plug one in, or type." in on.box.notice.text
    assert on.box.microphone.state is MicrophoneState.UNAVAILABLE
    QTest.keyClicks(on.focus(), "Hello")
    QTest.keyClick(on.focus(), ENTER)
    assert (on.replies[0].text, on.replies[0].heard) == ("Hello", None)


def test_a_listener_that_dies_is_replaced_and_nobody_notices(makes: Makes) -> None:
    on = makes(VOICE, [])
    on.listeners[0].dies_after_pieces = 10
    on.next_listeners.append(ScriptedListener([heard("all of it")]))
    on.enters()
    on.answers(3)
    assert on.box.words == "all of it"
    assert on.box.notice.text == ""
    assert len(on.listeners[1].sounds[0]) == 3 * 20 * PIECE


def test_if_nobody_can_listen_it_is_said_and_the_recording_stays(makes: Makes, tmp_path: Path) -> None:
    gone = ListenerUnavailableError("Nobody can take it down.", remedy="Type it.")
    on = makes(VOICE, [gone], keeps_sound=True)
    on.next_listeners.append(ScriptedListener([gone]))
    on.enters()
    on.answers(2)
    assert "Nobody can take it down. Type it." in on.box.notice.text
    path = tmp_path / f"{ATTEMPT}-1.wav"
    on.qtbot.waitUntil(lambda: path.exists() and path.stat().st_size == 44 + 2 * 2 * SAMPLE_RATE)
    assert len(read_sound(path)) == 2 * 2 * SAMPLE_RATE


def test_a_listener_that_is_not_there_is_told_on_the_way_in_and_one_types(makes: Makes) -> None:
    on = makes(VOICE)
    on.next_listeners.append(ScriptedListener([]))
    for listener in (*on.listeners, *on.next_listeners):
        listener.refuses = ListenerUnavailableError("There is no model.", remedy="Choose its folder.")
    on.enters()
    on.qtbot.waitUntil(lambda: "There is no model. Choose its folder." in on.box.notice.text)
    QTest.keyClicks(on.focus(), "Hello")
    QTest.keyClick(on.focus(), ENTER)
    assert on.replies[0].text == "Hello"


def test_a_reply_of_five_minutes_ends_by_itself_in_words(makes: Makes) -> None:
    on = makes(VOICE, [heard("a lot " * 300, seconds=300)])
    on.enters()
    on.voice.begin()
    on.mic.say(301)
    assert not on.mic.is_listening
    assert "five minutes" in on.box.notice.text
    on.settles()
    assert len(on.listeners[0].sounds[0]) == 300 * 2 * SAMPLE_RATE
    assert on.box.words.startswith("a lot a lot")


def test_sound_is_kept_only_with_consent_and_only_of_spoken_replies(makes: Makes, tmp_path: Path) -> None:
    on = makes(VOICE, [heard("hello"), heard("again")])
    on.enters()
    on.answers()
    on.box.say.click()
    on.goes_on()
    assert list(tmp_path.iterdir()) == []
    on.store.is_agreed = True
    on.voice.recording.look_again()  # while one already speaks: nothing is lost
    on.voice.begin()
    on.mic.say(1.5)
    on.voice.end()
    on.settles()
    on.box.say.click()
    on.goes_on()
    on.qtbot.waitUntil(lambda: on.store.kept == [(2, 1.5)])


def test_sound_of_a_reply_that_was_typed_in_the_end_is_erased(makes: Makes, tmp_path: Path) -> None:
    on = makes(VOICE, [heard("")], keeps_sound=True)
    on.enters()
    on.voice.begin()
    on.mic.say(1, SILENCE)
    on.voice.end()
    on.settles()
    on.qtbot.waitUntil(lambda: list(tmp_path.iterdir()) != [])
    on.box.show_words("Hello")
    on.box.say.click()
    on.goes_on()
    on.qtbot.waitUntil(lambda: list(tmp_path.iterdir()) == [])
    assert on.store.kept == []


@pytest.mark.parametrize("is_wanted", [True, False])
def test_what_a_crash_cut_off_is_offered(makes: Makes, tmp_path: Path, is_wanted: bool) -> None:
    before = makes(VOICE, [heard("before")], keeps_sound=True)
    before.enters()
    before.voice.begin()
    before.mic.say(2)
    path = tmp_path / f"{ATTEMPT}-1.wav"
    before.qtbot.waitUntil(lambda: path.exists() and path.stat().st_size == 44 + 2 * 2 * SAMPLE_RATE)
    on = makes(VOICE, [heard("before the crash"), heard("and after it")], keeps_sound=True)
    on.enters()
    offer = on.stage.foot.offer
    on.qtbot.waitUntil(lambda: "The program ended while you were speaking." in offer.text)
    if not is_wanted:
        offer.decline.click()
        on.qtbot.waitUntil(lambda: not path.exists())
        return
    offer.accept.click()
    on.settles()
    assert on.box.words == "before the crash"
    assert len(on.listeners[0].sounds[0]) == 2 * 2 * SAMPLE_RATE
    on.answers()
    on.box.say.click()
    on.goes_on()
    on.qtbot.waitUntil(lambda: on.store.kept == [(1, 3.0)])


def test_leaving_in_the_middle_of_a_word_keeps_the_draft(makes: Makes) -> None:
    on = makes(VOICE, [heard("I can help", ("can", ("can't",)))])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.stage.hide()
    assert not on.mic.is_listening
    first = on.talk
    on.enters("attempt-2")  # before it was taken down
    on.settles()
    assert on.box.words == ""
    on.talk = first
    on.enters()
    on.stage.show()
    assert on.box.words == "I can help"
    on.box.say.click()
    assert (on.replies[0].heard, on.replies[0].doubts) == ("I can help", (Doubt(2, 5, ("can't",)),))


def test_a_pause_ends_what_is_being_said(makes: Makes) -> None:
    on = makes(VOICE, [heard("so far")])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.stage.pause()
    assert not on.mic.is_listening
    on.settles()
    on.stage.go_on()
    assert on.box.words == "so far"
