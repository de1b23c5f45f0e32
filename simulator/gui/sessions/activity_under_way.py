"""ActivityUnderWay: the panel of the activity that is on, its clock, and when both stand still."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from simulator.domain.sessions.state import Phase, SessionState
from simulator.domain.sessions.time_spent import minutes_over, seconds_of_items
from simulator.gui.sessions.activities import panel_of
from simulator.gui.sessions.activity_clock import ActivityClock
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_session import LiveSession


class ActivityUnderWay(QObject):
    """Follows the session: ``look`` whenever it has changed."""

    panel_changed = Signal(object)
    """Another panel is to be shown: an ActivityPanel, or None."""
    wall_changed = Signal()
    voiced = Signal(object)
    """How the line on the wall is being said: an Utterance."""

    def __init__(self, live: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.panel: ActivityPanel | None = None
        self._clock: ActivityClock | None = None
        self._spent: dict[str, float] = seconds_of_items(live.session)
        self._is_held = False

    @property
    def seconds_left(self) -> int | None:
        """Whole seconds left of the activity, negative over its time; None between activities."""
        return self._clock.seconds_left if self._clock is not None else None

    @property
    def spent(self) -> dict[str, float]:
        """Seconds spent, by activity."""
        now = self._live.state.item_id
        return self._spent | ({now: self._clock.seconds} if self._clock is not None else {})

    @property
    def minutes_behind(self) -> float:
        """By how many minutes the session is behind its plan; negative: in hand."""
        return minutes_over(self._live.state, self.spent)

    def look(self) -> None:
        """Look again where the session stands."""
        state = self._live.state
        if (self.panel.item.id if self.panel is not None else "") != state.item_id:
            self._change_panel(state)
        self._hold_or_go_on(state.phase)

    def leave(self) -> None:
        """Let go of whatever the panel holds."""
        if self.panel is not None:
            self.panel.hold()
            self.panel.leave()
        if self._clock is not None:
            self._clock.hold()

    def _change_panel(self, state: SessionState) -> None:
        if self.panel is not None:
            self.panel.leave()
        item = state.item
        self._spent = seconds_of_items(self._live.session)
        self._clock = ActivityClock(self._live.session, item) if item is not None else None
        self.panel = panel_of(self._live, item) if item is not None else None
        self._is_held = False
        if self.panel is not None:
            self.panel.wall_changed.connect(self.wall_changed)
            self.panel.voiced.connect(self.voiced)
        self.panel_changed.emit(self.panel)

    def _hold_or_go_on(self, phase: Phase) -> None:
        """Pass pause and discussion on; a discussion still costs the activity its minutes."""
        if self._clock is not None:
            (self._clock.hold if phase is Phase.PAUSED else self._clock.go_on)()
        is_held = phase in (Phase.PAUSED, Phase.DISCUSSING)
        if self.panel is not None and is_held != self._is_held:
            (self.panel.hold if is_held else self.panel.go_on)()
        self._is_held = is_held
