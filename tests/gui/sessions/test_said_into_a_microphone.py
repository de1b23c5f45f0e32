"""A player answers into the microphone: words and doubts come into the box, and no sound is kept."""

from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import PERHAPS
from simulator.domain.scenario import Scenario
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.gui.listening.room_microphone import RoomMicrophone
from simulator.gui.listening.trainee_speaks import TraineeSpeaks
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel
from simulator.gui.widgets.reply_box import ReplyBox
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.fake_sound import FakeLanes
from tests.gui.fake_speech import FakeMicrophone, LoudIsSpeech, ScriptedListener, heard
from tests.gui.sessions.led import Desk, led

SAID = heard("I am sorry. It was the lamb", ("lamb", ("lamp",)))


class Spoken:
    """A panel with a microphone that is fed by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.mic, self.lanes, self.listener = FakeMicrophone(), FakeLanes(), ScriptedListener([SAID])
        self.expected: list[str] = []
        self.qtbot, self.clock = qtbot, FakeClock()
        item = PlanItem("i1", ActivityKind.ROLE_PLAY, "The lamp", 20, "policy-complaint")
        live = led(Desk(MemoryStore()), (item,))
        live.microphone_at = self._beside
        live.happen(ITEM_BEGUN, item="i1")
        self.panel = RolePlayPanel(live, item, now=self.clock)
        qtbot.addWidget(self.panel)
        self.panel.show()
        self.panel.begin_view.begin.click()
        self.box = self.panel.view.answer.box

    def _beside(self, box: ReplyBox) -> RoomMicrophone:
        speaks = TraineeSpeaks(
            cast("Any", self.lanes),
            cast("Any", lambda: self.listener),
            cast("Any", lambda: self.mic),
            cast("Any", LoudIsSpeech),
            box,
        )
        return RoomMicrophone(box, speaks, self._sayings, self.clock)

    def _sayings(self, scenario: Scenario) -> list[str]:
        self.expected.append(scenario.id)
        return []

    def speak(self) -> None:
        button = self.box.microphone
        QTest.mousePress(button, Qt.MouseButton.LeftButton)
        self.mic.say(1.0)
        self.clock.go(1.0)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
        self.qtbot.waitUntil(lambda: not self.mic.is_listening)
        self.lanes.work()

    def reply(self) -> Any:
        here = self.panel.led.practice
        assert here is not None
        return here.conversation.turns[-1].reply


def test_what_was_said_comes_into_the_box_and_is_answered_with_its_doubts(qtbot: QtBot) -> None:
    room = Spoken(qtbot)
    room.speak()
    assert room.box.words == "I am sorry. It was the lamb"
    assert room.expected == ["policy-complaint"]
    QTest.keyClick(room.box.editor, Qt.Key.Key_Return)
    reply = room.reply()
    assert reply.text == reply.heard == "I am sorry. It was the lamb"
    unheard = [(PERHAPS, ","), (PERHAPS, "wasn't")]  # no comma is heard, and n't is swallowed
    assert [one.instead for one in reply.doubts] == [*unheard, ("lamp",)]
    assert reply.delivery is not None
    room.box.editor.setPlainText("What happened?")
    QTest.keyClick(room.box.editor, Qt.Key.Key_Return)
    assert room.reply().heard is None


def test_a_pause_shuts_the_microphone_and_leaving_lets_go_of_it(qtbot: QtBot) -> None:
    room = Spoken(qtbot)
    QTest.mouseClick(room.box.microphone, Qt.MouseButton.LeftButton)
    assert room.mic.is_listening
    room.panel.hold()
    assert not room.mic.is_listening
    room.lanes.work()
    room.panel.leave()
    assert room.listener.is_closed or not room.listener.sounds


def test_a_microphone_that_fails_is_told_and_typing_goes_on(qtbot: QtBot) -> None:
    room = Spoken(qtbot)
    room.mic.refuses = ("There is no microphone.", "Plug one in, or type.")
    QTest.mouseClick(room.box.microphone, Qt.MouseButton.LeftButton)
    assert "no microphone" in room.box.notice.text
    room.box.editor.setPlainText("I am sorry.")
    QTest.keyClick(room.box.editor, Qt.Key.Key_Return)
    assert room.reply().text == "I am sorry."
