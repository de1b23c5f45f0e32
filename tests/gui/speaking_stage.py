"""A stage with a microphone that is fed by hand, for tests of answering aloud."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simulator.domain.attempt import Reply
from simulator.domain.conversation import Conversation
from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.gui.listening.reply_recording import ReplyRecording
from simulator.gui.listening.stage_microphone import StageMicrophone
from simulator.gui.listening.trainee_speaks import TraineeSpeaks
from simulator.gui.pages.stage_page import StagePage
from simulator.gui.records_desk import RecordsDesk
from simulator.settings import Settings
from simulator.speech.interface import Heard
from tests.gui import scenes
from tests.gui.fake_clock import FakeClock
from tests.gui.fake_speech import FakeMicrophone, LoudIsSpeech, ScriptedListener

TYPING = Settings(checked_microphones="*")
VOICE = TYPING._replace(answer_by="voice")
HANDS_FREE = VOICE._replace(talking="hands-free")
ATTEMPT = "attempt-1"


class FakeRecordings:
    """The part of the records that keeps sound."""

    def __init__(self, folder: Path, *, is_agreed: bool) -> None:
        self.folder, self.is_agreed = folder, is_agreed
        self.kept: list[tuple[int, float]] = []

    def recording_consent(self, _owner: object) -> object:
        return "agreed" if self.is_agreed else None

    def recording_file(self, attempt_id: str, turn: int, _owner: object) -> Path:
        return self.folder / f"{attempt_id}-{turn}.wav"

    def keep_recording(self, _attempt_id: str, turn: int, _owner: object, seconds: float) -> None:
        self.kept.append((turn, round(seconds, 2)))

    def erase_recordings(self, _owner: object, attempt_id: str, turn: int) -> int:
        self.recording_file(attempt_id, turn, None).unlink()
        return 1


class FakeDesk:
    """Asks the records in their lane."""

    def __init__(self, store: FakeRecordings, background: Background) -> None:
        self.store, self._background = store, background

    def ask(
        self,
        work: Callable[[Any, Any], Any],
        *,
        asker: QObject,
        then: Callable[[Any], None],
        failed: Callable[[SimulatorError], None],
    ) -> None:
        self._background.run(
            Lane.RECORDS, lambda: work(self.store, "Sam"), asker=asker, then=then, failed=failed
        )


class SpeakingStage:
    """The stage page, and all that hears."""

    def __init__(
        self,
        qtbot: QtBot,
        folder: Path,
        settings: Settings = VOICE,
        script: Sequence[Heard | Exception] = (),
        *,
        keeps_sound: bool = False,
    ) -> None:
        self.qtbot, self.clock = qtbot, FakeClock()
        self.listeners = [ScriptedListener(script)]
        self.next_listeners: list[ScriptedListener] = []
        self.mic = FakeMicrophone()
        self.store = FakeRecordings(folder, is_agreed=keeps_sound)
        self.background = Background()
        self.stage = StagePage(now=self.clock)
        qtbot.addWidget(self.stage)
        self.speaks = TraineeSpeaks(
            self.background,
            self._open_listener,
            cast("Any", lambda: self.mic),
            cast("Any", LoudIsSpeech),
            self.stage,
        )
        desk = cast("RecordsDesk", FakeDesk(self.store, self.background))
        recording = ReplyRecording(self.background, desk, self.stage)
        self.voice = StageMicrophone(self.stage, self.speaks, recording, settings, now=self.clock)
        self.box = self.stage.foot.box
        self.talk = Conversation.begin(scenes.call(rings=False))
        self.replies: list[Reply] = []
        self.stage.replied.connect(self.replies.append)
        self.stage.resize(1280, 800)
        self.stage.show()
        self.stage.activateWindow()
        qtbot.waitUntil(self.stage.isActiveWindow)

    def _open_listener(self) -> ScriptedListener:
        if self.listeners[-1].is_closed:
            self.listeners.append(self.next_listeners.pop(0))
        return self.listeners[-1]

    def enters(self, attempt: str = ATTEMPT) -> None:
        """Come to the line where the conversation stands."""
        self.voice.enter(attempt, self.talk, lambda scenario: (scenario.title,))
        self.stage.show_conversation(self.talk, draft_key=attempt)

    def goes_on(self) -> None:
        """The last reply is on disk; the next line comes."""
        self.voice.stored(ATTEMPT, len(self.talk.turns) + 1)
        self.talk = self.talk.after(self.replies[-1])
        self.enters()

    def lets_go(self, of: QWidget | None = None) -> None:
        """Let the space bar go, and wait until that is believed: a key that repeats is let go a lot."""
        QTest.keyRelease(of or self.focus(), Qt.Key.Key_Space)
        self.qtbot.waitUntil(lambda: not self.voice._push.is_settling)

    def answers(self, seconds: float = 1) -> None:
        """Open the microphone, speak, close it, and wait for the words."""
        self.voice.begin()
        self.mic.say(seconds)
        self.voice.end()
        self.settles()

    def settles(self) -> None:
        """Wait until nothing is being said or taken down."""
        self.qtbot.waitUntil(lambda: not self.speaks.is_busy)

    @property
    def said(self) -> str:
        """What the line under the box says."""
        return self.box.line.text()

    def focus(self) -> QWidget:
        """Return what has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def close(self) -> None:
        """Put out the lights."""
        self.speaks.close()
        assert self.background.close()
        self.voice.recording.close()


Makes = Callable[..., SpeakingStage]
"""The fixture ``makes``: builds a stage of the test's own, and closes it after the test."""
