"""RoomVote: the votes of a room about one attempt, as they happen; phones, keys and paper count together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from simulator.domain.sessions.ballots import (
    BALLOT_OPENED,
    CRITERION_REWORDED,
    PAPER_COUNTED,
    VOTE_CAST,
    VOTES_REVEALED,
    WORDING_SAVED,
    Answer,
    Ballot,
    Count,
    Question,
    Rewording,
    ballots_of,
    opened_told,
    paper_told,
    rewordings_of,
    vote_told,
)
from simulator.gui.sessions.judging.phones_on import phones_of
from simulator.gui.sessions.live_session import LiveSession

if TYPE_CHECKING:
    from simulator.phones.booth import PhoneVote

KEY_VOTER = "k-"
"""How voters at the laptop's keys are told apart: "k-1" and so on."""


class RoomVote(QObject):
    """Reads everything from what happened, and lets it happen.

    Args:
        live: The session.
        attempt_id: What is judged.
        parent: Its owner.
    """

    def __init__(self, live: LiveSession, attempt_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._attempt_id, self._item_id = live, attempt_id, live.state.item_id
        self._ballots: tuple[Ballot, ...] = ()
        self._read_until = -1
        self.phones = phones_of(live)
        self.phones.voted.connect(self._phone_voted, Qt.ConnectionType.QueuedConnection)
        ballot = self.open_ballot
        if ballot is not None:
            self._ask_phones(ballot.questions)

    @property
    def ballots(self) -> tuple[Ballot, ...]:
        """The votes about this attempt, in order."""
        number = len(self._live.session.happenings)
        if number != self._read_until:
            every = ballots_of(self._live.state.of_item(self._item_id))
            self._ballots = tuple(one for one in every if one.attempt_id == self._attempt_id)
            self._read_until = number
        return self._ballots

    @property
    def ballot(self) -> Ballot | None:
        """The last vote about this attempt; None before the first."""
        return self.ballots[-1] if self.ballots else None

    @property
    def open_ballot(self) -> Ballot | None:
        """The vote under way, if there is one."""
        ballot = self.ballot
        return ballot if ballot is not None and not ballot.is_revealed else None

    @property
    def before(self) -> Ballot | None:
        """The vote before the last one in which any of the same was asked."""
        *earlier, last = self.ballots or (None,)
        asked = {one.criterion_id for one in last.questions} if last else set[str]()
        same = [one for one in earlier if one and asked & {each.criterion_id for each in one.questions}]
        return same[-1] if same else None

    @property
    def rewordings(self) -> tuple[Rewording, ...]:
        """What was reworded in this activity."""
        return rewordings_of(self._live.state.of_item(self._item_id))

    @property
    def may_ask_again(self) -> bool:
        """Whether something of the last vote was reworded since."""
        return bool(self._reworded_since())

    def words(self) -> Mapping[str, str]:
        """Return the room's own words, by criterion id."""
        return {one.criterion_id: one.wording for one in self.rewordings}

    def rewording(self, criterion_id: str) -> Rewording | None:
        """Return how a criterion was reworded, if it was."""
        return next((one for one in self.rewordings if one.criterion_id == criterion_id), None)

    def ask(self, questions: Sequence[Question], voters: int, scenario_id: str, title: str) -> None:
        """Ask the room; where it has reworded a criterion, in its words."""
        words = self.words()
        asked = tuple(
            Question(one.criterion_id, words.get(one.criterion_id, one.ask), one.machine) for one in questions
        )
        told = opened_told(self._attempt_id, scenario_id, title, asked, voters)
        self._live.happen(BALLOT_OPENED, told, item=self._item_id)
        self._ask_phones(asked)

    def ask_again(self) -> None:
        """Ask once more what was reworded since the last vote."""
        ballot, again = self.ballot, self._reworded_since()
        if ballot is not None and again:
            self.ask(again, ballot.voters, ballot.scenario_id, ballot.scenario_title)

    def vote_by_key(self, answers: Mapping[str, Answer]) -> None:
        """Take the vote of the next one at the laptop."""
        ballot = self.open_ballot
        if ballot is not None:
            number = sum(voter.startswith(KEY_VOTER) for voter in ballot.votes)
            self._vote(ballot, f"{KEY_VOTER}{number + 1}", answers)

    def count_paper(self, counts: Mapping[str, Count]) -> None:
        """Take down what was counted on paper, in place of what was counted before."""
        ballot = self.open_ballot
        if ballot is not None and dict(counts) != dict(ballot.paper):
            self._live.happen(PAPER_COUNTED, paper_told(ballot.number, counts), item=self._item_id)

    def reveal(self) -> None:
        """Show all votes at once; later ones do not count."""
        ballot = self.open_ballot
        if ballot is not None:
            self.phones.close_ballot()
            self._live.happen(VOTES_REVEALED, {"ballot": ballot.number}, item=self._item_id)

    def reword(self, criterion_id: str, wording: str, reason: str) -> None:
        """Take down the room's words for a criterion, and why."""
        ballot = self.ballot
        if ballot is not None:
            told = {"ballot": ballot.number, "criterion": criterion_id, "wording": wording, "reason": reason}
            self._live.happen(CRITERION_REWORDED, told, item=self._item_id)

    def saved(self, new: Rewording, file: str) -> None:
        """Take down that new words are in the scenario's own copy."""
        told = {
            "criterion": new.criterion_id,
            "wording": new.wording,
            "reason": new.reason,
            "file": file,
        }
        self._live.happen(WORDING_SAVED, told, item=self._item_id)

    def leave(self) -> None:
        """Take no more votes; phones that are in stay in for the next time."""
        self.phones.close_ballot()

    def _reworded_since(self) -> tuple[Question, ...]:
        ballot = self.ballot
        if ballot is None or not ballot.is_revealed:
            return ()
        new = {one.criterion_id for one in self.rewordings if one.ballot == ballot.number}
        return tuple(one for one in ballot.questions if one.criterion_id in new)

    def _ask_phones(self, questions: Sequence[Question]) -> None:
        self.phones.ask(tuple((one.criterion_id, one.ask) for one in questions))

    def _phone_voted(self, vote: PhoneVote) -> None:
        ballot = self.open_ballot
        if ballot is not None and vote.key == self.phones.key:
            self._vote(ballot, vote.voter, vote.answers)

    def _vote(self, ballot: Ballot, voter: str, answers: Mapping[str, Answer]) -> None:
        self._live.happen(VOTE_CAST, vote_told(ballot.number, voter, answers), item=self._item_id)
