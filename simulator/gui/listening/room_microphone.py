"""RoomMicrophone: a reply spoken in a group session is taken down beside the words; no sound is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from simulator.domain.scenario import Scenario
from simulator.gui.listening.push_to_talk import PushToTalk
from simulator.gui.listening.talk_words import TalkWords
from simulator.gui.listening.trainee_speaks import TraineeSpeaks
from simulator.gui.spoken_reply import SpokenReply
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.gui.widgets.reply_box import ReplyBox
from simulator.gui.widgets.stopwatch import Now
from simulator.speech.interface import Heard


class RoomMicrophone(QObject):
    """Joins a reply box and a microphone: held or pressed, never open by itself.

    Args:
        box: Where the words are taken down.
        speaks: The microphone and the listener; they are this one's alone.
        sayings_of: What is likely to be said in a scenario; asked in a lane.
        now: A clock that never jumps.
    """

    opened = Signal()
    """It is about to listen: whatever sounds in the room should be silent by now."""

    def __init__(
        self,
        box: ReplyBox,
        speaks: TraineeSpeaks,
        sayings_of: Callable[[Scenario], Sequence[str]],
        now: Now = time.monotonic,
    ) -> None:
        super().__init__(box)
        self._box, self.speaks, self._sayings_of = box, speaks, sayings_of
        self._words = TalkWords(self)
        self._scenario = ""
        self.spoken: SpokenReply | None = None
        """What was heard for this reply; None while it is typed."""
        self._push = PushToTalk(box, box.microphone, box.editor, self._is_on, now)
        self._push.begun.connect(self.begin)
        self._push.ended.connect(speaks.end)
        box.held_back.connect(speaks.end)
        box.handed_over.connect(self.hold)
        speaks.state_changed.connect(self._show_state)
        speaks.level_changed.connect(box.microphone.show_level)
        speaks.taken_down.connect(self._taken_down)
        speaks.nothing_heard.connect(self._nothing_heard)
        speaks.troubled.connect(box.notice.show_failure)
        speaks.time_was_up.connect(self._time_was_up)
        box.offer_microphone(is_first=False)

    def tell_before_listening(self, slot: Callable[[], None]) -> None:
        """Have this called each time it is about to listen."""
        self.opened.connect(slot)

    @property
    def is_listening(self) -> bool:
        """Whether it listens."""
        return self.speaks.is_listening

    def enter(self, scenario: Scenario) -> None:
        """Come to a line of a scenario: nothing has been said to it yet."""
        self.hold()
        self.spoken = None
        if scenario.digest != self._scenario:
            self._scenario = scenario.digest
            self.speaks.expect(lambda: self._sayings_of(scenario), at_once=False)

    def begin(self) -> None:
        """Listen, unless a reply is on its way."""
        if not self._box.is_waiting and self._box.isEnabled():
            self._box.notice.clear()
            self.opened.emit()
            self.speaks.begin()

    def close(self) -> None:
        """Shut the microphone and let go of the listener."""
        self.speaks.close()

    def _is_on(self) -> bool:
        return self.speaks.is_listening

    def hold(self) -> None:
        """Listen no more for now; what was said is taken down."""
        if self.speaks.is_listening:
            self.speaks.end()

    def _taken_down(self, heard: Heard) -> None:
        if self._box.is_waiting:
            return  # it came after the reply was handed over
        self.spoken = self.spoken.and_then(heard) if self.spoken else SpokenReply(heard)
        self._box.add_transcript(heard.text, heard.doubts)

    def _nothing_heard(self) -> None:
        self._box.notice.show_advice(*self._words.nothing_heard())

    def _time_was_up(self) -> None:
        self._box.notice.show_advice(*self._words.time_was_up())

    def _show_state(self, state: MicrophoneState, reason: str) -> None:
        self._box.microphone.show_state(state, reason)
        self._box.hold_back(holds=self.speaks.has_speech or state is MicrophoneState.TAKING_DOWN)
        is_idle = state in (MicrophoneState.IDLE, MicrophoneState.UNAVAILABLE)
        words = self._words.of_state(state, is_held=self._push.is_held, has_speech=self.speaks.has_speech)
        self._box.show_status("" if is_idle else words, "accent" if self.speaks.is_listening else "")
