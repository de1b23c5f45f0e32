"""TraineeSpeaks: opens the microphone, has what is said taken down, and says how it went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.gui.listening.speech_watch import SpeechWatch
from simulator.gui.widgets.microphone_button import MicrophoneState
from simulator.speech.dictation import Dictation
from simulator.speech.interface import SAMPLE_RATE, Heard, Listener

if TYPE_CHECKING:
    from simulator.gui.sound.microphone import Microphone
    from simulator.speech.endpoint import TurnEnd

LONGEST_SECONDS = 300.0
"""A reply that takes longer ends by itself, in words."""

_BYTES_A_SECOND = 2 * SAMPLE_RATE


class Ear(Enum):
    """What is done with the sound that comes in."""

    SHUT = "shut"
    TAKING = "taking"
    """All of it is the reply."""
    WAITING = "waiting"
    """Hands-free: the reply begins with the first speech."""


class TraineeSpeaks(QObject):
    """Owns the microphone and the listener. ``heard_pcm`` carries what belongs to the reply, to be kept."""

    state_changed = Signal(object, str)
    level_changed = Signal(float)
    taken_down = Signal(object)
    """A Heard with at least one word."""
    nothing_heard = Signal()
    troubled = Signal(str, str)
    time_was_up = Signal()
    speech_begun = Signal()
    """The reply has begun: the trainee pressed, or, hands-free, spoke."""
    heard_pcm = Signal(bytes)

    def __init__(
        self,
        background: Background,
        open_listener: Callable[[], Listener],
        make_microphone: Callable[[], Microphone],
        make_turn_end: Callable[[float], TurnEnd],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._make_microphone, self._make_turn_end = make_microphone, make_turn_end
        self._microphone: Microphone | None = None
        self._device = ""
        self._dictation = Dictation(open_listener)
        self._sayings: Callable[[], Sequence[str]] | None = None
        self._is_expecting = False
        self._ear = Ear.SHUT
        self._watch: SpeechWatch | None = None
        self._taken_bytes = 0
        self._trouble = ""
        self._is_taking_down = self._is_shutting = False

    @property
    def is_listening(self) -> bool:
        """Whether the microphone is open."""
        return self._ear is not Ear.SHUT

    @property
    def has_speech(self) -> bool:
        """Whether a reply is being spoken just now."""
        return self._ear is Ear.TAKING

    @property
    def is_busy(self) -> bool:
        """Whether something is being said or taken down."""
        return self.is_listening or self._is_taking_down

    @property
    def dictation(self) -> Dictation:
        """Who takes down what is said, and gets used to the voice; for the listening lane alone."""
        return self._dictation

    def use_listener(self, open_listener: Callable[[], Listener]) -> None:
        """Have it taken down by another listener from now on."""
        before = self._dictation
        self._dictation = Dictation(open_listener, before.voice)
        self._run(before.close)
        self._is_expecting = False

    def use_microphone(self, name: str) -> None:
        """Use the microphone of that name from the next time on; "" is the system's choice."""
        self._device = name
        if self._microphone is not None:
            self._microphone.set_device(name)

    def listen_to(self, sound: bytes) -> Heard:
        """Take down a sound outside any reply; blocks, for the listening lane."""
        self._dictation.begin()
        self._dictation.take(sound)
        return self._dictation.finish()

    def expect(self, sayings: Callable[[], Sequence[str]], *, at_once: bool) -> None:
        """Be ready for such sayings: at once, or with the first press. Working them out may take a second."""
        self._sayings, self._is_expecting = sayings, False
        if at_once:
            self._get_ready()
            self._there()  # looking for devices takes a moment, which a press should not

    def begin(self) -> None:
        """Open the microphone: all that is said from now on is the reply."""
        if self._open(Ear.TAKING):
            self._begin_taking()

    def wait_for_speech(self, *, is_interrupting: bool = False) -> None:
        """Open the microphone: the reply begins when somebody speaks, and ends when they have finished."""
        if not self._open(Ear.WAITING):
            return
        watch = SpeechWatch(
            self._background, self._make_turn_end, is_interrupting=is_interrupting, parent=self
        )
        watch.begun.connect(self._begin_taking)
        watch.heard.connect(self._take)
        watch.ended.connect(self.end)
        watch.failed.connect(self._failed)
        self._watch = watch
        self._tell(MicrophoneState.WAITING if is_interrupting else MicrophoneState.LISTENING)

    def customer_has_finished(self) -> None:
        """Whoever waited to interrupt need not any more."""
        if self._watch is not None and self._watch.is_interrupting:
            self._watch.is_interrupting = False
            self._tell(MicrophoneState.LISTENING)

    def end(self) -> None:
        """Shut the microphone; what was said is taken down."""
        if self._ear is Ear.SHUT or self._is_shutting:
            return
        self._is_shutting = True
        self._shut()  # the last of it may still come
        self._is_shutting = False
        was, self._ear = self._ear, Ear.SHUT
        if was is Ear.TAKING:
            self._take_down()
        else:
            self._tell(MicrophoneState.IDLE)

    def take_down_sound(self, sound: Callable[[], bytes]) -> None:
        """Have sound taken down that was kept from before; reading it may take a moment."""
        self._get_ready()
        self._wait_for(lambda: self.listen_to(sound()))

    def close(self) -> None:
        """Shut the microphone and let go of the listener, at once."""
        self._ear = Ear.SHUT
        self._shut()
        self._dictation.close()

    def _open(self, ear: Ear) -> bool:
        if self.is_listening:
            return False
        self._get_ready()
        microphone = self._there()
        self._ear, self._taken_bytes, self._trouble = ear, 0, ""
        if not microphone.start():
            if self._ear is not Ear.SHUT:  # it did not say so itself
                self._mic_failed(
                    self.tr("The microphone did not open."), self.tr("Check it in Settings, or type.")
                )
            return False
        return self._ear is ear

    def _begin_taking(self) -> None:
        dictation = self._dictation
        self._run(dictation.begin)
        self._ear = Ear.TAKING
        self._tell(MicrophoneState.LISTENING)
        self.speech_begun.emit()

    def _there(self) -> Microphone:
        if self._microphone is None:
            microphone = self._make_microphone()
            microphone.set_device(self._device)
            microphone.heard.connect(self._hear)
            microphone.level_changed.connect(self._show_level)
            microphone.troubled.connect(self._mic_failed)
            self._microphone = microphone
        return self._microphone

    def _shut(self) -> None:
        if self._microphone is not None:
            self._microphone.stop()
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.deleteLater()

    def _hear(self, pcm: bytes) -> None:
        if self._watch is not None:
            self._watch.hear(bytes(pcm))
        else:
            self._take(bytes(pcm))

    def _take(self, pcm: bytes) -> None:
        if self._ear is not Ear.TAKING:
            return
        dictation = self._dictation
        self._run(lambda: dictation.take(pcm))
        self.heard_pcm.emit(pcm)
        self._taken_bytes += len(pcm)
        if self._taken_bytes >= LONGEST_SECONDS * _BYTES_A_SECOND and not self._is_shutting:
            self.end()
            self.time_was_up.emit()

    def _take_down(self) -> None:
        self._wait_for(self._dictation.finish)

    def _wait_for(self, work: Callable[[], Heard]) -> None:
        self._is_taking_down = True
        self._tell(MicrophoneState.TAKING_DOWN)
        self._background.run(Lane.LISTENING, work, asker=self, then=self._taken, failed=self._not_taken)

    def _taken(self, heard: Heard) -> None:
        self._is_taking_down = False
        if not self.is_listening:
            self._tell(MicrophoneState.UNAVAILABLE if self._trouble else MicrophoneState.IDLE, self._trouble)
        if heard.words:
            self.taken_down.emit(heard)
        else:
            self.nothing_heard.emit()

    def _not_taken(self, error: SimulatorError) -> None:
        self._is_taking_down = False
        self._failed(error)

    def _mic_failed(self, problem: str, remedy: str) -> None:
        """What was said so far is still taken down."""
        had_speech, self._ear = self._ear is Ear.TAKING and self._taken_bytes > 0, Ear.SHUT
        self._shut()
        self._trouble = problem
        if had_speech:
            self._take_down()
        else:
            self._tell(MicrophoneState.UNAVAILABLE, problem)
        self.troubled.emit(problem, remedy)

    def _failed(self, error: SimulatorError) -> None:
        self._mic_failed(error.problem, error.remedy)

    def _get_ready(self) -> None:
        sayings, dictation = self._sayings, self._dictation
        if sayings is None or self._is_expecting:
            return
        self._is_expecting = True
        self._run(lambda: dictation.expect(sayings()), self._not_ready)

    def _not_ready(self, error: SimulatorError) -> None:
        """Somebody who speaks already has another chance at the end, and is told then."""
        self._is_expecting = False
        if not self.is_busy:
            self._failed(error)

    def _show_level(self, level: float) -> None:
        if self.is_listening:
            self.level_changed.emit(level)

    def _tell(self, state: MicrophoneState, reason: str = "") -> None:
        self.state_changed.emit(state, reason)

    def _run(self, work: Callable[[], Any], failed: Callable[[SimulatorError], None] | None = None) -> None:
        """Do something in the lane whose outcome matters only where it fails."""
        self._background.run(Lane.LISTENING, work, asker=self, then=_nothing, failed=failed or self._failed)


def _nothing(_: object) -> None:
    """What is done with an answer that says nothing."""
