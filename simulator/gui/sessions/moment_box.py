"""MomentBox: best moments whose owners agreed go on the wall; others are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.sessions.wall import MomentWall
from simulator.gui import theme
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.moment_asking import MomentAsking, best_moments
from simulator.gui.widgets.inline_notice import InlineNotice

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.sessions.best_moments import ToldMoment


class MomentBox(QWidget):
    """Consent is asked of the records each time a moment is shown."""

    changed = Signal()
    """Something else is on the wall."""
    shown = Signal(str)
    """A moment went on the wall, by its id."""

    def __init__(self, live: LiveSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._wall: MomentWall | None = None
        self.notice = InlineNotice()
        self.words = theme.label("", "caption")
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("Best moments whose owners agreed"))
        self.show_it = QPushButton()
        self.show_it.clicked.connect(self._show_or_hide)
        self.ask = QPushButton(self.tr("Ask for a moment…"))
        self.ask.setProperty("role", "link")
        self.ask.clicked.connect(self._ask)
        self._asking = MomentAsking(live, self)
        self._asking.proposed.connect(self.look)
        self._asking.unable.connect(self.notice.show_advice)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.words, 1)
        row.addWidget(self.choice, 1)
        row.addWidget(self.show_it)
        row.addWidget(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addLayout(row)
        self._show_moments(())
        self.look()

    def wall(self) -> MomentWall | None:
        """Return the moment that is on the wall; None without one."""
        return self._wall

    def look(self) -> None:
        """Read again who agreed."""
        self._live.ask(_moments, self._show_moments, self._could_not)

    def clear(self) -> None:
        """Take the moment off the wall."""
        if self._wall is not None:
            self._wall = None
            self._dress()
            self.changed.emit()

    def _show_moments(self, moments: tuple[ToldMoment, ...]) -> None:
        agreed = [one for one in moments if one.moment.agreed_at is not None]
        waiting = sum(one.moment.answered_at is None for one in moments)
        self.choice.clear()
        for one in agreed:
            self.choice.addItem(one.moment.why or one.said.reply, one.moment.id)
        told = self.tr("Best moments") if agreed else self.tr("No best moment may be shown yet.")
        if waiting:
            told += self.tr(" {} asked, not answered.").format(waiting)
        self.words.setText(told)
        self.choice.setVisible(bool(agreed))
        self._dress()

    def _dress(self) -> None:
        self.show_it.setVisible(not self.choice.isHidden() or self._wall is not None)
        is_up = self._wall is not None
        self.show_it.setText(self.tr("Take it off the wall") if is_up else self.tr("Show the room"))

    def _show_or_hide(self) -> None:
        if self._wall is not None:
            self.clear()
            return
        moment_id = str(self.choice.currentData())

        def then(wall: MomentWall) -> None:
            self._wall = wall
            self.notice.clear()
            self._dress()
            self.shown.emit(moment_id)
            self.changed.emit()

        def failed(error: SimulatorError) -> None:
            self._could_not(error)
            self.look()

        self._live.ask(
            lambda store, leader: best_moments().moment_wall(store, leader, moment_id), then, failed
        )

    def _ask(self) -> None:
        self._asking.ask()

    def _could_not(self, error: SimulatorError) -> None:
        self.notice.show_failure(error.problem, error.remedy)


def _moments(store: RecordStore, leader: Person) -> tuple[ToldMoment, ...]:
    told = best_moments().moments_told(store, leader)
    return tuple(one for one in told if one.moment.proposed_by.id == leader.id)
