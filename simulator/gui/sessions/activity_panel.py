"""ActivityPanel: what the console shows of an activity, and what that puts on the wall."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.wall import Wall
from simulator.gui.sessions.live_session import LiveSession


class ActivityPanel(QWidget):
    """The trainer's side of one activity under way; each kind has a subclass, listed in ``activities``.

    A panel is made when its activity begins or is taken up after a crash: all it shows it reads from
    ``live.state``, and whatever must outlive it happens through ``live.happen``. It listens to
    ``live.changed``, and says with ``wall_changed`` that the room should look again.
    """

    wall_changed = Signal()
    voiced = Signal(object)
    """How the line on its StageWall is being said: an Utterance."""

    def __init__(self, live: LiveSession, item: PlanItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live = live
        self.item = item

    @property
    def heading(self) -> str:
        """What the activity is called on the console."""
        return self.item.title

    def wall(self) -> Wall:
        """Return what the room sees of this activity now."""
        raise NotImplementedError

    def hold(self) -> None:
        """Let time stand still: the trainer paused, or the room discusses."""

    def go_on(self) -> None:
        """Let time pass again."""

    def leave(self) -> None:
        """Let go of clocks, microphones and servers: the activity is over, or the window closes."""

    def take_focus(self) -> None:
        """Give the keyboard to what the trainer most likely wants."""
        self.setFocus()
