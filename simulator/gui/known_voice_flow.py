"""KnownVoiceFlow: the listener gets used to whoever is signed in, by their replies and by lines they read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.background import Background, Lane
from simulator.gui.listening.answering import GETS_USED, Answering, real_microphone
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.speech.interface import KnownVoice
from simulator.speech.kept_voice import voice_bytes, voice_from

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.reading_aloud import ReadingAloud
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.gui.sound.microphone import Microphone
    from simulator.records.interface import RecordStore


class KnownVoiceFlow(QObject):
    """What is known of a voice is forgotten when somebody else comes, unless they let it be remembered."""

    def __init__(
        self,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        background: Background,
        answering: Answering,
        make_microphone: Callable[[], Microphone] = real_microphone,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._rooms, self._background = desk, rooms, background
        self._speaks, self._make_microphone = answering.speaks, make_microphone
        self._person = ""
        self._voice: KnownVoice | None = None
        self._is_kept = False
        self._lines: tuple[str, ...] = ()
        self._page: SettingsPage | None = None
        desk.person_known.connect(self._meet)
        answering.said.connect(self._learn)
        answering.reading_asked.connect(self.read_aloud)
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self._show)

    @property
    def voice(self) -> KnownVoice | None:
        """What is known of the voice of whoever is signed in; None if nothing."""
        return self._voice

    @property
    def is_kept(self) -> bool:
        """Whether they let it be remembered."""
        return self._is_kept

    def read_aloud(self, parent: QWidget | None = None) -> ReadingAloud:
        """Let somebody read lines, by which the listener gets used to their voice."""
        from simulator.gui.pages.reading_aloud import ReadingAloud
        from simulator.gui.reading_trial import ReadingTrial, lines_to_read

        self._lines = lines_to_read()
        trial = ReadingTrial(self._background, self._make_microphone, self._learn_from, self._lines)
        trial.set_device(self._rooms.settings.microphone)
        dialog = ReadingAloud(trial, can_keep=bool(self._person), is_kept=self._is_kept, parent=parent)
        trial.judged.connect(self._look_again)
        dialog.keep_changed.connect(self._keep)
        dialog.finished.connect(self._read_enough)
        dialog.open()
        return dialog

    def _wire(self, page: SettingsPage) -> None:
        self._page = page
        page.listening.reading_asked.connect(lambda: self.read_aloud(page.window()))
        page.listening.forget_voice_asked.connect(self._forget)

    def _show(self) -> None:
        if self._page is not None:
            self._page.listening.show_voice(self._voice.seconds if self._voice else 0.0, self._is_kept)

    def _meet(self, name: str) -> None:
        """Somebody practises from now on: look whether their voice is remembered."""
        if name == self._person:
            return
        self._person, self._is_kept = name, False
        self._know(None)
        self._ask(lambda store, person: store.kept_voice(person), self._found)

    def _found(self, written: bytes | None) -> None:
        if written is None:
            return
        self._is_kept = True
        self._know(voice_from(written))

    def _know(self, voice: KnownVoice | None) -> None:
        before, self._voice = self._voice, voice
        if voice != before:
            dictation = self._speaks.dictation
            self._run(lambda: dictation.know(voice))
        self._show()

    def _learn(self, said: str) -> None:
        """Get used to the voice of a reply that was handed over."""
        dictation, name = self._speaks.dictation, self._person

        def learned(_: object) -> None:
            if name == self._person:
                self._look_again()
            else:  # somebody else has come meanwhile
                voice = self._voice
                self._run(lambda: dictation.know(voice))

        if self._rooms.settings.listener == GETS_USED:
            self._run(lambda: dictation.learn(said), learned)

    def _learn_from(self, sound: bytes, line: str) -> bool:
        """Take down somebody who reads a line, and get used to them; blocks, for the listening lane."""
        dictation = self._speaks.dictation
        dictation.expect_for_now(self._lines)
        self._speaks.listen_to(sound)
        return dictation.learn(line)

    def _read_enough(self) -> None:
        dictation = self._speaks.dictation
        self._run(dictation.expect_as_before)

    def _look_again(self, _: object = None) -> None:
        """See what is known of the voice by now."""
        voice = self._speaks.dictation.voice
        if voice is not None and voice != self._voice:
            self._voice = voice
            self._show()
            if self._is_kept:
                self._keep_voice(voice)

    def _keep(self, keeps: bool) -> None:  # a slot of a check box
        self._is_kept = keeps
        if not keeps:
            self._ask(lambda store, person: store.forget_voice(person))
        elif self._voice is not None:
            self._keep_voice(self._voice)
        self._show()

    def _keep_voice(self, voice: KnownVoice) -> None:
        written = voice_bytes(voice)
        self._ask(lambda store, person: store.keep_voice(person, written))

    def _forget(self) -> None:
        self._is_kept = False
        self._ask(lambda store, person: store.forget_voice(person))
        self._know(None)

    def _ask(
        self,
        work: Callable[[RecordStore, Person], object],
        then: Callable[[bytes | None], None] | None = None,
    ) -> None:
        """Do something for whoever it is about, unless somebody else has come meanwhile."""
        name = self._person

        def of_them(store: RecordStore, person: Person) -> object:
            return work(store, person) if person.name == name else None

        def done(found: object) -> None:
            if then is not None and name == self._person:
                then(found if isinstance(found, bytes) else None)

        self._desk.ask(of_them, asker=self, then=done, failed=self._failed)

    def _failed(self, error: SimulatorError) -> None:
        """It is said where it is looked for: replies are heard all the same, and nothing is remembered."""
        self._is_kept = False
        if self._page is not None:
            self._page.listening.voice.show_failure(error.problem, error.remedy)

    def _run(self, work: Callable[[], object], then: Callable[[object], None] | None = None) -> None:
        self._background.run(
            Lane.LISTENING, work, asker=self, then=then or (lambda _: None), failed=lambda _: None
        )
