"""CommitmentNote: what somebody said they would do, shown to them alone on their first screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simulator.domain.errors import SimulatorError
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.widgets.quiet_card import QuietCard

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.domain.sessions.commitments import EarlierCommitment
    from simulator.records.interface import RecordStore


class CommitmentNote(QObject):
    """The newest one that was not kept yet; put away, it comes back at the next start."""

    def __init__(self, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._rooms = desk, rooms
        self._put_away: set[str] = set()
        self._words = ""
        self.card: QuietCard | None = None
        desk.history_read.connect(self._look)

    def _look(self, _: object) -> None:
        self._desk.ask(_newest, asker=self, then=self._show, failed=self._could_not)

    def _show(self, newest: EarlierCommitment | None) -> None:
        self._words = ""
        if newest is not None:
            said = self.tr("What you meant to do, said in “{}”: {}")
            self._words = said.format(newest.session_title, newest.commitment.text)
        if self.card is None and self._words:
            self.card = QuietCard("", may_be_put_away=True)
            self.card.put_away.connect(self._forget)
            self._rooms.library.add_note(self.card)
        if self.card is not None:
            self.card.show_words("" if self._words in self._put_away else self._words)

    def _forget(self) -> None:
        self._put_away.add(self._words)

    def _could_not(self, _: SimulatorError) -> None:
        """A reminder that cannot be read is no reason to trouble anybody."""


def _newest(store: RecordStore, person: Person) -> EarlierCommitment | None:
    from simulator.training.sessions.commitments import own_commitments

    return next(iter(own_commitments(store, person)), None)
