"""JudgingView: the room judges an attempt together: ask, count, show, word better, ask again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simulator.domain.errors import SimulatorError
from simulator.domain.overruling import Decision
from simulator.domain.sessions.ballot_agreement import agreement_wall, count_words
from simulator.domain.sessions.ballots import Ballot
from simulator.domain.sessions.wall import BallotWall, RewordingWall, Wall
from simulator.gui import theme
from simulator.gui.sessions.judging.choosing_view import ChoosingView
from simulator.gui.sessions.judging.counting_view import CountingView
from simulator.gui.sessions.judging.judging_work import decide, read, save_wording
from simulator.gui.sessions.judging.result_view import ResultView
from simulator.gui.sessions.judging.rewording_view import RewordingView
from simulator.gui.sessions.judging.room_vote import RoomVote
from simulator.gui.sessions.judging.told_results import all_ballots, told_results
from simulator.gui.sessions.live_session import LiveSession
from simulator.gui.widgets.inline_notice import InlineNotice

if TYPE_CHECKING:
    from simulator.training.sessions.judging import Judged


class JudgingView(QWidget):
    """Everything it shows is read from what happened, so it stands where it stood after a crash.

    Args:
        live: The session.
        attempt_id: What is judged; linked to the session.
        parent: Its owner.
    """

    wall_changed = Signal()
    left = Signal()
    """The trainer wants to go back to where they came from."""

    def __init__(self, live: LiveSession, attempt_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.live, self.attempt_id = live, attempt_id
        self.vote = RoomVote(live, attempt_id, self)
        self.phones = self.vote.phones
        self.judged: Judged | None = None
        self._is_choosing = False
        self.notice = InlineNotice()
        self.choosing, self.counting = ChoosingView(), CountingView()
        self.result, self.rewording = ResultView(), RewordingView()
        self.pages = QStackedWidget()
        for page in (self.choosing, self.counting, self.result, self.rewording):
            self.pages.addWidget(page)
        self.back = QPushButton(self.tr("Back to the conversation"))
        self.back.setProperty("role", "link")
        self.back.clicked.connect(self.left)
        top = QHBoxLayout()
        top.addWidget(theme.label(self.tr("Judging together"), "caption"), 1)
        top.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S)
        column.addLayout(top)
        column.addWidget(self.notice)
        column.addWidget(self.pages, 1)
        self._connect_pages()
        self.live.changed.connect(self._look)
        self._look()
        self._read()

    def wall(self) -> Wall | None:
        """Return what the room sees of it; None before the first question."""
        ballot, page = self.vote.ballot, self.pages.currentWidget()
        if ballot is None or page is self.choosing:
            return None
        if page is self.rewording:
            return RewordingWall(self.rewording.asked.text(), self.rewording.wording.text().strip())
        if ballot.is_revealed:
            return agreement_wall(ballot, self.vote.before)
        asks = tuple(one.ask for one in ballot.questions)
        return BallotWall(asks, ballot.votes_in, ballot.voters, self.phones.card())

    def leave(self) -> None:
        """Take no more votes; phones that are in stay in for the next time."""
        self.counting.paper.settle()
        self.vote.leave()

    def take_focus(self) -> None:
        """Give the keyboard to what comes next."""
        page = self.pages.currentWidget()
        for one in (self.choosing, self.counting, self.result, self.rewording):
            if page is one:
                one.take_focus()

    def _connect_pages(self) -> None:
        self.phones.joined.connect(self._show_phones, Qt.ConnectionType.QueuedConnection)
        self.phones.switched.connect(self._phones_switched)
        self.phones.refused.connect(self._could_not)
        self.choosing.asked.connect(self._ask)
        self.counting.phones.switch_asked.connect(self._switch_phones)
        self.counting.phones.more_asked.connect(self.phones.let_in_more)
        self.counting.phones.move_asked.connect(self.phones.move)
        self.counting.keys.voted.connect(self.vote.vote_by_key)
        self.counting.paper.counted.connect(self.vote.count_paper)
        self.counting.reveal_asked.connect(self._reveal)
        self.result.reword_asked.connect(self._reword)
        self.result.save_asked.connect(self._save)
        self.result.decided.connect(self._decide)
        self.result.again_asked.connect(self._ask_again)
        self.result.anew_asked.connect(self._choose)
        self.rewording.typed.connect(self.wall_changed)
        self.rewording.kept.connect(self._reworded)
        self.rewording.cancelled.connect(self._show_votes)

    def _read(self) -> None:
        def then(judged: Judged) -> None:
            self.judged = judged
            self._offer(judged)
            self._look()
            if self.pages.currentWidget() is self.choosing and self.isVisible():
                self.choosing.take_focus()

        self._do(read(self.attempt_id), then)

    def _offer(self, judged: Judged) -> None:
        state, words = self.live.state, self.vote.words()
        voters = len(state.observers) or len(state.present) - bool(state.player)
        asks = ((one, one.question.criterion_id) for one in judged.askable)
        offered = [(id_, words.get(id_, one.question.ask), one.is_proposed) for one, id_ in asks]
        self.choosing.show_criteria(offered, voters)

    def _do(self, work: Callable[..., object], then: Callable[..., None]) -> None:
        self.notice.clear()
        self.live.ask(work, then, self._could_not)

    def _could_not(self, error: SimulatorError) -> None:
        self.notice.show_failure(error.problem, error.remedy)

    def _ask(self, ids: tuple[str, ...], voters: int) -> None:
        if self.judged is not None:
            chosen = [one.question for one in self.judged.askable if one.question.criterion_id in ids]
            self._is_choosing = False
            self.vote.ask(chosen, voters, self.judged.scenario_id, self.judged.shown.scenario.title)
            self.take_focus()

    def _ask_again(self) -> None:
        self.vote.ask_again()
        self.take_focus()

    def _reveal(self) -> None:
        self.vote.reveal()
        self.take_focus()

    def _choose(self) -> None:
        self._is_choosing = True
        self._look()
        self.take_focus()

    def _reword(self, criterion_id: str) -> None:
        ballot, known = self.vote.ballot, self.vote.rewording(criterion_id)
        question = ballot.question(criterion_id) if ballot else None
        if ballot is None or question is None:
            return
        room = count_words(ballot.count(criterion_id))
        wording, reason = (known.wording, known.reason) if known else ("", "")
        self.rewording.show_criterion(criterion_id, question.ask, room, wording, reason)
        self.pages.setCurrentWidget(self.rewording)
        self.take_focus()
        self.wall_changed.emit()

    def _reworded(self, criterion_id: str, wording: str, reason: str) -> None:
        self.pages.setCurrentWidget(self.result)
        self.vote.reword(criterion_id, wording, reason)
        self.take_focus()

    def _show_votes(self) -> None:
        self.pages.setCurrentWidget(self.result)
        self._look()
        self.take_focus()

    def _save(self, criterion_id: str) -> None:
        new = self.vote.rewording(criterion_id)
        if new is not None:

            def then(file: str) -> None:
                self.vote.saved(new, file)

            self._do(save_wording(self.live, self.attempt_id, new), then)

    def _decide(self, criterion_id: str, decision: str, reason: str, quote: str) -> None:
        def then(_: object) -> None:
            self._read()

        self._do(decide(self.attempt_id, criterion_id, Decision(decision), reason, quote), then)

    def _switch_phones(self) -> None:
        self.notice.clear()
        (self.phones.switch_off if self.phones.is_on else self.phones.switch_on)()

    def _phones_switched(self) -> None:
        self.counting.phones.offer_others(has_others=bool(self.phones.other_addresses()))
        self._show_phones()
        self.wall_changed.emit()

    def _show_phones(self) -> None:
        self.counting.phones.show_phones(
            self.phones.card(),
            self.phones.phones_in,
            self.phones.turned_away,
            is_starting=self.phones.is_starting,
        )

    def _look(self) -> None:
        ballot = self.vote.ballot
        self._show_phones()
        if ballot is None or self._is_choosing:
            self.pages.setCurrentWidget(self.choosing)
        elif not ballot.is_revealed:
            self.pages.setCurrentWidget(self.counting)
            self.counting.show_ballot(ballot)
        else:
            self._show_result(ballot)
        self.wall_changed.emit()

    def _show_result(self, ballot: Ballot) -> None:
        if self.pages.currentWidget() is not self.rewording:
            self.pages.setCurrentWidget(self.result)
        wall, session = agreement_wall(ballot, self.vote.before), self.live.session
        told = told_results(ballot, all_ballots(session), self.vote.rewordings, self.judged, session.leader)
        self.result.show_result(wall.told, wall.before, told, may_vote_again=self.vote.may_ask_again)
