"""TwoRoundsPanel: three minutes as if nobody mattered, three like old friends; then talk, and commitments."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from simulator.domain.sessions import two_rounds
from simulator.domain.sessions.session import PlanItem
from simulator.domain.sessions.two_rounds import Asked, Step, TwoRounds, separate_answers, two_rounds_of
from simulator.domain.sessions.wall import ComparisonWall, QuestionWall, SaidWord, Wall
from simulator.gui import icons, theme
from simulator.gui.sessions.activity_panel import ActivityPanel
from simulator.gui.sessions.live_commitments import LiveCommitments
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.room_bell import BELL_TWICE, RoomBell
from simulator.gui.sessions.round_box import RoundBox
from simulator.gui.sessions.round_clock import RoundClock, wakeful_now
from simulator.gui.sessions.round_standing import RoundStanding
from simulator.gui.sessions.scenes.scene import clock_words
from simulator.gui.sessions.talk_box import TalkBox
from simulator.gui.sessions.two_rounds_words import (
    commitment_question,
    question_words,
    round_words,
    step_words,
)
from simulator.gui.widgets.choice_row import ChoiceRow
from simulator.gui.widgets.inline_notice import InlineNotice
from simulator.gui.widgets.stopwatch import Now

_KEPT_EVERY_SECONDS = 10  # how much of a round a crash may cost


class TwoRoundsPanel(ActivityPanel):
    """Four steps, each a page; after a crash a round stands at the second that was kept last."""

    changed_partners = Signal()

    def __init__(
        self, live: LiveSession, item: PlanItem, parent: QWidget | None = None, *, now: Now = wakeful_now
    ) -> None:
        super().__init__(live, item, parent)
        self.now, self.bell = TwoRounds(), RoomBell(live.voice)
        self.clock = RoundClock(now, parent=self)
        self.clock.ticked.connect(self._tick)
        self.clock.over.connect(self._round_over)
        self.clock.slept.connect(self._slept)
        self._was_running, self._kept_at = False, 0.0
        self._wall: Wall | None = None
        self._face: tuple[object, ...] = ()
        self._make()
        self._lay_out()
        live.changed.connect(self._look)
        self._take_up()
        self._look()

    def wall(self) -> Wall:
        step = self.now.step
        if step.round_number:
            return self._standing().wall()
        if step is Step.COMMIT:
            return QuestionWall(commitment_question())
        question = self.now.question
        if not question.is_of_rounds:
            return QuestionWall(
                question_words(question), tuple(one.text for one in self.now.answers(question))
            )
        first, second = (
            tuple(SaidWord(word.text, word.times) for word in self.now.words(question, number))
            for number in (1, 2)
        )
        titles = round_words(1).title, round_words(2).title
        return ComparisonWall(question_words(question), *titles, first, second)

    def hold(self) -> None:
        self._was_running = self.clock.is_running or self._was_running
        self._stop_clock()

    def go_on(self) -> None:
        if self._was_running:
            self._start_clock()

    def leave(self) -> None:
        if self.live.state.item_id == self.item.id:
            self.commitments.box.keep_typed()
            self._stop_clock()
        self.clock.hold()  # an activity that ended has nothing more to tell

    def take_focus(self) -> None:
        page = self.pages.currentWidget()
        if page is self.round:
            self.round.button.setFocus()
        elif isinstance(page, TalkBox | LiveCommitments):
            page.take_focus()

    def _make(self) -> None:
        self.steps = ChoiceRow(self.tr("Step"), tuple((step, step_words(step)) for step in Step))
        self.steps.chosen.connect(self._go_to)
        for step in Step:
            self.steps.button(step).setProperty("is_small", "true")
        self.notice = InlineNotice()
        self.came_back = QPushButton()
        self.came_back.setProperty("role", "choice")
        self.came_back.setProperty("is_small", "true")
        self.came_back.setIcon(icons.icon("again", "muted"))
        self.came_back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.came_back.clicked.connect(self._go_to_commitments)
        self.round = RoundBox()
        self.round.pressed.connect(self._pressed)
        self.round.begun_again.connect(self._begin_again)
        self.round.ended.connect(self._round_over)
        self.round.placed_anew.connect(self._place)
        self.talk = TalkBox()
        self.talk.asked.connect(self._put)
        self.talk.said.connect(self._note)
        self.talk.taken_back.connect(self._take_back)
        self.commitments = LiveCommitments(self.live, self.item.id)
        self.commitments.read.connect(self._show_came_back)
        self.pages = QStackedWidget()
        for page in (self.round, self.talk, self.commitments):
            self.pages.addWidget(page)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_M)
        column.addWidget(self.steps)
        column.addWidget(self.came_back)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)

    # What is shown

    def _look(self) -> None:
        """Show where the exercise stands after what has happened."""
        before, self.now = self.now.step, two_rounds_of(self.live.state.of_item(self.item.id))
        step = self.now.step
        self.steps.show_choice(step)
        page = {Step.TALK: self.talk, Step.COMMIT: self.commitments}.get(step, self.round)
        if page is not self.pages.currentWidget():
            self.pages.setCurrentWidget(page)
        if step is not before and step.round_number:
            self._stand_at_round()
        self.talk.show_talk(self.now)
        self._show_came_back()
        self._tell_round()

    def _show_came_back(self) -> None:
        waiting = self.commitments.waiting
        self.came_back.setVisible(waiting > 0 and not self.now.rounds and self.now.step is Step.FIRST)
        self.came_back.setText(
            self.tr("{} commitments from last time: ask what became of them").format(waiting)
            if waiting != 1
            else self.tr("One commitment from last time: ask what became of it")
        )

    def _tell_round(self) -> None:
        if self.now.step.round_number:
            self.round.show_round(self._standing().view())
        wall = self.wall()
        if wall != self._wall:
            self._call_out(self._wall, wall)
            self._wall = wall
            self.wall_changed.emit()

    def _call_out(self, before: Wall | None, wall: Wall) -> None:
        """Let a change of partners be heard too: people who walk about do not look at a wall."""
        if getattr(wall, "is_change", False) and not getattr(before, "is_change", False):
            self.changed_partners.emit()
            self.bell.ring()

    def _standing(self) -> RoundStanding:
        return RoundStanding(
            self.live.state,
            self.now,
            self.now.step.round_number,
            self.clock.seconds,
            self.clock.is_running,
        )

    # The rounds

    def _take_up(self) -> None:
        """Stand where a round was cut off, if one was, and say so."""
        self.now = two_rounds_of(self.live.state.of_item(self.item.id))
        self._stand_at_round()
        run = self.now.round(self.now.step.round_number)
        if run is not None and run.seconds > 0 and not run.is_over:
            self.notice.show_advice(
                self.tr("This round is taken up with {} left.").format(clock_words(round(run.seconds_left))),
                self.tr("It goes on when you say so."),
            )

    def _stand_at_round(self) -> None:
        run = self.now.round(self.now.step.round_number)
        self.clock.stand_at(run.seconds if run else 0.0)
        self._was_running = False

    def _tick(self) -> None:
        if self.clock.seconds - self._kept_at >= _KEPT_EVERY_SECONDS:
            self._keep_clock()
        before, self._face = self._face, self._standing().face()
        if self._face != before:
            self._tell_round()

    def _pressed(self) -> None:
        standing = self._standing()
        self.notice.clear()
        if standing.is_over:
            self._go_to(Step.SECOND if self.now.step is Step.FIRST else Step.TALK)
        elif self.clock.is_running:
            self._stop_clock()
        else:
            if not standing.is_begun:
                self._begin()
            self._start_clock()

    def _begin(self) -> None:
        if self.now.people != self._standing().present:
            self._place()
        number = self.now.step.round_number
        first = two_rounds.first_meeting(number, self.now.people)
        self._happen(two_rounds.ROUND_BEGUN, {"round": number, "first": first})

    def _begin_again(self) -> None:
        self.clock.stand_at(0.0)
        self._was_running = False
        self._begin()
        self._tell_round()
        self.take_focus()

    def _place(self) -> None:
        """Let whoever is in the room meet, from now on."""
        self._happen(two_rounds.PLACED, {"people": list(self._standing().present)})

    def _start_clock(self) -> None:
        self._was_running = False
        self.bell.get_ready()
        self.clock.go_on()
        self._keep_clock()

    def _stop_clock(self) -> None:
        if self.clock.is_running:
            self.clock.hold()
            self._keep_clock()

    def _keep_clock(self) -> None:
        self._kept_at = self.clock.seconds
        self._happen(
            two_rounds.ROUND_CLOCK,
            {
                "round": self.now.step.round_number,
                "seconds": round(self._kept_at, 3),
                "is_running": self.clock.is_running,
            },
        )

    def _round_over(self) -> None:
        self.clock.hold()
        number, seconds = self.now.step.round_number, round(self.clock.seconds, 3)
        self._happen(two_rounds.ROUND_OVER, {"round": number, "seconds": seconds})
        self.bell.ring(BELL_TWICE)
        self.take_focus()

    def _slept(self) -> None:
        self._keep_clock()
        self.notice.show_advice(
            self.tr("The computer was asleep or busy, so the round is paused where it was."),
            self.tr("It goes on when you say so."),
        )

    # The steps and the talk

    def _go_to(self, step: object) -> None:
        if step is self.now.step or not isinstance(step, Step):
            return
        self._stop_clock()
        self.notice.clear()
        self._happen(two_rounds.STEP_REACHED, {"step": step.value})
        self.take_focus()

    def _go_to_commitments(self) -> None:
        self._go_to(Step.COMMIT)

    def _put(self, question: object) -> None:
        self._happen(two_rounds.QUESTION_ASKED, {"question": Asked(str(question)).value})

    def _note(self, number: int, typed: str) -> None:
        question = self.now.question
        for text in separate_answers(typed, question):
            self._happen(two_rounds.SAID, {"question": question.value, "round": number, "text": text})

    def _take_back(self, number: int) -> None:
        self._happen(two_rounds.TAKEN_BACK, {"number": number})

    def _happen(self, what: str, told: Mapping[str, object]) -> None:
        self.live.happen(what, told, item=self.item.id)  # type: ignore[arg-type]
