"""RolePlayPanel: one plays in front of the room; the trainer leads it, turn by turn."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from simulator.domain.sessions.session import ActivityKind, PlanItem
from simulator.domain.sessions.state import NEXT_UP
from simulator.domain.sessions.time_spent import is_standing_still
from simulator.domain.sessions.wall import TitleWall, Wall
from simulator.gui import theme
from simulator.gui.sessions.activities import ACTIVITIES
from simulator.gui.sessions.activity_clock import ActivityClock
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.moment_asking import MomentAsking
from simulator.gui.sessions.playing.begin_view import BeginView
from simulator.gui.sessions.playing.judging_place import JudgingPlace
from simulator.gui.sessions.playing.led_play import LedPlay
from simulator.gui.sessions.playing.outcome_view import OutcomeView
from simulator.gui.sessions.playing.play_steps import PlaySteps
from simulator.gui.sessions.playing.play_view import PlayView
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.stopwatch import Now

if TYPE_CHECKING:
    from simulator.domain.scenario import Scenario
    from simulator.training.practice import Debrief

_TICK_MS = 500


class RolePlayPanel(ActivityPanel):
    """Who plays; the conversation; what counted. The wall shows the conversation and nothing else."""

    over = Signal(str)
    """A conversation has reached its ending; the attempt's id."""

    def __init__(
        self, live: LiveSession, item: PlanItem, parent: QWidget | None = None, *, now: Now = time.monotonic
    ) -> None:
        super().__init__(live, item, parent)
        self.led = LedPlay(live, item, self)
        self._clock = ActivityClock(live.session, item, now)
        self._left = self._clock.seconds_left
        self._is_choosing = False
        self.notice = InlineNotice()
        self.begin_view, self.view, self.outcome = BeginView(), PlayView(), OutcomeView()
        if live.microphone_at is not None:
            self.view.answer.microphone = live.microphone_at(self.view.answer.box)
        self.steps = PlaySteps(live, self.led, self.view, now, self)
        self.steps.voice.mind(self.view.answer.microphone)
        self.pages = QStackedWidget()
        for page in (self.begin_view, self.view, self.outcome):
            self.pages.addWidget(page)
        self.judging = JudgingPlace(live, self.pages, self)
        self.asking = MomentAsking(live, self)
        self._heading = item.title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._connect()
        if is_standing_still(live.state):
            self.hold()
        else:
            self.go_on()
        self._show_people()
        self.led.read()
        self.led.take_up()

    def _connect(self) -> None:
        led = self.led
        self.live.changed.connect(self._session_changed)
        self.live.roster_changed.connect(self._show_people)
        self.begin_view.chosen.connect(self._choose_player)
        self.begin_view.begun.connect(self.play)
        led.moved.connect(self._show_play)
        led.kept.connect(self.notice.clear)
        led.scenario_read.connect(self._show_scenario)
        led.judged.connect(self._show_outcome)
        led.troubled.connect(self._show_trouble)
        self.steps.wall_changed.connect(self.wall_changed)
        self.steps.voice.voiced.connect(self.voiced)
        self.steps.voice.noticed.connect(self.notice.show_advice)
        led.scenario_read.connect(self.steps.voice.prepare)
        self.view.others.clicked.connect(self._choose_again)
        self.view.outcome.clicked.connect(led.judge)
        self.outcome.decided.connect(led.decide)
        self.outcome.left.connect(self._show_play)
        self.outcome.judging_asked.connect(self._judge_together)
        self.outcome.moment_asked.connect(self._ask_for_moment)
        self.asking.proposed.connect(self._say_asked)
        self.asking.unable.connect(self.outcome.notice.show_advice)
        self.judging.wall_changed.connect(self.wall_changed)
        self.judging.left.connect(led.judge)

    def wall(self) -> Wall:
        """See ActivityPanel."""
        on_wall = self.judging.wall() or (None if self._is_choosing else self.steps.wall(self._left))
        if on_wall is not None:
            return on_wall
        player = self.live.state.name_of(self.begin_view.player)
        return TitleWall(self.heading, self.tr("{} plays").format(player) if player else "")

    @property
    def heading(self) -> str:
        """See ActivityPanel; what has no title of its own is called after its scenario."""
        return self._heading

    def hold(self) -> None:
        """See ActivityPanel."""
        self._clock.hold()
        self._ticker.stop()
        self.steps.hold()

    def go_on(self) -> None:
        """See ActivityPanel."""
        self._clock.go_on()
        self._ticker.start()
        self.steps.go_on()

    def leave(self) -> None:
        """See ActivityPanel."""
        self._ticker.stop()
        self._clock.hold()
        self.judging.leave()
        self.steps.leave()
        if self.view.answer.microphone is not None:
            self.view.answer.microphone.close()
            self.view.answer.microphone = None

    def take_focus(self) -> None:
        """See ActivityPanel."""
        page = self.pages.currentWidget()
        if page is self.view:
            self.steps.take_focus()
        else:
            (getattr(page, "take_focus", None) or self.setFocus)()

    def play(self, player: str) -> None:
        """Let somebody on the roster begin."""
        if player != self.live.state.player:
            self._choose_player(player)
        self.begin_view.show_waiting(is_waiting=True)
        self.led.begin(player)

    def _tick(self) -> None:
        left = self._clock.seconds_left
        if left != self._left:
            self._left = left
            self.wall_changed.emit()

    def _show_scenario(self, scenario: Scenario) -> None:
        self.begin_view.show_briefing(scenario)
        if self.item.title == ACTIVITIES[ActivityKind.ROLE_PLAY].title:
            self._heading = scenario.title
            self.wall_changed.emit()

    def _ask_for_moment(self) -> None:
        play = self.led.play
        if play is not None:
            self.asking.ask(play.attempt)

    def _say_asked(self, owner: str) -> None:
        self.outcome.notice.show_advice(self.tr("{} will be asked.").format(owner))

    def _session_changed(self) -> None:
        if self.pages.currentWidget() is self.begin_view:
            self._show_people()

    def _show_people(self) -> None:
        played = frozenset(one.player for one in self.led.so_far.plays)
        self.begin_view.show_people(self.live.state.present, self.live.state.player, played)
        self.wall_changed.emit()

    def _choose_player(self, player: str) -> None:
        observers = [one.id for one in self.live.state.present if one.id != player]
        told = {"player": player, "partner": None, "observers": observers}
        self.live.happen(NEXT_UP, told, item=self.item.id)

    def _choose_again(self) -> None:
        self._is_choosing = True
        self.steps.rest()
        self.begin_view.show_waiting(is_waiting=False)
        self.pages.setCurrentWidget(self.begin_view)
        played = {one.player for one in self.led.so_far.plays}
        fresh = next((one.id for one in self.live.state.present if one.id not in played), "")
        if fresh and self.live.state.player in played:
            self._choose_player(fresh)
        self._show_people()
        self.take_focus()

    def _show_play(self) -> None:
        practice, play = self.led.practice, self.led.play
        if practice is not None and play is not None:
            self._is_choosing = False
            self.pages.setCurrentWidget(self.view)
            self.steps.show_play()
            if practice.conversation.is_over:
                self.over.emit(play.attempt)

    def _show_outcome(self, debrief: Debrief) -> None:
        is_new = self.pages.currentWidget() is not self.outcome
        self.steps.rest()
        may_judge = bool(debrief.scorecard.ending_id)
        self.outcome.show_debrief(debrief, self.live.session.leader, may_judge=may_judge)
        self.pages.setCurrentWidget(self.outcome)
        if is_new:
            self.take_focus()

    def _show_trouble(self, problem: str, remedy: str) -> None:
        self.begin_view.show_waiting(is_waiting=False)
        page = self.pages.currentWidget()
        if page is self.view and self.view.answer.box.is_waiting and self.led.waiting is None:
            self.view.answer.show_failure(problem, remedy)
        elif page is self.outcome:
            self.outcome.notice.show_failure(problem, remedy)
        else:
            self.notice.show_failure(problem, remedy)
            self.led.find_ways()

    def _judge_together(self) -> None:
        play = self.led.play
        if play is not None:
            self.judging.open(play.attempt)
            self.take_focus()
