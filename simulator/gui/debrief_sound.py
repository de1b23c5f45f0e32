"""DebriefSound: what of an attempt can be heard again, and which of it is heard now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from simulator.gui.played_run import PlayedRun, played_run, voices_of, your_words
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.speaking.line_player import LinePlayer, Part

if TYPE_CHECKING:
    from simulator.domain.errors import SimulatorError
    from simulator.domain.people import Person
    from simulator.records.interface import AttemptRecord, RecordStore
    from simulator.training.practice import Debrief


class SoundPage(Protocol):
    """What DebriefSound tells a page."""

    def show_sounds(self, keys: frozenset[str]) -> None:
        """Offer these to be heard, and nothing else."""

    def show_playing(self, key: str) -> None:
        """Mark what is heard now; "" for nothing."""


class DebriefSound(QObject):
    """Lets the page's lines and replies be heard, one at a time; the same pressed again is silence.

    Keys are "customer:2", "you:2" and "closing:0".
    """

    unread = Signal(str, str)
    """The recordings could not be looked up: a problem and its remedy."""

    def __init__(self, player: LinePlayer, desk: RecordsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player, self._desk = player, desk
        self._page: SoundPage | None = None
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._run: PlayedRun | None = None
        self._shown = ""
        self.recordings: Mapping[int, Path] = {}
        """The recordings of the attempt that is shown, by turn."""
        player.began.connect(self._began)
        player.ended.connect(self._ended)

    def enter(self, debrief: Debrief, page: SoundPage) -> None:
        """Offer what can be heard of an attempt; its recordings come as soon as they are found.

        With captions only, nothing but the recordings is offered.
        """
        self._player.stop()
        self._page, self._shown = page, debrief.record.id
        self._run, self.recordings = played_run(debrief), {}
        self._player.set_scene(voices_of(debrief.scenario), debrief.scenario.language)
        self._player.get_ready()
        self._offer()
        record = debrief.record
        self._desk.ask(
            lambda store, person: own_recordings(store, person, record),
            asker=self,
            then=lambda found: self._found(record.id, found),
            failed=lambda error: self._unread(record.id, error),
        )

    def hush(self) -> None:
        """Be silent: the page is not seen any more."""
        self._player.rest()

    def press(self, key: str) -> None:
        """Let it be heard; if it is heard already, stop."""
        if self._player.current == key:
            self._player.stop()
        elif key in self._parts:
            self._player.play(key, self._parts[key])

    def _offer(self) -> None:
        run, page = self._run, self._page
        if run is None or page is None:
            return
        self._parts = {}
        for turn in run.turns:
            recording = self.recordings.get(turn.number)
            if recording is not None:
                self._parts[f"you:{turn.number}"] = your_words(turn, recording)
            if self._player.is_aloud and turn.lines:
                self._parts[f"customer:{turn.number}"] = turn.lines
        if self._player.is_aloud:
            self._parts |= {f"closing:{at}": (part,) for at, (_, part) in enumerate(run.closing)}
        page.show_sounds(frozenset(self._parts))

    def _found(self, attempt_id: str, recordings: Mapping[int, Path]) -> None:
        if attempt_id == self._shown:
            self.recordings = recordings
            self._offer()

    def _unread(self, attempt_id: str, error: SimulatorError) -> None:
        if attempt_id == self._shown:
            self.unread.emit(error.problem, error.remedy)

    def _began(self, key: str) -> None:
        if self._page is not None and key in self._parts:
            self._page.show_playing(key)

    def _ended(self, key: str, _to_its_end: bool) -> None:
        if self._page is not None and key in self._parts:
            self._page.show_playing("")


def own_recordings(store: RecordStore, person: Person, record: AttemptRecord) -> Mapping[int, Path]:
    """Return where the replies of an attempt are kept as sound, by turn, to the one who spoke.

    Raises:
        RecordsError: The records cannot be read just now.
    """
    if record.owner.id != person.id:
        return {}
    return {one.turn: one.path for one in store.recordings(person, record.id) if one.path.is_file()}
