"""SpeechSettingsFlow: what happens when one chooses how to speak, to listen, and what to keep of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QDate, QDateTime, QLocale, QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.domain.scenario import VoiceWish
from simulator.domain.wording import counted
from simulator.gui.background import Background, Lane
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.speaking.line_player import LinePlayer, Part
from simulator.settings import Settings

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.briefing_page import BriefingPage
    from simulator.gui.pages.settings_page import SettingsPage
    from simulator.gui.widgets.recording_list import KeptSound
    from simulator.records.interface import Recording, RecordingConsent, RecordStore

TRY = "try"
TRIED_LINE = "Hello? Hi. I'm ringing about my kitchen. Is this a good time to talk?"


class Devices(Protocol):
    """Knows what microphones and loudspeakers there are, by name."""

    def microphones(self) -> Sequence[str]:
        """Return the names."""
        ...

    def loudspeakers(self) -> Sequence[str]:
        """Return the names."""
        ...


class SpeechSettingsFlow(QObject):
    """Fills and wires what the settings page says about speech. A listener is used once it has worked."""

    microphone_check_asked = Signal()
    consent_changed = Signal()

    def __init__(
        self,
        rooms: RoomsFlow,
        desk: RecordsDesk,
        background: Background,
        player: LinePlayer,
        *,
        devices: Devices,
        try_listener: Callable[[Settings], None],
        parent: QObject | None = None,
    ) -> None:
        """Take what it needs; ``try_listener`` blocks, and raises a SimulatorError if it cannot hear."""
        super().__init__(parent)
        self._rooms, self._desk, self._background, self._player = rooms, desk, background, player
        self._devices, self._try_listener = devices, try_listener
        self._page: SettingsPage | None = None
        rooms.settings_made.connect(self._wire)
        rooms.settings_entered.connect(self.look_again)
        rooms.settings_changed.connect(self._settings_changed)
        desk.person_known.connect(self._person_known)
        player.began.connect(self._play_began)
        player.ended.connect(self._play_ended)
        player.troubled.connect(self._play_troubled)

    def _wire(self, page: SettingsPage) -> None:
        self._page = page
        page.customers.tried.connect(self._try)
        page.answering.check_asked.connect(self.microphone_check_asked)
        page.listening.listener_asked.connect(self._use_listener)
        page.listening.folder_chosen.connect(self._use_folder)
        page.listening.online_agreed.connect(self._go_online)
        page.listening.online_ended.connect(self._go_offline)
        page.recordings.consent.agreed.connect(self._agree)
        page.recordings.consent.ended.connect(self._end)
        page.recordings.erase_asked.connect(self._erase)

    def wire_briefing(self, page: BriefingPage) -> None:
        """Connect a briefing that was just made."""
        page.answering_chosen.connect(self._answering_chosen)

    def fill_briefing(self, page: BriefingPage) -> None:
        """Tell a briefing how one usually answers, and what microphones there are, the chosen one first."""
        chosen = self._rooms.settings.microphone
        names = sorted(self._devices.microphones(), key=lambda name: name != chosen)
        page.show_answering(self._rooms.settings.answer_by, names)

    def look_again(self) -> None:
        """Show devices and recordings as they are now: they come and go, and are erased in time."""
        page = self._page
        if page is not None:
            page.customers.show_loudspeakers(self._devices.loudspeakers())
            page.answering.show_microphones(self._devices.microphones())
            self._read_recordings()

    def _answering_chosen(self, answer_by: str) -> None:
        self._rooms.change_setting("answer_by", answer_by)

    def _person_known(self, _: str) -> None:
        if self._page is not None:
            self._read_recordings()

    def _settings_changed(self, settings: Settings) -> None:
        self._player.take_settings(settings)
        page = self._page
        if page is not None:
            page.customers.show_settings(settings)
            page.answering.show_settings(settings)

    def _try(self) -> None:
        if self._player.current == TRY:
            self._player.stop()
            return
        self._player.set_scene({TRY: VoiceWish(gender="female")})
        self._player.play(TRY, (Part(TRIED_LINE, TRY),))

    def _play_began(self, key: str) -> None:
        if self._page is not None and key == TRY:
            self._page.customers.show_trying(is_heard=True)

    def _play_ended(self, key: str, _to_its_end: bool) -> None:
        if self._page is not None and key == TRY:
            self._page.customers.show_trying(is_heard=False)
            self._page.customers.show_voice(self._player.trouble)

    def _play_troubled(self, problem: str, remedy: str) -> None:
        if self._page is not None:
            self._page.customers.show_voice(f"{problem} {remedy}".strip())

    def _use_listener(self, listener: str) -> None:
        self._try_first({"listener": listener})

    def _use_folder(self, listener: str, folder: str) -> None:
        from simulator.gui.pages.settings_listener import FOLDERS

        self._try_first({"listener": listener, FOLDERS[listener]: folder})

    def _go_online(self) -> None:
        self._keep({"listener": "online", "online_listening": True})

    def _go_offline(self) -> None:
        self._keep({"listener": "pocketsphinx", "online_listening": False})

    def _try_first(self, choices: dict[str, object]) -> None:
        """A model that is not there is an error in words here, and never a surprise in a conversation."""
        page, listener = self._page, str(choices["listener"])
        if page is None:
            return
        wanted = self._rooms.settings._replace(**choices)  # type: ignore[arg-type]  # checked when kept
        page.listening.show_checking(listener)
        self._background.run(
            Lane.LISTENING,
            lambda: self._try_listener(wanted),
            asker=self,
            then=lambda _: self._keep(choices),
            failed=lambda error: page.listening.show_failure(listener, error.problem, error.remedy),
        )

    def _keep(self, choices: dict[str, object]) -> None:
        if choices["listener"] != "online":
            choices |= {"online_listening": False}
        self._rooms.change_settings(**choices)
        if self._page is not None:
            self._page.listening.show_settings(self._rooms.settings)

    def _agree(self, days: int) -> None:
        self._ask(lambda store, person: store.agree_to_recording(person, days))

    def _end(self) -> None:
        self._ask(lambda store, person: store.end_recording(person))

    def _erase(self, attempt_id: str) -> None:
        def erase(store: RecordStore, person: Person) -> int:
            return store.erase_recordings(person, attempt_id or None)

        def erased(number: int) -> None:
            if self._page is not None:
                self._page.recordings.show_erased(number)
            self._read_recordings()

        self._player.stop()
        self._desk.ask(erase, asker=self, then=erased, failed=self._could_not)

    def _ask(self, work: Callable[[RecordStore, Person], object]) -> None:
        def done(_: object) -> None:
            self.consent_changed.emit()
            self._read_recordings()

        self._desk.ask(work, asker=self, then=done, failed=self._could_not)

    def _read_recordings(self) -> None:
        if self._desk.is_open:
            self._desk.ask(_read, asker=self, then=self._show_recordings, failed=self._could_not)

    def _show_recordings(self, read: tuple[RecordingConsent | None, tuple[Recording, ...]]) -> None:
        from simulator.records.recording_files import FOLDER_NAME

        consent, recordings = read
        page = self._page
        if page is not None:
            folder = self._desk.folder / FOLDER_NAME if self._desk.folder else None
            page.recordings.show_consent(consent.days if consent else None, folder)
            page.recordings.show_recordings(kept_sounds(recordings), len(recordings))

    def _could_not(self, error: SimulatorError) -> None:
        if self._page is not None:
            self._page.show_failure(error.problem, error.remedy)
        self._read_consent_again()

    def _read_consent_again(self) -> None:
        """What the page shows is what is kept, also after something could not be."""
        if self._desk.is_open:
            self._desk.ask(_read, asker=self, then=self._show_recordings, failed=lambda _: None)


def _read(store: RecordStore, person: Person) -> tuple[RecordingConsent | None, tuple[Recording, ...]]:
    return store.recording_consent(person), store.recordings(person)


def kept_sounds(recordings: Iterable[Recording]) -> tuple[KeptSound, ...]:
    """Return what is listed of recordings that come newest first: attempt by attempt."""
    from simulator.gui.widgets.recording_list import KeptSound

    locale = QLocale()
    told: list[KeptSound] = []
    ordered = sorted(recordings, key=lambda one: one.attempt_id)
    attempts = [tuple(group) for _, group in groupby(ordered, key=lambda one: one.attempt_id)]
    for attempt in sorted(attempts, key=lambda group: max(one.recorded_at for one in group), reverse=True):
        first = min(one.recorded_at for one in attempt)
        until = min(one.erase_on for one in attempt)
        when = QDateTime.fromSecsSinceEpoch(round(first.timestamp()))
        day = QDate(until.year, until.month, until.day)
        told.append(
            KeptSound(
                attempt[0].attempt_id,
                attempt[0].scenario_title,
                locale.toString(when, "d MMMM yyyy, HH:mm"),
                f"{counted(len(attempt), 'reply', 'replies')}, {_length(sum(o.seconds for o in attempt))}",
                f"erased on {locale.toString(day, 'd MMMM yyyy')}",
            )
        )
    return tuple(told)


def _length(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
