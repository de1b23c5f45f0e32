"""MomentsFlow: asks people, on their first screen, whether a reply of theirs may be shown to a room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui import theme
from simulator.gui.background import import_alone
from simulator.gui.main_window import MainWindow
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.widgets.moment_card import MomentCard, ToldMomentCard

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.rooms_flow import RoomsFlow
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.best_moments import ToldMoment

FIRST, ATTEMPTS = "practise", "attempts"

_Read = tuple[str, "tuple[ToldMoment, ...]"]


class MomentsFlow(QObject):
    """The first screen has what is not answered yet; one's attempts have everything, to be taken back."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, rooms: RoomsFlow, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self.boxes: dict[str, MomentCards] = {}
        self._moments: tuple[ToldMoment, ...] = ()
        desk.person_known.connect(self._person_known)
        rooms.room_entered.connect(self._entered)

    def _person_known(self, _: str) -> None:
        self._moments = ()
        self._fill()
        self._read()

    def _entered(self, room: str) -> None:
        if room in (FIRST, ATTEMPTS):
            self._read()

    def _read(self) -> None:
        self._desk.ask(_moments, asker=self, then=self._show, failed=self._could_not)

    def _show(self, read: _Read) -> None:
        owner, moments = read
        if owner == self._desk.person_name:  # still whoever is asked
            self._moments = moments
            self._fill()

    def _fill(self) -> None:
        for room in (FIRST, ATTEMPTS):
            open_ones = [one for one in self._moments if room == ATTEMPTS or one.moment.answered_at is None]
            if room in self.boxes or (open_ones and self._window.is_built(room)):
                self._box(room).show_moments([_told(one) for one in open_ones])

    def _answer(self, moment_id: str, agrees: bool) -> None:
        def answer(store: RecordStore, owner: Person) -> _Read:
            store.answer_moment(moment_id, owner, agrees=agrees)
            return _moments(store, owner)

        self._desk.ask(answer, asker=self, then=self._show, failed=self._could_not)

    def _box(self, room: str) -> MomentCards:
        if room not in self.boxes:
            made = self.boxes[room] = MomentCards()
            made.answered.connect(self._answer)
            column = self._window.page(room).layout()
            assert isinstance(column, QVBoxLayout)  # noqa: S101  # both pages are columns
            column.insertWidget(0, made)
        return self.boxes[room]

    def _could_not(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)


class MomentCards(QWidget):
    """The cards, one below the other; without any it takes no room."""

    answered = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[MomentCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_S)
        self._column.setSpacing(theme.GAP_S)
        self.hide()

    def show_moments(self, told: list[ToldMomentCard]) -> None:
        """Show them."""
        for gone in self.cards:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.cards = [MomentCard(one) for one in told]
        for card in self.cards:
            card.answered.connect(self.answered)
            self._column.addWidget(card)
        self.setVisible(bool(self.cards))


def _moments(store: RecordStore, owner: Person) -> _Read:
    if not any(one.owner.id == owner.id for one in store.moments(owner)):
        return owner.name, ()  # nothing to import for
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.best_moments")
    from simulator.training.sessions.best_moments import moments_told

    told = moments_told(store, owner)
    return owner.name, tuple(one for one in told if one.moment.owner.id == owner.id)


def _told(one: ToldMoment) -> ToldMomentCard:
    moment = one.moment
    has_agreed = None if moment.answered_at is None else moment.agreed_at is not None
    return ToldMomentCard(
        moment.id, moment.proposed_by.name, moment.why, one.said.line, one.said.reply, has_agreed
    )
