"""AssignedNote: what the person at the screen is asked to complete, due first, on their first screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simulator.domain.errors import SimulatorError
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.rooms_flow import RoomsFlow
from simulator.gui.widgets.scenario_card import CardContent

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.widgets.own_assignments import OwnAssignments, OwnLine
    from simulator.records.interface import RecordStore
    from simulator.training.assignments import Asked


class AssignedNote(QObject):
    """Read whenever the history is: at the start, for another person, and after an attempt.

    Args:
        desk: The records.
        rooms: Where the first screen is.
        today: What day it is where the person sits.
        parent: Its owner.
    """

    certificate_asked = Signal(str, str)
    """Of an attempt that completed a scenario."""

    def __init__(
        self,
        desk: RecordsDesk,
        rooms: RoomsFlow,
        today: Callable[[], date] = date.today,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._rooms, self._today = desk, rooms, today
        self._scenarios: dict[str, CardContent] = {}
        self._is_whole = False
        self._asked: tuple[Asked, ...] = ()
        self.card: OwnAssignments | None = None
        desk.history_read.connect(self._look)
        desk.person_known.connect(self._forget)

    def take_library(self, scenarios: Sequence[CardContent], *, is_whole: bool) -> None:
        """Know how scenarios are called, and which can be played here.

        Args:
            scenarios: Those read so far.
            is_whole: Whether these are all: what is missing then is not on this computer.
        """
        self._is_whole = self._is_whole or is_whole
        self._scenarios = {one.scenario_id: one for one in scenarios}
        if self._asked:
            self._show(self._asked)

    def _look(self, _: object) -> None:
        name = self._desk.person_name

        def read(store: RecordStore, person: Person) -> tuple[Asked, ...]:
            from simulator.training.assignments import own_list

            return own_list(store, person, self._today())

        def show(asked: tuple[Asked, ...]) -> None:
            if self._desk.person_name == name:
                self._show(asked)

        self._desk.ask(read, asker=self, then=show, failed=self._could_not)

    def _forget(self, _: str) -> None:
        """Somebody else sits down."""
        self._asked = ()
        if self.card is not None:
            self.card.show_lines(())

    def _show(self, asked: tuple[Asked, ...]) -> None:
        self._asked = asked
        if not self._is_whole and any(one.scenario_id not in self._scenarios for one in asked):
            return  # in a moment it is known how they are called
        if self.card is None:
            if not asked:
                return
            from simulator.gui.widgets.own_assignments import OwnAssignments

            self.card = OwnAssignments()
            self.card.chosen.connect(self._choose)
            self.card.certificate_asked.connect(self.certificate_asked)
            self._rooms.library.add_note(self.card)
        from simulator.domain.completion import Stand

        waiting = [self._line(one) for one in asked if one.stand is not Stand.DONE]
        self.card.show_lines(waiting, [self._done_line(one) for one in asked if one.stand is Stand.DONE])

    def _line(self, one: Asked) -> OwnLine:
        from simulator.domain.completion import Stand
        from simulator.gui.due_words import LOOKS, due_words, stand_words
        from simulator.gui.widgets.own_assignments import OwnLine

        card = self._scenarios.get(one.scenario_id)
        told = [due_words(one.due_on, self._today(), is_again=one.stand is Stand.DUE_AGAIN)]
        if one.stand in (Stand.SUBMITTED, Stand.BEGUN):
            told.append(stand_words(one.stand))
        if one.is_used_up:
            told.append(self.tr("All attempts are used up; ask your trainer"))
        elif one.waits_for:
            told.append(self.tr("Opens once {} has completed it").format(one.waits_for))
        if card is None:
            told.append(self.tr("Not on this computer"))
        look = LOOKS[one.stand]
        return OwnLine(
            one.scenario_id,
            card.title if card else one.scenario_id,
            "  ·  ".join(part for part in told if part),
            look.icon,
            look.tone,
            card is not None,
        )

    def _done_line(self, one: Asked) -> OwnLine:
        """What is done can be proven; how long it holds is said where it does not hold for ever."""
        from simulator.gui.due_words import LOOKS, day_words, stand_words
        from simulator.gui.widgets.own_assignments import OwnLine

        card, look = self._scenarios.get(one.scenario_id), LOOKS[one.stand]
        words = stand_words(one.stand)
        if one.holds_until is not None:
            words = self.tr("Done, holds until {}").format(day_words(one.holds_until, self._today()))
        latest = one.tally.latest if one.tally else None
        return OwnLine(
            one.scenario_id,
            card.title if card else one.scenario_id,
            words,
            look.icon,
            look.tone,
            may_play=False,
            attempt_id=latest.attempt_id if latest else "",
        )

    def _choose(self, scenario_id: str) -> None:
        card = self._scenarios.get(scenario_id)
        if card is not None:
            self._rooms.library.scenario_chosen.emit(card.scenario_id, card.file)

    def _could_not(self, _: SimulatorError) -> None:
        """A list that cannot be read is no reason to keep anybody from practising."""
