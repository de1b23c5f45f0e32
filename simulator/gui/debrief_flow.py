"""DebriefFlow: a finished conversation to be heard, beside its words and from the customer's seat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.conversation import Setting
from simulator.domain.errors import SimulatorError
from simulator.domain.facts import fill
from simulator.domain.overruling import Decision
from simulator.gui.background import import_alone
from simulator.gui.debrief_sound import DebriefSound
from simulator.gui.main_window import MainWindow, Page
from simulator.gui.played_run import played_run
from simulator.gui.records_desk import RecordsDesk
from simulator.gui.speaking.line_player import LinePlayer
from simulator.gui.swap_seats import SwapSeats
from simulator.gui.swap_seats_steps import steps_of

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.gui.pages.debrief_page import DebriefPage
    from simulator.records.interface import RecordStore
    from simulator.training.practice import Debrief

SWAP_SEATS = "swap-seats"


class DebriefFlow(QObject):
    """Wires the debrief's sounds and the swapped seat; both are silent once one has left."""

    turn_retried = Signal(int)
    debrief_asked = Signal()
    """One is back from the customer's seat."""

    def __init__(
        self, window: MainWindow, desk: RecordsDesk, player: LinePlayer, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._player = window, desk, player
        self._debrief: Debrief | None = None
        self.sound = DebriefSound(player, desk, self)
        self.sound.unread.connect(window.show_notice)
        player.troubled.connect(self._troubled)
        self.seats = SwapSeats(player, self)
        window.add_page(SWAP_SEATS, Page(self._make_seats))

    def wire(self, page: DebriefPage) -> None:
        """Connect a debrief that was just made."""
        page.sound_asked.connect(self.sound.press)
        page.seats_swapped.connect(self._swap)
        page.hidden.connect(self.sound.hush)
        page.decided.connect(self._decide)

    def enter(self, debrief: Debrief, page: DebriefPage) -> None:
        """Offer what can be heard of a debrief that is shown."""
        self._debrief = debrief
        self.sound.enter(debrief, page)

    def _decide(self, criterion_id: str, decision: str, reason: str, quote: str) -> None:
        """Keep what the person at the screen makes of a criterion, and tell the debrief anew."""
        debrief = self._debrief
        if debrief is None:
            return
        attempt_id = debrief.record.id

        def keep(store: RecordStore, person: Person) -> tuple[Debrief, Person]:
            decided = _deciding().decide(
                store, attempt_id, person, criterion_id, Decision(decision), reason=reason, quote=quote
            )
            return decided, person

        def then(told: tuple[Debrief, Person]) -> None:
            decided, viewer = told
            if self._debrief is None or self._debrief.record.id != attempt_id:
                return
            page = self._window.page("debrief")
            self._window.clear_notice()
            page.show_debrief(decided, viewer)  # type: ignore[attr-defined]  # the debrief page
            self.enter(decided, page)  # type: ignore[arg-type]
            page.choose(criterion_id)  # type: ignore[attr-defined]

        self._desk.ask(keep, asker=self, then=then, failed=self._not_kept)

    def _not_kept(self, error: SimulatorError) -> None:
        self._window.show_notice(error.problem, error.remedy)

    def _swap(self) -> None:
        debrief = self._debrief
        if debrief is None:
            return
        from simulator.gui.widgets.mood_line import points_of

        scenario, card = debrief.scenario, debrief.scorecard
        facts = Setting.of(scenario, debrief.record.seed).facts
        ending = scenario.ending(card.ending_id or "")
        because = fill(ending.because, facts) if ending else ""
        steps = steps_of(played_run(debrief), self.sound.recordings, because)
        name = fill(scenario.customer.name, facts)
        page = self._page()
        page.show_run(
            name,
            steps,
            points_of(scenario.mood, card.turns),
            portrait=scenario.customer.portrait,
            place=scenario.place,
        )
        page.show_aloud(is_aloud=self._player.is_aloud)
        self._window.show_page(SWAP_SEATS, self.tr("In the seat of {}").format(name))
        self.seats.enter(steps, is_aloud=self._player.is_aloud)

    def _make_seats(self) -> QWidget:
        from simulator.gui.pages.swap_seats_page import SwapSeatsPage

        page, seats = SwapSeatsPage(), self.seats
        page.toggled.connect(seats.toggle)
        page.stepped_forward.connect(seats.forward)
        page.stepped_back.connect(seats.back)
        page.turn_chosen.connect(seats.go_to_turn)
        page.aloud_chosen.connect(self._choose_aloud)
        page.hidden.connect(seats.leave)
        page.left.connect(self.debrief_asked)
        page.turn_retried.connect(self.turn_retried)
        seats.stepped.connect(page.show_step)
        seats.playing_changed.connect(self._show_playing)
        seats.said.connect(page.show_said)
        return page

    def _choose_aloud(self, is_aloud: bool) -> None:
        self.seats.set_aloud(is_aloud=is_aloud)

    def _troubled(self, problem: str, remedy: str) -> None:
        if self._window.shown in ("debrief", SWAP_SEATS):
            self._window.show_notice(problem, remedy)

    def _show_playing(self, is_playing: bool) -> None:
        self._page().show_playing(is_playing=is_playing)

    def _page(self) -> Any:  # noqa: ANN401  # SwapSeatsPage, imported late
        return self._window.page(SWAP_SEATS)


def _deciding() -> Any:  # noqa: ANN401  # a module
    """Scoring takes long to import, so only a lane ever does."""
    import_alone("simulator.training.deciding")
    from simulator.training import deciding

    return deciding
