"""RoomVoice: the line on the wall is said aloud, once, and only while nobody else is to be heard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.domain.conversation import Conversation
from simulator.domain.scenario import Scenario
from simulator.domain.sessions.wall import Utterance
from simulator.gui import theme
from simulator.gui.sessions.microphone_beside import MicrophoneBeside
from simulator.gui.sessions.playing.said_aloud import said_on_wall, speaker_on_wall
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.gui.widgets.voice_controls import VoiceControls

_SOON_MS = 40
"""So long the wall has to paint a new face: that takes longer than sound lasts alone."""


class RoomVoice(QObject):
    """Nothing waits for it: a voice that is late, or does not come, only leaves the words to be read."""

    voiced = Signal(object)
    """How the line is being said: an Utterance."""
    noticed = Signal(str, str)
    """A problem and a remedy, once; the words on the wall go on."""

    def __init__(
        self, speaks: CustomerSpeaks | None, controls: VoiceControls, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._speaks, self._controls = speaks, controls
        self._microphone: MicrophoneBeside | None = None
        self._shown: tuple[object, ...] = ()
        self._conversation: Conversation | None = None
        self._is_due = self._is_held = self._is_ringing = self._is_cut_off = False
        self._now = Utterance()
        self._soon, self._rings = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._begin)
        self._rings.timeout.connect(self._ring)
        controls.hide()
        if speaks is not None:
            self._connect(speaks)

    def _connect(self, speaks: CustomerSpeaks) -> None:
        speaks.speaking_started.connect(self._show_controls)
        speaks.speaking_ended.connect(self._show_controls)
        speaks.changed.connect(self._show_controls)
        speaks.said.connect(self._show_said)
        speaks.all_said.connect(self._show_all_said)
        speaks.mouth_moved.connect(self._move_mouth)
        speaks.noticed.connect(self.noticed)
        self._controls.again_asked.connect(self.say_again)
        self._controls.stop_asked.connect(speaks.hush)
        self._controls.mute_asked.connect(self._mute)
        self._show_controls()

    def mind(self, microphone: MicrophoneBeside | None) -> None:
        """Be silent from now on whenever this microphone listens."""
        self._microphone = microphone
        if microphone is not None:
            microphone.tell_before_listening(self.hush)

    def prepare(self, scenario: Scenario) -> None:
        """Get the first lines ready while the briefing is on the console."""
        if self._speaks is not None:
            self._speaks.prepare(scenario)

    def show_line(
        self, attempt: str, conversation: Conversation, typed: str, *, is_ringing: bool, ring_seconds: float
    ) -> None:
        """Take what stands on the wall; it is said if it is another line than before.

        Args:
            attempt: The id of the attempt.
            conversation: Where it stands, the trainer's words in their place.
            typed: The trainer's words, if it is they who speak.
            is_ringing: Whether a telephone rings instead.
            ring_seconds: How long one ring takes.
        """
        shown = (attempt, len(conversation.turns), typed, is_ringing)
        if self._speaks is None or shown == self._shown:
            return
        self.hush()
        self._speaks.stop_ringing()
        self._shown, self._conversation, self._is_ringing = shown, conversation, is_ringing
        self._rings.setInterval(round(1000 * ring_seconds))
        self._is_due = True
        if self._may_be_heard and not is_ringing:
            self._tell(Utterance(0.0, 0))
        self._soon.start()

    def hush(self) -> None:
        """Say nothing more of this line: it is answered, or somebody else speaks."""
        self._is_due = self._is_cut_off = False
        self._rings.stop()
        if self._speaks is not None:
            self._speaks.hush()
        self._tell(Utterance())

    def hold(self) -> None:
        """Be silent at once: the trainer paused, or the room discusses."""
        if self._speaks is None or self._is_held:
            return
        self._is_held = True
        self._is_cut_off = self._speaks.is_speaking
        self._rings.stop()
        self._speaks.hush()
        self._speaks.hold()
        self._controls.setEnabled(False)

    def go_on(self) -> None:
        """Go on after `hold`; a line that was cut off is said again from its beginning."""
        if self._speaks is None or not self._is_held:
            return
        self._is_held = False
        self._speaks.go_on()
        self._controls.setEnabled(True)
        self._is_due = self._is_due or self._is_cut_off or self._is_ringing
        self._is_cut_off = False
        if self._is_due:
            self._soon.start()

    def rest(self) -> None:
        """Let nothing be heard any more, the place included, until another line is on the wall."""
        self.hush()
        self._soon.stop()
        self._conversation, self._is_ringing = None, False
        if self._speaks is not None:
            self._speaks.leave()

    def leave(self) -> None:
        """Fall silent for good; whatever comes late says nothing."""
        self.rest()
        speaks, self._speaks = self._speaks, None
        if speaks is not None:
            speaks.go_on()  # nothing is left that could, but the next one finds it ready

    def say_again(self) -> None:
        """Say the line on the wall once more."""
        if self._conversation is not None and not self._is_held and not self._is_ringing:
            self._is_due = True
            self._begin()

    @property
    def _may_be_heard(self) -> bool:
        is_listening = self._microphone is not None and self._microphone.is_listening
        return self._speaks is not None and self._speaks.is_aloud and not self._is_held and not is_listening

    def _begin(self) -> None:
        speaks, conversation = self._speaks, self._conversation
        if speaks is None or conversation is None or self._is_held or not self._is_due:
            return
        self._is_due = False
        if self._is_ringing:
            speaks.enter(conversation, is_ringing=True)
            self._rings.start()
            self._ring()
        elif self._may_be_heard:
            speaks.say(conversation)
        else:
            self._tell(Utterance())

    def _ring(self) -> None:
        if self._speaks is not None and self._may_be_heard:
            self._speaks.ring()

    def _mute(self, muted: bool) -> None:
        if self._speaks is not None:
            self._speaks.mute(muted=muted)

    def _show_said(self, number: int, characters: int) -> None:
        if self._conversation is not None:
            said = said_on_wall(self._conversation, number, characters)
            self._tell(Utterance(self._now.mouth, said))

    def _show_all_said(self) -> None:
        self._tell(Utterance())

    def _move_mouth(self, speaker: str, level: float) -> None:
        if self._conversation is not None and speaker == speaker_on_wall(self._conversation):
            self._tell(Utterance(level, self._now.said))

    def _tell(self, utterance: Utterance) -> None:
        if not theme.has_motion():
            utterance = Utterance()
        if utterance != self._now:
            self._now = utterance
            self.voiced.emit(utterance)

    def _show_controls(self) -> None:
        if self._speaks is not None:
            self._controls.show_speaking(speaking=self._speaks.is_speaking)
            self._controls.show_muted(muted=self._speaks.is_muted)
            self._controls.setVisible(self._speaks.is_wanted)
