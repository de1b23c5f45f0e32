"""StagePage: somebody speaks, the trainee answers, and nothing is lost on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.gui.pages.stage_page import StagePage
from tests.gui import scenes
from tests.gui.fake_clock import FakeClock

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def stage(qtbot: QtBot, clock: FakeClock) -> StagePage:
    stage = StagePage(now=clock)
    qtbot.addWidget(stage)
    stage.resize(1280, 800)
    stage.show()
    stage.activateWindow()
    qtbot.waitActive(stage).__enter__()
    return stage


def has_keyboard() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def type_reply(qtbot: QtBot, stage: StagePage, words: str) -> Reply:
    """Type a reply with whatever has the keyboard, and hand it over."""
    assert has_keyboard() is stage.foot.box.editor
    qtbot.keyClicks(has_keyboard(), words)
    with qtbot.waitSignal(stage.replied) as replied:
        qtbot.keyClick(has_keyboard(), Qt.Key.Key_Return)
    assert replied.args is not None
    reply = replied.args[0]
    assert isinstance(reply, Reply)
    return reply


def test_a_whole_conversation_by_keyboard_alone(qtbot: QtBot, stage: StagePage, clock: FakeClock) -> None:
    talk = Conversation.begin(scenes.call())
    stage.show_conversation(talk)
    clock.go(3.5)
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Return)
    clock.go(4.25)
    first = type_reply(qtbot, stage, "Harbour Mutual, this is Sam. Who is that dog?")
    assert (first.rings, first.answer_seconds, first.to, first.gives, first.hints) == (2, 4.25, (), None, 0)
    for reply, words in ((first, "Oh no. What happened?"), (None, "I will ring you back.")):
        talk = talk.after(reply or Reply("Oh no. What happened?"))
        stage.show_conversation(talk)
        clock.go(2)
        again = type_reply(qtbot, stage, words)
        assert (again.rings, again.answer_seconds) == (None, 2)
    talk = talk.after(again)
    stage.show_conversation(talk)
    assert talk.is_over
    assert stage.scene.line.spoken == "“Fine. Goodbye.”"
    assert has_keyboard() is stage.see_what_counted
    with qtbot.waitSignal(stage.debrief_asked):
        qtbot.keyClick(has_keyboard(), Qt.Key.Key_Return)


def test_while_it_rings_there_is_nothing_but_the_telephone(
    qtbot: QtBot, stage: StagePage, clock: FakeClock
) -> None:
    stage.show_conversation(Conversation.begin(scenes.call()))
    assert has_keyboard() is stage.phone.answer
    assert not stage.foot.isVisible()
    assert not stage.scene.isVisible()
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Space)
    assert stage.scene.isVisible()
    assert "ringing about my kitchen" in stage.scene.line.spoken


@pytest.mark.parametrize(("seconds", "rings"), [(0.0, 1), (8.9, 3), (9.1, 4)])
def test_counts_the_rings(
    qtbot: QtBot, stage: StagePage, clock: FakeClock, seconds: float, rings: int
) -> None:
    stage.show_conversation(Conversation.begin(scenes.call()))
    clock.go(seconds)
    stage.phone.answer.click()
    assert type_reply(qtbot, stage, "Hello").rings == rings


def test_does_not_ring_again_after_the_first_turn(stage: StagePage) -> None:
    stage.show_conversation(Conversation.begin(scenes.call()).after(Reply("Hello, this is Sam.", rings=1)))
    assert not stage.phone.isVisible()
    assert stage.foot.box.editor.hasFocus()


def test_a_reply_that_was_not_kept_is_still_in_the_box(
    qtbot: QtBot, stage: StagePage, clock: FakeClock
) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    stage.foot.tray._buttons[1].click()
    stage.foot.hint.click()
    clock.go(5)
    stage.foot.addressee.choose(("mia",))
    first = type_reply(qtbot, stage, "Happy birthday!")
    clock.go(60)  # while it is being kept, no time passes for the trainee
    stage.show_failure("Your reply could not be kept: the disk is full.", "Make room, then say it again.")
    assert "the disk is full. Make room" in stage.foot.box.notice.text
    assert stage.foot.box.words == "Happy birthday!"
    clock.go(2)
    with qtbot.waitSignal(stage.replied) as replied:
        qtbot.keyClick(has_keyboard(), Qt.Key.Key_Return)
    assert replied.args is not None
    again = replied.args[0]
    assert (again.text, again.to, again.gives, again.hints) == (first.text, ("mia",), "balloon", 1)
    assert again.answer_seconds == 7


def test_the_next_line_empties_the_box_and_takes_the_keyboard(qtbot: QtBot, stage: StagePage) -> None:
    talk = Conversation.begin(scenes.table())
    stage.show_conversation(talk)
    stage.foot.tray._buttons[0].click()
    stage.foot.box.editor.setFocus()
    reply = type_reply(qtbot, stage, "Hello Mia")
    stage.show_conversation(talk.after(reply))
    box = stage.foot.box
    assert (box.words, box.is_waiting, stage.foot.tray.chosen) == ("", False, None)
    assert has_keyboard() is box.editor
    assert [said.text for said in stage.side.so_far.shown][-1] == "Hello Mia"


def test_typing_a_name_shows_whom_it_reaches(qtbot: QtBot, stage: StagePage) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    assert stage.foot.addressee.meant == ("marco",)
    qtbot.keyClicks(stage.foot.box.editor, "Hello Mia, how old are you?")
    assert stage.foot.addressee.meant == ("mia",)
    assert [tag._is_meant for tag in stage.scene.people._tags.values()] == [False, True]
    assert type_reply(qtbot, stage, "").to == ()


def test_a_face_can_be_pressed_to_speak_to_them(qtbot: QtBot, stage: StagePage) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    qtbot.mouseClick(stage.scene.people.faces["mia"], Qt.MouseButton.LeftButton)
    assert stage.foot.addressee.chosen == ("mia",)
    assert has_keyboard() is stage.foot.box.editor


def test_the_speaker_is_the_larger_one(stage: StagePage) -> None:
    talk = Conversation.begin(scenes.table())
    stage.show_conversation(talk)
    marco, mia = stage.scene.people.faces.values()
    assert marco.height() > mia.height()
    stage.show_conversation(talk.after(Reply("Hello Mia")))
    marco, mia = stage.scene.people.faces.values()
    assert mia.height() > marco.height()
    assert marco.x() < mia.x()


def test_gift_hint_and_card_by_key(qtbot: QtBot, stage: StagePage) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_G, ALT)
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Space)
    assert stage.foot.tray.chosen is not None
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_H, ALT)
    assert stage.foot._hint_panel._words.text() == "Somebody smaller is listening."
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_P, CONTROL)
    assert stage.side.card.isVisible()
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_P, CONTROL)
    assert not stage.side.card.isVisible()
    qtbot.keyClick(stage, Qt.Key.Key_2, ALT)
    reply = type_reply(qtbot, stage, "Here you are")
    assert (reply.gives, reply.hints, reply.to) == ("dessert", 1, ("mia",))


def test_a_hint_says_its_cost_and_is_given_once(stage: StagePage) -> None:
    talk = Conversation.begin(scenes.table())
    stage.show_conversation(talk)
    hint = stage.foot.hint
    assert hint.text() == "Hint (−1)"
    hint.click()
    hint.click()
    assert stage.foot.hints == 1
    assert not hint.isEnabled()
    stage.show_conversation(talk.after(Reply("Hello Mia", hints=1)))
    assert stage.foot.hints == 0
    assert not hint.isEnabled()  # there is none for this line
    assert not stage.foot._hint_panel.isVisible()


def test_a_pause_stops_the_clock_and_hides_the_line(qtbot: QtBot, stage: StagePage, clock: FakeClock) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    qtbot.keyClicks(stage.foot.box.editor, "Hello")
    clock.go(3)
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Escape)
    assert stage.is_paused
    assert has_keyboard() is stage.veil.go_on
    clock.go(600)
    stage._show_time()
    assert stage.bar.clock == "0:03"
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Tab)
    assert has_keyboard() is stage.veil.leave
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Escape)
    assert not stage.is_paused
    clock.go(1)
    reply = type_reply(qtbot, stage, " Mia")
    assert (reply.text, reply.answer_seconds) == ("Hello Mia", 4)


def test_a_pause_stops_the_ringing(qtbot: QtBot, stage: StagePage, clock: FakeClock) -> None:
    stage.show_conversation(Conversation.begin(scenes.call()))
    clock.go(3.5)
    stage.pause()
    clock.go(60)
    assert not stage.phone.is_ringing
    qtbot.keyClick(has_keyboard(), Qt.Key.Key_Return)
    assert not stage.is_paused
    assert stage.phone.is_ringing
    stage.phone.answer.click()
    assert type_reply(qtbot, stage, "Hello").rings == 2


def test_leaving_asks_nothing_and_words_not_yet_said_come_back(qtbot: QtBot, stage: StagePage) -> None:
    talk = Conversation.begin(scenes.table())
    stage.show_conversation(talk, draft_key="attempt-1")
    qtbot.keyClicks(stage.foot.box.editor, "Happy bir")
    with qtbot.waitSignal(stage.left):
        qtbot.keyClick(has_keyboard(), Qt.Key.Key_L, ALT)
    stage.hide()
    stage.show_conversation(Conversation.begin(scenes.table()), draft_key="attempt-2")
    assert stage.foot.box.words == ""
    stage.show_conversation(talk, draft_key="attempt-1")
    assert stage.foot.box.words == "Happy bir"


def test_words_come_back_to_the_attempt_they_belong_to(qtbot: QtBot, stage: StagePage) -> None:
    talk = Conversation.begin(scenes.table())
    stage.show_conversation(talk, draft_key="attempt-1")
    qtbot.keyClicks(stage.foot.box.editor, "Happy bir")
    stage.bar.leave.click()
    stage.show_conversation(talk, draft_key="attempt-1")
    assert stage.foot.box.words == "Happy bir"


def test_while_the_page_is_not_seen_no_time_passes(stage: StagePage, clock: FakeClock) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    clock.go(2)
    stage.hide()
    clock.go(100)
    stage.show()
    clock.go(1)
    stage._show_time()
    assert stage.bar.clock == "0:03"


def test_a_page_left_while_paused_is_not_paused_when_it_is_seen_again(stage: StagePage) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    stage.pause()
    stage.hide()
    stage.show_conversation(Conversation.begin(scenes.call()))
    stage.show()
    assert not stage.is_paused
    assert stage.phone.is_ringing


def test_a_telephone_begins_to_ring_when_it_is_seen(stage: StagePage, clock: FakeClock) -> None:
    stage.hide()
    stage.show_conversation(Conversation.begin(scenes.call()))
    clock.go(30)
    assert not stage.phone.is_ringing
    stage.show()
    stage.phone.look_at_the_clock()
    assert (stage.phone.is_ringing, stage.phone.rings) == (True, 1)


def test_a_what_if_says_so(stage: StagePage) -> None:
    talk = Conversation.begin(scenes.table()).after(Reply("Hello", answer_seconds=65))
    stage.show_conversation(talk, trying_again=2)
    assert stage.bar.what_if == "Trying turn 2 again; the original is kept"
    assert stage.bar.clock == "1:05"
    stage.show_conversation(talk)
    assert stage.bar.what_if == ""


def test_every_control_has_a_name(stage: StagePage) -> None:
    stage.show_conversation(Conversation.begin(scenes.table()))
    for widget in stage.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible() and widget.isEnabled():
            spoken = QAccessible.queryAccessibleInterface(widget)
            assert spoken.text(QAccessible.Text.Name).strip(), widget
