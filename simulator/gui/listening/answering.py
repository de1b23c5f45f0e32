"""Answering: all that is needed to answer aloud, put together: stage, listener, recordings, the check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import Scenario
from simulator.gui.background import Background, import_alone
from simulator.gui.checked_microphones import is_checked, with_checked
from simulator.gui.listening.reply_recording import ReplyRecording
from simulator.gui.listening.room_microphone import RoomMicrophone
from simulator.gui.listening.stage_microphone import StageMicrophone
from simulator.gui.listening.trainee_speaks import TraineeSpeaks
from simulator.gui.microphone_trial import MicrophoneTrial
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.speaking.customer_speaks import CustomerSpeaks
from simulator.gui.widgets.reply_box import ReplyBox
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.gui.pages.microphone_check import MicrophoneCheck
    from simulator.gui.pages.stage_page import StagePage
    from simulator.gui.sound.microphone import Microphone
    from simulator.speech.endpoint import TurnEnd
    from simulator.speech.interface import Listener
    from simulator.training.practice import Practice


GETS_USED = "pocketsphinx"
"""The listener that gets used to a voice; other models know many."""


class Answering(QObject):
    """A microphone is opened, and a listener started, only once somebody wants to speak."""

    option_chosen = Signal(str, object)
    """A setting, and what was chosen for it."""
    said = Signal(str)
    """A reply that was spoken in one go was handed over, in these words."""
    reading_asked = Signal(object)
    """Lines are to be read aloud, that the listener gets used to the voice; carries the window before it."""

    def __init__(
        self,
        window: QWidget,
        background: Background,
        desk: RecordsDesk,
        customer: CustomerSpeaks,
        settings: Settings,
        cache: Path,
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._desk = window, background, desk
        self._customer, self._settings, self._cache = customer, settings, cache
        self.speaks = TraineeSpeaks(background, self._opener(settings), real_microphone, real_turn_end, self)
        self.speaks.use_microphone(settings.microphone)
        self.recording = ReplyRecording(background, desk, self)
        self._stage: StageMicrophone | None = None
        self._page: StagePage | None = None

    def attach(self, page: StagePage) -> None:
        """Let one answer aloud on this stage."""
        stage = StageMicrophone(page, self.speaks, self.recording, self._settings)
        self._customer.speaking_started.connect(stage.customer_started)
        self._customer.speaking_ended.connect(stage.customer_finished)
        stage.hush_asked.connect(page.voice.hush)
        stage.check_asked.connect(self._check_first)
        stage.said.connect(self.said)
        self._stage, self._page = stage, page

    def enter(self, practice: Practice) -> None:
        """Come to a line, before the stage shows it."""
        if self._stage is not None:
            self._stage.enter(practice.record.id, practice.conversation, real_sayings)

    def stored(self, practice: Practice) -> None:
        """The reply to the line where this practice stood is on disk."""
        if self._stage is not None:
            self._stage.stored(practice.record.id, len(practice.conversation.turns) + 1)

    def take_settings(self, settings: Settings) -> None:
        """Take what was chosen; it holds at once."""
        before, self._settings = self._settings, settings
        if settings.microphone != before.microphone:
            self.speaks.use_microphone(settings.microphone)
        if _listening(settings) != _listening(before):
            self.speaks.use_listener(self._opener(settings))
        if self._stage is not None:
            self._stage.take_settings(settings)

    def make_sure(self, go_on: Callable[[], None]) -> None:
        """Go on, but let whoever means to speak try the microphone first, once."""
        if self._settings.answer_by != "voice" or is_checked(self._settings):
            go_on()
            return
        self.check_microphone().finished.connect(lambda _: go_on())

    def check_microphone(self, parent: QWidget | None = None) -> MicrophoneCheck:
        """Open the microphone's check over the window."""
        from simulator.gui.pages.microphone_check import MicrophoneCheck
        from simulator.gui.sound.loudspeaker import Loudspeaker

        trial = MicrophoneTrial(self._background, real_microphone, self.speaks.listen_to)
        loudspeaker = Loudspeaker()
        loudspeaker.set_device(self._settings.loudspeaker)
        loudspeaker.set_volumes(self._settings.voice_volume, 0)
        dialog = MicrophoneCheck(trial, loudspeaker, self._settings.microphone, parent or self._window)
        loudspeaker.setParent(dialog)
        dialog.finished.connect(loudspeaker.close)
        dialog.device_chosen.connect(self._choose_microphone)
        dialog.checked.connect(self._remember_checked)
        dialog.offer_reading(is_offered=self._settings.listener == GETS_USED)
        dialog.reading_asked.connect(lambda: self.reading_asked.emit(dialog))
        dialog.consent.agreed.connect(self._agree)
        dialog.consent.ended.connect(self._end_recording)
        dialog.consent.show_place(self._desk.folder)
        self._show_consent(dialog)
        dialog.open()
        return dialog

    def microphone_at(self, box: ReplyBox) -> RoomMicrophone:
        """Put a microphone of its own beside a reply box; nothing that is said there is kept as sound."""
        speaks = TraineeSpeaks(
            self._background, self._opener(self._settings), real_microphone, real_turn_end, box
        )
        speaks.use_microphone(self._settings.microphone)
        return RoomMicrophone(box, speaks, real_sayings)

    def close(self) -> None:
        """Shut the microphone and let go of the listener, before the lanes are closed."""
        self.speaks.close()

    def close_files(self) -> None:
        """Let go of a recording under way, once the lanes are closed."""
        self.recording.close()

    def _opener(self, settings: Settings) -> Callable[[], Listener]:
        cache = self._cache

        def open_it() -> Listener:
            import_alone("simulator.speech.listeners")
            from simulator.speech.listeners import open_listener

            return open_listener(settings, cache)

        return open_it

    def _check_first(self) -> None:
        page = self._page
        if page is None:
            return
        page.pause()
        dialog = self.check_microphone(page.window())
        dialog.finished.connect(page.go_on)

    def _choose_microphone(self, name: str) -> None:
        self.option_chosen.emit("microphone", name)

    def _remember_checked(self, name: str) -> None:
        self.option_chosen.emit("checked_microphones", with_checked(self._settings, name))

    def _show_consent(self, dialog: MicrophoneCheck) -> None:
        def show(consent: Any) -> None:  # noqa: ANN401  # RecordingConsent | None
            dialog.consent.show_consent(consent.days if consent else None)

        self._desk.ask(
            lambda store, person: store.recording_consent(person), asker=dialog, then=show, failed=_nothing
        )

    def _agree(self, days: int) -> None:
        self._ask(lambda store, person: store.agree_to_recording(person, days))

    def _end_recording(self) -> None:
        self._ask(lambda store, person: store.end_recording(person))

    def _ask(self, work: Callable[[Any, Any], object]) -> None:
        self._desk.ask(work, asker=self, then=self._consent_changed, failed=self._could_not)

    def _consent_changed(self, _: object) -> None:
        self.recording.look_again()

    def _could_not(self, error: SimulatorError) -> None:
        self.recording.troubled.emit(error.problem, error.remedy)


def real_microphone() -> Microphone:
    """Return the microphone of this computer; late, because the first window hears nothing."""
    from simulator.gui.sound.microphone import Microphone

    return Microphone()


def real_turn_end(silence_seconds: float) -> TurnEnd:
    """Return what tells speech from silence."""
    import_alone("simulator.speech.endpoint")
    from simulator.speech.endpoint import TurnEnd

    return TurnEnd(silence_seconds)


def real_sayings(scenario: Scenario) -> Sequence[str]:
    """Return what is likely to be said in a scenario."""
    import_alone("simulator.training.sayings")
    from simulator.training.sayings import sayings_of

    return sayings_of(scenario)


def _listening(settings: Settings) -> tuple[object, ...]:
    """Return what decides who listens."""
    return settings.listener, settings.vosk_folder, settings.whisper_folder, settings.online_listening


def _nothing(_: object) -> None:
    """What is done with an answer that says nothing."""
