"""ManagerFirstPanel: the manager plays and submits; their attempt is the example; then the team plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.manager_first import (
    EXAMPLE_AGREED,
    MANAGER_CHOSEN,
    OPENED_TO_TEAM,
    ManagerFirst,
    manager_first_of,
)
from simulator.domain.sessions.session import Participant, PlanItem
from simulator.domain.sessions.state import NEXT_UP
from simulator.domain.sessions.wall import MomentWall, SaidLine, Wall
from simulator.gui import theme
from simulator.gui.background import import_alone
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.gate_bar import GateBar, GateView
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.panels.role_play_panel import RolePlayPanel

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.best_moments import SaidReply
    from simulator.training.sessions.manager_first import Gate


class ManagerFirstPanel(ActivityPanel):
    """Whether it is open is asked of the records, and asked again before anybody begins."""

    def __init__(self, live: LiveSession, item: PlanItem, parent: QWidget | None = None) -> None:
        super().__init__(live, item, parent)
        self._may_submit = False
        self._example: tuple[SaidReply, ...] = ()
        self._example_of = ""
        self._turn = 0
        self.gate = GateBar()
        self.playing = _GatedPlay(live, item)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.gate)
        column.addWidget(self.playing, 1)
        self.gate.manager_chosen.connect(self._choose)
        self.gate.submitted.connect(self._submit)
        self.gate.looked.connect(self._read_gate)
        self.gate.agreed.connect(self._agree)
        self.gate.turn_asked.connect(self._show_turn)
        self.playing.over.connect(self._over)
        self.playing.wall_changed.connect(self.wall_changed)
        self.playing.voiced.connect(self.voiced)
        live.changed.connect(self._look)
        live.roster_changed.connect(self._show_people)
        self._show_people()
        self._look()
        self._read_gate()

    @property
    def so_far(self) -> ManagerFirst:
        """Where it stands."""
        return manager_first_of(self.live.state.of_item(self.item.id))

    @property
    def manager(self) -> Participant | None:
        """Who goes first."""
        return self.live.state.participant(self.so_far.manager)

    def wall(self) -> Wall:
        so_far = self.so_far
        if 0 < self._turn <= len(self._example) and so_far.agreed and so_far.agreed == self._example_of:
            said = self._example[self._turn - 1]
            lines = (SaidLine(said.who, said.line), SaidLine("", said.reply))
            return MomentWall(self.item.title, tuple(line for line in lines if line.text))
        return self.playing.wall()

    def hold(self) -> None:
        self.playing.hold()

    def go_on(self) -> None:
        self.playing.go_on()

    def leave(self) -> None:
        self.playing.leave()

    def take_focus(self) -> None:
        if self.manager is None:
            self.gate.people.setFocus()
        else:
            self.playing.take_focus()

    def _show_people(self) -> None:
        self.gate.show_people(self.live.state.present, self.so_far.manager)

    def _look(self) -> None:
        so_far, manager = self.so_far, self.manager
        if so_far.attempt and so_far.attempt != self._example_of:
            self._read_example(so_far.attempt)
        if not so_far.agreed:
            self._turn = 0
        self.gate.show_gate(
            GateView(
                so_far.manager,
                manager.name if manager else "",
                so_far.is_open,
                self._may_submit,
                bool(so_far.agreed),
                self._turn,
                len(self._example),
            )
        )
        self.wall_changed.emit()

    def _choose(self, manager: str) -> None:
        self._example, self._example_of, self._turn, self._may_submit = (), "", 0, False
        self.live.happen(MANAGER_CHOSEN, {"manager": manager}, item=self.item.id)
        observers = [one.id for one in self.live.state.present if one.id != manager]
        told = {"player": manager, "partner": None, "observers": observers}
        self.live.happen(NEXT_UP, told, item=self.item.id)
        self._read_gate()

    def _over(self, _: str) -> None:
        self._read_gate()

    def _read_gate(self) -> None:
        self._ask_gate("gate_of")

    def _submit(self) -> None:
        self._ask_gate("submit_example")

    def _ask_gate(self, what: str) -> None:
        manager, scenario_id, session_id = self.manager, self.item.scenario_id, self.live.session.id
        if manager is None:
            return

        def ask(store: RecordStore, leader: Person) -> Gate:
            return getattr(_training(), what)(store, leader, manager, scenario_id, session_id)

        def then(gate: Gate) -> None:
            if self.so_far.manager != manager.id:
                return
            self._may_submit = bool(gate.waiting_id)
            if gate.is_open and not self.so_far.is_open:
                self.live.happen(OPENED_TO_TEAM, {"attempt": gate.attempt_id}, item=self.item.id)
            self._look()

        self.live.ask(ask, then, self._could_not)

    def _read_example(self, attempt_id: str) -> None:
        self._example_of = attempt_id

        def then(example: tuple[SaidReply, ...]) -> None:
            self._example = example
            self._look()

        self.live.ask(
            lambda store, leader: _training().example_of(store, leader, attempt_id), then, self._could_not
        )

    def _agree(self, agrees: bool) -> None:
        told = {"attempt": self.so_far.attempt, "agrees": agrees}
        self.live.happen(EXAMPLE_AGREED, told, item=self.item.id)

    def _show_turn(self, turn: int) -> None:
        self._turn = turn
        self._look()

    def _could_not(self, error: SimulatorError) -> None:
        self.playing.notice.show_failure(error.problem, error.remedy)


class _GatedPlay(RolePlayPanel):
    """Asks before anybody begins whether they may."""

    def play(self, player: str) -> None:
        state, item = self.live.state, self.item
        found = state.participant(player)
        manager = state.participant(manager_first_of(state.of_item(item.id)).manager)
        if found is None:
            return
        session_id = self.live.session.id

        def ask(store: RecordStore, leader: Person) -> None:
            _training().may_begin(
                store,
                leader,
                manager=manager,
                player=found,
                scenario_id=item.scenario_id,
                session_id=session_id,
            )

        def then(_: None) -> None:
            RolePlayPanel.play(self, player)

        def failed(error: SimulatorError) -> None:
            self.notice.show_failure(error.problem, error.remedy)

        self.live.ask(ask, then, failed)


def _training() -> Any:  # noqa: ANN401  # a module
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.manager_first")
    from simulator.training.sessions import manager_first

    return manager_first
