"""RoundStanding: where a round stands this moment, as the trainer sees it and as the wall does."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from simulator.domain.sessions.pairings import Grouping, Timetable
from simulator.domain.sessions.state import SessionState
from simulator.domain.sessions.two_rounds import ROUND_SECONDS, TwoRounds
from simulator.domain.sessions.wall import RoundWall
from simulator.gui.sessions.round_box import Names, RoundView
from simulator.gui.sessions.scenes.group_cells import MOST_GROUPS
from simulator.gui.sessions.two_rounds_words import round_words

_CHANGE_SECONDS = 3.0
"""How long a change is called out."""


class RoundStanding(NamedTuple):
    """A round at one moment.

    Attributes:
        state: The session.
        now: The exercise.
        number: The round, 1 or 2.
        seconds: How much of it has passed, by the clock.
        is_running: Whether the clock runs.
    """

    state: SessionState
    now: TwoRounds
    number: int
    seconds: float
    is_running: bool

    @property
    def is_begun(self) -> bool:
        """Whether any of it has passed."""
        return self.is_running or self.seconds > 0

    @property
    def is_over(self) -> bool:
        """Whether it ended, by the clock or by hand."""
        told = self.now.round(self.number)
        return told is not None and told.is_over

    @property
    def people(self) -> tuple[str, ...]:
        """Participant ids of those who meet: who was placed, or before it begins who is there."""
        return self.now.people if self.is_begun and self.now.people else self.present

    @property
    def present(self) -> tuple[str, ...]:
        """Participant ids of who is in the room."""
        return tuple(one.id for one in self.state.present)

    def face(self) -> tuple[object, ...]:
        """Return what can be seen of the clock; while it is the same, so is all the rest."""
        table = self._table()
        index = table.index_at(self.seconds)
        return self._seconds_left(), self._note(table), self._is_change(table), index, self.is_running

    def view(self) -> RoundView:
        """Return what the trainer sees."""
        words = round_words(self.number)
        table = self._table()
        index = table.index_at(self.seconds)
        has_next = 0 <= index < len(table.groupings) - 1 and not self.is_over
        return RoundView(
            words.title,
            words.cues,
            self._seconds_left(),
            self.is_running,
            self.is_begun,
            self.is_over,
            self._note(table),
            () if self.is_over else self._names(table.grouping_at(self.seconds)),
            self._names(table.groupings[index + 1]) if has_next else (),
            self.is_begun and set(self.people) != set(self.present),
        )

    def wall(self) -> RoundWall:
        """Return what the room sees."""
        words = round_words(self.number)
        if self.is_over:
            return RoundWall(words.title, words.after, 0, is_running=False)
        table = self._table()
        groups = self._names(table.grouping_at(self.seconds))
        return RoundWall(
            words.title,
            words.cues,
            self._seconds_left(),
            self.is_running,
            groups if len(groups) <= MOST_GROUPS else (),
            self._note(table),
            self._is_change(table),
        )

    def _table(self) -> Timetable:
        return self.now.meetings_of(self.number, self.people)

    def _seconds_left(self) -> int:
        return 0 if self.is_over else math.ceil(ROUND_SECONDS - self.seconds - 1e-6)

    def _note(self, table: Timetable) -> str:
        if self.is_over:
            return ""
        if not self.is_begun:
            return (
                _tr("Find your partner")
                if len(self.people) <= 2 * MOST_GROUPS
                else _tr("Greet whoever you meet")
            )
        if not self.is_running:
            return _tr("Paused")
        if self._is_change(table):
            return _tr("Now change!")
        left = table.seconds_to_change(self.seconds)
        return _tr("New partner in {}").format(math.ceil(left)) if left is not None else ""

    def _is_change(self, table: Timetable) -> bool:
        """Whether the groups have changed a moment ago."""
        index = table.index_at(self.seconds)
        return (
            self.is_running and index > 0 and self.seconds - index * table.meeting_seconds < _CHANGE_SECONDS
        )

    def _names(self, grouping: Grouping) -> Names:
        names = {one.id: one.name for one in self.state.session.roster}
        named = (tuple(names[one] for one in group if one in names) for group in grouping)
        return tuple(group for group in named if group)


def _tr(words: str) -> str:
    return QCoreApplication.translate("TwoRounds", words)
