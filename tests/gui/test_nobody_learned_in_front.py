"""In front of a room nobody's voice is learned; alone, the same listener gets used to whoever speaks."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import ITEM_BEGUN
from simulator.gui.known_voice_flow import KnownVoiceFlow
from simulator.gui.listening import answering
from simulator.gui.listening.answering import Answering
from simulator.gui.listening.room_microphone import RoomMicrophone
from simulator.gui.listening.stage_microphone import StageMicrophone
from simulator.gui.pages.stage_page import StagePage
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.gui.widgets.reply_box import ReplyBox
from simulator.settings import Settings
from simulator.speech import listeners
from simulator.speech.interface import KnownVoice
from simulator.speech.kept_voice import voice_bytes, voice_from
from tests.fakes import MemoryStore
from tests.gui import scenes
from tests.gui.desk_at_once import DeskAtOnce, SettingsOnly
from tests.gui.fake_sound import FakeLanes, FakeLoudspeaker, FakeSpeaker
from tests.gui.fake_speech import FakeMicrophone, ScriptedListener, heard
from tests.gui.sessions.led import Desk, led
from tests.gui.speaking_stage import VOICE

WORDS = "I am sorry about the lamp"
FROM_BEFORE = KnownVoice(60, b"from before", "scripted")


class CountingListener(ScriptedListener):
    """Takes down the same words each time; remembers all it was told and taught of a voice."""

    def __init__(self) -> None:
        super().__init__([heard(WORDS)] * 3)
        self.met: list[KnownVoice | None] = []

    def know(self, voice: KnownVoice | None) -> None:
        self.met.append(voice)
        super().know(voice)


class Rooms(SettingsOnly):
    settings: Settings = VOICE


class Tess:
    """A trainer at her computer: she practises alone, and leads a role play in front of a room."""

    def __init__(
        self, qtbot: QtBot, folder: Path, mics: list[FakeMicrophone], heard_by: list[CountingListener]
    ) -> None:
        self.qtbot, self.lanes, self.desk = qtbot, FakeLanes(), Desk(MemoryStore())
        self.mics, self.listeners = mics, heard_by
        lanes = cast("Any", self.lanes)
        self.customer = CustomerSpeaks(
            lanes, VOICE, lambda _: FakeSpeaker(), lambda: cast("Any", FakeLoudspeaker())
        )
        self._sits_at = DeskAtOnce(cast("Any", self.desk.store), folder, self.desk.leader)
        window, at_once = QWidget(), cast("Any", self._sits_at)
        qtbot.addWidget(window)
        self.answering = Answering(window, lanes, at_once, self.customer, VOICE, folder)
        self.flow = KnownVoiceFlow(at_once, cast("Any", Rooms()), lanes, self.answering, parent=window)
        self.panel: RolePlayPanel | None = None

    def comes(self, voice: KnownVoice | None = None) -> None:
        """Sign in, with a voice that she let be remembered."""
        if voice is not None:
            self.desk.store.keep_voice(self.desk.leader, voice_bytes(voice))
        self._sits_at.sit_down(self.desk.leader)
        self.lanes.work()

    def practises_alone(self) -> Reply:
        """Speak a reply on the stage and hand it over."""
        page, talk, replies = StagePage(), Conversation.begin(scenes.call(rings=False)), list[Reply]()
        self.qtbot.addWidget(page)
        page.replied.connect(replies.append)
        page.show()
        self.answering.attach(page)
        practice = SimpleNamespace(record=SimpleNamespace(id="attempt-1"), conversation=talk)
        self.answering.enter(cast("Any", practice))
        page.show_conversation(talk, draft_key="attempt-1")
        self._speaks_into(page.findChild(StageMicrophone), page.foot.box)
        return replies[-1]

    def leads(self) -> Reply:
        """Let somebody speak a reply into the room's microphone and hand it over."""
        item = PlanItem("i1", ActivityKind.ROLE_PLAY, "The lamp", 20, "policy-complaint")
        live = led(self.desk, (item,))
        live.microphone_at = self.answering.microphone_at
        live.happen(ITEM_BEGUN, item="i1")
        self.panel = panel = RolePlayPanel(live, item)
        self.qtbot.addWidget(panel)
        panel.show()
        panel.begin_view.begin.click()
        box = panel.view.answer.box
        self._speaks_into(box.findChild(RoomMicrophone), box)
        assert panel.led.practice is not None
        return panel.led.practice.conversation.turns[-1].reply

    def _speaks_into(self, microphone: StageMicrophone | RoomMicrophone | None, box: ReplyBox) -> None:
        assert microphone is not None
        microphone.begin()
        for mic in self.mics:
            mic.say(1.0)
        microphone.speaks.end()
        self.lanes.work()
        QTest.keyClick(box.editor, Qt.Key.Key_Return)
        self.lanes.work()

    def kept_of_anybody(self) -> list[KnownVoice | None]:
        """Return what the records keep of voices, whoever's they are."""
        store = self.desk.store
        written = [store.kept_voice(person) for person in store.people()]
        return [voice_from(one) for one in written if one is not None]

    def goes(self) -> None:
        if self.panel is not None:
            self.panel.leave()
        self.answering.close()
        self.customer.close()
        self.lanes.work()


@pytest.fixture
def tess(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tess]:
    mics, heard_by = list[FakeMicrophone](), list[CountingListener]()

    def plugged_in() -> FakeMicrophone:
        mics.append(FakeMicrophone())
        return mics[-1]

    def listens(*_: object) -> CountingListener:
        heard_by.append(CountingListener())
        return heard_by[-1]

    monkeypatch.setattr(answering, "real_microphone", plugged_in)
    monkeypatch.setattr(listeners, "open_listener", listens)
    tess = Tess(qtbot, tmp_path, mics, heard_by)
    yield tess
    tess.goes()


def test_alone_the_listener_is_taught_and_what_it_learned_is_kept(tess: Tess) -> None:
    tess.comes(FROM_BEFORE)
    assert tess.practises_alone().heard == WORDS
    [listener] = tess.listeners
    assert listener.met == [FROM_BEFORE]
    assert listener.lessons == [WORDS]
    learned = KnownVoice(64, FROM_BEFORE.packed + WORDS.encode(), "scripted")
    assert tess.flow.voice == learned
    assert tess.kept_of_anybody() == [learned]


def test_in_front_of_a_room_nobodys_voice_is_learned(tess: Tess) -> None:
    tess.comes()
    assert tess.leads().heard == WORDS
    [listener] = tess.listeners
    assert listener.lessons == []
    assert set(listener.met) == {None}  # whoever speaks is a stranger
    assert listener.voice is tess.flow.voice is None
    assert tess.kept_of_anybody() == []


def test_what_is_known_of_the_trainer_is_neither_used_nor_changed_in_front_of_a_room(tess: Tess) -> None:
    tess.comes(FROM_BEFORE)
    tess.practises_alone()
    known = tess.flow.voice
    assert known is not None
    assert tess.leads().heard == WORDS
    alone, in_front = tess.listeners
    assert alone.lessons == [WORDS]  # from when she practised
    assert in_front.lessons == []
    assert set(in_front.met) == {None}
    assert alone.voice == tess.flow.voice == known
    assert tess.kept_of_anybody() == [known]
