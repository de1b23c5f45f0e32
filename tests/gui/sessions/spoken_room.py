"""A role play in front of a room with a loudspeaker that a test moves by hand."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.domain.sessions.wall import StageWall, Utterance
from simulator.gui.listening.room_microphone import RoomMicrophone
from simulator.gui.listening.trainee_speaks import TraineeSpeaks
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.gui.widgets.reply_box import ReplyBox
from simulator.settings import Settings
from tests.fakes import MemoryStore
from tests.gui.fake_clock import FakeClock
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker
from tests.gui.fake_speech import FakeMicrophone, LoudIsSpeech, ScriptedListener
from tests.gui.sessions.led import Desk, gone_on, led

LAMP, DOG = "policy-complaint", "barking-dog"


class SpokenRoom:
    """A panel whose customer speaks; ``lanes.work`` gets lines ready, ``loudspeaker`` passes their time."""

    def __init__(
        self, qtbot: QtBot, scenario: str = LAMP, settings: Settings | None = None, *, is_ready: bool = True
    ) -> None:
        self.qtbot, self.clock, self.lanes = qtbot, FakeClock(), FakeLanes()
        self.speaker, self.loudspeaker, self.mic = FakeSpeaker(), FakeLoudspeaker(), FakeMicrophone()
        self.speaks = CustomerSpeaks(
            cast("Any", self.lanes),
            settings or Settings(),
            lambda _: self.speaker,
            lambda: cast("Any", self.loudspeaker),
            now=self.clock,
        )
        self.is_ready = is_ready
        self.item = PlanItem("i1", ActivityKind.ROLE_PLAY, "In front", 20, scenario)
        self.desk = Desk(MemoryStore())
        self.live = led(self.desk, (self.item,))
        self.live.happen(ITEM_BEGUN, item="i1")
        self.utterances: list[Utterance] = []
        self.first = ""  # what the customer said to begin with
        self._show()

    def _show(self) -> None:
        self.live.voice = self.speaks
        self.live.microphone_at = self._beside
        self.panel = RolePlayPanel(self.live, self.item, now=self.clock)
        self.qtbot.addWidget(self.panel)
        self.panel.voiced.connect(self.utterances.append)
        self.panel.resize(640, 640)
        self.panel.show()
        self.work()

    def _beside(self, box: ReplyBox) -> RoomMicrophone:
        speaks = TraineeSpeaks(
            cast("Any", FakeLanes()),
            cast("Any", lambda: ScriptedListener([])),
            cast("Any", lambda: self.mic),
            cast("Any", LoudIsSpeech),
            box,
        )
        return RoomMicrophone(box, speaks, lambda _: [], self.clock)

    def work(self) -> None:
        """Let the lane get ready whatever is wanted, unless it hangs."""
        if self.is_ready:
            self.lanes.work()

    def settle(self) -> None:
        """Let pass what a line waits for before it is heard: a reply that is read, a face that is painted."""
        self.panel.steps._end_beat()
        self.qtbot.waitUntil(lambda: not self.panel.steps.voice._soon.isActive())
        self.work()

    def begin(self) -> None:
        self.panel.begin_view.begin.click()
        self.settle()
        self.first = self.line

    def reply(self, words: str) -> None:
        editor = self.panel.view.answer.box.editor
        editor.setPlainText(words)
        QTest.keyClick(editor, Qt.Key.Key_Return)

    def crash(self) -> None:
        """Lose the window, and read the session again."""
        self.panel.leave()
        self.panel.deleteLater()
        self.live = gone_on(self.desk, self.live.session.id)
        self._show()

    @property
    def line(self) -> str:
        """What the wall says."""
        wall = self.panel.wall()
        assert isinstance(wall, StageWall)
        return wall.line

    @property
    def played(self) -> list[str]:
        return self.loudspeaker.played

    def close(self) -> None:
        self.panel.leave()
        self.speaks.close()
