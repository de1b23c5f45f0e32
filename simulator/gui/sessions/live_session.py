"""LiveSession: a session under way; what happens holds at once and is written down in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.session import NOTHING_TOLD, Happening, Json, Participant, Session
from simulator.domain.sessions.state import ENDED, Phase, SessionState, state_of
from simulator.gui.records_desk import RecordsDesk

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.sessions.microphone_beside import MicrophoneBeside
    from simulator.gui.speaking.customer_speaks import CustomerSpeaks
    from simulator.gui.widgets.reply_box import ReplyBox
    from simulator.records.interface import RecordStore
    from simulator.scenario_files.library import ScenarioSource

T = TypeVar("T")

_TRY_AGAIN_MS = 2000


class LiveSession(QObject):
    """Holds where a session stands, and keeps it: a full disk never stops the room.

    Args:
        session: As it was started or read.
        desk: The records, opened for the trainer.
        parent: Its owner.
    """

    changed = Signal()
    """The state has moved on; look at ``state`` again."""
    roster_changed = Signal()
    unkept = Signal(object)
    """Something could not be written down (a SimulatorError); it is kept in mind and tried again."""
    kept_again = Signal()
    """Everything is on disk again."""
    moved_on = Signal(object)
    """The session went on in another window (a SimulatorError): nothing more is written from here."""
    ended = Signal()
    """The session is over, and everything that happened in it is on disk."""

    def __init__(self, session: Session, desk: RecordsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.source_of: Callable[[str], ScenarioSource] | None = None
        """Reads the scenario of an id; it takes its time and may refuse, so it is called in a lane only.
        None where nobody said which scenarios there are."""
        self.microphone_at: Callable[[ReplyBox], MicrophoneBeside] | None = None
        """Puts a microphone beside a reply box; None where replies are typed."""
        self.voice: CustomerSpeaks | None = None
        """The loudspeaker of the room, and who speaks through it; None where all is only read."""
        self.state: SessionState = state_of(session)
        self._waiting: deque[Happening] = deque()
        self._is_writing = self._has_moved_on = self._is_unkept = self._is_ending = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_TRY_AGAIN_MS)
        self._again.timeout.connect(self._write)

    @property
    def session(self) -> Session:
        """The session with everything that happened."""
        return self.state.session

    @property
    def is_kept(self) -> bool:
        """Whether all that happened is on disk."""
        return not self._waiting

    def happen(self, what: str, told: Mapping[str, Json] = NOTHING_TOLD, *, item: str | None = None) -> None:
        """Let something happen.

        Args:
            what: What it is, as declared beside what reads it.
            told: All there is to know about it.
            item: The activity; None for the one under way.
        """
        if self._has_moved_on:
            return
        number = len(self.session.happenings) + 1
        of_item = self.state.item_id if item is None else item
        happening = Happening(number, datetime.now(UTC), what, of_item, told)
        self.state = self.state.after(happening)
        self._waiting.append(happening)
        self.changed.emit()
        self._write()

    def change_roster(self, roster: tuple[Participant, ...]) -> None:
        """Put another roster in place: who came, who is absent, who joined."""

        def then(session: Session) -> None:
            # Written while other things happened: only the roster is news.
            self.state = state_of(_with_roster(self.session, session.roster))
            self.roster_changed.emit()
            self.changed.emit()

        session_id = self.session.id
        self.desk.ask(
            lambda store, leader: store.change_roster(session_id, leader, roster),
            asker=self,
            then=then,
            failed=self.unkept.emit,
        )

    def end(self) -> None:
        """End the session; ``ended`` follows once all that happened is on disk."""
        if self.state.phase is not Phase.ENDED:
            self.happen(ENDED, item="")
        self._is_ending = True
        self._close_if_written()

    def ask(
        self,
        work: Callable[[RecordStore, Person], T],
        then: Callable[[T], None],
        failed: Callable[[SimulatorError], None] | None = None,
    ) -> None:
        """Do something with the records in their lane; ``work`` must not touch a widget."""
        self.desk.ask(work, asker=self, then=then, failed=failed or self.unkept.emit)

    def _close_if_written(self) -> None:
        if not self._is_ending or self._waiting or self._is_writing or self._has_moved_on:
            return
        self._is_writing = True
        session_id = self.session.id
        self.desk.ask(
            lambda store, leader: store.end_session(session_id, leader),
            asker=self,
            then=self._closed,
            failed=self._not_written,
        )

    def _closed(self, _: Session) -> None:
        self._is_writing = self._is_ending = False
        self.ended.emit()

    def _write(self) -> None:
        self._close_if_written()
        if self._is_writing or not self._waiting or self._has_moved_on:
            return
        self._is_writing = True
        first, session_id = self._waiting[0], self.session.id
        self.desk.ask(
            lambda store, leader: store.add_happening(
                session_id, leader, first.number, first.what, item=first.item, told=first.told
            ),
            asker=self,
            then=self._written,
            failed=self._not_written,
        )

    def _written(self, _: Happening) -> None:
        self._is_writing = False
        self._waiting.popleft()
        if not self._waiting and self._is_unkept:
            self._is_unkept = False
            self.kept_again.emit()
        self._write()

    def _not_written(self, error: SimulatorError) -> None:
        self._is_writing = False
        if _is_passing(error):
            self._is_unkept = True
            self.unkept.emit(error)
            self._again.start()
        else:
            self._has_moved_on = True
            self.moved_on.emit(error)


def _with_roster(session: Session, roster: tuple[Participant, ...]) -> Session:
    return replace(session, roster=roster)


def _is_passing(error: SimulatorError) -> bool:
    """Whether the same may work in a moment."""
    from simulator.records.interface import RecordsUnavailableError

    return isinstance(error, RecordsUnavailableError)
