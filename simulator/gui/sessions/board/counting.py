"""BoardCounting: has the team's attempts looked through, one by one, while others use the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.sightings import Seen, TeamAttempt

_seen: dict[tuple[str, int], Seen] = {}
"""What was seen in an attempt of so many turns: it does not change, whichever board asks."""


class BoardCounting(QObject):
    """One attempt at a time: each is a piece of work of its own in the records' lane."""

    went_on = Signal(int, int)
    """So many attempts of so many are looked through."""
    counted = Signal(object)
    """All are: the Sightings."""
    refused = Signal(object)
    """They cannot be read just now: a SimulatorError."""

    def __init__(self, live: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._attempts: tuple[TeamAttempt, ...] = ()
        self._is_counting = self._is_over = False

    def count(self) -> None:
        """Count what everybody on the roster did; while it is under way, once is enough."""
        if self._is_counting or self._is_over:
            return
        self._is_counting = True
        team = frozenset(one.person_id for one in self._live.session.roster if one.person_id)

        def work(store: RecordStore, leader: Person) -> tuple[TeamAttempt, ...]:
            from simulator.training.sessions.sightings import team_attempts

            return team_attempts(store, leader, team)

        self._live.desk.ask(work, asker=self, then=self._begin, failed=self._stop)

    def leave(self) -> None:
        """Look through no more."""
        self._is_over = True

    def _begin(self, attempts: tuple[TeamAttempt, ...]) -> None:
        self._attempts = attempts
        self._go_on()

    def _go_on(self) -> None:
        if self._is_over:
            return
        waiting = [one for one in self._attempts if (one.id, one.turn_count) not in _seen]
        self.went_on.emit(len(self._attempts) - len(waiting), len(self._attempts))
        if not waiting:
            self._tell()
            return
        following = waiting[0]

        def work(store: RecordStore, leader: Person) -> Seen:
            from simulator.records.interface import RecordsError, RecordsUnavailableError
            from simulator.training.sessions.sightings import seen_in

            try:
                return seen_in(store, following.id, leader)
            except RecordsUnavailableError:
                raise
            except RecordsError:
                return {}  # erased meanwhile

        def then(seen: Seen) -> None:
            _seen[following.id, following.turn_count] = seen
            self._go_on()

        self._live.desk.ask(work, asker=self, then=then, failed=self._stop)

    def _tell(self) -> None:
        from simulator.training.sessions.sightings import sightings_of

        self._is_counting = False
        seen = {one.id: _seen[one.id, one.turn_count] for one in self._attempts}
        self.counted.emit(sightings_of(self._attempts, seen))

    def _stop(self, error: SimulatorError) -> None:
        self._is_counting = False
        self.refused.emit(error)
