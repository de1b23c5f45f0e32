"""Answering aloud on the stage: by holding, by pressing, hands-free; and whatever goes wrong on the way."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import PERHAPS, Doubt
from simulator.gui.listening.push_to_talk import REPEAT_MS
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.speech.interface import SAMPLE_RATE
from tests.gui.fake_speech import SILENCE, SPEECH, heard
from tests.gui.speaking_stage import HANDS_FREE, TYPING, VOICE, Makes, SpeakingStage

SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return
COMMA = (PERHAPS, ",")
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_hold_space_speak_let_go_and_the_words_are_there(makes: Makes) -> None:
    on = makes(VOICE, [heard("who is that dog")])
    on.enters()
    assert on.focus() is on.box.microphone
    on.clock.go(2)
    QTest.keyPress(on.focus(), SPACE)
    assert on.mic.is_listening
    assert on.said == "Listening. Let go when you have finished."
    on.mic.say(4)
    on.mic.rest = b"end!"
    on.clock.go(4)
    on.lets_go()
    assert not on.mic.is_listening
    on.settles()
    assert on.box.words == "who is that dog"
    on.clock.go(1)
    QTest.keyClick(on.focus(), ENTER)
    [reply] = on.replies
    assert (reply.text, reply.heard) == ("who is that dog", "who is that dog")
    assert reply.doubts == (Doubt(4, 6, (PERHAPS, "isn't")),)  # nothing but what is swallowed so easily
    assert reply.delivery is not None
    assert reply.delivery.words == 4
    assert reply.delivery.first_word_seconds == 2
    assert reply.answer_seconds == 7
    assert on.listeners[0].expected == ("The barking dog",)
    assert len(on.listeners[0].sounds[0]) == 4 * 2 * SAMPLE_RATE + 4


def test_a_short_press_starts_and_the_next_ends(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    QTest.keyPress(on.focus(), SPACE)
    on.clock.go(0.2)
    on.lets_go()
    assert on.mic.is_listening
    assert on.said == "Listening. Press again when you have finished."
    on.mic.say(1)
    on.clock.go(5)
    QTest.keyPress(on.focus(), SPACE)
    assert not on.mic.is_listening
    on.lets_go()
    on.settles()
    assert on.box.words == "hello"


@pytest.mark.parametrize("is_told", [True, False])
def test_a_key_that_repeats_itself_begins_once(makes: Makes, is_told: bool) -> None:
    """Some display servers say that a key repeats; others let it go and press it, over and over."""
    on = makes(VOICE, [heard("hello")])
    on.enters()
    QTest.keyPress(on.focus(), SPACE)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 5:
        on.clock.go(0.5)
        again = QKeyEvent(kind, SPACE, Qt.KeyboardModifier.NoModifier, " ", autorep=is_told)
        QCoreApplication.sendEvent(on.focus(), again)
        assert on.mic.is_listening
    assert on.mic.openings == 1
    on.lets_go()
    assert not on.mic.is_listening


def test_the_mouse_holds_it_too(makes: Makes) -> None:
    on = makes(TYPING, [heard("hello")])
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
    on.lets_go(on.stage)
    assert not on.mic.is_listening
    on.settles()
    on.box.editor.setFocus()
    QTest.keyClick(on.box.editor, SPACE)
    QTest.keyClick(on.stage.foot.hint, SPACE)
    assert on.mic.openings == 1
    assert on.stage.foot.hints == 1


def holds_space(on: SpeakingStage, told: tuple[bool, bool]) -> None:
    """Hold it as display servers tell it: let go and pressed again and again, both or one told as such."""
    QTest.keyPress(on.focus(), SPACE)
    on.clock.go(0.5)
    for kind, is_told in zip((QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 5, told * 5, strict=True):
        again = QKeyEvent(kind, SPACE, Qt.KeyboardModifier.NoModifier, " ", autorep=is_told)
        QCoreApplication.sendEvent(on.focus(), again)


@pytest.mark.parametrize("told", [(True, True), (False, True)])
def test_space_held_among_the_words_speaks_and_leaves_no_space(
    makes: Makes, qtbot: QtBot, told: tuple[bool, bool]
) -> None:
    on = makes(VOICE, [heard("and a biscuit")])
    on.enters()
    QTest.keyClicks(on.box.editor, "A towel")
    on.box.editor.setFocus()
    holds_space(on, told)
    qtbot.wait(2 * REPEAT_MS)  # whatever was let go would be let go by now
    assert on.mic.is_listening
    assert on.mic.openings == 1
    assert on.box.words == "A towel"
    on.mic.say(1)
    on.lets_go()  # at once: it was held all the same
    assert not on.mic.is_listening
    on.settles()
    assert on.box.words == "A towel and a biscuit"


def test_whoever_types_fast_keeps_every_space(makes: Makes) -> None:
    on = makes(VOICE)
    on.enters()
    on.box.editor.setFocus()
    QTest.keyClicks(on.box.editor, "I saw a dog,  so I ran.")
    assert on.mic.openings == 0
    assert on.box.words == "I saw a dog,  so I ran."


def test_space_held_among_the_words_of_whoever_types_is_spaces(makes: Makes) -> None:
    on = makes(TYPING)
    on.enters()
    QTest.keyClicks(on.box.editor, "A towel")
    on.box.editor.setFocus()
    holds_space(on, (True, True))
    assert on.mic.openings == 0
    assert on.box.editor.toPlainText() == "A towel" + 6 * " "


def test_whoever_types_needs_no_space_bar(makes: Makes) -> None:
    on = makes(TYPING)
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
    on = makes(TYPING, [heard("hello")])
    on.enters()
    QTest.keyClick(on.box.editor, Qt.Key.Key_M, CONTROL)
    assert on.mic.is_listening
    on.mic.say(1)
    QTest.keyClick(on.box.editor, Qt.Key.Key_M, CONTROL)
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
        on.answers()
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
    on.answers()
    QTest.keyClick(on.box.editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(on.box.editor, "g")
    on.box.say.click()
    [reply] = on.replies
    assert (reply.text, reply.heard) == ("I can see the docg", "I can see the dock")
    assert reply.doubts == (Doubt(2, 5, ("can't",)),)


def test_where_a_comma_may_have_been_said_is_handed_over_for_speech_only(makes: Makes) -> None:
    on = makes(VOICE, [heard("That's my Rex. Come in.")])
    on.enters()
    on.answers()
    on.box.say.click()
    on.enters()
    on.box.editor.setPlainText("That's my Rex. Come in.")
    on.box.say.click()
    assert [reply.doubts for reply in on.replies] == [(Doubt(9, 9, COMMA), Doubt(13, 14, COMMA)), ()]


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
    on.lets_go()
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
    on.lets_go()
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
    on.answers()
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
    on.answers()
    on.clock.go(60)
    qtbot.wait(120)
    assert on.replies == []
    assert on.said.startswith("1 place was not heard clearly")


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


def test_the_button_says_what_it_does(makes: Makes) -> None:
    on = makes(VOICE, [heard("hello")])
    on.enters()
    button = on.box.microphone
    assert button.accessibleName() == "Speak"
    assert "Ctrl+M" in button.toolTip()
    on.voice.begin()
    assert button.accessibleName() == "Listening"
    on.mic.level_changed.emit(0.8)
    loud = button.grab().toImage()
    for _ in range(20):
        on.mic.level_changed.emit(0.0)
    assert button.grab().toImage() != loud
