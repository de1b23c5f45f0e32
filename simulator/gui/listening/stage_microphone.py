"""StageMicrophone: the trainee answers aloud on the stage: a key held or pressed, or hands-free."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.gui.checked_microphones import is_checked
from simulator.gui.listening.push_to_talk import PushToTalk
from simulator.gui.listening.reply_recording import ReplyRecording
from simulator.gui.listening.send_countdown import SendCountdown
from simulator.gui.listening.talk_words import TalkWords
from simulator.gui.listening.trainee_speaks import TraineeSpeaks
from simulator.gui.spoken_reply import SpokenReply
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.gui.widgets.stopwatch import Now
from simulator.settings import Settings
from simulator.speech.interface import Heard

if TYPE_CHECKING:
    from simulator.gui.pages.stage_page import StagePage

_NOTHING = ("", 0)


class StageMicrophone(QObject):
    """Joins the stage, the microphone and the customer's voice.

    Tell it the line with `enter` before the stage shows it, when the customer speaks, and with `stored` that
    a reply is on disk.
    """

    hush_asked = Signal()
    """The trainee speaks, and may: the customer is to stop."""
    check_asked = Signal()
    """The trainee wants to speak, with a microphone nobody has tried out yet."""
    said = Signal(str)
    """A reply that was spoken in one go was handed over, in these words."""

    def __init__(
        self,
        stage: StagePage,
        speaks: TraineeSpeaks,
        recording: ReplyRecording,
        settings: Settings,
        *,
        now: Now = time.monotonic,
    ) -> None:
        super().__init__(stage)
        self._stage, self._foot, self._box = stage, stage.foot, stage.foot.box
        self.speaks, self.recording = speaks, recording
        self._settings, self._now = settings, now
        self._words = TalkWords(self)
        self._line = self._line_of_speech = _NOTHING
        self._is_customer_speaking = self._is_pending = self._was_spoken = False
        self._customer_since = self._customer_seconds = 0.0
        self._began_seconds: float | None = None
        self._push = PushToTalk(stage, self._box.microphone, self._box.editor, self._is_on, now)
        self._countdown = SendCountdown(now, self)
        self._connect()
        self.take_settings(settings)

    def _connect(self) -> None:
        self._push.begun.connect(self.begin)
        self._push.ended.connect(self.end)
        self._countdown.left_changed.connect(self._show_countdown)
        self._countdown.stopped.connect(self._countdown_stopped)
        self._countdown.due.connect(self._box.say.click)
        self._box.held_back.connect(self.end)
        self._box.typed.connect(self._typed)
        self._foot.handed_over.connect(self._handed_over)
        self._foot.offer.accepted.connect(self._take_down_found)
        self._foot.offer.declined.connect(self._erase_found)
        self.speaks.state_changed.connect(self._show_state)
        self.speaks.level_changed.connect(self._box.microphone.show_level)
        self.speaks.heard_pcm.connect(self.recording.add)
        self.speaks.speech_begun.connect(self._speech_begun)
        self.speaks.taken_down.connect(self._taken_down)
        self.speaks.nothing_heard.connect(self._nothing_heard)
        self.speaks.troubled.connect(self._troubled)
        self.speaks.time_was_up.connect(self._time_was_up)
        self.recording.cut_off_found.connect(self._offer_found)
        self.recording.troubled.connect(self._box.notice.show_advice)
        self._stage.installEventFilter(self)
        self._stage.veil.installEventFilter(self)

    @property
    def is_by_voice(self) -> bool:
        """Whether the trainee usually answers by voice."""
        return self._settings.answer_by == "voice"

    @property
    def _is_hands_free(self) -> bool:
        return self.is_by_voice and self._settings.talking == "hands-free"

    def take_settings(self, settings: Settings) -> None:
        """Take what was chosen; it holds at once."""
        self._settings = settings
        self._push.is_anywhere = self.is_by_voice
        self._words.is_hands_free = self._is_hands_free
        self._box.offer_microphone(is_first=self.is_by_voice)
        self._show_idle()

    def enter(
        self, attempt: str, conversation: Conversation, sayings_of: Callable[[Scenario], Sequence[str]]
    ) -> None:
        """Come to a line: whatever was being said belongs to the one before."""
        self._stop()
        scenario = conversation.setting.scenario
        if attempt != self._line[0]:
            self.speaks.expect(lambda: sayings_of(scenario), at_once=self.is_by_voice)
        self._line = (attempt, len(conversation.turns)) if not conversation.is_over else _NOTHING
        self._customer_seconds = 0.0
        characters = scenario.characters.values()
        self._words.customer = next(iter(characters)).name.split()[0] if len(characters) == 1 else ""
        if self._line is not _NOTHING:
            self.recording.enter(attempt, len(conversation.turns) + 1)

    def customer_started(self) -> None:
        """The customer speaks: nothing is listened to, unless one may interrupt."""
        self._is_customer_speaking, self._customer_since = True, self._now()
        self._countdown.stop()
        if self.speaks.is_listening:
            self.speaks.end()
        if self._is_hands_free and self._settings.barge_in and self._may_speak():
            self.speaks.wait_for_speech(is_interrupting=True)

    def customer_finished(self) -> None:
        """The customer has finished, or was stopped."""
        if self._is_customer_speaking:
            self._customer_seconds = self._now() - self._customer_since
        self._is_customer_speaking = False
        self.speaks.customer_has_finished()
        if self._is_pending:
            self._is_pending = False
            self.begin()
        else:
            self._listen_hands_free()

    def stored(self, attempt: str, turn: int) -> None:
        """The reply of a turn, from 1, is on disk."""
        if self._was_spoken:
            self.recording.keep(attempt, turn)
        else:
            self.recording.erase(attempt, turn)

    def begin(self) -> None:
        """Listen now, or as soon as the customer has finished."""
        self._countdown.stop()
        if not self._may_speak():
            return
        if not is_checked(self._settings):
            self.check_asked.emit()
        elif self.speaks.is_listening:
            self._show_listening()
        elif not self._is_customer_speaking:
            self.speaks.begin()
        elif self._settings.barge_in:
            self.hush_asked.emit()
            self.speaks.begin()
        else:
            self._is_pending = True
            self._show_state(MicrophoneState.WAITING, "")

    def end(self) -> None:
        """Listen no more; what was said is taken down."""
        if self._is_pending:
            self._is_pending = False
            self._show_state(MicrophoneState.IDLE, "")
        self.speaks.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A pause, or a page that is not seen, ends what is being said; nothing of it is lost."""
        kind = event.type()
        if kind == QEvent.Type.Show and watched is self._stage.veil:
            self._stop()
        elif kind == QEvent.Type.Hide and not event.spontaneous():
            if watched is self._stage:
                self._stop()
            else:
                self._listen_hands_free()
        elif kind == QEvent.Type.WindowDeactivate and watched is self._stage:
            self._countdown.stop()
        return False

    def _stop(self) -> None:
        self._countdown.stop()
        self.end()

    def _is_on(self) -> bool:
        return self._is_pending or self.speaks.is_listening

    def _may_speak(self) -> bool:
        is_asked = self._foot.isVisible() and not self._stage.room.is_ringing
        return is_asked and not self._stage.is_paused and not self._box.is_waiting

    def _listen_hands_free(self) -> None:
        is_free = (
            not self._is_customer_speaking and not self.speaks.is_busy and not self._countdown.is_running
        )
        if self._is_hands_free and is_free and self._may_speak() and not self._box.words.strip():
            self.speaks.wait_for_speech()

    def _speech_begun(self) -> None:
        self._line_of_speech = self._line
        self._began_seconds = self._stage.answer_seconds
        self._foot.offer.clear()
        self._box.notice.clear()
        if self._is_customer_speaking:
            self.hush_asked.emit()

    def _typed(self, words: str) -> None:
        """Whoever types while nothing was said yet has chosen to type."""
        self._countdown.stop()
        self._show_idle()
        if words and self.speaks.is_listening and not self.speaks.has_speech:
            self.speaks.end()

    def _taken_down(self, heard: Heard) -> None:
        spoken = SpokenReply(heard, self._first_word_of(heard), self._customer_seconds)
        if self._line_of_speech != self._line:  # it came after the trainee had gone elsewhere
            draft = self._stage.draft.at(*self._line_of_speech).and_then(spoken)
            self._stage.draft.keep(*self._line_of_speech, draft)
            return
        self._foot.add_spoken(spoken)
        self._show_idle()
        may_send = self._is_hands_free and not self._box.doubts and not self._is_customer_speaking
        if may_send and self._may_speak() and self._stage.isActiveWindow():
            self._countdown.start()

    def _first_word_of(self, heard: Heard) -> float | None:
        began, self._began_seconds = self._began_seconds, None
        return None if began is None else began + heard.words[0].from_seconds

    def _nothing_heard(self) -> None:
        problem, remedy = self._words.nothing_heard()
        self._box.notice.show_advice(problem, remedy)
        self._listen_hands_free()

    def _troubled(self, problem: str, remedy: str) -> None:
        self._is_pending = False
        self._box.notice.show_failure(problem, remedy)

    def _time_was_up(self) -> None:
        self._box.notice.show_advice(*self._words.time_was_up())

    def _handed_over(self, words: str) -> None:
        self._countdown.stop()
        self._was_spoken = self._foot.spoken is not None
        if self._foot.spoken is not None and self._foot.spoken.parts == 1:
            self.said.emit(words)
        if self.speaks.is_listening:
            self.speaks.end()

    def _offer_found(self) -> None:
        if self._foot.spoken is not None:
            self.recording.go_on()
        else:
            self._foot.offer.show_offer("microphone", *self._words.cut_off())

    def _take_down_found(self) -> None:
        self._line_of_speech = self._line
        self.speaks.take_down_sound(self.recording.sound_from_before())

    def _erase_found(self) -> None:
        attempt, turns = self._line
        self.recording.erase(attempt, turns + 1)

    def _show_state(self, state: MicrophoneState, reason: str) -> None:
        self._box.microphone.show_state(state, reason)
        self._box.hold_back(holds=self.speaks.has_speech or state is MicrophoneState.TAKING_DOWN)
        if state in (MicrophoneState.IDLE, MicrophoneState.UNAVAILABLE):
            self._show_idle()
        else:
            self._show_listening()

    def _show_listening(self) -> None:
        state, is_held = self._box.microphone.state, self._push.is_held
        words = self._words.of_state(state, is_held=is_held, has_speech=self.speaks.has_speech)
        self._box.show_status(words, "accent" if self.speaks.is_listening else "")

    def _countdown_stopped(self) -> None:
        self._box.show_countdown(0)
        self._show_idle()

    def _show_countdown(self, seconds: int) -> None:
        self._box.show_countdown(seconds)
        self._box.show_status(self._words.countdown(seconds), "accent")

    def _show_idle(self) -> None:
        """Typing needs no words of help; speaking does."""
        if not self.speaks.is_busy and not self._is_pending:
            has_words, has_doubts = bool(self._box.words), bool(self._box.doubts)
            words = self._words.idle(has_words=has_words, has_doubts=has_doubts)
            self._box.show_status(words if self.is_by_voice else "")
