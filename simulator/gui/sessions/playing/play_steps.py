"""PlaySteps: from the customer's line to the next one: a telephone answered, a reply given, and taken."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from simulator.domain.attempt import Reply
from simulator.domain.scenario import Opening
from simulator.domain.sessions.role_play import WaitingReply
from simulator.domain.sessions.wall import StageWall
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.playing.led_play import LedPlay
from simulator.gui.sessions.playing.play_view import PlayView
from simulator.gui.sessions.playing.room_voice import RoomVoice
from simulator.gui.sessions.playing.said_aloud import as_said
from simulator.gui.sessions.playing.stage_wall import heard_in_room, reading_seconds, stage_wall
from simulator.gui.widgets.stopwatch import Now, Stopwatch


class PlaySteps(QObject):
    """Wires the view to the attempt that is led."""

    wall_changed = Signal()

    def __init__(self, live: LiveSession, led: LedPlay, view: PlayView, now: Now, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._led, self._view = live, led, view
        self.voice = RoomVoice(live.voice, view.customer.voice, self)
        self._ringing = Stopwatch(now)
        self._rung_for, self._mode = "", "typed"
        self.is_held = False
        self._answered: StageWall | None = None
        self._beat = QTimer(self)
        self._beat.setSingleShot(True)
        self._beat.timeout.connect(self._end_beat)
        self._connect()

    def _connect(self) -> None:
        view, led = self._view, self._led
        led.answering.connect(self._begin_beat)
        led.ways_found.connect(view.ways.show_ways)
        led.offered_found.connect(self._show_criteria)
        view.answer.replied.connect(self._answer)
        view.marking.marked.connect(self._mark)
        view.ways.taken.connect(led.take)
        view.ways.taken_back.connect(self._take_back)
        view.customer.line_typed.connect(led.say)
        view.customer.answered_phone.connect(self._answer_phone)
        view.by_hand.clicked.connect(self._set_by_hand)
        view.way.chosen.connect(self._set_mode)
        view.back.clicked.connect(self._go_back_one)
        view.turns.again_asked.connect(self._go_back)
        view.stop.clicked.connect(led.leave_unfinished)
        view.comment.commented.connect(self._comment)

    @property
    def player_name(self) -> str:
        """Who plays; "" before somebody does."""
        play = self._led.play
        return self._live.state.name_of(play.player) if play else ""

    @property
    def is_ringing(self) -> bool:
        """Whether the telephone rings and nobody has answered it."""
        return self._opening is not None and self._view.answer.rings is None and self._led.waiting is None

    def wall(self, seconds_left: int) -> StageWall | None:
        """Return what the room sees; None before anybody plays.

        A reply stands under the line it answers for as long as it takes to read; then the room sees how the
        customer takes it. Console and records do not wait for that.
        """
        if self._answered is not None:
            return replace(self._answered, seconds_left=seconds_left)
        return self._standing(seconds_left)

    def _standing(self, seconds_left: int) -> StageWall | None:
        practice, play, waiting = self._led.practice, self._led.play, self._led.waiting
        if practice is None or play is None:
            return None
        typed = play.line_at(self._led.turn)
        return stage_wall(
            practice.conversation,
            typed=typed,
            whose_turn="" if play.is_left else self.player_name,
            waiting=waiting.text if waiting else "",
            is_ringing=self.is_ringing,
            seconds_left=seconds_left,
            by_hand=bool(typed),
        )

    def hold(self) -> None:
        """Let nothing be answered."""
        self.is_held = True
        self._ringing.hold()
        self.voice.hold()
        self._view.stack.setEnabled(False)
        if self._view.answer.microphone is not None:
            self._view.answer.microphone.hold()

    def go_on(self) -> None:
        """Go on where it was held."""
        self.is_held = False
        if self.is_ringing:
            self._ringing.go_on()
        self.voice.go_on()
        self._view.stack.setEnabled(not self.is_ringing)

    def rest(self) -> None:
        """Let nothing more be heard of what is played: the trainer looks at something else."""
        self._drop_beat()
        self.voice.rest()
        self.wall_changed.emit()

    def leave(self) -> None:
        """Let nothing more happen by itself: the activity is over."""
        self._beat.stop()
        self.voice.leave()

    def show_play(self) -> None:
        """Show where the conversation stands."""
        practice, play = self._led.practice, self._led.play
        if practice is None or play is None:
            return
        if practice.conversation.turns or play.attempt != self._rung_for:
            self._view.answer.rings = None
            self._ringing.reset()
        self._rung_for = play.attempt
        self._view.show_conversation(practice.conversation, play, self._led.so_far, self.player_name)
        self._show_criteria()
        self._show_step()

    def take_focus(self) -> None:
        """Give the keyboard to what comes next."""
        if self._view.isVisible():
            self._view.take_focus(is_ringing=self.is_ringing)

    @property
    def _opening(self) -> Opening | None:
        practice = self._led.practice
        if practice is None or practice.conversation.turns:
            return None
        return practice.conversation.setting.scenario.opening

    def _show_step(self) -> None:
        """Show how the reply is given, or how it is taken."""
        waiting = self._led.waiting
        if self.is_held:
            self.hold()
        else:
            self.go_on()
        self._view.show_step(self._mode, waiting, self.player_name)
        if waiting is not None and not self._view.ways.buttons:
            self._led.find_ways()
        self._show_stage()
        self.take_focus()

    def _show_stage(self) -> None:
        wall, play, practice = self._standing(0), self._led.play, self._led.practice
        if wall is not None and play is not None and practice is not None:
            is_typed, is_over = bool(play.line_at(self._led.turn)), practice.conversation.is_over
            self._view.customer.show_wall(wall, is_typed=is_typed, is_over=is_over)
        self.wall_changed.emit()
        self._speak()

    def _speak(self) -> None:
        """Let what stands on the wall be heard, once it stands there."""
        play, practice = self._led.play, self._led.practice
        if play is None or practice is None or self._answered is not None:
            return
        if play.is_left:
            self.voice.rest()
            return
        typed, opening = play.line_at(self._led.turn), self._opening
        self.voice.show_line(
            play.attempt,
            as_said(practice.conversation, typed),
            typed,
            is_ringing=self.is_ringing,
            ring_seconds=opening.ring_seconds if opening else 1.0,
        )

    def _show_criteria(self) -> None:
        if self._led.practice is not None:
            self._view.marking.show_conversation(self._led.practice.conversation, self._led.offered)

    def _begin_beat(self, reply: str) -> None:
        """The reply is kept: let the room read it first."""
        self.voice.hush()
        wall, seconds = self._standing(0), reading_seconds(reply)
        if wall is not None and seconds:
            self._answered = replace(wall, reply=heard_in_room(reply))
            self._beat.start(round(1000 * seconds))

    def _drop_beat(self) -> None:
        self._beat.stop()
        self._answered = None

    def _end_beat(self) -> None:
        self._drop_beat()
        self.wall_changed.emit()
        self._speak()

    def _answer_phone(self) -> None:
        opening = self._opening
        seconds = opening.ring_seconds if opening else 1.0
        self._view.answer.rings = 1 + int(self._ringing.seconds / seconds)
        self._ringing.reset()
        self._show_step()

    def _answer(self, reply: Reply) -> None:
        self.voice.hush()
        if self._led.so_far.is_by_hand:
            self._wait(
                WaitingReply(self._led.turn, reply.text, reply.to, reply.gives or "", rings=reply.rings)
            )
        else:
            self._led.answer(reply)

    def _mark(self, words: str, criteria: tuple[str, ...]) -> None:
        rings = self._view.answer.rings
        self._wait(WaitingReply(self._led.turn, words, is_aloud=True, criteria=criteria, rings=rings))

    def _wait(self, reply: WaitingReply) -> None:
        self.voice.hush()
        self._view.ways.clear()
        self._led.let_wait(reply)
        self._show_step()

    def _take_back(self) -> None:
        waiting = self._led.waiting
        if waiting is not None:
            self._led.take_back()
            self._mode = "aloud" if waiting.is_aloud else "typed"
            self._view.answer.rings = waiting.rings
            self._view.show_taken_back(waiting)
            self._show_step()

    def _set_by_hand(self, is_on: bool) -> None:
        self._led.set_by_hand(is_on)
        self._show_stage()

    def _set_mode(self, mode: object) -> None:
        self._mode = str(mode)
        self._show_step()

    def _go_back_one(self) -> None:
        if self._led.turn > 1:
            self._go_back(self._led.turn - 1)

    def _go_back(self, turn: int) -> None:
        self._drop_beat()
        self.voice.hush()
        self.wall_changed.emit()
        self._led.go_back(turn)

    def _comment(self, words: str, is_for_trainee: bool) -> None:
        self._led.comment(words, is_for_trainee=is_for_trainee)
        self._view.comment.show_kept(is_for_trainee=is_for_trainee)
