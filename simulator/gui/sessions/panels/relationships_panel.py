"""RelationshipsPanel: everybody writes a private list; the wall has the question, the time and a count."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from simulator.domain.sessions.private_lists import HANDS_COUNTED, hands_of
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import Phase
from simulator.domain.sessions.wall import QuestionWall, Wall
from simulator.domain.wording import counted
from simulator.gui import theme
from simulator.gui.sessions.activity_clock import ActivityClock
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.widgets.stopwatch import Now

_TICK_MS = 500


class RelationshipsPanel(ActivityPanel):
    """No name is ever typed here: lists are written on paper, or on people's own screens."""

    def __init__(
        self, live: LiveSession, item: PlanItem, parent: QWidget | None = None, now: Now = time.monotonic
    ) -> None:
        super().__init__(live, item, parent)
        self._clock = ActivityClock(live.session, item, now)
        self.hands = QSpinBox()
        self.hands.setAccessibleName(self.tr("How many have finished writing"))
        self.hands.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hands.valueChanged.connect(self._count)
        self.kept = theme.label("", "muted")
        steps = theme.label(
            self.tr(
                "1.  Everybody writes the names that matter to their work: customers first, then people and "
                "organisations.\n"
                "2.  Beside each name, one thing they did for it in the last month.\n"
                "3.  Beside the names that stay blank: what could they do? One of them, this week.\n\n"
                "On paper, or on their own screen under “Relationships”. Nobody shows their list to anybody, "
                "and none of it is on the wall."
            )
        )
        row = QHBoxLayout()
        row.addWidget(theme.label(self.tr("Hands up, who has finished?"), "lead"), 1)
        row.addWidget(self.hands)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_L)
        column.addWidget(steps)
        column.addLayout(row)
        column.addWidget(self.kept)
        column.addStretch(1)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.wall_changed)
        live.changed.connect(self._look)
        live.roster_changed.connect(self._look)
        if live.state.phase is not Phase.PAUSED:
            self.go_on()
        self._look()
        live.ask(lambda store, leader: store.relationship_counts(leader), self._show_counts)

    def wall(self) -> Wall:
        state = self.live.state
        done, people = hands_of(state.of_item(self.item.id)), len(state.present)
        told = self.tr("{} of {} have finished").format(min(done, people), people)
        question = self.tr(
            "Whose relationship matters to your work? What did you do for it in the last month?"
        )
        return QuestionWall(question, (told,) if done else (), max(0, self._clock.seconds_left))

    def hold(self) -> None:
        self._clock.hold()
        self._ticking.stop()

    def go_on(self) -> None:
        self._clock.go_on()
        self._ticking.start()

    def leave(self) -> None:
        self.hold()

    def take_focus(self) -> None:
        self.hands.setFocus()

    def _count(self, count: int) -> None:
        if count != hands_of(self.live.state.of_item(self.item.id)):
            self.live.happen(HANDS_COUNTED, {"count": count}, item=self.item.id)

    def _look(self) -> None:
        state = self.live.state
        done = hands_of(state.of_item(self.item.id))
        self.hands.blockSignals(True)
        self.hands.setRange(0, max(len(state.present), done))
        self.hands.setSuffix(self.tr(" of {}").format(len(state.present)))
        self.hands.setValue(done)
        self.hands.blockSignals(False)
        self.wall_changed.emit()

    def _show_counts(self, counts: tuple[int, int]) -> None:
        lists, names = counts
        told = self.tr("On this computer: {}, {}.")
        self.kept.setText(told.format(counted(lists, "list", "lists"), counted(names, "name", "names")))
