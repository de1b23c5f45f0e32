"""JudgingPlace: where the room judges an attempt together, once somebody wants it to."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from simulator.domain.sessions.wall import Wall
from simulator.gui.sessions.live_session import LiveSession

_JUDGING = "simulator.gui.sessions.judging_view"


class JudgingPlace(QObject):
    """Puts the judging view among the pages, and takes it away again; while it is there it has the wall."""

    wall_changed = Signal()
    left = Signal()

    def __init__(self, live: LiveSession, pages: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._pages = live, pages
        self.view: QWidget | None = None

    @property
    def is_offered(self) -> bool:
        """Whether rooms can judge together in this version."""
        return find_spec(_JUDGING) is not None

    def open(self, attempt: str) -> None:
        """Let the room judge this attempt."""
        self.put_away()
        self.view = view = import_module(_JUDGING).JudgingView(self._live, attempt)
        for name, act in (("wall_changed", self.wall_changed.emit), ("left", self._leave)):
            if hasattr(view, name):
                getattr(view, name).connect(act)
        self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        self.wall_changed.emit()

    def wall(self) -> Wall | None:
        """Return what the room sees of it; None while it has nothing to show."""
        shown = getattr(self.view, "wall", None)
        return shown() if shown is not None else None

    def pass_on(self, what: str) -> None:
        """Let it hold, go on or leave as well."""
        act = getattr(self.view, what, None)
        if act is not None:
            act()

    def put_away(self) -> None:
        """Close it; what was voted is kept."""
        if self.view is not None:
            self.pass_on("leave")
            self._pages.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    def _leave(self) -> None:
        self.put_away()
        self.wall_changed.emit()
        self.left.emit()
