"""LedPlay: the attempt in front of the room; what is done with it goes through the records, in their lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from simulator.domain.attempt import Reply
from simulator.domain.errors import SimulatorError
from simulator.domain.overruling import Decision
from simulator.domain.sessions.role_play import (
    COMMENTED,
    CUSTOMER_BY_HAND,
    LEFT_UNFINISHED,
    LINE_TYPED,
    PLAY_BEGUN,
    REPLY_WAITS,
    TAKEN_BY_HAND,
    Play,
    RolePlay,
    WaitingReply,
    role_play_of,
)
from simulator.domain.sessions.session import PlanItem
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.sessions.playing.late_training import bundled_source, deciding, leading, practising

if TYPE_CHECKING:
    from simulator.domain.people import Person
    from simulator.records.interface import RecordStore
    from simulator.training.practice import Practice

T = TypeVar("T")


class LedPlay(QObject):
    """Holds the practice under way. Whatever it says with a signal has happened, or was refused in words."""

    moved = Signal()
    """The conversation stands elsewhere: look at ``practice`` again."""
    answering = Signal(str)
    """A reply is kept, and in a moment the customer will have taken it; its words."""
    kept = Signal()
    """A reply was kept."""
    ways_found = Signal(object)
    """In which ways the customer may take the reply that waits: a tuple of WayOn."""
    offered_found = Signal()
    """What the next reply could meet is known: see ``offered``."""
    scenario_read = Signal(object)
    """The Scenario that is to be played."""
    judged = Signal(object)
    """A Debrief."""
    troubled = Signal(str, str)
    """A problem and its remedy; nothing was lost."""

    def __init__(self, live: LiveSession, item: PlanItem, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live, self._item = live, item
        self.practice: Practice | None = None
        self.offered: tuple[str, ...] = ()
        """Ids of the criteria that could be met by the next reply."""
        self.is_busy = False

    @property
    def so_far(self) -> RolePlay:
        """The role play as what happened tells it."""
        return role_play_of(self._live.state.of_item(self._item.id))

    @property
    def play(self) -> Play | None:
        """The attempt under way, or the last one."""
        return self.so_far.latest

    @property
    def turn(self) -> int:
        """The turn that is to be answered now, from 1."""
        return len(self.practice.conversation.turns) + 1 if self.practice else 1

    @property
    def waiting(self) -> WaitingReply | None:
        """The reply that waits for the trainer, if one does."""
        play = self.play
        return play.waiting_at(self.turn) if play and self.practice else None

    def read(self) -> None:
        """Read the scenario that is to be played; ``scenario_read`` follows."""
        scenario, source_of = self._item.scenario_id, self._live.source_of or bundled_source
        self._ask_beside(lambda: source_of(scenario).scenario, self.scenario_read.emit)

    def begin(self, player: str) -> None:
        """Begin an attempt of somebody on the roster."""
        who, session = self._live.state.participant(player), self._live.session.id
        if who is None or self.is_busy:
            return
        scenario, source_of = self._item.scenario_id, self._live.source_of or bundled_source

        def begin(store: RecordStore, leader: Person) -> Practice:
            return leading().begin(store, session, leader, source_of(scenario), who)

        def then(practice: Practice) -> None:
            told = {"player": player, "attempt": practice.record.id, "of": "", "turn": 0}
            self._live.happen(PLAY_BEGUN, told, item=self._item.id)
            self._stand(practice)

        self._ask(begin, then)

    def take_up(self) -> None:
        """Go on with the latest attempt where it stands, as after a crash."""
        play = self.play
        if play is not None:
            attempt = play.attempt
            self._ask(lambda store, leader: leading().take_up(store, attempt, leader), self._stand)

    def answer(self, reply: Reply) -> None:
        """Let the customer take a reply as the program hears it."""
        practice = self.practice
        if practice is not None:
            self._ask(lambda store, _: practising().answer(store, practice, reply), self._answered)

    def let_wait(self, reply: WaitingReply) -> None:
        """Keep a reply until the trainer says how the customer takes it; ``ways_found`` follows."""
        play = self.play
        if play is not None:
            self._live.happen(REPLY_WAITS, _waits_told(play.attempt, reply), item=self._item.id)
            self.find_ways()

    def take_back(self) -> None:
        """Take back the reply that waits."""
        play = self.play
        if play is not None:
            told = _waits_told(play.attempt, WaitingReply(self.turn, ""))
            self._live.happen(REPLY_WAITS, told, item=self._item.id)

    def find_ways(self) -> None:
        """Ask in which ways the customer may take the reply that waits; ``ways_found`` follows."""
        practice, waiting = self.practice, self.waiting
        if practice is None or waiting is None:
            return
        reply, marked, conversation = _reply(waiting), waiting.criteria, practice.conversation
        self._ask_beside(lambda: leading().ways_on(conversation, reply, marked), self.ways_found.emit)

    def take(self, branch: int, line: str = "") -> None:
        """Let the customer take the waiting reply that way, and say that line in place of the scenario's."""
        practice, waiting, play = self.practice, self.waiting, self.play
        if practice is None or waiting is None or play is None:
            return
        attempt, reply = play.attempt, _reply(waiting)

        def then(following: Practice) -> None:
            told = {"attempt": attempt, "turn": waiting.turn, "branch": branch}
            self._live.happen(TAKEN_BY_HAND, told, item=self._item.id)
            if line:
                self._say(attempt, waiting.turn + 1, line)
            self._answered(following)

        self._ask(
            lambda store, _: leading().answer_by_hand(store, practice, reply, branch, waiting.criteria),
            then,
        )

    def say(self, line: str) -> None:
        """Say this for the customer now; "" says the scenario's line again."""
        play = self.play
        if play is not None and line != play.line_at(self.turn):
            self._say(play.attempt, self.turn, line)
            self.moved.emit()

    def set_by_hand(self, is_on: bool) -> None:
        """Choose whether the trainer decides how the customer takes each reply."""
        if is_on != self.so_far.is_by_hand:
            self._live.happen(CUSTOMER_BY_HAND, {"is_on": is_on}, item=self._item.id)

    def go_back(self, turn: int) -> None:
        """Play a turn anew, and what follows; what was played stays on record."""
        play, session = self.play, self._live.session.id
        if play is None or self.is_busy:
            return

        def then(practice: Practice) -> None:
            told = {"player": play.player, "attempt": practice.record.id, "of": play.attempt, "turn": turn}
            self._live.happen(PLAY_BEGUN, told, item=self._item.id)
            self._stand(practice)

        self._ask(
            lambda store, leader: leading().go_back(store, session, leader, play.attempt, turn),
            then,
        )

    def leave_unfinished(self) -> None:
        """End the conversation before its ending."""
        play = self.play
        if play is not None and not play.is_left:
            self._live.happen(LEFT_UNFINISHED, {"attempt": play.attempt}, item=self._item.id)
            self.moved.emit()

    def comment(self, text: str, *, is_for_trainee: bool) -> None:
        """Write something down about what is played."""
        play, practice = self.play, self.practice
        if play is None or practice is None:
            return
        told = {
            "attempt": play.attempt,
            "turn": 0 if practice.conversation.is_over else self.turn,
            "player": play.player,
            "text": text,
            "is_for_trainee": is_for_trainee,
        }
        self._live.happen(COMMENTED, told, item=self._item.id)

    def judge(self) -> None:
        """Look at what counted, with what was marked as the trainer's decisions; ``judged`` follows."""
        play = self.play
        if play is not None:
            attempt, marked = play.attempt, play.marked
            self._ask(
                lambda store, leader: leading().settled(store, attempt, leader, marked),
                self.judged.emit,
            )

    def decide(self, criterion: str, decision: str, reason: str, quote: str) -> None:
        """Keep the trainer's verdict; ``judged`` follows."""
        play = self.play
        if play is not None:
            attempt = play.attempt
            self._ask(
                lambda store, leader: deciding().decide(
                    store, attempt, leader, criterion, Decision(decision), reason=reason, quote=quote
                ),
                self.judged.emit,
            )

    def _say(self, attempt: str, turn: int, line: str) -> None:
        self._live.happen(LINE_TYPED, {"attempt": attempt, "turn": turn, "line": line}, item=self._item.id)

    def _answered(self, practice: Practice) -> None:
        self.answering.emit(practice.conversation.turns[-1].reply.text)
        self.kept.emit()
        self._stand(practice)

    def _stand(self, practice: Practice) -> None:
        self.practice, self.offered = practice, ()
        if not practice.conversation.is_over:
            conversation = practice.conversation
            self._ask_beside(lambda: leading().offered_here(conversation), self._show_offered)
        self.moved.emit()

    def _show_offered(self, criteria: Sequence[Any]) -> None:
        self.offered = tuple(one.id for one in criteria)
        self.offered_found.emit()

    def _ask(self, work: Callable[[RecordStore, Person], T], then: Callable[[T], None]) -> None:
        self.is_busy = True

        def done(result: T) -> None:
            self.is_busy = False
            then(result)

        self._live.desk.ask(work, asker=self, then=done, failed=self._failed)

    def _ask_beside(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Find something out that nobody waits for with the keyboard."""
        self._live.desk.ask(lambda *_: work(), asker=self, then=then, failed=self._failed)

    def _failed(self, error: SimulatorError) -> None:
        from simulator.records.interface import MovedOnError

        self.is_busy = False
        play = self.play
        if not isinstance(error, MovedOnError) or play is None:
            self.troubled.emit(error.problem, error.remedy)
            return
        attempt = play.attempt  # it went on in another window: from there, then

        def then(practice: Practice) -> None:
            self._stand(practice)
            self.troubled.emit(error.problem, error.remedy)

        self._ask(lambda store, leader: leading().take_up(store, attempt, leader), then)


def _waits_told(attempt: str, reply: WaitingReply) -> dict[str, Any]:
    return {
        "attempt": attempt,
        "turn": reply.turn,
        "text": reply.text,
        "to": list(reply.to),
        "gives": reply.gives,
        "is_aloud": reply.is_aloud,
        "criteria": list(reply.criteria),
        "rings": reply.rings,
    }


def _reply(waiting: WaitingReply) -> Reply:
    return Reply(waiting.text, to=waiting.to, gives=waiting.gives or None, rings=waiting.rings)
