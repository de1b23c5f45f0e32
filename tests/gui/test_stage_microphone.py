"""Answering aloud on the stage: by holding, by pressing, hands-free; and whatever goes wrong on the way."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Doubt
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.settings import Settings
from simulator.speech.interface import SAMPLE_RATE, ListenerUnavailableError
from simulator.speech.sound_file import read_sound
from tests.gui.fake_speech import PIECE, SILENCE, SPEECH, ScriptedListener, heard
from tests.gui.speaking_stage import ATTEMPT, HANDS_FREE, VOICE, SpeakingStage

SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
Makes = Callable[..., SpeakingStage]


@pytest.fixture
def makes(qtbot: QtBot, tmp_path: Path) -> Iterator[Makes]:
    made: list[SpeakingStage] = []

    def make(*args: Any, **choices: Any) -> SpeakingStage:
        made.append(SpeakingStage(qtbot, tmp_path, *args, **choices))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_hold_space_speak_let_go_and_the_words_are_there(makes: Makes) -> None:
    on = makes(VOICE, [heard("who is that dog")])
    on.enters()
    assert on.focus() is on.box.microphone
    on.clock.go(2)
    QTest.keyPress(on.focus(), SPACE)
    assert on.mic.is_listening
    assert on.said == "Listening. Let go when you have finished."
    on.mic.say(4)
    on.clock.go(4)
    QTest.keyRelease(on.focus(), SPACE)
    assert not on.mic.is_listening
    on.settles()
    assert on.box.words == "who is that dog"
    on.clock.go(1)
    QTest.keyClick(on.focus(), ENTER)
    [reply] = on.replies
    assert (reply.text, reply.heard, reply.doubts) == ("who is that dog", "who is that dog", ())
    assert reply.delivery is not None
    assert reply.delivery.words == 4
    assert reply.delivery.first_word_seconds == 2
    assert reply.answer_seconds == 7
    assert on.listeners[0].expected == ("The barking dog",)
    assert len(on.listeners[0].sounds[0]) == 4 * 2 * SAMPLE_RATE


def test_a_short_press_starts_and_the_next_ends(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    QTest.keyPress(on.focus(), SPACE)
    on.clock.go(0.2)
    QTest.keyRelease(on.focus(), SPACE)
    assert on.mic.is_listening
    assert on.said == "Listening. Press again when you have finished."
    on.mic.say(1)
    on.clock.go(5)
    QTest.keyPress(on.focus(), SPACE)
    assert not on.mic.is_listening
    QTest.keyRelease(on.focus(), SPACE)
    on.settles()
    assert on.box.words == "hello"


def test_a_key_that_repeats_itself_begins_once(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    QTest.keyPress(on.focus(), SPACE)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 5:
        on.clock.go(0.5)
        again = QKeyEvent(kind, SPACE, Qt.KeyboardModifier.NoModifier, " ", autorep=True)
        QCoreApplication.sendEvent(on.focus(), again)
        assert on.mic.is_listening
    assert on.mic.openings == 1


def test_the_mouse_holds_it_too(makes: Makes) -> None:
    on = makes(Settings(), [heard("hello")])
    on.enters()
    assert on.focus() is on.box.editor
    QTest.mousePress(on.box.microphone, Qt.MouseButton.LeftButton)
    on.mic.say(1)
    on.clock.go(1)
    QTest.mouseRelease(on.box.microphone, Qt.MouseButton.LeftButton)
    on.settles()
    assert on.box.words == "hello"


def test_space_speaks_anywhere_but_in_the_words_and_on_buttons(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    on.stage.setFocus()
    QTest.keyPress(on.stage, SPACE)
    assert on.mic.is_listening
    on.clock.go(1)
    QTest.keyRelease(on.stage, SPACE)
    assert not on.mic.is_listening
    on.settles()
    on.box.editor.setFocus()
    QTest.keyClick(on.box.editor, SPACE)
    QTest.keyClick(on.stage.foot.hint, SPACE)
    assert on.mic.openings == 1
    assert on.stage.foot.hints == 1


def test_whoever_types_needs_no_space_bar(makes: Makes) -> None:
    on = makes(Settings())
    on.enters()
    QTest.keyClick(on.stage, SPACE)
    assert on.mic.openings == 0


def test_a_letter_goes_to_the_words_from_anywhere(makes: Makes) -> None:
    on = makes(VOICE)
    on.enters()
    for letter in "Hi":
        QTest.keyClicks(on.focus(), letter)
    assert on.focus() is on.box.editor
    assert on.box.words == "Hi"


def test_one_key_leads_from_the_words_to_the_microphone(makes: Makes) -> None:
    on = makes(Settings(), [heard("hello")])
    on.enters()
    QTest.keyClick(on.box.editor, Qt.Key.Key_F2)
    assert on.mic.is_listening
    on.mic.say(1)
    QTest.keyClick(on.box.editor, Qt.Key.Key_F2)
    on.settles()
    assert on.box.words == "hello"


def test_losing_the_keyboard_while_holding_ends_it_and_keeps_what_was_said(makes: Makes) -> None:
    on = makes(VOICE, [heard("so far")])
    on.enters()
    QTest.keyPress(on.focus(), SPACE)
    on.mic.say(1)
    on.box.editor.setFocus()
    assert not on.mic.is_listening
    on.settles()
    assert on.box.words == "so far"


def test_another_window_while_holding_ends_it(makes: Makes) -> None:
    on = makes(VOICE, [heard("so far")])
    on.enters()
    on.stage.setFocus()
    QTest.keyPress(on.stage, SPACE)
    on.mic.say(1)
    QApplication.sendEvent(on.stage, QEvent(QEvent.Type.WindowDeactivate))
    assert not on.mic.is_listening
    on.settles()
    assert on.box.words == "so far"


def test_several_breaths_make_one_reply(makes: Makes) -> None:
    on = makes(VOICE, [heard("I can", ("can", ("can't",)), seconds=2), heard("help you", seconds=1)])
    on.enters()
    for _ in range(2):
        on.voice.begin()
        on.mic.say(1)
        on.voice.end()
        on.settles()
    assert on.box.words == "I can help you"
    on.box.say.click()
    [reply] = on.replies
    assert reply.heard == "I can help you"
    assert reply.doubts == (Doubt(2, 5, ("can't",)),)
    assert reply.delivery is not None
    assert reply.delivery.words == 4


def test_both_versions_are_kept_and_a_mended_word_is_in_doubt_no_more(makes: Makes) -> None:
    on = makes(VOICE, [heard("I can see the dock", ("can", ("can't",)), ("dock", ("dog",)))])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.voice.end()
    on.settles()
    QTest.keyClick(on.box.editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(on.box.editor, "g")
    on.box.say.click()
    [reply] = on.replies
    assert (reply.text, reply.heard) == ("I can see the docg", "I can see the dock")
    assert reply.doubts == (Doubt(2, 5, ("can't",)),)


def test_silence_is_said_and_never_sent(makes: Makes) -> None:
    on = makes(VOICE, [heard("")])
    on.enters()
    on.voice.begin()
    on.mic.say(1, SILENCE)
    on.voice.end()
    on.settles()
    assert on.box.notice.text.startswith("Nothing was heard.")
    QTest.keyClick(on.box.microphone, ENTER)
    assert on.replies == []


def test_enter_while_one_speaks_ends_that_first(makes: Makes) -> None:
    on = makes(VOICE, [heard("one more thing")])
    on.enters()
    QTest.keyClicks(on.box.editor, "Hello.")
    on.voice.begin()
    on.mic.say(1)
    QTest.keyClick(on.box.editor, ENTER)
    on.settles()
    assert on.replies == []
    assert on.box.words == "Hello. one more thing"
    QTest.keyClick(on.box.editor, ENTER)
    assert on.replies[0].text == "Hello. one more thing"


def test_nothing_is_heard_while_the_customer_speaks(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    on.voice.customer_started()
    QTest.keyPress(on.focus(), SPACE)
    assert not on.mic.is_listening
    assert on.box.microphone.state is MicrophoneState.WAITING
    assert "Dana is still speaking" in on.said
    on.clock.go(2)
    on.voice.customer_finished()
    assert on.mic.is_listening  # still held
    on.mic.say(1)
    QTest.keyRelease(on.focus(), SPACE)
    on.settles()
    assert on.box.words == "hello"
    on.voice.begin()
    on.voice.customer_started()  # "say that again"
    assert not on.mic.is_listening


def test_letting_go_before_the_customer_has_finished_opens_nothing(makes: Makes) -> None:
    on = makes(VOICE)
    on.enters()
    on.voice.customer_started()
    QTest.keyPress(on.focus(), SPACE)
    on.clock.go(1)
    QTest.keyRelease(on.focus(), SPACE)
    on.voice.customer_finished()
    assert on.mic.openings == 0
    assert on.box.microphone.state is MicrophoneState.IDLE


def test_who_may_interrupt_hushes_by_pressing(makes: Makes, qtbot: QtBot) -> None:
    on = makes(VOICE._replace(barge_in=True))
    on.enters()
    on.voice.customer_started()
    with qtbot.waitSignal(on.voice.hush_asked):
        on.voice.begin()
    assert on.mic.is_listening


def test_hands_free_the_reply_ends_by_itself_and_is_sent_when_nobody_touches_it(
    makes: Makes, qtbot: QtBot
) -> None:
    on = makes(HANDS_FREE, [heard("who is that dog")])
    on.enters()
    on.voice.customer_started()
    assert not on.mic.is_listening
    on.voice.customer_finished()
    assert on.mic.is_listening
    assert on.said == "Listening. Speak when you are ready."
    on.mic.say(3, SILENCE)
    on.mic.say(2)
    qtbot.waitUntil(lambda: on.speaks.has_speech)
    on.mic.say(0.6, SILENCE)
    on.settles()
    assert on.box.words == "who is that dog"
    assert "3" in on.said
    sound = on.listeners[0].sounds[0]
    assert sound.count(SPEECH) == 40  # all of the two seconds
    assert len(sound) <= 4.5 * SAMPLE_RATE * 2  # and of the silence before only a little
    on.clock.go(2)
    qtbot.waitUntil(lambda: "1" in on.said)
    assert on.replies == []
    on.clock.go(1.1)
    qtbot.waitUntil(lambda: len(on.replies) == 1)


@pytest.mark.parametrize("touch", ["key", "mouse", "pause", "another window"])
def test_hands_free_any_touch_stops_the_countdown(makes: Makes, qtbot: QtBot, touch: str) -> None:
    on = makes(HANDS_FREE, [heard("hello")])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.voice.end()
    on.settles()
    assert "Any key stops it" in on.said
    if touch == "key":
        QTest.keyClick(on.focus(), Qt.Key.Key_Shift)
    elif touch == "mouse":
        QTest.mouseClick(on.stage.scene, Qt.MouseButton.LeftButton)
    elif touch == "pause":
        on.stage.pause()
    else:
        QApplication.sendEvent(on.stage, QEvent(QEvent.Type.WindowDeactivate))
    on.clock.go(60)
    assert not on.voice._countdown.is_running
    qtbot.wait(120)  # more than one look at the clock
    assert on.replies == []
    assert on.box.words == "hello"


def test_hands_free_words_in_doubt_wait_for_somebody(makes: Makes, qtbot: QtBot) -> None:
    on = makes(HANDS_FREE, [heard("I can help", ("can", ("can't",)))])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.voice.end()
    on.settles()
    on.clock.go(60)
    qtbot.wait(120)
    assert on.replies == []
    assert on.said.startswith("1 word was not heard clearly")


def test_hands_free_silence_goes_on_listening(makes: Makes, qtbot: QtBot) -> None:
    on = makes(HANDS_FREE, [heard(""), heard("hello")])
    on.enters()
    on.voice.customer_finished()
    on.mic.say(1)
    qtbot.waitUntil(lambda: on.speaks.has_speech)
    on.mic.say(0.6, SILENCE)
    qtbot.waitUntil(lambda: on.box.notice.text.startswith("Nothing was heard."))
    assert on.mic.is_listening


def test_hands_free_typing_takes_over(makes: Makes) -> None:
    on = makes(HANDS_FREE)
    on.enters()
    on.voice.customer_finished()
    assert on.mic.is_listening
    QTest.keyClicks(on.focus(), "H")
    assert not on.mic.is_listening


def test_hands_free_with_interrupting_a_cough_is_not_enough(makes: Makes, qtbot: QtBot) -> None:
    on = makes(HANDS_FREE._replace(barge_in=True), [heard("sorry Dana")])
    on.enters()
    hushed: list[bool] = []
    on.voice.hush_asked.connect(lambda: hushed.append(True))
    on.voice.customer_started()
    assert on.mic.is_listening
    on.mic.say(0.05)
    on.mic.say(1, SILENCE)
    qtbot.wait(50)
    assert hushed == []
    on.mic.say(0.5)
    qtbot.waitUntil(lambda: hushed == [True])
    on.voice.customer_finished()
    on.mic.say(0.6, SILENCE)
    on.settles()
    assert on.box.words == "sorry Dana"


def test_a_microphone_that_is_unplugged_keeps_what_was_said(makes: Makes) -> None:
    on = makes(VOICE, [heard("so far")])
    on.enters()
    on.voice.begin()
    on.mic.say(1)
    on.mic.unplug()
    assert "was unplugged" in on.box.notice.text
    on.settles()
    assert on.box.words == "so far"
    assert on.box.microphone.state is MicrophoneState.UNAVAILABLE
    on.voice.begin()  # plugged in again
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
    on.voice.begin()
    on.mic.say(3)
    on.voice.end()
    on.settles()
    assert on.box.words == "all of it"
    assert on.box.notice.text == ""
    assert len(on.listeners[1].sounds[0]) == 3 * 20 * PIECE


def test_if_nobody_can_listen_it_is_said_and_the_recording_stays(makes: Makes, tmp_path: Path) -> None:
    gone = ListenerUnavailableError("Nobody can take it down.", remedy="Type it.")
    on = makes(VOICE, [gone], keeps_sound=True)
    on.next_listeners.append(ScriptedListener([gone]))
    on.enters()
    on.voice.begin()
    on.mic.say(2)
    on.voice.end()
    on.settles()
    assert "Nobody can take it down. Type it." in on.box.notice.text
    on.qtbot.waitUntil(lambda: len(read_sound(tmp_path / f"{ATTEMPT}-1.wav")) == 2 * 2 * SAMPLE_RATE)


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
    on.voice.begin()
    on.mic.say(1)
    on.voice.end()
    on.settles()
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
    on.voice.begin()
    on.mic.say(1)
    on.voice.end()
    on.settles()
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


def test_the_button_says_what_it_does(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    button = on.box.microphone
    assert button.accessibleName() == "Speak"
    assert "F2" in button.toolTip()
    on.voice.begin()
    assert button.accessibleName() == "Listening"
    on.mic.level_changed.emit(0.8)
    loud = button.grab().toImage()
    for _ in range(20):
        on.mic.level_changed.emit(0.0)
    assert button.grab().toImage() != loud
