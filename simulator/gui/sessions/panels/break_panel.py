"""BreakPanel: a timer on the wall, and a few words above it that can be switched off."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simulator.domain.sessions.break_time import (
    ANOTHER_QUOTATION,
    BREAK_EXTENDED,
    QUOTATIONS_SHOWN,
    BreakTime,
    break_time,
)
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import Phase
from simulator.domain.sessions.wall import TitleWall, Wall
from simulator.gui import theme
from simulator.gui.sessions.activity_clock import ActivityClock
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.scenes.scene import clock_words
from simulator.gui.widgets.stopwatch import Now

_TICK_MS = 250


class BreakPanel(ActivityPanel):
    """Counts down; at the end it says so and waits for the trainer."""

    def __init__(
        self, live: LiveSession, item: PlanItem, parent: QWidget | None = None, now: Now = time.monotonic
    ) -> None:
        super().__init__(live, item, parent)
        self.clock = ActivityClock(live.session, item, now)
        self.time = theme.label("", "giant")
        self.time.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words = theme.label("", "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.shorter = QPushButton(self.tr("One minute less"))
        self.shorter.clicked.connect(self._shorten)
        self.longer = QPushButton(self.tr("One minute more"))
        self.longer.clicked.connect(self._lengthen)
        self.quotations = QCheckBox(self.tr("A few words to think about on the wall"))
        self.quotations.clicked.connect(self._show_quotations)
        self.another = QPushButton(self.tr("Others"))
        self.another.setAccessibleName(self.tr("Other words"))
        self.another.clicked.connect(self._change_quotation)
        self._lay_out()
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.look)
        live.changed.connect(self.look)
        if live.state.phase is not Phase.PAUSED:
            self.go_on()
        self.look()

    @property
    def seconds_left(self) -> int:
        """Whole seconds until the break is over; never negative."""
        return max(0, round(self._break.minutes * 60 - self.clock.seconds))

    def wall(self) -> Wall:
        left = self.seconds_left
        told = self.tr("We go on when this is over") if left else self.tr("We go on")
        return TitleWall(self.item.title, told, self._break.quotation, left)

    def hold(self) -> None:
        self.clock.hold()
        self._ticking.stop()

    def go_on(self) -> None:
        self.clock.go_on()
        self._ticking.start()

    def leave(self) -> None:
        self.hold()

    def take_focus(self) -> None:
        self.longer.setFocus()

    def look(self) -> None:
        """Look again at the clock and at what was chosen."""
        self.time.setText(clock_words(self.seconds_left))
        quotation = self._break.quotation
        self.words.setText(quotation)
        self.quotations.setChecked(bool(quotation))
        self.another.setEnabled(bool(quotation))
        self.wall_changed.emit()

    @property
    def _break(self) -> BreakTime:
        return break_time(self.live.session.happenings, self.item.id, self.item.minutes)

    def _shorten(self) -> None:
        self.live.happen(BREAK_EXTENDED, {"minutes": -1}, item=self.item.id)

    def _lengthen(self) -> None:
        self.live.happen(BREAK_EXTENDED, {"minutes": 1}, item=self.item.id)

    def _show_quotations(self, shown: bool) -> None:
        self.live.happen(QUOTATIONS_SHOWN, {"shown": shown}, item=self.item.id)

    def _change_quotation(self) -> None:
        self.live.happen(ANOTHER_QUOTATION, item=self.item.id)

    def _lay_out(self) -> None:
        minutes = QHBoxLayout()
        minutes.setSpacing(theme.GAP_S)
        minutes.addStretch(1)
        minutes.addWidget(self.shorter)
        minutes.addWidget(self.longer)
        minutes.addStretch(1)
        words = QHBoxLayout()
        words.addStretch(1)
        words.addWidget(self.quotations)
        words.addWidget(self.another)
        words.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addStretch(1)
        column.addWidget(self.time)
        column.addLayout(minutes)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addLayout(words)
        column.addStretch(1)
