"""MomentAsking: a trainer chooses a reply worth showing one day, and its owner is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.errors import SimulatorError
from simulator.gui.background import import_alone
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.best_moments import Choosable


class MomentAsking(QWidget):
    """Never seen itself: it stands for whoever asks, and opens the dialog over their window."""

    proposed = Signal(str)
    """The owner will be asked; their name."""
    unable = Signal(str, str)
    """A problem, and what to do."""

    def __init__(self, live: LiveSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._live = live
        self.hide()

    def ask(self, attempt_id: str = "") -> None:
        """Let a reply be chosen, out of one attempt or out of all that may be seen."""
        session = self._live.session
        people = [one.person_id for one in session.roster if one.person_id and one.is_present]

        def read(store: RecordStore, leader: Person) -> tuple[Choosable, ...]:
            found = best_moments().choosable(store, leader, session.id, people)
            return tuple(one for one in found if attempt_id in ("", one.attempt_id))

        self._live.ask(read, self._open_dialog, self._could_not)

    def _open_dialog(self, attempts: tuple[Choosable, ...]) -> None:
        from simulator.gui.sessions.moment_dialog import MomentDialog

        if not attempts:
            self.unable.emit(
                self.tr("There is no attempt yet whose words you may see."),
                self.tr("Play one in front of the room, or ask somebody to submit theirs."),
            )
            return
        dialog = MomentDialog(attempts, self.window())
        dialog.asked.connect(self._propose)
        dialog.open()

    def _propose(self, attempt_id: str, turn: int, why: str, owner: str) -> None:
        def then(_: object) -> None:
            self.proposed.emit(owner)

        self._live.ask(
            lambda store, leader: store.propose_moment(attempt_id, turn, leader, why), then, self._could_not
        )

    def _could_not(self, error: SimulatorError) -> None:
        self.unable.emit(error.problem, error.remedy)


def best_moments() -> Any:  # noqa: ANN401  # a module
    """Return the training module, imported where no window waits for it."""
    import_alone("simulator.scenario_files.reader", "simulator.training.sessions.best_moments")
    from simulator.training.sessions import best_moments as found

    return found
