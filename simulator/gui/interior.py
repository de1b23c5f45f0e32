"""Interior: everything behind the first look: lanes, records, library, the ways from page to page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from simulator.bundled_files import scenarios_folder
from simulator.domain.errors import SimulatorError
from simulator.gui import theme
from simulator.gui.assigned_note import AssignedNote
from simulator.gui.background import Background, Lane, import_alone
from simulator.gui.calibration_flow import CalibrationFlow
from simulator.gui.commitment_note import CommitmentNote
from simulator.gui.completion_flow import CompletionFlow
from simulator.gui.debrief_flow import DebriefFlow
from simulator.gui.differences_flow import DifferencesFlow
from simulator.gui.failure_dialogs import Defects
from simulator.gui.failure_log import FailureLog
from simulator.gui.known_voice_flow import KnownVoiceFlow
from simulator.gui.listening.answering import Answering
from simulator.gui.main_window import MainWindow
from simulator.gui.moments_flow import MomentsFlow
from simulator.gui.own_certificate_flow import OwnCertificateFlow
from simulator.gui.own_data_flow import OwnDataFlow
from simulator.gui.people_flow import PeopleFlow
from simulator.gui.pin_flow import PinFlow
from simulator.gui.practice_flow import PracticeFlow
from simulator.gui.record_store_flow import RecordStoreFlow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.relationships_flow import RelationshipsFlow
from simulator.gui.reports_flow import ReportsFlow
from simulator.gui.restore_flow import RestoreFlow
from simulator.gui.retention_flow import RetentionFlow
from simulator.gui.roles_flow import RolesFlow
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.sessions_flow import SessionsFlow
from simulator.gui.shelf import Shelf
from simulator.gui.sign_in_flow import SignInFlow
from simulator.gui.speaking.customer_speaks import CustomerSpeaks, real_loudspeaker, speaker_in
from simulator.gui.speaking.line_player import LinePlayer
from simulator.gui.speech_here import DevicesHere, listener_here
from simulator.gui.speech_settings_flow import SpeechSettingsFlow
from simulator.gui.widgets.broken_file_card import BrokenFile
from simulator.gui.widgets.scenario_card import CardContent
from simulator.scenario_files.library import ScenarioLibrary, ScenarioSource
from simulator.scenario_files.library_entry import LibraryEntry
from simulator.settings import Settings, SettingsFile
from simulator.speech.child_process import ChildProcess

CACHE_NAME = "library.json"
VOICE_FOLDER = "voice"
"""The folder in the data folder for what customers said aloud; it may be removed at any time."""
OWN_SCENARIOS = "scenarios"
"""The folder in the data folder where people put scenarios of their own."""
_BATCH = 20
_READ_AHEAD = 6


class Interior(QObject):
    """Put together once the window is there; ``open`` sets it going, ``close`` puts out the lights."""

    _library_grown = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        folder: Path,
        *,
        kept: SettingsFile,
        settings: Settings,
        person: str,
        shelf: Shelf,
        parent: QObject,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(parent)
        self.window, today = window, today or date.today
        self._shelf = shelf
        self._person = person
        self.log = FailureLog(folder)
        self.defects = Defects(window)
        self.background = Background(self)
        self.desk = RecordsDesk(self.background, self)
        self.rooms = RoomsFlow(window, self.desk, kept, settings, folder)
        self.sign_in = SignInFlow(window, self.desk, self.rooms, self)
        self.roles = RolesFlow(self.desk, self.rooms, self)
        self.pin = PinFlow(self.desk, self.rooms, self)
        self.own_data = OwnDataFlow(window, self.desk, self.rooms, self.background, self)
        self.retention = RetentionFlow(self.desk, self.rooms, parent=self)
        self.relationships = RelationshipsFlow(window, self.desk, self.rooms, self)
        self.moments = MomentsFlow(window, self.desk, self.rooms, self)
        speaker = speaker_in(folder / VOICE_FOLDER)
        self.customer = CustomerSpeaks(self.background, settings, speaker, parent=self)
        self.answering = Answering(window, self.background, self.desk, self.customer, settings, folder)
        self.known_voice = KnownVoiceFlow(self.desk, self.rooms, self.background, self.answering, parent=self)
        self.practice = PracticeFlow(
            window, self.background, self.desk, self._source_of, self.customer, self.answering
        )
        self.player = LinePlayer(self.background, settings, speaker, real_loudspeaker, self)
        self.debriefs = DebriefFlow(window, self.desk, self.player, self)
        self.speech = SpeechSettingsFlow(
            self.rooms,
            self.desk,
            self.background,
            self.player,
            devices=DevicesHere(),
            try_listener=listener_here(folder),
            parent=self,
        )
        self.differences = DifferencesFlow(window, self.desk, folder / OWN_SCENARIOS, self)
        self.sessions = SessionsFlow(window, self.desk, self.rooms, self._source_of, self)
        self.sessions.microphone_at = self.answering.microphone_at
        self.sessions.voice = self.room_voice = CustomerSpeaks(
            self.background, settings, speaker_in(folder / VOICE_FOLDER), parent=self
        )
        self.people = PeopleFlow(window, self.desk, self.rooms, self.background, self)
        self.calibration = CalibrationFlow(window, self.desk, parent=self)
        self.reports = ReportsFlow(window, self.desk, parent=self)
        self.commitments = CommitmentNote(self.desk, self.rooms, self)
        self.assigned = AssignedNote(self.desk, self.rooms, today, self)
        self.own_certificates = OwnCertificateFlow(window, self.desk, self)
        self.completion = CompletionFlow(
            window,
            self.desk,
            self.rooms,
            self._source_of,
            today,
            self,
            export_child=partial(ChildProcess, "export"),
        )
        self.record_store = RecordStoreFlow(window, self.desk, self.rooms, self.background, parent=self)
        self.completion.record_store_asked.connect(self.record_store.enter)
        self.completion.attempt_asked.connect(self.practice.show_debrief)
        self.restoring = RestoreFlow(window, self.desk, self.rooms, self.background, self)
        self.restoring.is_leading = self.sessions.is_leading
        folders = (scenarios_folder(), folder / OWN_SCENARIOS)
        self._library = ScenarioLibrary(folders, folder / CACHE_NAME)
        self._is_closing = self._are_headings_read = False
        self._connect()

    def open(self) -> None:
        """Add what the first look went without, open the records, and look what scenarios there are."""
        self.log.open()
        self.defects.watch()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.look_again(app)
        theme.set_motion(self.rooms.settings.motion)  # type: ignore[arg-type]  # checked when it was read
        self.window.settle()
        self.window.take_focus()
        self.desk.person_name = self._person
        self.rooms.open_records()
        self._read_library()

    def close(self) -> bool:
        """Keep what has been said, and let go of everything; return whether all work has ended."""
        self._is_closing = True
        self.sessions.close()
        self.people.close()
        self.own_data.close()
        self.restoring.close()
        self.record_store.close()
        self.completion.close()
        self.customer.close()
        self.room_voice.close()
        self.player.close()
        self.answering.close()
        self.desk.close()
        has_ended = self.background.close()
        self.answering.close_files()
        self.defects.stop_watching()
        self.log.close()
        return has_ended

    def _connect(self) -> None:
        self.background.crashed.connect(self.defects.show_defect)
        self.rooms.scenario_begun.connect(self.practice.begin)
        self.rooms.attempt_continued.connect(self.practice.resume)
        self.rooms.debrief_asked.connect(self.practice.show_debrief)
        self.rooms.differences_asked.connect(self.differences.enter)
        self.sessions.calibration_asked.connect(self.calibration.enter)
        self.sessions.report_asked.connect(self.reports.enter)
        self.calibration.differences_asked.connect(self.differences.enter)
        self.practice.opening.connect(self.rooms.show_opening)
        self.practice.ended.connect(self.rooms.go_to)
        self.window.closed.connect(self.rooms.keep_place)
        self.rooms.settings_changed.connect(self.customer.take_settings)
        self.rooms.settings_changed.connect(self.room_voice.take_settings)
        self.rooms.settings_changed.connect(self.answering.take_settings)
        self.answering.option_chosen.connect(self.rooms.change_setting)
        self.practice.debrief_made.connect(self.debriefs.wire)
        self.practice.debrief_shown.connect(self.debriefs.enter)
        self.practice.debrief_made.connect(self.own_certificates.wire)
        self.practice.debrief_shown.connect(self.own_certificates.enter)
        self.assigned.certificate_asked.connect(self.own_certificates.certify)
        self.debriefs.turn_retried.connect(self.practice.try_again)
        self.debriefs.debrief_asked.connect(self.practice.return_to_debrief)
        self.practice.briefing_made.connect(self.speech.wire_briefing)
        self.practice.briefing_shown.connect(self.speech.fill_briefing)
        self.speech.microphone_check_asked.connect(self._check_microphone)
        self.speech.consent_changed.connect(self.answering.recording.look_again)
        self.restoring.restored.connect(self._read_library)
        self._library_grown.connect(self._show_library)

    def _read_library(self) -> None:
        self.rooms.library.show_reading()
        self.background.run(
            Lane.LIBRARY, self._refresh, asker=self, then=self._show_whole_library, failed=self._could_not
        )

    def _check_microphone(self) -> None:
        """The check can change which microphone it is, and whether sound is kept."""
        self.answering.check_microphone(self.window).finished.connect(self.speech.look_again)

    def _refresh(self) -> tuple[LibraryEntry, ...]:
        import_alone("simulator.scenario_files.reader", "simulator.scenario_files.heading")
        return self._library.refresh(self._tell_progress, self._must_stop)

    def _must_stop(self) -> bool:
        """Asked before each file: the headings come at once, the checks when nobody waits for anything."""
        if self._are_headings_read:
            self.background.let_others_go_first(Lane.LIBRARY)
        return self._is_closing

    def _source_of(self, name: str) -> ScenarioSource:
        import_alone("simulator.scenario_files.reader", "simulator.scenario_files.heading")
        return self._library.source(name)

    def _tell_progress(self, entry: LibraryEntry, done: int, of: int) -> None:
        """Said in the library's lane; the signal brings it to the window: all headings before any check."""
        is_last_heading = done == of and not self._are_headings_read
        self._are_headings_read = self._are_headings_read or is_last_heading
        if (is_last_heading or done % _BATCH == 0) and not self._is_closing:
            self._library_grown.emit(self._library.entries())

    def _show_library(self, entries: Sequence[LibraryEntry]) -> None:
        if self._is_closing:  # said just before, heard just after
            return
        playable = [card_of(entry) for entry in entries if entry.is_playable]
        broken = [broken_file_of(entry) for entry in entries if not entry.is_playable]
        self.rooms.library.show_library(playable, broken)
        self.sessions.take_library(playable)
        self.assigned.take_library(playable, is_whole=False)
        self.completion.take_library(playable)
        self.people.take_library(playable)
        self.own_certificates.take_library(playable)
        self._shelf.write(playable)

    def _show_whole_library(self, entries: Sequence[LibraryEntry]) -> None:
        self._show_library(entries)
        playable = [entry for entry in entries if entry.is_playable]
        self.assigned.take_library([card_of(entry) for entry in playable], is_whole=True)
        self.background.run(
            Lane.LIBRARY,
            lambda: self._read_ahead([str(entry.path) for entry in playable[:_READ_AHEAD]]),
            asker=self,
            then=lambda _: None,
            failed=lambda _: None,
        )

    def _read_ahead(self, files: Sequence[str]) -> None:
        """Read what is likely to be chosen, so that its card opens at once; problems are told by the card."""
        for file in files:
            self.background.let_others_go_first(Lane.LIBRARY)
            if self._is_closing:
                return
            with suppress(SimulatorError):
                self._source_of(file)

    def _could_not(self, error: SimulatorError) -> None:
        self.window.show_notice(error.problem, error.remedy)


def card_of(entry: LibraryEntry) -> CardContent:
    """Return what a card says of a scenario."""
    return CardContent(
        entry.id,
        entry.title,
        entry.summary,
        entry.minutes,
        entry.channel,
        entry.level,
        entry.portrait,
        entry.place,
        str(entry.path),
    )


def broken_file_of(entry: LibraryEntry) -> BrokenFile:
    """Return what a card says of a file that cannot be played: only what keeps it from being played."""
    name = entry.path.name
    return BrokenFile(name, tuple(p.rendered(name) for p in entry.problems if p.is_error))
