"""DiscussionPanel: a question on the wall, and what the room says to it, typed as it comes."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.domain.sessions.discussion import (
    ANSWER_NOTED,
    ANSWER_STRUCK,
    QUESTION_PUT,
    discussion_now,
)
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.state import Phase
from simulator.domain.sessions.wall import QuestionWall, TitleWall, Wall
from simulator.gui import theme
from simulator.gui.sessions.activity_clock import ActivityClock
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.question_box import QuestionBox

_TICK_MS = 500
_QUESTION_MARKS = ("?", "\uff1f", "\u061f")


class DiscussionPanel(ActivityPanel):
    """Put a question, take the answers down, put the next."""

    def __init__(self, live: LiveSession, item: PlanItem, parent: QWidget | None = None) -> None:
        super().__init__(live, item, parent)
        self.clock = ActivityClock(live.session, item)
        self.box = QuestionBox(self.tr("Put it to the room"))
        self.box.asked.connect(self._put)
        self.box.answered.connect(self._note)
        self.box.struck.connect(self._strike)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.box, 1)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_TICK_MS)
        self._ticking.timeout.connect(self.wall_changed)
        live.changed.connect(self._look)
        if live.state.phase is not Phase.PAUSED:
            self.go_on()
        self._look()
        if item.title.rstrip().endswith(_QUESTION_MARKS):
            QTimer.singleShot(0, self, self._put_title)  # once whoever made this panel has it

    def wall(self) -> Wall:
        now = discussion_now(self.live.state.of_item(self.item.id))
        if not now.question:
            return TitleWall(self.item.title)
        return QuestionWall(now.question, now.answers, max(0, self.clock.seconds_left))

    def hold(self) -> None:
        self.clock.hold()
        self._ticking.stop()

    def go_on(self) -> None:
        self.clock.go_on()
        self._ticking.start()

    def leave(self) -> None:
        self.hold()

    def take_focus(self) -> None:
        self.box.take_focus()

    def _put(self, question: str) -> None:
        self.live.happen(QUESTION_PUT, {"question": question}, item=self.item.id)

    def _put_title(self) -> None:
        """A plan that asks a question means it to be on the wall when its time has come."""
        if not discussion_now(self.live.state.of_item(self.item.id)).question:
            self._put(self.item.title.strip())
            self.take_focus()

    def _note(self, text: str) -> None:
        self.live.happen(ANSWER_NOTED, {"text": text}, item=self.item.id)

    def _strike(self, place: int) -> None:
        self.live.happen(ANSWER_STRUCK, {"place": place}, item=self.item.id)

    def _look(self) -> None:
        self.box.show_discussion(discussion_now(self.live.state.of_item(self.item.id)))
        self.wall_changed.emit()
