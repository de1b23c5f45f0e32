"""LiveCommitments: the commitments of a session under way, in any activity that asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.sessions.commitments import (
    COMMITTED,
    FOLLOWED_UP,
    EarlierCommitment,
    Outcome,
    commitments_of,
    outcomes_in,
)
from simulator.gui.sessions.commitment_box import CommitmentBox
from simulator.gui.sessions.live_session import LiveSession


class LiveCommitments(QWidget):
    """Reads what people meant to do when they last met, and lets what they say now happen.

    Args:
        live: The session.
        item_id: The activity it belongs to; "" for the session as a whole.
        parent: Its owner.
    """

    read = Signal()
    """What comes back has been read."""

    def __init__(self, live: LiveSession, item_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._item_id = live, item_id
        self._read: Mapping[str, EarlierCommitment] = {}
        self.box = CommitmentBox()
        self.box.committed.connect(self._commit)
        self.box.followed_up.connect(self._follow_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        live.changed.connect(self._look)
        live.roster_changed.connect(self._ask)
        self._look()
        self._ask()

    @property
    def earlier(self) -> dict[str, EarlierCommitment]:
        """What people in the room meant to do when they last met, with what they say became of it."""
        outcomes = outcomes_in(self._live.session.happenings)
        present = {one.id for one in self._live.state.present}
        return {
            id_: replace(one, outcome=outcomes.get((one.session_id, one.commitment.number), one.outcome))
            for id_, one in self._read.items()
            if id_ in present
        }

    @property
    def waiting(self) -> int:
        """How many people in the room have not been asked in this session what became of theirs."""
        asked = outcomes_in(self._live.session.happenings)
        earlier = self.earlier.values()
        return sum((one.session_id, one.commitment.number) not in asked for one in earlier)

    def take_focus(self) -> None:
        """Give the keyboard to the first person without a commitment."""
        self.box.take_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        if not self.isVisible():
            return  # a hall has many rows; they are made when they are looked at
        made = {one.participant: one for one in commitments_of(self._live.session.happenings)}
        self.box.show_people(self._live.state.present, made, self.earlier)

    def _commit(self, participant: str, text: str) -> None:
        self._live.happen(COMMITTED, {"participant": participant, "text": text}, item=self._item_id)

    def _follow_up(self, participant: str, outcome: object) -> None:
        earlier = self.earlier.get(participant)
        if earlier is None:
            return
        told = {
            "participant": participant,
            "session": earlier.session_id,
            "number": earlier.commitment.number,
            "outcome": Outcome(str(outcome)).value,
        }
        self._live.happen(FOLLOWED_UP, told, item=self._item_id)

    def _ask(self) -> None:
        from simulator.training.sessions.commitments import earlier_commitments

        session_id, people = self._live.session.id, self._live.state.present
        self._live.ask(
            lambda store, leader: earlier_commitments(store, leader, session_id, people), self._are_read
        )

    def _are_read(self, earlier: Mapping[str, EarlierCommitment]) -> None:
        self._read = earlier
        self._look()
        self.read.emit()
