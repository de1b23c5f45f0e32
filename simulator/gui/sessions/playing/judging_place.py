"""JudgingPlace: where the room judges an attempt together, once somebody wants it to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from simulator.domain.sessions.wall import Wall
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.gui.sessions.judging_view import JudgingView


class JudgingPlace(QObject):
    """Puts the judging view among the pages, and takes it away again; while it is there it has the wall."""

    wall_changed = Signal()
    left = Signal()

    def __init__(self, live: LiveSession, pages: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._pages = live, pages
        self.view: JudgingView | None = None

    def open(self, attempt: str) -> None:
        """Let the room judge this attempt."""
        from simulator.gui.sessions.judging_view import JudgingView  # late: it brings a web server along

        self.put_away()
        self.view = view = JudgingView(self._live, attempt)
        view.wall_changed.connect(self.wall_changed)
        view.left.connect(self._leave)
        self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        self.wall_changed.emit()

    def wall(self) -> Wall | None:
        """Return what the room sees of it; None while it has nothing to show."""
        return self.view.wall() if self.view is not None else None

    def leave(self) -> None:
        """Take no more votes."""
        if self.view is not None:
            self.view.leave()

    def put_away(self) -> None:
        """Close it; what was voted is kept."""
        if self.view is not None:
            self.view.leave()
            self._pages.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    def _leave(self) -> None:
        self.put_away()
        self.wall_changed.emit()
        self.left.emit()
